import type { Context } from './context.ts'
import { startFunction, type Task } from './function.ts'
import { inRounds } from './rounds.ts'
import { type Limits, type Measurements, type Metric, type Row, toRows } from './row.ts'

const METRICS: readonly Metric[] = [
  { name: 'events', unit: 'req/s', better: 'more' },
  { name: 'time', unit: 'µs', better: 'less' },
]

/** Events before anything is measured: so long the compiler of the engine is busy. */
const WARM_UP = 20_000

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

/** Checks the contestants and measures each case of the group. */
export async function measureFunctions(context: Context, group: FunctionGroup): Promise<Row[]> {
  const { folder, effort, progress } = context
  const { modules, limits = {}, sizes, cases, rounds } = group
  const contestants = Object.entries(modules).map(([name, module]) => ({
    name,
    // A new process each time: the compiler of the engine makes something else of the same code in
    // each. Returns the microseconds of each case.
    measure: async (round: number) => {
      progress(`round ${round + 1}: ${name}`)
      const { check, time, close } = await startFunction(folder, module)
      try {
        await check(sizes)
        const [size = 0] = sizes
        await time({ size, inFlight: 1, count: 1, before: effort.amount(WARM_UP) })
        const times: Measurements = {}
        for (const { name: what, task } of cases) {
          const whole = { ...task, count: effort.amount(task.count) }
          // Measured and thrown away.
          await time(whole)
          times[what] = await time(whole)
        }
        return times
      } finally {
        await close()
      }
    },
  }))
  const measured = await inRounds(contestants, effort.rounds(rounds))
  const [floor = ''] = measured.keys()
  return cases.flatMap(({ name }) =>
    toRows({
      case: name,
      floor,
      metrics: METRICS,
      rounds: new Map([...measured].map(([subject, all]) => [subject, all.map(toFigures(name))])),
      limits: (subject, metric) => (metric === 'events' ? limits[subject] : undefined),
    }),
  )
}

function toFigures(name: string): (times: Measurements) => Measurements {
  return (times) => {
    const microseconds = times[name] ?? 0
    return { events: 1e6 / microseconds, time: microseconds }
  }
}
