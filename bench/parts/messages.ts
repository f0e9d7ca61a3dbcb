// 6. Messages: reading and writing CQ code, and how the time grows with the length.
import type { CqCodeQuestion } from '../children/cq-code.ts'
import { bundle } from '../harness/bundle.ts'
import { type Child, startChild } from '../harness/child.ts'
import type { Context, Part } from '../harness/context.ts'
import { HOSTILE, type TEXTS } from '../harness/cq-code.ts'
import { inNewProcesses, inRounds, type Starter } from '../harness/rounds.ts'
import { type Metric, type Result, type Row, toRows } from '../harness/row.ts'

export const messages: Part = {
  title: 'Messages: CQ code',
  run,
}

type TextName = keyof typeof TEXTS

const FLOOR = 'scanner by hand (floor)'
const OURS = '@cqhttp/core'
const MODULES: Record<string, string> = {
  [FLOOR]: 'floors/cq-scanner.ts',
  [OURS]: 'ours/cq-code.ts',
}
const [ROUNDS, REPEATS] = [7, 3]
const OPERATIONS = ['parse', 'format'] as const
/** Texts per measurement, enough for some hundredths of a second. */
const COUNTS: Record<TextName, number> = {
  'plain, 20 characters': 100_000,
  'typical, 200 characters': 20_000,
  'long, 64 kB': 40,
}
const [SHORT, LONG] = [125_000, 1_000_000]
const GROWTH_ROUNDS = 9

const SPEED: Metric = { name: 'messages', unit: 'msg/s', better: 'more' }
const GROWTH: Metric[] = [
  { name: 'growth', unit: 'ratio', better: 'less' },
  { name: '1 M characters', unit: 'ms', better: 'less' },
]

async function run(context: Context): Promise<Result> {
  const { folder } = context
  const script = await bundle(folder, 'children/cq-code.ts', 'node')
  const contestants: Starter<Child>[] = []
  for (const [name, module] of Object.entries(MODULES)) {
    const args = [await bundle(folder, module, 'node')]
    contestants.push({ name, start: async () => startChild(script, args, ['--expose-gc']) })
  }
  await check(contestants)
  return {
    rows: [
      ...(await measureSpeed(context, contestants)),
      ...(await measureGrowth(context, contestants)),
    ],
    notes: [
      `Growth: the time for ${LONG.toLocaleString('en')} characters over ${LONG / SHORT} times that ` +
        `for ${SHORT.toLocaleString('en')}; 1 is linear, ${LONG / SHORT} is quadratic.`,
    ],
  }
}

const ask = (child: Child, question: CqCodeQuestion): Promise<number> => child.ask(question)

/** @throws Error when they give different results. */
async function check(contestants: readonly Starter<Child>[]): Promise<void> {
  const digests = new Set<string>()
  for (const { start } of contestants) {
    const child = await start()
    try {
      digests.add(await child.ask<string>({ about: 'check' } satisfies CqCodeQuestion))
    } finally {
      await child.close()
    }
  }
  if (digests.size !== 1) throw new Error('the scanner and the project read differently')
}

async function measureSpeed(
  { effort, progress }: Context,
  contestants: readonly Starter<Child>[],
): Promise<Row[]> {
  const cases = OPERATIONS.flatMap((what) =>
    Object.entries(COUNTS).map(([name, full]) => ({
      what,
      name: `${what}, ${name}`,
      async measure(child: Child) {
        const count = effort.amount(full)
        return 1e6 / (await ask(child, { about: 'text', what, name: name as TextName, count }))
      },
    })),
  )
  const measured = await inNewProcesses(contestants, cases, {
    rounds: effort.rounds(ROUNDS),
    repeats: effort.rounds(REPEATS),
    progress,
  })
  return cases.flatMap(({ what, name }) =>
    toRows({
      case: name,
      floor: FLOOR,
      metrics: [SPEED],
      rounds: new Map(
        [...measured].map(([subject, all]) => [
          subject,
          all.map((speeds) => ({ [SPEED.name]: speeds[name] ?? 0 })),
        ]),
      ),
      limits: (subject) =>
        subject === OURS && what === 'parse' ? { must: 0.9, reach: 1 } : undefined,
    }),
  )
}

async function measureGrowth(
  { effort, progress }: Context,
  contestants: readonly Starter<Child>[],
): Promise<Row[]> {
  const child = await contestants.find(({ name }) => name === OURS)?.start()
  if (child === undefined) return []
  const rows: Row[] = []
  try {
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
            rounds: await inRounds([{ name: OURS, measure }], effort.rounds(GROWTH_ROUNDS)),
            limits: (_, metric) => (metric === 'growth' ? { must: 2 } : undefined),
          }),
        )
      }
    }
  } finally {
    await child.close()
  }
  return rows
}
