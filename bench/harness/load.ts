import { bundle } from './bundle.ts'
import { type Child, startChild } from './child.ts'
import type { Measurements, Metric } from './row.ts'
import type { Server } from './server.ts'

export type LoadQuestion =
  | { about: 'pool'; size: number; count: number }
  | {
      about: 'run'
      port: number
      first: number
      count: number
      connections: number
      isEmpty: boolean
    }

export interface LoadResult {
  /** In requests per second. */
  rate: number
  /** In milliseconds. */
  p50: number
  p99: number
  /** How much of a core the generator itself used. */
  load: number
}

export const LOAD_METRICS: readonly Metric[] = [
  { name: 'requests', unit: 'req/s', better: 'more' },
  { name: 'p50', unit: 'ms', better: 'less' },
  { name: 'p99', unit: 'ms', better: 'less' },
  { name: 'CPU', unit: 'µs', better: 'less' },
  { name: 'peak memory', unit: 'MB', better: 'less' },
]

/** The default number of connections. */
const CONNECTIONS = 32

/** A load generator with requests of one size, in a separate process. */
export interface Generator {
  /** Warms a server up, then measures it; each request is sent once. */
  measure: (server: Server) => Promise<Measurements>
  /** Its peak use of a core. */
  load: () => number
  close: () => Promise<void>
}

export interface GeneratorOptions {
  folder: string
  size: number
  /** How many requests come before those that count. */
  warmUp: number
  count: number
  /** Default 32. */
  connections?: number | undefined
  /** Whether events are answered with 204, and not with a reply. */
  isEmpty?: boolean
}

export async function startGenerator(options: GeneratorOptions): Promise<Generator> {
  const { folder, size, warmUp, count, connections = CONNECTIONS, isEmpty = false } = options
  const child: Child = startChild(await bundle(folder, 'children/load.ts', 'node'), [])
  await child.ask({ about: 'pool', size, count: warmUp + count } satisfies LoadQuestion)
  const run = (port: number, first: number, number: number): Promise<LoadResult> =>
    child.ask({ about: 'run', port, first, count: number, connections, isEmpty })
  let most = 0
  return {
    load: () => most,
    close: child.close,
    async measure({ port, usage }) {
      await run(port, 0, warmUp)
      const before = await usage()
      const { rate, p50, p99, load } = await run(port, warmUp, count)
      const after = await usage()
      most = Math.max(most, load)
      return {
        requests: rate,
        p50,
        p99,
        ...(before !== undefined &&
          after !== undefined && {
            CPU: (after.cpu - before.cpu) / count,
            'peak memory': after.memory / 1e6,
          }),
      }
    },
  }
}
