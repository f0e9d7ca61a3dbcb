import type { Measurements } from './row.ts'

/** One of those that do the same job in turn. */
export interface Contestant {
  name: string
  measure: (round: number) => Promise<Measurements>
}

/**
 * Measures the contestants round by round, each time beginning with another: what else the machine
 * does at a time then meets all of them.
 */
export async function inRounds(
  contestants: readonly Contestant[],
  rounds: number,
): Promise<Map<string, Measurements[]>> {
  const measured = new Map<string, Measurements[]>(contestants.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    const first = round % contestants.length
    const order = [...contestants.slice(first), ...contestants.slice(0, first)]
    for (const { name, measure } of order) measured.get(name)?.push(await measure(round))
  }
  return measured
}
