import {
  type HibernatingSocket,
  type ObjectState,
  toWorkersHandler,
} from '@cqhttp/adapter-workers/durable'
import { type CQHttp, streamAction } from '@cqhttp/core'
import { connect, onConnection } from '@cqhttp/core/socket'

import { createBot, type Env } from '../../conformance/bot.ts'

/** Bots so far: each life of an object has one of its own. */
let bots = 0

/** The calls under way in objects, by action. */
const carried = new Map<string, { ctx: object; lostAt?: number }>()
/** When an object ended last, for calls that never got into one. */
let crashedAt = 0
/** How long after their socket, or their object, calls have ended, in milliseconds, by action. */
const delays: [action: string, delay: number][] = []

/** Of this isolate; made when it is asked for, since a Worker has no random numbers before. */
let isolate: string | undefined

/** An object has lost its socket, or is about to end. */
function lose(ctx: object): void {
  for (const call of carried.values()) if (call.ctx === ctx) call.lostAt ??= Date.now()
}

/** Calls an action as an account, and says what came of it. */
async function call(bot: CQHttp, query: URLSearchParams): Promise<string> {
  const selfId = query.get('as') ?? undefined
  const timeout = Number(query.get('timeout') ?? 20_000)
  const action = query.get('action') ?? ''
  try {
    return JSON.stringify(await bot.callAction(action, {}, { selfId, timeout }))
  } catch (error) {
    const { name, sent } = error as { name: string; sent?: string }
    const { lostAt } = carried.get(action) ?? { lostAt: crashedAt }
    if (name === 'NetworkError' && lostAt !== undefined) {
      delays.push([action, Date.now() - lostAt])
    }
    return `${name} ${sent}`
  } finally {
    carried.delete(action)
  }
}

/** The frames of an action that streams, and how it ended. */
async function take(bot: CQHttp, query: URLSearchParams): Promise<unknown[]> {
  const taken: unknown[] = []
  const selfId = query.get('as') ?? undefined
  try {
    const frames = streamAction(bot, query.get('action') ?? '', {}, { selfId, timeout: 5000 })
    for await (const frame of frames) {
      taken.push(frame)
      if (taken.length === Number(query.get('most'))) break
    }
  } catch (error) {
    const { name, sent } = error as { name: string; sent?: string }
    taken.push(`${name} ${sent}`)
  }
  return taken
}

const worker = toWorkersHandler((env: Env, ctx) => {
  const bot = createBot(env)
  const life = ++bots
  bot.router.get('/call', async ({ url }) => {
    return new Response(await call(bot, new URL(url).searchParams))
  })
  bot.router.get('/frames', async ({ url }) => {
    return Response.json(await take(bot, new URL(url).searchParams))
  })
  bot.router.get('/delays', () => Response.json(delays))
  bot.router.get('/isolate', () => new Response((isolate ??= crypto.randomUUID())))
  bot.router.get('/dialler', async ({ url }) => {
    const diallers = Reflect.get(env, 'DIALLERS') as DiallerNamespace
    return diallers.get(diallers.idFromName('one')).fetch(url)
  })
  bot.onMessage('private', async (event) => {
    const { raw_message: text } = event
    if (text === 'which life') await bot.callAction('life', { life })
    // The socket may be gone by now, on purpose.
    if (text.startsWith('event ')) await bot.callAction('handled', { text }).catch(() => {})
  })
  onConnection(bot, ({ state, selfId, role, code }) => {
    console.log(`${selfId} ${role} ${state} ${code ?? ''}`)
    if (state === 'closed') lose(ctx)
  })
  return bot
})

/** Has a frame that ends it, as an exception of the runtime does. */
export class Account extends worker.Account {
  readonly #ctx: ObjectState
  readonly #abort: () => void

  constructor(ctx: ObjectState & { abort(reason: string): void }, env: Env) {
    super(ctx, env)
    this.#ctx = ctx
    this.#abort = () => {
      lose(ctx)
      crashedAt = Date.now()
      ctx.abort('crashed')
    }
  }

  override async fetch(request: Request): Promise<Response> {
    if (request.method === 'POST') {
      const { action } = (await request.clone().json()) as { action: string }
      carried.set(action, { ctx: this.#ctx })
    }
    return super.fetch(request)
  }

  override async webSocketMessage(socket: HibernatingSocket, frame: unknown): Promise<void> {
    if (frame === 'crash') this.#abort()
    await super.webSocketMessage(socket, frame)
  }
}

interface DiallerNamespace {
  idFromName(name: string): unknown
  get(id: unknown): { fetch(url: string): Promise<Response> }
}

/** An object that dials an implementation, and makes calls over that socket. */
export class Dialler {
  readonly #env: Env
  readonly #ctx: ObjectState
  #bot: CQHttp | undefined

  constructor(ctx: ObjectState, env: Env) {
    this.#env = env
    this.#ctx = ctx
  }

  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url)
    const url = searchParams.get('url')
    if (url !== null) await this.#dial(url)
    const bot = this.#bot
    return new Response(bot === undefined ? 'not dialled' : await call(bot, searchParams))
  }

  /** Resolves when the first socket has opened. */
  async #dial(url: string): Promise<void> {
    const bot = createBot(this.#env)
    this.#bot = bot
    const opened = Promise.withResolvers<void>()
    onConnection(bot, ({ state }) => {
      if (state === 'opened') opened.resolve()
    })
    connect(bot, { url, runtime: { waitUntil: (task) => this.#ctx.waitUntil(task) } })
    await opened.promise
  }
}

export default {
  ...worker,
  async scheduled(_: unknown, env: Env, ctx: { waitUntil(task: Promise<unknown>): void }) {
    const bot = await worker.bot(env, ctx)
    await bot.callAction('from_cron', {}, { selfId: 10001000 })
  },
}
