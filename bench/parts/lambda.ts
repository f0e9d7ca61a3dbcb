// 3. Lambda: a function in the real runtime client.
import { checkAnswer, checkContestant } from '../harness/answer.ts'
import { bundle } from '../harness/bundle.ts'
import type { Context, Part } from '../harness/context.ts'
import { createEvent, createTemplate, FIRST_ID, SIZES } from '../harness/events.ts'
import { bundleRuntime, type Lambda, startLambda } from '../harness/lambda.ts'
import { inRounds } from '../harness/rounds.ts'
import { type Limits, type Metric, type Result, toRows } from '../harness/row.ts'
import { quantile } from '../harness/statistics.ts'

export const lambda: Part = {
  title: 'AWS Lambda, in the real runtime client, 403 B',
  run,
}

const FLOOR = 'handler by hand (floor)'
const OURS = '@cqhttp/adapter-lambda'
const MODULES: Record<string, string> = {
  [FLOOR]: 'floors/lambda-function.ts',
  [OURS]: 'ours/lambda.ts',
}

const ROUNDS = 25
/** Events per warm figure, after as many that do not count. */
const EVENTS = 400

const METRICS: Metric[] = [
  { name: 'first reply', unit: 'ms', better: 'less' },
  { name: 'CPU until then', unit: 'ms', better: 'less' },
  { name: 'the first event', unit: 'ms', better: 'less' },
  { name: 'warm', unit: 'ms', better: 'less' },
]
const LIMITS: Record<string, Limits> = {
  'first reply': { must: 1.15, reach: 1.05 },
  warm: { must: 1.25, reach: 1.1 },
}

async function run({ folder, effort, progress }: Context): Promise<Result> {
  const register = await bundleRuntime(folder)
  const template = createTemplate(SIZES['403 B'])
  const count = effort.amount(EVENTS)
  const events = Array.from({ length: 2 * count + 1 }, (_, index) =>
    createEvent(template, FIRST_ID + index),
  )

  async function measure(module: string) {
    const before = performance.now()
    const lambda = await startLambda(register, module)
    try {
      const [first, ...rest] = events
      if (first === undefined) throw new RangeError('there are no events')
      checkAnswer(await lambda.invoke(first), first)
      const total = performance.now() - before
      const usage = await lambda.usage()
      const [beginning = 0] = timesOf(lambda)
      // All events are queued, so that the function gets the next one as soon as it asks.
      const answers = await Promise.all(rest.map((event) => lambda.invoke(event)))
      for (const [index, event] of rest.entries()) {
        checkAnswer(answers[index] ?? { status: 0, body: '' }, event)
      }
      return {
        'first reply': total,
        ...(usage !== undefined && { 'CPU until then': usage.cpu / 1_000 }),
        'the first event': beginning,
        warm: quantile(timesOf(lambda).slice(1 + count), 0.5),
      }
    } finally {
      await lambda.close()
    }
  }

  const contestants = []
  for (const [name, module] of Object.entries(MODULES)) {
    const built = await bundle(folder, module, 'lambda')
    const lambda = await startLambda(register, built)
    try {
      await checkContestant(name, Object.values(SIZES), lambda.invoke)
    } finally {
      await lambda.close()
    }
    contestants.push({
      name,
      measure: (round: number) => {
        progress(`round ${round + 1}: ${name}`)
        return measure(built)
      },
    })
  }
  const rounds = await inRounds(contestants, effort.rounds(ROUNDS))
  return {
    rows: toRows({
      case: '403 B',
      floor: FLOOR,
      metrics: METRICS,
      rounds,
      limits: (subject, metric) => (subject === OURS ? LIMITS[metric] : undefined),
    }),
    notes: [
      'First reply: from before the process is started until the answer is with the runtime API, ' +
        'the start of Node and of the runtime client included.',
      'Warm: from an event on its way to the answer at the runtime API, the median of one process.',
    ],
  }
}

/** From each event's delivery to its answer, in milliseconds. */
function timesOf({ steps }: Lambda): number[] {
  const delivered = steps.filter(({ what }) => what === 'delivered')
  const answered = steps.filter(({ what }) => what === 'answered')
  return answered.map(({ at }, index) => at - (delivered[index]?.at ?? 0))
}
