import { serve } from '@cqhttp/adapter-node'
import { CQHttp } from '@cqhttp/core'
import { memoryStateStore } from '@cqhttp/core/state'
import { createSandbox, type Sandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { Chat, type ChatConfig } from 'chat'
import { onTestFinished } from 'vitest'

import {
  createCqhttpAdapter,
  type CqhttpAdapter,
  type CqhttpAdapterOptions,
  createState,
} from '../../src/index.ts'

export const SECRET = 'the secret'
export const GROUP = 20002
export const MEMBER = 10001
export const THREAD = `cqhttp:10000.group.${GROUP}`

export interface World {
  sandbox: Sandbox
  bot: CQHttp
  chat: Chat<{ cqhttp: CqhttpAdapter }>
  adapter: CqhttpAdapter
}

interface WorldOptions {
  adapter?: Omit<CqhttpAdapterOptions, 'bot'>
  chat?: Partial<Omit<ChatConfig, 'adapters'>>
  sandbox?: SandboxOptions
  /** How the sandbox and the bot reach each other: default in this process. */
  over?: 'process' | 'http' | 'socket'
}

/** A Chat on a bot, in front of the sandbox. */
export async function createWorld(
  register: (chat: Chat<{ cqhttp: CqhttpAdapter }>) => void,
  options: WorldOptions = {},
): Promise<World> {
  const { over = 'process' } = options
  const sandbox = createSandbox({
    profile: 'napcat',
    secret: SECRET,
    accessToken: SECRET.replace(' ', '-'),
    ...options.sandbox,
  })
  onTestFinished(() => sandbox.close())
  const token = options.sandbox?.accessToken ?? SECRET.replace(' ', '-')
  const bot = new CQHttp({
    secret: SECRET,
    accessToken: token,
    logger: false,
    ...(over === 'process' && { transport: sandbox.transport }),
    ...(over === 'http' && { apiRoot: await sandbox.listen() }),
  })
  const adapter = createCqhttpAdapter({ bot, stream: { interval: 0 }, ...options.adapter })
  const chat = new Chat<{ cqhttp: CqhttpAdapter }>({
    userName: '小助手',
    adapters: { cqhttp: adapter },
    state: createState(memoryStateStore()),
    logger: 'silent',
    concurrency: 'queue',
    ...options.chat,
  })
  register(chat)
  await chat.initialize()
  if (over === 'process') {
    sandbox.connect(bot)
  } else {
    const server = await serve(bot, { port: 0, signals: false })
    onTestFinished(() => server.close())
    sandbox.connect({ url: over === 'http' ? server.url : server.url.replace('http', 'ws') + 'ws' })
  }
  return { sandbox, bot, chat, adapter }
}
