// 5. Sizes of bundles.
import { gzipSync } from 'node:zlib'

import { bundleText, type Runtime } from '../harness/bundle.ts'
import type { Context, Part } from '../harness/context.ts'
import { type Limits, type Metric, type Result, type Row, toRows } from '../harness/row.ts'

export const sizes: Part = {
  title: 'Sizes of bundles',
  run,
}

interface Bundle {
  case: string
  subject: string
  contents: string
  runtime: Runtime
  limits?: Limits
}

const every = (name: string): string => `export * from '${name}'`
const WORKERS = 'echo for Workers'
const LAMBDA = 'echo for Lambda'

const BUNDLES: Bundle[] = [
  {
    case: WORKERS,
    subject: 'this project: examples/echo',
    contents: `export { default } from '../tests/budgets/fixtures/plain-worker.ts'`,
    runtime: 'worker',
    limits: { must: 23_000, reach: 16_000 },
  },
  {
    case: WORKERS,
    subject: 'this project: examples/echo, with sockets',
    contents: `export { Account, default } from '../examples/echo/worker.ts'`,
    runtime: 'worker',
  },
  {
    case: WORKERS,
    subject: 'Hono, signature by hand, cannot send',
    contents: `export { default } from './peers/hono-echo.ts'`,
    runtime: 'worker',
  },
  {
    case: WORKERS,
    subject: 'grammY, for Telegram',
    contents: `export { default } from './peers/grammy-echo.ts'`,
    runtime: 'worker',
  },
  {
    case: LAMBDA,
    subject: 'this project: examples/echo',
    contents: every('../examples/echo/lambda.ts'),
    runtime: 'lambda',
  },
  {
    case: LAMBDA,
    subject: 'Hono, signature by hand, cannot send',
    contents: `import { handle } from 'hono/aws-lambda'
import app from './peers/hono-echo.ts'
export const handler = handle(app)`,
    runtime: 'lambda',
  },
  {
    case: LAMBDA,
    subject: 'grammY, for Telegram',
    contents: `import { Bot, webhookCallback } from 'grammy/web'
const bot = new Bot(process.env.BOT_TOKEN)
bot.on('message:text', (context) => context.reply(context.message.text))
export const handler = webhookCallback(bot, 'aws-lambda-async')`,
    runtime: 'lambda',
  },
  ...['core', 'adapter-node', 'adapter-lambda', 'adapter-workers'].map((name): Bundle => ({
    case: 'all of a package',
    subject: `@cqhttp/${name}`,
    contents: every(`@cqhttp/${name}`),
    runtime: name === 'adapter-workers' ? 'worker' : 'lambda',
  })),
]

const METRICS: Metric[] = [
  { name: 'gzip', unit: 'B', better: 'less' },
  { name: 'minified', unit: 'B', better: 'less' },
]

async function run({ progress }: Context): Promise<Result> {
  const rows: Row[] = []
  for (const { case: what, subject, contents, runtime, limits } of BUNDLES) {
    progress(`${what}: ${subject}`)
    const bytes = await bundleText(contents, runtime)
    const sizes = { minified: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length }
    rows.push(
      ...toRows({
        case: what,
        metrics: METRICS,
        rounds: new Map([[subject, [sizes]]]),
        limits: (_, metric) => (metric === 'gzip' ? limits : undefined),
      }),
    )
  }
  return { rows, notes: ['By esbuild, with everything that they depend on.'] }
}
