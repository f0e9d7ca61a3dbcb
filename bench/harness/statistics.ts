/** The median of several rounds, with minimum and maximum. */
export interface Spread {
  median: number
  min: number
  max: number
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), min: Math.min(...values), max: Math.max(...values) }
}

/** Interpolates linearly between two values. */
export function quantile(values: readonly number[] | Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort()
  if (sorted.length === 0) throw new RangeError('there are no values')
  const place = share * (sorted.length - 1)
  const [low, high] = [Math.floor(place), Math.ceil(place)]
  const [below = 0, above = 0] = [sorted[low], sorted[high]]
  return below + (above - below) * (place - low)
}
