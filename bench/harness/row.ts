import { type Spread, spreadOf } from './statistics.ts'

/** One figure, as the table shows it and the JSON contains it. */
export interface Row {
  /** The condition of the measurement: a size, how many in flight. */
  case: string
  subject: string
  metric: Metric['name']
  unit: Metric['unit']
  better: Metric['better']
  value: Spread
  /** The ratio to the floor in the same round; undefined for the floor itself. */
  ratio?: Spread
  target?: Target
}

/** What must be reached and what we aim at: for the ratio, or else for the value. */
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

/** The result of a part. */
export interface Result {
  rows: Row[]
  /** What readers need to know about the figures. */
  notes: string[]
}

/** The figures of one contestant in each round, by metric. */
export type Measurements = Record<string, number>

export interface Figures {
  case: string
  /** The subject that the ratios compare with. */
  floor?: string
  metrics: readonly Metric[]
  /** By subject, then round. */
  rounds: ReadonlyMap<string, readonly Measurements[]>
  limits?: (subject: string, metric: string) => Limits | undefined
}

/** Turns measurements into rows; skips metrics that a contestant does not have. */
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
