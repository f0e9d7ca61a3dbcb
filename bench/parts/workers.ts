// 4. Workers: requests per second in workerd.
import { bundle } from '../harness/bundle.ts'
import type { Context, Part } from '../harness/context.ts'
import { SIZES } from '../harness/events.ts'
import { checkServers, describeLoad, loadServers, type Start } from '../harness/http-group.ts'
import { LOAD_METRICS } from '../harness/load.ts'
import { type Result, type Row, toRows } from '../harness/row.ts'
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
const COUNTS: Record<string, number> = { '403 B': 6_000, '1.5 kB': 6_000, '64 kB': 1_000 }

async function run(context: Context): Promise<Result> {
  const starts = new Map<string, Start>()
  for (const [name, module] of Object.entries(MODULES)) {
    const worker = await bundle(context.folder, module, 'worker')
    starts.set(name, () => startWorkerd(worker))
  }
  await checkServers(starts, Object.values(SIZES))
  const rows: Row[] = []
  let most = 0
  for (const [name, size] of Object.entries(SIZES)) {
    const { rounds, load } = await loadServers(context, starts, {
      name,
      size,
      count: COUNTS[name] ?? 0,
      rounds: ROUNDS,
    })
    most = Math.max(most, load)
    rows.push(...toRows({ case: name, floor: FLOOR, metrics: LOAD_METRICS, rounds }))
  }
  return { rows, notes: [describeLoad(most)] }
}
