// 7. Growth: with the number of handlers, the size of an event, and the events in the inbox.
import type { Context, Part } from '../harness/context.ts'
import { type FunctionCase, measureFunctions, warmUp } from '../harness/function-group.ts'
import { startFunction, type Task } from '../harness/function.ts'
import { inNewProcesses } from '../harness/rounds.ts'
import { type Limits, type Metric, type Result, type Row, toRows } from '../harness/row.ts'
import type { HandleOptions } from '../ours/handle.ts'

export const growth: Part = {
  title: 'Growth of bot.handle',
  run,
}

const ROUNDS = 5
const SMALL = 403
const COUNT = 20_000
/** Fewer events, so that they do not fill the inbox themselves. */
const INBOX_COUNT = 2_000
const METRIC: Metric = { name: 'events', unit: 'req/s', better: 'more' }

async function run(context: Context): Promise<Result> {
  const handlers = await measureBot(context, 'handlers', 'no others (floor)', {
    'no others (floor)': others(0),
    '1 that does not match': others(1),
    '100 that do not match': others(100),
    '10,000 that do not match': others(10_000),
  })
  const bodies = await measureFunctions(context, {
    modules: { 'by hand (floor)': 'floors/plain-function.ts', 'bot.handle': 'ours/handle.ts' },
    sizes: [SMALL],
    cases: BODIES,
    rounds: ROUNDS,
  })
  const inbox = await measureBot(context, 'inbox', 'empty (floor)', {
    'empty (floor)': seen(0),
    '100 events before': seen(100),
    '1,000 events before': seen(1_000),
    '10,000 events before': seen(10_000),
    '20,000, beyond what it holds': seen(20_000),
  })
  return {
    rows: [...handlers, ...bodies, ...inbox],
    notes: ['The inbox in memory holds 10,000 answers and forgets the oldest.'],
  }
}

/** No cost, within the difference between two runs of the same thing. */
const LIMITS: Record<string, Limits> = {
  '10,000 that do not match': { must: 0.95 },
}

const others = (number: number): Task => ({
  size: SMALL,
  inFlight: 1,
  count: COUNT,
  options: { others: number } satisfies HandleOptions,
})

const seen = (before: number): Task => ({
  size: SMALL,
  inFlight: 1,
  count: INBOX_COUNT,
  before,
})

const MEBIBYTE = 1024 * 1024

const BODIES: FunctionCase[] = Object.entries({
  '1 kB': [1_000, 20_000],
  '8 kB': [8_000, 6_000],
  '64 KiB': [65_536, 1_000],
  '512 KiB': [MEBIBYTE / 2, 60],
  '4 MiB': [4 * MEBIBYTE, 8],
  '8 MiB': [8 * MEBIBYTE, 4],
} satisfies Record<string, [number, number]>).map(([name, [size, count]]) => ({
  name: `body of ${name}`,
  task: { size, inFlight: 1, count },
}))

/** Bots that differ in one thing. */
async function measureBot(
  context: Context,
  what: string,
  floor: string,
  tasks: Record<string, Task>,
): Promise<Row[]> {
  const { folder, effort, progress } = context
  const measured = await inNewProcesses(
    Object.entries(tasks).map(([name, task]) => ({
      name,
      async start() {
        const running = await startFunction(folder, 'ours/handle.ts')
        await warmUp(context, running, task)
        const before = task.before === undefined ? {} : { before: effort.amount(task.before) }
        const whole: Task = { ...task, ...before, count: effort.amount(task.count) }
        return { close: running.close, time: () => running.time(whole) }
      },
    })),
    [{ name: METRIC.name, measure: async ({ time }) => 1e6 / (await time()) }],
    {
      rounds: effort.rounds(ROUNDS),
      repeats: 1,
      progress: (round) => progress(`${what}, ${round}`),
    },
  )
  return toRows({
    case: what,
    floor,
    metrics: [METRIC],
    rounds: measured,
    limits: (subject) => LIMITS[subject],
  })
}
