import { type Spread, spreadOf } from './statistics.ts'

/** One figure: what the table shows and the JSON contains. */
export interface Row {
  /** What is measured at: a size, how many in flight. */
  case: string
  subject: string
  metric: Metric['name']
  unit: Metric['unit']
  better: Metric['better']
  value: Spread
  /** To the floor in the same round; the floor itself has none. */
  ratio?: Spread
  target?: Target
}

/** What has to hold, and what is aimed at; for the ratio, or for the value where there is none. */
export interface Target extends Limits {
  state: 'reached' | 'held' | 'missed'
}

export interface Limits {
  must?: number
  reach?: number
}

export interface Metric {
  name: string
  unit: 'req/s' | 'msg/s' | 'ms' | 'µs' | 'B' | 'MB' | 'ratio'
  better: 'more' | 'less'
}

/** What a part gives back. */
export interface Result {
  rows: Row[]
  /** What a reader has to know about the figures. */
  notes: string[]
}

/** How one contestant did in each round, by metric. */
export type Measurements = Record<string, number>

export interface Figures {
  case: string
  /** Whose figures the ratios are to. */
  floor?: string
  metrics: readonly Metric[]
  /** By subject, then round. */
  rounds: ReadonlyMap<string, readonly Measurements[]>
  limits?: (subject: string, metric: string) => Limits | undefined
}

/** Makes rows of what was measured; a metric that a contestant has not is left out. */
export function toRows({ case: what, floor, metrics, rounds, limits }: Figures): Row[] {
  const floorRounds = floor === undefined ? undefined : rounds.get(floor)
  return [...rounds].flatMap(([subject, own]) =>
    metrics.flatMap((metric) => {
      const { name, unit, better } = metric
      const values = own.map((measured) => measured[name])
      if (!values.every((value) => value !== undefined)) return []
      const ratios =
        subject === floor
          ? []
          : values.flatMap((value, round) => {
              const below = floorRounds?.[round]?.[name]
              return below === undefined ? [] : [value / below]
            })
      const row: Row = { case: what, subject, metric: name, unit, better, value: spreadOf(values) }
      if (ratios.length > 0) row.ratio = spreadOf(ratios)
      const limit = limits?.(subject, name)
      if (limit !== undefined) row.target = judge(row, limit)
      return [row]
    }),
  )
}

function judge({ ratio, value, better }: Row, limits: Limits): Target {
  const { median } = ratio ?? value
  const keeps = (limit: number | undefined): boolean =>
    limit === undefined || (better === 'more' ? median >= limit : median <= limit)
  if (!keeps(limits.must)) return { ...limits, state: 'missed' }
  return { ...limits, state: keeps(limits.reach) ? 'reached' : 'held' }
}
