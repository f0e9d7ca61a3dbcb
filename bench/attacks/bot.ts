// The bot that is attacked, in a process of its own; the argument says how it is set up.
import { CQHttp, plainText, type InboxStore } from '@cqhttp/core'
import { serve } from '@cqhttp/adapter-node'
import { setTimeout as sleep } from 'node:timers/promises'

/** How a bot is set up. */
export interface Setup {
  /** `function`: one secret for each account, as `key of <id>`. */
  secret?: 'key' | 'function'
  /** Stores that do not do what they should, or fail now and then. */
  store?: 'hangs' | 'says running' | 'talks nonsense' | 'fails now and then'
  apiRoot?: string
  replyTimeout?: number
  closeTimeout?: number
  /** In milliseconds: how long copies are remembered. */
  window?: number
}

/** What the process tells of itself. */
export interface Facts {
  /** In bytes, after a collection. */
  heap: number
  /** Resident, in bytes. */
  memory: number
  /** In milliseconds, of all threads. */
  cpu: number
  handles: Record<string, number>
  /** How often handlers ran. */
  runs: number
  log: string[]
}

const setup = JSON.parse(process.argv[2] ?? '{}') as Setup
const log: string[] = []
const write = (...data: unknown[]): void => {
  log.push(data.map((part) => (part instanceof Error ? part.message : String(part))).join(' '))
  if (log.length > 1_000) log.splice(0, 500)
}

const never = (): Promise<never> => new Promise(() => {})
let turn = 0
const now = async (): Promise<{ state: 'claimed' }> => {
  if (++turn % 3 === 0) throw new Error('the store is down')
  return { state: 'claimed' }
}
const stores: Record<NonNullable<Setup['store']>, InboxStore> = {
  hangs: { claim: never, renew: never, finish: never },
  'says running': { claim: () => ({ state: 'running' }), renew() {}, finish() {} },
  'talks nonsense': {
    claim: () => [{}, 'claimed', true, { state: 'answered', answer: '999 x' }][turn++ % 4] as never,
    renew: () => 1 as never,
    finish: () => 'done' as never,
  },
  'fails now and then': {
    claim: now,
    renew: async () => void (await now()),
    finish: async () => void (await now()),
  },
}

const { store, window, apiRoot, replyTimeout, closeTimeout } = setup
const bot = new CQHttp({
  secret: setup.secret === 'function' ? (id) => `key of ${id}` : 'key',
  logger: { debug() {}, info: write, warn: write, error: write },
  inbox: { store: store && stores[store], window },
  apiRoot,
  replyTimeout,
})
bot.router.get('/:path+', ({ query }) => Response.json(query))

let runs = 0
bot.onMessage(async (event) => {
  runs++
  const [command, argument = ''] = plainText(event).split(' ')
  const number = Number(argument)
  if (command === 'block') for (const end = Date.now() + number; Date.now() < end;);
  if (command === 'block' || command === 'sleep') await sleep(command === 'block' ? 1 : number)
  if (command === 'hang') await never()
  if (command === 'forget') void bot.send_private_msg({ user_id: 1, message: 'x' })
  if (command === 'call') return { reply: String(await bot.get_status().then(() => 1, String)) }
  if (command === 'long') return { reply: 'x'.repeat(number) }
  return { reply: `run ${runs}` }
})

const server = await serve(bot, {
  port: 0,
  hostname: '127.0.0.1',
  closeTimeout,
  logger: { error: write },
})
process.on('message', () => {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  const handles: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1
  const facts: Facts = {
    heap: heapUsed,
    memory: rss,
    cpu: (user + system) / 1_000,
    handles,
    runs,
    log,
  }
  process.send?.(facts)
})
// The channel to the driver keeps no process alive.
process.channel?.unref()
process.send?.(server.port)
