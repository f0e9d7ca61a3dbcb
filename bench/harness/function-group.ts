import type { Context } from './context.ts'
import { startFunction, type Task, type TimedFunction } from './function.ts'
import { inNewProcesses } from './rounds.ts'
import { type Limits, type Measurements, type Metric, type Row, toRows } from './row.ts'

const METRICS: readonly Metric[] = [
  { name: 'events', unit: 'req/s', better: 'more' },
  { name: 'time', unit: 'µs', better: 'less' },
]

const REPEATS = 3

/** Contestants that take the same input; the first is the floor. */
export interface FunctionGroup {
  /** Modules of this folder, by the names that the table shows. */
  modules: Record<string, string>
  /** The target for the events per second. */
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
  const measured = await inNewProcesses(
    Object.entries(modules).map(([name, module]) => ({
      name,
      async start() {
        const running = await startFunction(folder, module)
        try {
          await running.check(sizes)
          await warmUp(context, running, { size: sizes[0] ?? 0, inFlight: 1 })
        } catch (error) {
          await running.close()
          throw error
        }
        return running
      },
    })),
    cases.map(({ name, task }) => ({
      name,
      measure: ({ time }: TimedFunction) => time({ ...task, count: effort.amount(task.count) }),
    })),
    { rounds: effort.rounds(rounds), repeats: effort.rounds(REPEATS), progress },
  )
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

/**
 * How many events come before those that count, in a full run until the engine has compiled
 * everything and its young generation has grown to its full size. It grows by what outlives an event,
 * such as what a bot remembers to know copies, and the first use of that memory can take longer than
 * the event.
 */
const WARM_UP = 200_000

export async function warmUp(
  { effort }: Context,
  { time }: TimedFunction,
  task: Omit<Task, 'count'>,
): Promise<void> {
  await time({ ...task, count: 1, before: effort.amount(WARM_UP) })
}

function toFigures(name: string): (times: Measurements) => Measurements {
  return (times) => {
    const microseconds = times[name] ?? 0
    return { events: 1e6 / microseconds, time: microseconds }
  }
}
