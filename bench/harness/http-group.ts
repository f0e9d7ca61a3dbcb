import { checkContestant } from './answer.ts'
import type { Context } from './context.ts'
import { SIZES } from './events.ts'
import { LOAD_METRICS, startGenerator } from './load.ts'
import { inRounds } from './rounds.ts'
import {
  type Figures,
  type Limits,
  type Measurements,
  type Metric,
  type Result,
  type Row,
  toRows,
} from './row.ts'
import { post, type Server } from './server.ts'

export type Start = () => Promise<Server>

/** Servers that do the same job, by name. */
export interface ServerGroup {
  starts: ReadonlyMap<string, Start>
  floor: string
  cases: LoadedCase[]
  rounds: number
  /** In addition to the metrics of every load. */
  metrics?: Metric[]
  /** Adds figures that follow from the results of all. */
  complete?: (rounds: Figures['rounds']) => Figures['rounds']
  limits?: (what: string, subject: string, metric: string) => Limits | undefined
}

export interface LoadedCase {
  name: string
  size: number
  /** Requests that count, enough for a second or two; as many warm the compiler up before. */
  count: number
  /** Default 32. */
  connections?: number
}

/** Checks the servers and puts them under load, case by case. */
export async function measureServers(context: Context, group: ServerGroup): Promise<Result> {
  const { starts, floor, cases, metrics = [], complete = (rounds) => rounds, limits } = group
  await checkServers(starts)
  const rows: Row[] = []
  let most = 0
  for (const loaded of cases) {
    const { rounds, load } = await loadServers(context, starts, loaded, group.rounds)
    most = Math.max(most, load)
    rows.push(
      ...toRows({
        case: loaded.name,
        floor,
        metrics: [...LOAD_METRICS, ...metrics],
        rounds: complete(rounds),
        limits: (subject, metric) => limits?.(loaded.name, subject, metric),
      }),
    )
  }
  return {
    rows,
    notes: [
      `The load generator used ${(100 * most).toFixed(0)} % of a core at most; at 100 % it would be ` +
        'what is measured.',
    ],
  }
}

/** Checks them with events of every size before the measurement. */
async function checkServers(starts: ServerGroup['starts']): Promise<void> {
  for (const [name, start] of starts) {
    const server = await start()
    try {
      await checkContestant(name, Object.values(SIZES), (event) => post(server.port, event))
    } finally {
      await server.close()
    }
  }
}

/** Puts the servers under load in turn; also returns the generator's peak use of a core. */
async function loadServers(
  { folder, effort, progress }: Context,
  starts: ServerGroup['starts'],
  { name, size, count: full, connections }: LoadedCase,
  rounds: number,
): Promise<{ rounds: Map<string, Measurements[]>; load: number }> {
  const count = effort.amount(full)
  const generator = await startGenerator({ folder, size, warmUp: count, count, connections })
  try {
    const contestants = [...starts].map(([subject, start]) => ({
      name: subject,
      // A new process each time: it has not seen the requests, and its memory is that of one run.
      measure: async (round: number) => {
        progress(`${name}, round ${round + 1}: ${subject}`)
        const server = await start()
        try {
          return await generator.measure(server)
        } finally {
          await server.close()
        }
      },
    }))
    const measured = await inRounds(contestants, effort.rounds(rounds))
    return { rounds: measured, load: generator.load() }
  } finally {
    await generator.close()
  }
}
