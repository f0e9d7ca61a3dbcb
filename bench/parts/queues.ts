// 8. Queues: how many events are accepted, beside the same bot without one.
import { bundle } from '../harness/bundle.ts'
import type { Context, Part } from '../harness/context.ts'
import { SIZES } from '../harness/events.ts'
import { LOAD_METRICS, startGenerator } from '../harness/load.ts'
import { inRounds } from '../harness/rounds.ts'
import { type Result, type Row, toRows } from '../harness/row.ts'
import { startNodeServer } from '../harness/server.ts'

export const queues: Part = {
  title: 'Events accepted on Node with a queue, 32 connections',
  run,
}

const WITHOUT = 'without a queue'
const MODULES: Record<string, string> = {
  [WITHOUT]: 'ours/silent-node.ts',
  'SQLite, handled elsewhere': 'ours/queue-front-node.ts',
  'SQLite, handled here': 'ours/queue-node.ts',
}
const ROUNDS = 5
const COUNTS = { '403 B': 6_000, '1.5 kB': 6_000, '64 kB': 1_000 }

async function run({ folder, effort, progress }: Context): Promise<Result> {
  const child = await bundle(folder, 'children/serve.ts', 'node')
  const rows: Row[] = []
  for (const [name, full] of Object.entries(COUNTS)) {
    const count = effort.amount(full)
    const size = SIZES[name as keyof typeof COUNTS]
    const generator = await startGenerator({ folder, size, warmUp: count, count, isEmpty: true })
    const contestants = Object.entries(MODULES).map(([subject, module]) => ({
      name: subject,
      async measure(round: number) {
        progress(`${name}, round ${round + 1}: ${subject}`)
        const server = await startNodeServer(child, await bundle(folder, module, 'node'))
        try {
          return await generator.measure(server)
        } finally {
          await server.close()
        }
      },
    }))
    try {
      const rounds = await inRounds(contestants, effort.rounds(ROUNDS))
      rows.push(...toRows({ case: name, floor: WITHOUT, metrics: LOAD_METRICS, rounds }))
    } finally {
      await generator.close()
    }
  }
  return {
    rows,
    notes: [
      'The file is on the disk of the machine. Cloudflare Queues and SQS are a round trip away, which ' +
        'no imitation of them tells.',
    ],
  }
}
