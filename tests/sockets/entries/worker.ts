import {
  type HibernatingSocket,
  type ObjectState,
  toWorkersHandler,
} from '@cqhttp/adapter-workers/durable'
import type { CQHttp } from '@cqhttp/core'
import { onConnection } from '@cqhttp/core/socket'

import { createBot, type Env } from '../../conformance/bot.ts'

/** Bots so far: each life of an object has one of its own. */
let bots = 0

/** Calls an action as an account, and says what came of it. */
async function call(bot: CQHttp, query: URLSearchParams): Promise<string> {
  const selfId = query.get('as') ?? undefined
  const timeout = Number(query.get('timeout') ?? 20_000)
  try {
    const action = query.get('action') ?? ''
    return JSON.stringify(await bot.callAction(action, {}, { selfId, timeout }))
  } catch (error) {
    const { name, sent } = error as { name: string; sent?: string }
    return `${name} ${sent}`
  }
}

const worker = toWorkersHandler((env: Env) => {
  const bot = createBot(env)
  const life = ++bots
  bot.router.get('/call', async ({ url }) => {
    return new Response(await call(bot, new URL(url).searchParams))
  })
  bot.onMessage('private', async (event) => {
    if (event.raw_message === 'which life') await bot.callAction('life', { life })
  })
  onConnection(bot, ({ state, selfId, role, code }) => {
    console.log(`${selfId} ${role} ${state} ${code ?? ''}`)
  })
  return bot
})

/** Has a frame that ends it, as an exception of the runtime does. */
export class Account extends worker.Account {
  readonly #abort: () => void

  constructor(ctx: ObjectState & { abort(reason: string): void }, env: Env) {
    super(ctx, env)
    this.#abort = () => ctx.abort('crashed')
  }

  override async webSocketMessage(socket: HibernatingSocket, frame: unknown): Promise<void> {
    if (frame === 'crash') this.#abort()
    await super.webSocketMessage(socket, frame)
  }
}

export default {
  ...worker,
  async scheduled(_: unknown, env: Env, ctx: { waitUntil(task: Promise<unknown>): void }) {
    const bot = await worker.bot(env, ctx)
    await bot.callAction('from_cron', {}, { selfId: 10001000 })
  },
}
