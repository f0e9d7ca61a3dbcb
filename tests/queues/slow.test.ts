// examples/slow on each of its runtimes: a handler that takes long answers once.
import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import type { SQSBatchResponse } from 'aws-lambda'
import { expect as check, test, type TestContext } from 'vitest'
import { createTestHarness } from 'wrangler'

import { printed, startProgram } from '../support/runtimes/program.ts'
import { functionUrl } from '../support/runtimes/lambda/payload-v2.ts'
import { startFunction } from '../support/runtimes/lambda/function.ts'
import { bundleLambda } from '../support/runtimes/lambda/bundle.ts'
import { resultOf, startSqs } from './sqs.ts'

/** With `LONG_TESTS=1`, as in CI, what is promised, in milliseconds. */
const DELAY = process.env['LONG_TESTS'] === '1' ? 90_000 : 2_000
const EXPECTED = [`想了 ${DELAY / 1000} 秒：你好`]
const SECRET = 'the secret'
const TOKEN = 'the-token'
const folder = fileURLToPath(new URL('../../examples/slow/', import.meta.url))

type Post = (body: string, headers: Record<string, string>) => Promise<number>

/** An implementation, and the variables of a bot that calls it. */
async function startSandbox({ onTestFinished }: TestContext) {
  const sandbox = createSandbox({ profile: 'napcat', secret: SECRET, accessToken: TOKEN })
  onTestFinished(() => sandbox.close())
  const env = {
    CQHTTP_API_ROOT: await sandbox.listen(),
    CQHTTP_ACCESS_TOKEN: TOKEN,
    CQHTTP_SECRET: SECRET,
    SLOW_DELAY: String(DELAY),
  }
  return { sandbox, env }
}

/** Says something to the bot, whose implementation posts it twice; gives all that comes of it. */
async function answersTo(sandbox: Sandbox, post: Post): Promise<string[]> {
  const { replies, exchanges } = await sandbox.user(10001).say('你好')
  check(replies).toEqual([])
  const [exchange] = exchanges
  check(exchange?.status).toBe(204)
  check(exchange?.duration).toBeLessThan(DELAY)
  const body = exchange?.body ?? ''
  const signature = createHmac('sha1', SECRET).update(body).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-signature': `sha1=${signature}` }
  check(await post(body, headers)).toBe(204)
  const texts = (): string[] => sandbox.sent.map(({ text }) => text)
  await sandbox.waitFor(() => texts().length > 0, { timeout: DELAY + 30_000 })
  // Long enough for a second answer.
  await new Promise((resolve) => setTimeout(resolve, DELAY === 90_000 ? 95_000 : 2 * DELAY))
  return texts()
}

const over =
  (url: string): Post =>
  async (body, headers) =>
    (await fetch(url, { method: 'POST', body, headers })).status

const LIMIT = { timeout: 4 * DELAY + 60_000 }

test.concurrent('on Node, with SQLite', LIMIT, async (context) => {
  const { expect, onTestFinished } = context
  const { sandbox, env } = await startSandbox(context)
  const root = await mkdtemp(join(tmpdir(), 'cqhttp-slow-'))
  const program = startProgram({
    command: process.execPath,
    args: [`${folder}node.ts`],
    env: { ...env, PORT: '0', QUEUE_FILE: join(root, 'slow.db') },
  })
  onTestFinished(async () => {
    await program.close()
    await rm(root, { recursive: true })
  })
  const url = await printed(program, /listens on (\S+),/)
  sandbox.connect({ url })
  const answers = await answersTo(sandbox, over(url))
  expect(answers).toEqual(EXPECTED)
})

test.concurrent('on Workers, with Cloudflare Queues', LIMIT, async (context) => {
  const { expect, onTestFinished } = context
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
  const { sandbox, env } = await startSandbox(context)
  const worker = { configPath: 'wrangler.jsonc', secrets: env }
  const harness = createTestHarness({ root: folder, workers: [worker] })
  onTestFinished(() => harness.close())
  const { url } = await harness.listen()
  sandbox.connect({ url: url.href })
  const answers = await answersTo(sandbox, over(url.href))
  expect(answers).toEqual(EXPECTED)
})

test.concurrent('on Lambda, with SQS', LIMIT, async (context) => {
  const { expect, onTestFinished } = context
  const { sandbox, env } = await startSandbox(context)
  const sqs = await startSqs('.fifo')
  onTestFinished(() => sqs.close())
  const { root, remove } = await bundleLambda(`${folder}lambda.ts`)
  onTestFinished(remove)
  const start = async (handler: string, timeout: number) => {
    const running = await startFunction({
      root,
      handler,
      timeout,
      env: {
        ...env,
        QUEUE_URL: sqs.url,
        DEAD_LETTERS_URL: sqs.deadUrl,
        AWS_ENDPOINT_URL_SQS: sqs.address,
        AWS_ACCESS_KEY_ID: 'AKID',
        AWS_SECRET_ACCESS_KEY: 'secret',
        AWS_SESSION_TOKEN: 'token',
      },
    })
    onTestFinished(() => running.close())
    return running
  }
  const [front, consumer] = [
    await start('index.handler', 15_000),
    await start('index.consumer', 900_000),
  ]
  let isPolling = true
  const polling = (async () => {
    while (isPolling) {
      const count = await sqs.poll(async (event) =>
        resultOf<SQSBatchResponse>(await consumer.invoke(event)),
      )
      if (count === 0) await new Promise((resolve) => setTimeout(resolve, 50))
    }
  })()
  onTestFinished(async () => {
    isPolling = false
    await polling
  })
  const post: Post = async (body, fields) => {
    const headers = Object.entries(fields)
    const request = { method: 'POST', target: '/', headers, body: Buffer.from(body) }
    const result = resultOf<object>(await front.invoke(functionUrl.toEvent(request)))
    return functionUrl.toReply(result).status
  }
  sandbox.connect({
    fetch: async (request: Request) => {
      const body = await request.text()
      return new Response(null, { status: await post(body, Object.fromEntries(request.headers)) })
    },
  })
  const answers = await answersTo(sandbox, post)
  expect(answers).toEqual(EXPECTED)
  expect(sqs.bodies(sqs.url)).toEqual([])
  expect(sqs.bodies(sqs.deadUrl)).toEqual([])
})
