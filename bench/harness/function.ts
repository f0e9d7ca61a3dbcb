import { bundle } from './bundle.ts'
import { startChild } from './child.ts'

/** What one measurement of a function does. */
export interface Task {
  /** Of an event, in bytes. */
  size: number
  inFlight: number
  count: number
  /** What `createAnswer` of the contestant gets; others make a new one. */
  options?: object
  /** How many events it answers before, in the same instance, which is new each time. */
  before?: number
}

export type FunctionQuestion = { about: 'check'; sizes: number[] } | ({ about: 'run' } & Task)

/** A contestant that is a function, in a process of its own. */
export interface TimedFunction {
  check: (sizes: number[]) => Promise<void>
  /** Resolves with the microseconds that an event took. */
  time: (task: Task) => Promise<number>
  close: () => Promise<void>
}

/** Starts a module that exports `createAnswer`, and what kind of input that takes. */
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
