import type { Result } from './row.ts'

/** One group of figures. */
export interface Part {
  title: string
  run: (context: Context) => Promise<Result>
}

/** What a part is given to run with. */
export interface Context {
  /** A folder for bundles, removed at the end. */
  folder: string
  effort: Effort
  /** Reports progress on standard error. */
  progress: (text: string) => void
}

/** How thorough a run is: both functions turn the number for a full run into that for this run. */
export interface Effort {
  name: 'full' | 'quick' | 'smoke'
  rounds: (full: number) => number
  amount: (full: number) => number
}

export const EFFORTS: Record<Effort['name'], Effort> = {
  full: { name: 'full', rounds: (full) => full, amount: (full) => full },
  quick: {
    name: 'quick',
    rounds: (full) => Math.max(3, Math.ceil(full / 4)),
    amount: (full) => Math.ceil(full / 4),
  },
  // Only to see that everything runs; the figures mean nothing.
  smoke: { name: 'smoke', rounds: () => 1, amount: (full) => Math.max(2, Math.ceil(full / 200)) },
}
