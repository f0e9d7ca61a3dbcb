import type { Metric } from './row.ts'

export type SocketQuestion =
  | { about: 'events'; port: number; size: number; first: number; count: number; inFlight: number }
  | { about: 'idle'; port: number; count: number }
  | { about: 'calls'; port: number; count: number }

/** In milliseconds, and events or calls per second. */
export interface SocketResult {
  rate: number
  p50: number
}

export const EVENT_METRICS: readonly Metric[] = [
  { name: 'events', unit: 'req/s', better: 'more' },
  { name: 'p50', unit: 'ms', better: 'less' },
]
export const MEMORY_METRICS: readonly Metric[] = [
  { name: 'peak memory', unit: 'MB', better: 'less' },
]
export const CALL_METRICS: readonly Metric[] = [{ name: 'p50', unit: 'ms', better: 'less' }]
