import type { Figures, Metric } from './row.ts'
import { quantile } from './statistics.ts'

export const OVER_PEERS: Metric = { name: 'over the fastest peer', unit: 'ratio', better: 'more' }

interface Compared {
  ours: string
  floor: string
  /** The metric that says how fast they are: more is faster. */
  metric: string
}

/** Adds to our figures how they compare with those of the fastest peer overall, if there is one. */
export function overPeers(
  rounds: Figures['rounds'],
  { ours, floor, metric }: Compared,
): Figures['rounds'] {
  const rates = (name: string): number[] =>
    (rounds.get(name) ?? []).map((measured) => measured[metric] ?? 0)
  const [first, ...others] = [...rounds.keys()]
    .filter((name) => name !== floor && name !== ours)
    .map(rates)
  if (first === undefined) return rounds
  // Not the fastest peer of each round: that would measure luck rather than speed.
  const fastest = others.reduce(
    (best, other) => (quantile(other, 0.5) > quantile(best, 0.5) ? other : best),
    first,
  )
  const own = (rounds.get(ours) ?? []).map((measured, round) => ({
    ...measured,
    [OVER_PEERS.name]: (rates(ours)[round] ?? 0) / (fastest[round] ?? 0),
  }))
  return new Map([...rounds, [ours, own]])
}
