import type { FaultsView } from '../../../../src/protocol.ts'

/** Nothing goes wrong. */
export const NO_FAULTS: FaultsView = { copies: 1, delay: 0, loseResponse: false, loseAnswer: false }

/** How many things go wrong on purpose. */
export function countFaults({ copies, delay, loseResponse, loseAnswer }: FaultsView): number {
  return [copies > 1, delay > 0, loseResponse, loseAnswer].filter(Boolean).length
}

/** A delay in milliseconds out of what was typed, within its limits; undefined for none. */
export function readDelay(text: string): number | undefined {
  if (!/^\d+$/.test(text.trim())) return undefined
  return Math.min(60_000, Number(text))
}
