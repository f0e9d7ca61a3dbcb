import type { ExecutionContext } from '../src/index.ts'

export interface TestContext extends ExecutionContext {
  readonly tasks: Promise<unknown>[]
}

/** A context of a request as strict as the platform's: its method does not work unbound. */
export function createContext(): TestContext {
  return {
    tasks: [],
    waitUntil(this: TestContext, task) {
      this.tasks.push(task)
    },
  }
}
