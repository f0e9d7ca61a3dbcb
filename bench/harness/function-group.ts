import type { Context } from './context.ts'
import { startFunction, type Task, type TimedFunction } from './function.ts'
import { inRounds } from './rounds.ts'
import { type Limits, type Metric, type Row, toRows } from './row.ts'

const METRICS: readonly Metric[] = [
  { name: 'events', unit: 'req/s', better: 'more' },
  { name: 'time', unit: 'µs', better: 'less' },
]

const WARM_UP = 4_000

/** Contestants that take the same input; the first is the floor. */
export interface FunctionGroup {
  /** Modules of this folder by the names that the table shows. */
  modules: Record<string, string>
  /** For the events per second. */
  limits?: Record<string, Limits>
  /** The sizes of events that the contestants are checked with. */
  sizes: number[]
  cases: FunctionCase[]
  rounds: number
}

export interface FunctionCase {
  name: string
  task: Task
}

/** Checks the contestants, then measures each case of the group. */
export async function measureFunctions(context: Context, group: FunctionGroup): Promise<Row[]> {
  const { folder, effort, progress } = context
  const { modules, limits = {}, sizes, cases, rounds } = group
  const started = new Map<string, TimedFunction>()
  try {
    for (const [name, module] of Object.entries(modules)) {
      const contestant = await startFunction(folder, module)
      started.set(name, contestant)
      await contestant.check(sizes)
      // For the compiler of the engine, which looks at what runs often.
      await contestant.time({ size: sizes[0] ?? 0, inFlight: 1, count: effort.amount(WARM_UP) })
    }
    const rows: Row[] = []
    for (const { name, task } of cases) {
      progress(name)
      const count = effort.amount(task.count)
      const contestants = [...started].map(([subject, { time }]) => ({
        name: subject,
        measure: async () => {
          const microseconds = await time({ ...task, count })
          return { events: 1e6 / microseconds, time: microseconds }
        },
      }))
      // Measured and thrown away.
      await inRounds(contestants, 1)
      const measured = await inRounds(contestants, effort.rounds(rounds))
      const [floor = ''] = started.keys()
      rows.push(
        ...toRows({
          case: name,
          floor,
          metrics: METRICS,
          rounds: measured,
          limits: (subject, metric) => (metric === 'events' ? limits[subject] : undefined),
        }),
      )
    }
    return rows
  } finally {
    for (const { close } of started.values()) await close()
  }
}
