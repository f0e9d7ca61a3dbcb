import { serve } from '@cqhttp/adapter-node'
import { CQHttp, plainText } from '@cqhttp/core'
import { connect } from '@cqhttp/core/socket'
import { createSandbox, type Sandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { onTestFinished } from 'vitest'

export const TOKEN = 'a-token-for-sockets'

/** A bot that answers, kicks and mutes, and has nothing but sockets. */
export function createBot(): CQHttp {
  const bot = new CQHttp({ secret: false, logger: false, accessToken: TOKEN })
  bot.onMessage(async (event) => {
    const text = plainText(event)
    if (text === 'ping') return { reply: 'pong' }
    if (text === 'name') return { reply: (await bot.get_login_info()).nickname }
    if (text === 'kick me') return { kick: true }
    if (text === 'mute me') return { ban: true, ban_duration: 60 }
    return undefined
  })
  bot.onRequest(() => ({ approve: true }))
  return bot
}

/** Lets a bot take sockets; @returns its address, `ws://…`. */
export async function serveBot(bot: CQHttp = createBot()): Promise<string> {
  const server = await serve(bot, { port: 0, logger: false, signals: false })
  onTestFinished(() => server.close())
  return `ws://127.0.0.1:${server.port}`
}

export function create(options: SandboxOptions = {}): Sandbox {
  const sandbox = createSandbox({ accessToken: TOKEN, reconnectInterval: 20, ...options })
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** Lets a bot dial the sandbox. */
export async function dialSandbox(sandbox: Sandbox, split = false): Promise<void> {
  const url = (await sandbox.listen()).replace('http', 'ws')
  const forward = connect(createBot(), { url, accessToken: TOKEN, split })
  onTestFinished(() => forward.close())
  await sandbox.waitFor(() => sandbox.sockets.length === (split ? 2 : 1))
}
