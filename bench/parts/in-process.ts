// 1. In process: what the bot costs without a server in front.
import type { Context, Part } from '../harness/context.ts'
import { SIZES } from '../harness/events.ts'
import { type FunctionCase, measureFunctions } from '../harness/function-group.ts'
import type { Result } from '../harness/row.ts'

export const inProcess: Part = {
  title: 'In process: a function of a Web Request, and one without Web objects',
  run,
}

const ROUNDS = 5

/** Events per measurement, enough for some hundredths of a second. */
const FETCH_COUNTS = { '403 B': 2_000, '1.5 kB': 2_000, '64 kB': 300 }
const HANDLE_COUNTS = { '403 B': 4_000, '1.5 kB': 4_000, '64 kB': 400 }

function casesOf(what: string, counts: Record<keyof typeof SIZES, number>): FunctionCase[] {
  const sizes = Object.entries(SIZES) as [keyof typeof SIZES, number][]
  return sizes.flatMap(([name, size]) =>
    [1, 16].map((inFlight) => ({
      name: `${what}, ${name}, ${inFlight} in flight`,
      task: { size, inFlight, count: counts[name] },
    })),
  )
}

async function run(context: Context): Promise<Result> {
  const shared = { sizes: Object.values(SIZES), rounds: ROUNDS }
  const fetching = await measureFunctions(context, {
    ...shared,
    cases: casesOf('fetch', FETCH_COUNTS),
    modules: {
      'by hand (floor)': 'floors/web-function.ts',
      'bot.fetch': 'ours/fetch.ts',
      'Hono + createHmac': 'peers/hono.ts',
      'grammY webhook': 'peers/grammy.ts',
    },
    limits: { 'bot.fetch': { must: 0.85, reach: 0.95 } },
  })
  const handling = await measureFunctions(context, {
    ...shared,
    cases: casesOf('handle', HANDLE_COUNTS),
    modules: { 'by hand (floor)': 'floors/plain-function.ts', 'bot.handle': 'ours/handle.ts' },
    limits: { 'bot.handle': { must: 0.7, reach: 0.85 } },
  })
  return {
    rows: [...fetching, ...handling],
    notes: [
      'The clock stands still while inputs are made and answers are checked.',
      'grammY does less: Telegram signs nothing, so a token is compared and no HMAC computed.',
    ],
  }
}
