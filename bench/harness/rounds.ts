import type { Measurements } from './row.ts'

/** One of several that do the same job in turn. */
export interface Contestant {
  name: string
  measure: (round: number) => Promise<Measurements>
}

/**
 * Measures the contestants round by round, each time starting with a different one, so that other
 * load on the machine hits all of them alike.
 */
export async function inRounds(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<Map<string, Measurements[]>> {
  const measured = new Map<string, Measurements[]>(contestants.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const { name, measure } of inTurn(contestants, round)) {
      measured.get(name)?.push(await measure(round))
    }
  }
  return measured
}

/** One of several that are measured in several cases, in a new process in each round. */
export interface Starter<Running extends { close: () => Promise<void> }> {
  name: string
  start: () => Promise<Running>
}

export interface Case<Running> {
  name: string
  measure: (running: Running) => Promise<number>
}

export interface Rounds {
  rounds: number
  /** How often each case is measured per round, after a first time that does not count. */
  repeats: number
  progress: (round: string) => void
}

/**
 * Restarts the contestants in each round, because the engine compiles the same code differently in
 * each process. Measures them side by side, case by case and in turn, because the speed of a shared
 * machine changes within a second.
 *
 * Returns each contestant's measurements of each case, in order.
 */
export async function inNewProcesses<Running extends { close: () => Promise<void> }>(
  contestants: readonly Starter<Running>[],
  cases: readonly Case<Running>[],
  { rounds, repeats, progress }: Rounds,
): Promise<Map<string, Measurements[]>> {
  const measured = new Map<string, Measurements[]>(contestants.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    progress(`round ${round + 1} of ${rounds}`)
    const running: { name: string; process: Running; times: Measurements[] }[] = []
    try {
      for (const { name, start } of inTurn(contestants, round)) {
        running.push({ name, process: await start(), times: [] })
      }
      for (const { name: what, measure } of cases) {
        for (let time = 0; time <= repeats; time++) {
          for (const { process, times } of inTurn(running, time)) {
            const figure = await measure(process)
            if (time > 0) Object.assign((times[time - 1] ??= {}), { [what]: figure })
          }
        }
      }
    } finally {
      for (const { process } of running) await process.close()
    }
    for (const { name, times } of running) measured.get(name)?.push(...times)
  }
  return measured
}

function inTurn<Item>(items: readonly Item[], turn: number): Item[] {
  const first = turn % items.length
  return [...items.slice(first), ...items.slice(0, first)]
}
