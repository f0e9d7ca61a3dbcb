import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CQHttp } from '@cqhttp/core'
import { onTestFinished } from 'vitest'

/** Puts a bot on a socket. */
export async function serve(bot: CQHttp): Promise<string> {
  const server = createServer((request, response) => void answer(bot, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

async function answer(bot: CQHttp, from: IncomingMessage, to: ServerResponse): Promise<void> {
  const body: Uint8Array[] = []
  for await (const chunk of from) body.push(chunk as Uint8Array)
  const fields = Object.entries(from.headers).map(([name, value]) => [name, String(value)])
  const response = await bot.fetch(
    new Request('http://127.0.0.1/', {
      method: 'POST',
      headers: Object.fromEntries(fields),
      body: Buffer.concat(body),
    }),
  )
  to.writeHead(response.status, Object.fromEntries(response.headers))
  to.end(await response.text())
}
