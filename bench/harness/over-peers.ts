import type { Figures, Metric } from './row.ts'
import { quantile } from './statistics.ts'

export const OVER_PEERS: Metric = { name: 'over the fastest peer', unit: 'ratio', better: 'more' }

interface Compared {
  ours: string
  floor: string
  /** The metric that says how fast they are: more is faster. */
  metric: string
  /** The peers to compare with; default all. */
  peers?: readonly string[]
  /** The name of the figure; default that of {@link OVER_PEERS}. */
  as?: string
}

/** Adds to our figures how they compare with those of the fastest peer overall, if there is one. */
export function overPeers(rounds: Figures['rounds'], compared: Compared): Figures['rounds'] {
  const { ours, floor, metric, as = OVER_PEERS.name } = compared
  const { peers = [...rounds.keys()].filter((name) => name !== floor && name !== ours) } = compared
  const rates = (name: string): number[] =>
    (rounds.get(name) ?? []).map((measured) => measured[metric] ?? 0)
  const [first, ...others] = peers.filter((name) => rounds.has(name)).map(rates)
  if (first === undefined) return rounds
  // Not the fastest peer of each round: that would measure luck rather than speed.
  const fastest = others.reduce(
    (best, other) => (quantile(other, 0.5) > quantile(best, 0.5) ? other : best),
    first,
  )
  const own = (rounds.get(ours) ?? []).map((measured, round) => ({
    ...measured,
    [as]: (rates(ours)[round] ?? 0) / (fastest[round] ?? 0),
  }))
  return new Map([...rounds, [ours, own]])
}
