import type { FaultsView } from '../../../../src/protocol.ts'

/** Nothing goes wrong. */
export const NO_FAULTS: FaultsView = {
  copies: 1,
  delay: 0,
  loseResponse: false,
  loseAnswer: false,
  timeOut: false,
}

/** How many things go wrong on purpose. */
export function countFaults(faults: FaultsView): number {
  const { copies, delay, loseResponse, loseAnswer, timeOut = false } = faults
  return [copies > 1, delay > 0, loseResponse, loseAnswer, timeOut].filter(Boolean).length
}

/** The typed delay in milliseconds, within its limits; undefined if it is not a number. */
export function readDelay(text: string): number | undefined {
  if (!/^\d+$/.test(text.trim())) return undefined
  return Math.min(60_000, Number(text))
}
