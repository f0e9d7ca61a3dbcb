// 6. Messages: CQ code read and written, and how that grows with the length.
import type { CqCodeQuestion } from '../children/cq-code.ts'
import { bundle } from '../harness/bundle.ts'
import { type Child, startChild } from '../harness/child.ts'
import type { Context, Part } from '../harness/context.ts'
import { HOSTILE, TEXTS } from '../harness/cq-code.ts'
import { inRounds } from '../harness/rounds.ts'
import { type Metric, type Result, type Row, toRows } from '../harness/row.ts'

export const messages: Part = {
  title: 'Messages: CQ code',
  run,
}

const FLOOR = 'scanner by hand (floor)'
const OURS = '@cqhttp/core'
const MODULES: Record<string, string> = {
  [FLOOR]: 'floors/cq-scanner.ts',
  [OURS]: 'ours/cq-code.ts',
}
const ROUNDS = 9
const OPERATIONS = ['parse', 'format'] as const
/** Texts in one measurement, for some hundredths of a second. */
const COUNTS: Record<keyof typeof TEXTS, number> = {
  'plain, 20 characters': 200_000,
  'typical, 200 characters': 40_000,
  'long, 64 kB': 60,
}
const [SHORT, LONG] = [125_000, 1_000_000]

const SPEED: Metric = { name: 'messages', unit: 'msg/s', better: 'more' }
const GROWTH: Metric[] = [
  { name: 'growth', unit: 'ratio', better: 'less' },
  { name: '1 M characters', unit: 'ms', better: 'less' },
]

async function run(context: Context): Promise<Result> {
  const { folder } = context
  const script = await bundle(folder, 'children/cq-code.ts', 'node')
  const children = new Map<string, Child>()
  try {
    for (const [name, module] of Object.entries(MODULES)) {
      children.set(
        name,
        startChild(script, [await bundle(folder, module, 'node')], ['--expose-gc']),
      )
    }
    await check(children)
    return {
      rows: [
        ...(await measureSpeed(context, children)),
        ...(await measureGrowth(context, children)),
      ],
      notes: [
        `Growth: the time for ${LONG.toLocaleString('en')} characters over ${LONG / SHORT} times that ` +
          `for ${SHORT.toLocaleString('en')}; 1 is linear, ${LONG / SHORT} is quadratic.`,
      ],
    }
  } finally {
    for (const { close } of children.values()) await close()
  }
}

const ask = (child: Child, question: CqCodeQuestion): Promise<number> => child.ask(question)

/** @throws Error when they do not read and write the same. */
async function check(children: ReadonlyMap<string, Child>): Promise<void> {
  const question: CqCodeQuestion = { about: 'check' }
  const digests = await Promise.all([...children.values()].map((child) => child.ask(question)))
  if (new Set(digests).size !== 1) throw new Error('the scanner and the project read differently')
}

async function measureSpeed(
  { effort, progress }: Context,
  children: ReadonlyMap<string, Child>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const what of OPERATIONS) {
    for (const name of Object.keys(TEXTS) as (keyof typeof TEXTS)[]) {
      progress(`${what}, ${name}`)
      const count = effort.amount(COUNTS[name])
      const contestants = [...children].map(([subject, child]) => ({
        name: subject,
        measure: async () => ({
          messages: 1e6 / (await ask(child, { about: 'text', what, name, count })),
        }),
      }))
      await inRounds(contestants, effort.rounds(3))
      rows.push(
        ...toRows({
          case: `${what}, ${name}`,
          floor: FLOOR,
          metrics: [SPEED],
          rounds: await inRounds(contestants, effort.rounds(ROUNDS)),
          limits: (subject) =>
            subject === OURS && what === 'parse' ? { must: 0.9, reach: 1 } : undefined,
        }),
      )
    }
  }
  return rows
}

async function measureGrowth(
  { effort, progress }: Context,
  children: ReadonlyMap<string, Child>,
): Promise<Row[]> {
  const child = children.get(OURS)
  if (child === undefined) return []
  const rows: Row[] = []
  for (const what of OPERATIONS) {
    for (const name of Object.keys(HOSTILE) as (keyof typeof HOSTILE)[]) {
      progress(`growth of ${what}, ${name}`)
      const time = (length: number): Promise<number> =>
        ask(child, { about: 'hostile', what, name, length: effort.amount(length) })
      const measure = async () => {
        const [short, long] = [await time(SHORT), await time(LONG)]
        return { growth: long / short / (LONG / SHORT), '1 M characters': long / 1_000 }
      }
      await measure()
      rows.push(
        ...toRows({
          case: `${what}, only ${name}`,
          metrics: GROWTH,
          rounds: await inRounds([{ name: OURS, measure }], effort.rounds(ROUNDS)),
          limits: (_, metric) => (metric === 'growth' ? { must: 2 } : undefined),
        }),
      )
    }
  }
  return rows
}
