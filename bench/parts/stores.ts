// 8. Stores: claims per second, each with its answer.
import type { Context, Part } from '../harness/context.ts'
import { inNewProcesses } from '../harness/rounds.ts'
import { type Metric, type Result, toRows } from '../harness/row.ts'
import {
  hasRedis,
  startDurable,
  startMemory,
  startRedis,
  startSqlite,
  type StartStore,
} from '../harness/stores.ts'

export const stores: Part = {
  title: 'Stores of the inbox',
  run,
}

const FLOOR = 'sqliteStore (floor)'
const STORES: Record<string, StartStore> = {
  memoryStore: startMemory,
  [FLOOR]: startSqlite,
  ...(hasRedis && { redisStore: startRedis }),
  durableStore: startDurable,
}
const ROUNDS = 4
const COUNT = 2_000
const METRIC: Metric = { name: 'claims', unit: 'req/s', better: 'more' }

async function run({ folder, effort, progress }: Context): Promise<Result> {
  const count = effort.amount(COUNT)
  const rows = []
  for (const inFlight of [1, 16]) {
    const what = `${inFlight} in flight`
    const measured = await inNewProcesses(
      Object.entries(STORES).map(([name, start]) => ({ name, start: () => start(folder) })),
      [
        {
          name: METRIC.name,
          async measure({ claim }) {
            const start = performance.now()
            await claim(count, inFlight)
            return (count * 1000) / (performance.now() - start)
          },
        },
      ],
      {
        rounds: effort.rounds(ROUNDS),
        repeats: 1,
        progress: (round) => progress(`${what}, ${round}`),
      },
    )
    rows.push(...toRows({ case: what, floor: FLOOR, metrics: [METRIC], rounds: measured }))
  }
  const notes = [
    'Each claim is one of a new key, with its answer: two calls of the store, as for an event.',
    'The engines run on this machine; over a network, add a round trip to each call. DynamoDB is ' +
      'left out, since there is none to be had here.',
  ]
  if (!hasRedis) notes.push('redis-server is not on the path, so redisStore is left out.')
  return { rows, notes }
}
