import { checkContestant } from './answer.ts'
import type { Context } from './context.ts'
import { startGenerator } from './load.ts'
import { inRounds } from './rounds.ts'
import type { Measurements } from './row.ts'
import { post, type Server } from './server.ts'

export type Start = () => Promise<Server>

/** Checks each server with events of these sizes, before anything is measured. */
export async function checkServers(
  starts: ReadonlyMap<string, Start>,
  sizes: readonly number[],
): Promise<void> {
  for (const [name, start] of starts) {
    const server = await start()
    try {
      await checkContestant(name, sizes, (event) => post(server.port, event))
    } finally {
      await server.close()
    }
  }
}

export interface LoadedCase {
  name: string
  size: number
  /** Requests that count, for a second or two; as many come before them, for the compiler. */
  count: number
  /** Default 32. */
  connections?: number | undefined
  rounds: number
}

/** Puts the servers under load in turn; also tells how much of a core the generator used at most. */
export async function loadServers(
  { folder, effort, progress }: Context,
  starts: ReadonlyMap<string, Start>,
  { name, size, count: full, connections, rounds }: LoadedCase,
): Promise<{ rounds: Map<string, Measurements[]>; load: number }> {
  const count = effort.amount(full)
  const generator = await startGenerator({ folder, size, warmUp: count, count, connections })
  try {
    const contestants = [...starts].map(([subject, start]) => ({
      name: subject,
      // A new process each time: the same requests are new to it, and its memory is that of a run.
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

export function describeLoad(load: number): string {
  return (
    `The load generator used ${(100 * load).toFixed(0)} % of a core at most; at 100 % it would be ` +
    'what is measured.'
  )
}
