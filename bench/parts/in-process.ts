// 1. In process: what the bot costs without a server in front.
import type { Context, Part } from '../harness/context.ts'
import { SIZES } from '../harness/events.ts'
import { measureFunctions } from '../harness/function-group.ts'
import type { Result } from '../harness/row.ts'

export const inProcess: Part = {
  title: 'In process: a function of a Web Request, and one without Web objects',
  run,
}

const ROUNDS = 9

/** Events in one measurement, for some hundredths of a second. */
const COUNTS: Record<string, number> = { '403 B': 600, '1.5 kB': 600, '64 kB': 150 }

const CASES = Object.entries(SIZES).flatMap(([name, size]) =>
  [1, 16].map((inFlight) => ({
    name: `${name}, ${inFlight} in flight`,
    task: { size, inFlight, count: COUNTS[name] ?? 0 },
  })),
)

async function run(context: Context): Promise<Result> {
  const shared = { sizes: Object.values(SIZES), rounds: ROUNDS }
  const fetching = await measureFunctions(context, {
    ...shared,
    cases: CASES.map(({ name, task }) => ({ name: `fetch, ${name}`, task })),
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
    cases: CASES.map(({ name, task }) => ({ name: `handle, ${name}`, task })),
    modules: { 'by hand (floor)': 'floors/plain-function.ts', 'bot.handle': 'ours/handle.ts' },
    limits: { 'bot.handle': { must: 0.7, reach: 0.85 } },
  })
  return {
    rows: [...fetching, ...handling],
    notes: [
      'Inputs are made before the clock runs.',
      'grammY does less: Telegram signs nothing, so a token is compared and no HMAC computed.',
    ],
  }
}
