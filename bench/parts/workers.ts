// 4. Workers: requests per second in workerd.
import { bundle } from '../harness/bundle.ts'
import type { Context, Part } from '../harness/context.ts'
import { SIZES } from '../harness/events.ts'
import { type LoadedCase, measureServers, type Start } from '../harness/http-group.ts'
import type { Result } from '../harness/row.ts'
import { startWorkerd } from '../harness/workerd.ts'

export const workers: Part = {
  title: 'Cloudflare Workers, in workerd, 32 connections',
  run,
}

const FLOOR = 'worker by hand (floor)'
const MODULES: Record<string, string> = {
  [FLOOR]: 'floors/worker.ts',
  '@cqhttp/adapter-workers': 'ours/worker.ts',
}
const ROUNDS = 5
const CASES: LoadedCase[] = [
  { name: '403 B', size: SIZES['403 B'], count: 6_000 },
  { name: '1.5 kB', size: SIZES['1.5 kB'], count: 6_000 },
  { name: '64 kB', size: SIZES['64 kB'], count: 1_000 },
]

async function run(context: Context): Promise<Result> {
  const starts = new Map<string, Start>()
  for (const [name, module] of Object.entries(MODULES)) {
    const worker = await bundle(context.folder, module, 'worker')
    starts.set(name, () => startWorkerd(worker))
  }
  return await measureServers(context, { starts, floor: FLOOR, cases: CASES, rounds: ROUNDS })
}
