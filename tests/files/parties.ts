import { createHash } from 'node:crypto'
import { CQHttp } from '@cqhttp/core'
import { connect } from '@cqhttp/core/socket'
import { createSandbox, type ProfileName, type Sandbox } from '@cqhttp/sandbox'
import { onTestFinished, vi } from 'vitest'

export const group = { group_id: 20_002 }

/** Bytes that repeat in no way that a transfer could hide. */
export function toBytes(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  for (let at = 0, value = 1; at < size; at++) {
    value = (value * 1_103_515_245 + 12_345) & 0x7fff_ffff
    bytes[at] = value >> 16
  }
  return bytes
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** A sandbox on a socket, and a bot that calls it over HTTP, or over a WebSocket that it dials. */
export async function start(
  profile: ProfileName,
  carrier: 'http' | 'websocket' = 'http',
): Promise<{ sandbox: Sandbox; bot: CQHttp }> {
  const sandbox = createSandbox({ profile })
  onTestFinished(() => sandbox.close())
  const apiRoot = await sandbox.listen()
  if (carrier === 'http') return { sandbox, bot: new CQHttp({ apiRoot }) }
  const bot = new CQHttp()
  const line = connect(bot, { url: apiRoot.replace('http', 'ws') })
  onTestFinished(() => line.close())
  await vi.waitFor(() => bot.get_status())
  return { sandbox, bot }
}

/** The names of the actions that were called, apart from questions of its name and status. */
export function actionsOf({ calls }: Sandbox): string[] {
  return calls
    .map(({ action }) => action)
    .filter((action) => !/^get_(version_info|status)$/.test(action))
}

export async function read(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
