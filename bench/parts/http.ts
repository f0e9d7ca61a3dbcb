// 2. Over HTTP on Node.
import { aiocqhttp, hasAiocqhttp, ON_UVICORN, WITHOUT_AIOCQHTTP } from '../harness/aiocqhttp.ts'
import { bundle } from '../harness/bundle.ts'
import type { Context, Part } from '../harness/context.ts'
import { SIZES } from '../harness/events.ts'
import { type LoadedCase, measureServers, type Start } from '../harness/http-group.ts'
import { OVER_PEERS, overPeers } from '../harness/over-peers.ts'
import type { Limits, Result } from '../harness/row.ts'
import { startNodeServer } from '../harness/server.ts'

export const http: Part = {
  title: 'Over HTTP on Node, 32 connections',
  run,
}

const FLOOR = 'node:http by hand (floor)'
const OURS = '@cqhttp/adapter-node'
const MODULES: Record<string, string> = {
  [FLOOR]: 'floors/node-server.ts',
  [OURS]: 'ours/node.ts',
  '@hono/node-server + createHmac': 'peers/hono-node-server.ts',
  'srvx + createHmac, bytes()': 'peers/srvx-bytes.ts',
  'srvx + createHmac, text()': 'peers/srvx-text.ts',
  'npm cqhttp': 'peers/cqhttp.ts',
}

const ROUNDS = 5
const CASES: LoadedCase[] = [
  { name: '403 B', size: SIZES['403 B'], count: 6_000 },
  { name: '1.5 kB', size: SIZES['1.5 kB'], count: 6_000 },
  { name: '64 kB', size: SIZES['64 kB'], count: 2_500 },
  // Answers are never ready at the same time, so there is nothing to send together.
  { name: '403 B, 1 connection', size: SIZES['403 B'], count: 2_500, connections: 1 },
]

const LIMITS: Record<string, Record<string, Limits>> = {
  '403 B': { requests: { must: 0.85, reach: 0.95 } },
  '1.5 kB': { requests: { must: 0.85, reach: 0.95 } },
  '64 kB': { requests: { reach: 1 } },
}
const MEMORY_LIMITS: Limits = { must: 1.5, reach: 1.2 }

async function run(context: Context): Promise<Result> {
  const { folder } = context
  const child = await bundle(folder, 'children/serve.ts', 'node')
  const starts = new Map<string, Start>()
  for (const [name, module] of Object.entries(MODULES)) {
    const contestant = await bundle(folder, module, 'node')
    starts.set(name, () => startNodeServer(child, contestant))
  }
  const notes: string[] = []
  const onUvicorn = aiocqhttp.get(ON_UVICORN)
  if (onUvicorn !== undefined && (await hasAiocqhttp())) starts.set(ON_UVICORN, onUvicorn)
  else notes.push(WITHOUT_AIOCQHTTP)

  const { rows, notes: more } = await measureServers(context, {
    starts,
    floor: FLOOR,
    cases: CASES,
    rounds: ROUNDS,
    metrics: [OVER_PEERS],
    complete: (rounds) => overPeers(rounds, { ours: OURS, floor: FLOOR, metric: 'requests' }),
    limits: (name, subject, metric) => (subject === OURS ? limitsOf(name, metric) : undefined),
  })
  return { rows, notes: [...notes, ...more] }
}

function limitsOf(size: string, metric: string): Limits | undefined {
  if (LIMITS[size] === undefined) return undefined
  if (metric === 'peak memory') return MEMORY_LIMITS
  return metric === OVER_PEERS.name ? { must: 1 } : LIMITS[size]?.[metric]
}
