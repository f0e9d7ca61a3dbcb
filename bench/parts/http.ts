// 2. Over HTTP on Node.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { bundle } from '../harness/bundle.ts'
import type { Context, Part } from '../harness/context.ts'
import { SIZES } from '../harness/events.ts'
import { type LoadedCase, measureServers, type Start } from '../harness/http-group.ts'
import { SECRET } from '../harness/job.ts'
import type { Figures, Limits, Metric, Result } from '../harness/row.ts'
import { type Server, startNodeServer, startProgramServer } from '../harness/server.ts'
import { quantile } from '../harness/statistics.ts'

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

const OVER_PEERS: Metric = { name: 'over the fastest peer', unit: 'ratio', better: 'more' }

async function run(context: Context): Promise<Result> {
  const { folder } = context
  const child = await bundle(folder, 'children/serve.ts', 'node')
  const starts = new Map<string, Start>()
  for (const [name, module] of Object.entries(MODULES)) {
    const contestant = await bundle(folder, module, 'node')
    starts.set(name, () => startNodeServer(child, contestant))
  }
  const notes: string[] = []
  if (await hasPython()) starts.set('aiocqhttp on uvicorn', startPython)
  else notes.push('aiocqhttp is left out: `pip install aiocqhttp uvicorn uvloop` adds it.')

  const { rows, notes: more } = await measureServers(context, {
    starts,
    floor: FLOOR,
    cases: CASES,
    rounds: ROUNDS,
    metrics: [OVER_PEERS],
    complete: overPeers,
    limits: (name, subject, metric) => (subject === OURS ? limitsOf(name, metric) : undefined),
  })
  return { rows, notes: [...notes, ...more] }
}

function limitsOf(size: string, metric: string): Limits | undefined {
  if (LIMITS[size] === undefined) return undefined
  if (metric === 'peak memory') return MEMORY_LIMITS
  return metric === OVER_PEERS.name ? { must: 1 } : LIMITS[size]?.[metric]
}

/** Adds to our figures how they compare with those of the fastest peer overall. */
function overPeers(rounds: Figures['rounds']): Figures['rounds'] {
  const rates = (name: string): number[] =>
    (rounds.get(name) ?? []).map((measured) => measured['requests'] ?? 0)
  const peers = [...rounds.keys()].filter((name) => name !== FLOOR && name !== OURS)
  // Not the fastest peer of each round: that would measure luck rather than speed.
  const fastest = peers
    .map(rates)
    .reduce((best, other) => (quantile(other, 0.5) > quantile(best, 0.5) ? other : best))
  const ours = (rounds.get(OURS) ?? []).map((measured, round) => ({
    ...measured,
    [OVER_PEERS.name]: (rates(OURS)[round] ?? 0) / (fastest[round] ?? 0),
  }))
  return new Map([...rounds, [OURS, ours]])
}

const script = fileURLToPath(new URL('../peers/aiocqhttp_server.py', import.meta.url))

function startPython(): Promise<Server> {
  return startProgramServer('python3', [script, SECRET], /^(\d+)\n/m)
}

async function hasPython(): Promise<boolean> {
  try {
    await promisify(execFile)('python3', ['-c', 'import aiocqhttp, uvicorn'])
    return true
  } catch {
    return false
  }
}
