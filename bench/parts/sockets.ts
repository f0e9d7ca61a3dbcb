// 8. WebSockets: events and calls over one, memory of idle ones, and calls through a Durable Object.
import { aiocqhttp, BY_ITSELF, hasAiocqhttp, WITHOUT_AIOCQHTTP } from '../harness/aiocqhttp.ts'
import { bundle } from '../harness/bundle.ts'
import { startChild } from '../harness/child.ts'
import type { Context, Part } from '../harness/context.ts'
import { SIZES } from '../harness/events.ts'
import { OVER_PEERS, overPeers } from '../harness/over-peers.ts'
import { inRounds } from '../harness/rounds.ts'
import {
  type Figures,
  type Limits,
  type Measurements,
  type Metric,
  type Result,
  type Row,
  toRows,
} from '../harness/row.ts'
import { type Server, startNodeServer } from '../harness/server.ts'
import {
  CALL_METRICS,
  EVENT_METRICS,
  MEMORY_METRICS,
  type SocketQuestion,
  type SocketResult,
} from '../harness/socket-load.ts'
import { startWorkerd } from '../harness/workerd.ts'

export const sockets: Part = {
  title: 'Over a reverse WebSocket',
  run,
}

const ROUNDS = 5
const WS = 'ws by hand (floor)'
const NODE = '@cqhttp/adapter-node'
const OBJECT = 'object by hand (floor)'
const DURABLE = '@cqhttp/adapter-workers/durable'

const EVENTS = 20_000
const IN_FLIGHT = 32
const IDLE = 1000
const CALLS = 2000

/** As it serves itself; the fastest peer is the same on another server. */
const OVER_AIOCQHTTP: Metric = { name: 'over aiocqhttp', unit: 'ratio', better: 'more' }
const EVENT_LIMITS: Record<string, Limits> = {
  events: { must: 0.85 },
  [OVER_AIOCQHTTP.name]: { must: 5 },
}

type Ask = <Reply>(question: SocketQuestion) => Promise<Reply>

async function run(context: Context): Promise<Result> {
  const { folder, effort } = context
  const child = await bundle(folder, 'children/serve.ts', 'node')
  const node = new Map<string, () => Promise<Server>>()
  for (const [name, module] of [
    [WS, 'floors/socket-server.ts'],
    [NODE, 'ours/sockets.ts'],
  ] as const) {
    const contestant = await bundle(folder, module, 'node')
    node.set(name, () => startNodeServer(child, contestant))
  }
  const workers = new Map<string, () => Promise<Server>>()
  for (const [name, module] of [
    [OBJECT, 'floors/socket-object.ts'],
    [DURABLE, 'ours/socket-object.ts'],
  ] as const) {
    const worker = await bundle(folder, module, 'worker')
    workers.set(name, () => startWorkerd(worker, 'Account'))
  }
  const withAiocqhttp = await hasAiocqhttp()
  const bots = withAiocqhttp ? new Map([...node, ...aiocqhttp]) : node
  const count = effort.amount(EVENTS)
  const events = { about: 'events', size: SIZES['403 B'], count, inFlight: IN_FLIGHT } as const
  const rows: Row[] = [
    ...(await measure(context, {
      case: `events of 403 B, ${IN_FLIGHT} in flight`,
      floor: WS,
      starts: bots,
      metrics: [...EVENT_METRICS, OVER_PEERS, OVER_AIOCQHTTP],
      complete: overOthers,
      limits: (subject, metric) => (subject === NODE ? EVENT_LIMITS[metric] : undefined),
      async measure({ port }, ask) {
        await ask({ ...events, port, first: 0 })
        const { rate, p50 } = await ask<SocketResult>({ ...events, port, first: count })
        return { events: rate, p50 }
      },
    })),
    ...(await measure(context, {
      case: `${IDLE} idle sockets`,
      floor: WS,
      starts: node,
      metrics: MEMORY_METRICS,
      limits: (subject) => (subject === NODE ? { must: 1.5 } : undefined),
      async measure({ port, usage }, ask) {
        await ask({ about: 'idle', port, count: effort.amount(IDLE) })
        const { memory = 0 } = (await usage()) ?? {}
        return { 'peak memory': memory / 1e6 }
      },
    })),
    ...(await measure(context, {
      case: 'a call: Worker, object, socket, and back',
      floor: OBJECT,
      starts: workers,
      metrics: CALL_METRICS,
      limits: (subject) => (subject === DURABLE ? { must: 2 } : undefined),
      async measure({ port }, ask) {
        const calls = { about: 'calls', port, count: effort.amount(CALLS) } as const
        await ask(calls)
        const { p50 } = await ask<SocketResult>(calls)
        return { p50 }
      },
    })),
  ]
  return {
    rows,
    notes: [
      'Over a socket a reply is a call of send_msg, whose answer is waited for: each event is three frames.',
      ...(withAiocqhttp ? [] : [WITHOUT_AIOCQHTTP]),
    ],
  }
}

function overOthers(rounds: Figures['rounds']): Figures['rounds'] {
  const names = { ours: NODE, floor: WS, metric: 'events' }
  const overOne = overPeers(rounds, { ...names, peers: [BY_ITSELF], as: OVER_AIOCQHTTP.name })
  return overPeers(overOne, names)
}

interface Measured {
  case: string
  floor: string
  starts: ReadonlyMap<string, () => Promise<Server>>
  metrics: Parameters<typeof toRows>[0]['metrics']
  /** Adds figures that follow from the results of all. */
  complete?: (rounds: Figures['rounds']) => Figures['rounds']
  limits: (subject: string, metric: string) => Limits | undefined
  measure: (server: Server, ask: Ask) => Promise<Measurements>
}

/** A new server and a new implementation each time. */
async function measure(context: Context, measured: Measured): Promise<Row[]> {
  const { folder, effort, progress } = context
  const { case: what, floor, starts, metrics, limits, complete = (same) => same } = measured
  const load = await bundle(folder, 'children/socket-load.ts', 'node')
  const contestants = [...starts].map(([name, start]) => ({
    name,
    async measure(round: number) {
      progress(`${what}, round ${round + 1}: ${name}`)
      const server = await start()
      const { ask, close } = startChild(load, [])
      try {
        return await measured.measure(server, ask)
      } finally {
        await close()
        await server.close()
      }
    },
  }))
  const rounds = await inRounds(contestants, effort.rounds(ROUNDS))
  return toRows({ case: what, floor, metrics, rounds: complete(rounds), limits })
}
