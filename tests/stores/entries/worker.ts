// A Worker with a store in Durable Objects, for tests.
import { toWorkersHandler } from '@cqhttp/adapter-workers'
import { durableStore, type ObjectNamespace, StoreObject } from '@cqhttp/adapter-workers/durable'
import { CQHttp } from '@cqhttp/core'
import { inboxStoreContract, stateStoreContract } from '@cqhttp/core/testing'

interface Env {
  STORE: ObjectNamespace
  /** The bindings to objects of another class, and to some without SQLite. */
  OTHER?: ObjectNamespace
  PLAIN?: ObjectNamespace
  /** The binding to objects that are very slow. */
  SLOW?: ObjectNamespace
  /** Where it is noted what ran. */
  LOGS: ObjectNamespace
  ID: string
}

/** Has requests that count rows, let the alarm ring soon, and end the object. */
class TestedStore extends StoreObject {
  readonly #state: ConstructorParameters<typeof StoreObject>[0] & { abort(reason: string): void }

  constructor(
    state: ConstructorParameters<typeof StoreObject>[0] & { abort(reason: string): void },
  ) {
    super(state)
    this.#state = state
  }

  override async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/alarm') {
      const { storage } = this.#state
      const isSet = (await storage.getAlarm()) !== null
      if (isSet) await storage.setAlarm(Date.now() + 10)
      return Response.json(isSet)
    }
    if (pathname === '/rows') {
      const count = (from: string): unknown =>
        this.#state.storage.sql.exec(`SELECT count(*) AS count FROM ${from}`).toArray()[0]?.[
          'count'
        ]
      const counts = ['inbox', 'part', 'state'].flatMap((table) => [
        [table, count(table)],
        [`expired ${table}`, count(`${table} WHERE expires <= ${Date.now()}`)],
      ])
      return Response.json(Object.fromEntries(counts))
    }
    if (pathname === '/crash') this.#state.abort('crashed')
    return super.fetch(request)
  }
}

export { TestedStore as StoreObject }

/** A class that is no store. */
export class Other {
  fetch(): Response {
    return new Response('hello')
  }
}

export class Slow {
  async fetch(): Promise<Response> {
    await new Promise((resolve) => setTimeout(resolve, 60_000))
    return new Response('late')
  }
}

/** A class that was made without SQLite. */
export class Plain extends StoreObject {}

/** Notes what ran, for all Workers. */
export class Log {
  readonly #lines: string[] = []

  async fetch(request: Request): Promise<Response> {
    if (request.method === 'POST') this.#lines.push(await request.text())
    return Response.json(this.#lines)
  }
}

const log = (env: Env) => env.LOGS.get(env.LOGS.idFromName('log'))

const suites = { inbox: inboxStoreContract, state: stateStoreContract }

/** Runs a case of the contract where the store is used, and says how it ended. */
async function check(env: Env, suite: keyof typeof suites, name: string): Promise<string> {
  const store = durableStore(env.STORE)
  const rows = suites[suite]({
    open: () => store,
    openBroken: () => durableStore(env.PLAIN),
    clock: 'engine',
  })
  if (name === '') return JSON.stringify(rows.map((row) => row.name))
  try {
    await rows.find((row) => row.name === name)?.run()
    return 'kept'
  } catch (error) {
    return String(error)
  }
}

const bot = toWorkersHandler((env: Env) => {
  const bot = new CQHttp({ secret: false, inbox: { store: durableStore(env.STORE) } })
  bot.onMessage(async ({ raw_message: id }) => {
    await log(env).fetch('https://log.invalid/', { method: 'POST', body: id })
    await new Promise((resolve) => setTimeout(resolve, 5))
    return { reply: `${id} by ${env.ID}` }
  })
  return bot
})

export default {
  async fetch(request: Request, env: Env, ctx: { waitUntil(task: Promise<unknown>): void }) {
    const { pathname, searchParams } = new URL(request.url)
    const binding = (searchParams.get('binding') ?? 'STORE') as 'STORE'
    const parameters = JSON.parse(searchParams.get('with') ?? '[]') as unknown[]
    if (pathname === '/log') return log(env).fetch('https://log.invalid/')
    if (pathname === '/contract') {
      const suite = searchParams.get('suite') as keyof typeof suites
      return new Response(await check(env, suite, searchParams.get('case') ?? ''))
    }
    if (['/alarm', '/crash', '/rows'].includes(pathname)) {
      const name = searchParams.get('name') ?? ''
      const stub = env.STORE.get(env.STORE.idFromName(name))
      return stub.fetch(`https://store.invalid${pathname}`).catch((error: unknown) => {
        return new Response(String(error))
      })
    }
    if (pathname === '/large') {
      const store = durableStore(env.STORE)
      await store.finish('large', 'x'.repeat(Number(searchParams.get('size'))), 60_000)
      const claim = await store.claim('large', 60_000)
      return new Response(claim.state === 'answered' ? claim.answer : claim.state)
    }
    if (pathname === '/store') {
      try {
        const store: object = durableStore(env[binding], { shards: 4 })
        const method = Reflect.get(store, searchParams.get('method') ?? '')
        return Response.json({ result: await Reflect.apply(method, store, parameters) })
      } catch (error) {
        return Response.json({ error: String(error) })
      }
    }
    return bot.fetch(request, env, ctx)
  },
}
