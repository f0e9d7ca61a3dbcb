import { bundle } from './bundle.ts'
import { startChild } from './child.ts'

/** The settings of one measurement of a function. */
export interface Task {
  /** The size of an event, in bytes. */
  size: number
  inFlight: number
  count: number
  /** The argument of the contestant's `createAnswer`; each different one creates a new instance. */
  options?: object
  /** How many events it answers first; the instance is new each time. */
  before?: number
}

export type FunctionQuestion = { about: 'check'; sizes: number[] } | ({ about: 'run' } & Task)

/** A contestant that is a function, in a separate process. */
export interface TimedFunction {
  check: (sizes: number[]) => Promise<void>
  /** Resolves with the time per event, in microseconds. */
  time: (task: Task) => Promise<number>
  close: () => Promise<void>
}

/** Starts a module that exports `createAnswer` and the kind of its input. */
export async function startFunction(folder: string, module: string): Promise<TimedFunction> {
  const [child, contestant] = await Promise.all([
    bundle(folder, 'children/function.ts', 'node'),
    bundle(folder, module, 'node'),
  ])
  const { ask, close } = startChild(child, [contestant])
  return {
    check: (sizes) => ask({ about: 'check', sizes } satisfies FunctionQuestion),
    time: (task) => ask({ about: 'run', ...task } satisfies FunctionQuestion),
    close,
  }
}
