// SQS in front of a bot on Lambda, against an imitation of SQS that checks what SQS checks.
import { type AddressInfo, createServer } from 'node:net'

import { type LambdaHandler, toLambdaHandler } from '@cqhttp/adapter-lambda'
import {
  type QueueHandlerOptions,
  sqsQueue,
  type SqsQueueOptions,
  toQueueHandler,
} from '@cqhttp/adapter-lambda/queue'
import { CQHttp, NetworkError } from '@cqhttp/core'
import { formatMessage } from '@cqhttp/core/queue'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { functionUrl } from '../support/runtimes/lambda/payload-v2.ts'
import { type Sqs, startSqs } from './sqs.ts'

/** With `LONG_TESTS=1`, as in CI, what is promised; else a fiftieth of it. */
const EVENTS = process.env['LONG_TESTS'] === '1' ? 10_000 : 200

const eventOf = (id: number, group: unknown = 1, message = 'hi') => ({
  time: 1_790_000_000,
  self_id: 10,
  post_type: 'message',
  message_type: 'group',
  sub_type: 'normal',
  group_id: group,
  message_id: id,
  user_id: 2,
  message,
})

const credentials = () => ({ accessKeyId: 'AKID', secretAccessKey: 'secret' })
const contextOf = (timeLeft: number): Context =>
  ({ getRemainingTimeInMillis: () => timeLeft }) as Context

function createBot() {
  const warn = vi.fn<(...data: unknown[]) => void>()
  const error = vi.fn<(...data: unknown[]) => void>()
  const logger = { debug() {}, info() {}, warn, error }
  const bot = new CQHttp({ secret: false, logger })
  bot.onError(() => {})
  const handled: { group: unknown; id: number }[] = []
  bot.onMessage('group', ({ group_id: group, message_id: id, raw_message: what }) => {
    if (what === 'later') throw new NetworkError('send_msg', 'no way', { sent: 'no' })
    if (what === 'bug') throw new TypeError('a bug')
    handled.push({ group, id: Number(id) })
  })
  const lines = (): string =>
    [...warn.mock.calls, ...error.mock.calls].flat().map(String).join('\n')
  return { bot, handled, lines }
}

async function start(suffix: '' | '.fifo' = '', options: QueueHandlerOptions = {}) {
  const sqs = await startSqs(suffix)
  onTestFinished(() => sqs.close())
  const made = createBot()
  const queue = sqsQueue({ url: sqs.url, credentials })
  const handler = toLambdaHandler(made.bot, { queue })
  const consumer = toQueueHandler(made.bot, {
    credentials,
    endpoint: sqs.address,
    deadLetters: sqs.deadUrl,
    ...options,
  })
  return { sqs, ...made, queue, handler, consumer }
}

async function post(handler: LambdaHandler, event: object): Promise<number> {
  const body = Buffer.from(JSON.stringify(event))
  const headers = [['content-type', 'application/json']] as const
  const request = { method: 'POST', target: '/', headers, body }
  const result = await handler(functionUrl.toEvent(request) as never, contextOf(15_000))
  return functionUrl.toReply(result as object).status
}

function recordOf(messageId: string, body: string): SQSRecord {
  return {
    messageId,
    body,
    receiptHandle: 'none',
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: '',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:events.fifo',
    awsRegion: 'us-east-1',
  }
}

/** Hands over all that is due. */
async function drain(
  sqs: Sqs,
  consume: (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>,
): Promise<SQSBatchResponse[]> {
  const results: SQSBatchResponse[] = []
  const invoke = async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const result = await consume(event, contextOf(900_000))
    results.push(result)
    return result
  }
  while ((await sqs.poll(invoke)) > 0);
  return results
}

describe('what is posted', () => {
  test.each(['', '.fifo'] as const)('is kept, and handled later: events%s', async (suffix) => {
    const { sqs, handler, consumer, handled } = await start(suffix)
    expect(await post(handler, eventOf(1))).toBe(204)
    expect([handled, sqs.bodies(sqs.url).length]).toEqual([[], 1])
    await drain(sqs, consumer)
    expect(handled).toEqual([{ group: 1, id: 1 }])
    expect(sqs.bodies(sqs.url)).toEqual([])
  })

  test('twice is one message of a FIFO queue, and one run with another', async () => {
    for (const [suffix, count] of [
      ['.fifo', 1],
      ['', 2],
    ] as const) {
      const { sqs, handler, consumer, handled } = await start(suffix)
      for (const _ of [1, 2]) await post(handler, eventOf(1))
      expect(sqs.bodies(sqs.url)).toHaveLength(count)
      await drain(sqs, consumer)
      expect(handled).toHaveLength(1)
    }
  })

  test('may hold any text', async () => {
    const { sqs, handler, consumer, handled, lines } = await start('.fifo')
    const texts = ['\uffff\ufffe', '\0\u0001\u001f', '\ud83d', '🙂你好', ' ', '']
    for (const [id, text] of texts.entries()) {
      expect(await post(handler, eventOf(id, `${text}/\n${'x'.repeat(300)}`, text))).toBe(204)
    }
    expect(lines()).toBe('')
    await drain(sqs, consumer)
    expect(handled).toHaveLength(texts.length)
  })

  test('is handled at once when it is larger than a message may be', async () => {
    const { sqs, handler, handled, lines } = await start()
    expect(await post(handler, eventOf(1, 1, 'x'.repeat(1_048_576)))).toBe(204)
    expect(handled).toHaveLength(1)
    expect(sqs.bodies(sqs.url)).toEqual([])
    expect(lines()).toContain('the queue takes 1044480 at most')
    expect(await post(handler, eventOf(2, 1, 'x'.repeat(1_044_000)))).toBe(204)
    expect(sqs.bodies(sqs.url)).toHaveLength(1)
  })

  test.each<[string, (sqs: Sqs) => Partial<SqsQueueOptions>, string]>([
    ['that is missing', (sqs) => ({ url: `${sqs.url}-none` }), 'create it in this region'],
    ['without credentials', () => ({ credentials: undefined }), 'no AWS credentials in the env'],
    ['that is down', () => ({ endpoint: 'http://127.0.0.1:1' }), 'the queue failed'],
  ])('is handled at once with a queue %s', async (_what, change, words) => {
    const sqs = await startSqs('')
    onTestFinished(() => sqs.close())
    vi.stubEnv('AWS_ACCESS_KEY_ID', '')
    onTestFinished(() => void vi.unstubAllEnvs())
    const { bot, handled, lines } = createBot()
    const queue = sqsQueue({ url: sqs.url, credentials, ...change(sqs) })
    expect(await post(toLambdaHandler(bot, { queue }), eventOf(1))).toBe(204)
    expect(handled).toHaveLength(1)
    expect(lines()).toContain(words)
    expect(lines()).not.toContain('secret')
  })

  test('is handled at once when the queue gives no answer', { timeout: 20_000 }, async () => {
    const deaf = createServer(() => {}).listen(0, '127.0.0.1')
    await new Promise((resolve) => deaf.once('listening', resolve))
    onTestFinished(() => void deaf.close())
    const { bot, handled, lines } = createBot()
    const { port } = deaf.address() as AddressInfo
    const queue = sqsQueue({ url: `http://127.0.0.1:${port}/1/events`, credentials })
    expect(await post(toLambdaHandler(bot, { queue }), eventOf(1))).toBe(204)
    expect(handled).toHaveLength(1)
    expect(lines()).toContain('the queue failed')
  })
})

describe('a batch', () => {
  test('hands back what may be tried again, and buries what may not, with the reason', async () => {
    const { sqs, handler, consumer } = await start()
    for (const [id, what] of ['ok', 'later', 'bug'].entries()) {
      await post(handler, { ...eventOf(id), raw_message: what })
    }
    const results = await drain(sqs, consumer)
    expect(results.flatMap(({ batchItemFailures }) => batchItemFailures)).toHaveLength(1)
    expect(sqs.bodies(sqs.url)).toHaveLength(1)
    const [letter = ''] = sqs.bodies(sqs.deadUrl)
    expect(JSON.parse(letter)).toMatchObject({
      event: { message_id: 2 },
      reason: 'TypeError: a bug',
      attempts: 1,
    })
  })

  test('is tried again after its backoff, not after its visibility timeout', async () => {
    const { sqs, handler, consumer } = await start('', { maxAttempts: 2 })
    await post(handler, { ...eventOf(1), raw_message: 'later' })
    await drain(sqs, consumer)
    await new Promise((resolve) => setTimeout(resolve, 5_500))
    await drain(sqs, consumer)
    expect(sqs.bodies(sqs.url)).toEqual([])
    expect(sqs.bodies(sqs.deadUrl).join()).toContain('(attempt 2 of 2)')
  })

  test('of a FIFO queue hands back all that is behind a failure in its chat', async () => {
    const { sqs, handler, consumer, handled } = await start('.fifo')
    for (const [id, what] of ['ok', 'later', 'ok', 'ok'].entries()) {
      await post(handler, { ...eventOf(id), raw_message: what })
    }
    await post(handler, eventOf(9, 2))
    // SQS gives out several messages of a chat at once, and the imitation one by one.
    const Records = sqs.bodies(sqs.url).map((body, i) => recordOf(String(i), body))
    const { batchItemFailures } = await consumer({ Records }, contextOf(900_000))
    expect(handled).toEqual([
      { group: 1, id: 0 },
      { group: 2, id: 9 },
    ])
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['1', '2', '3'])
  })

  test('hands back what no time is left for', async () => {
    const { sqs, handler, consumer, handled } = await start('.fifo')
    for (const id of [1, 2]) await post(handler, eventOf(id))
    await sqs.poll((event) => consumer(event, contextOf(1_000)))
    expect(handled).toEqual([])
    expect(sqs.bodies(sqs.url)).toHaveLength(2)
    // At once, not after the visibility timeout.
    await drain(sqs, consumer)
    expect(handled).toHaveLength(2)
  })

  test('of which nothing can be handled in time ends in time', async () => {
    const { consumer, lines, handled } = await start()
    const body = (id: number): string => formatMessage('a'.repeat(40), eventOf(id, id)).body
    const Records = Array.from({ length: 10_000 }, (_, id) => recordOf(String(id), body(id)))
    const { batchItemFailures } = await consumer({ Records }, contextOf(400))
    expect(batchItemFailures).toHaveLength(10_000)
    expect(handled).toEqual([])
    expect(lines()).toMatch(/^no time was left for 10000 event\(s\), .*make BatchSize smaller$/)
  })

  test('without messages has no failures', async () => {
    const { consumer } = await start()
    expect(await consumer({ Records: [] }, contextOf(900_000))).toEqual({ batchItemFailures: [] })
  })

  test('of a FIFO queue keeps dead letters by their chats, the largest too', async () => {
    const { sqs, handler, consumer, lines } = await start('.fifo')
    for (const [id, group] of [1, 2, 1].entries()) {
      await post(handler, { ...eventOf(id, group, 'x'.repeat(1_044_000)), raw_message: 'bug' })
    }
    await drain(sqs, consumer)
    expect(new Set(sqs.groups(sqs.deadUrl))).toEqual(new Set(['10:group:1', '10:group:2']))
    expect(lines()).not.toContain('could not be kept')
  })

  test('with a dead letter, put back on the queue, is handled', async () => {
    const { sqs, consumer, handled, queue } = await start()
    const { body, chat, key } = formatMessage('a'.repeat(40), eventOf(1))
    const letter = JSON.stringify({ ...JSON.parse(body), reason: 'Error', attempts: 8, time: 1 })
    await queue.send({ body: letter, chat, key })
    await drain(sqs, consumer)
    expect(handled).toHaveLength(1)
  })

  test('with what is none of ours buries it', async () => {
    const { sqs, consumer, queue } = await start()
    for (const body of ['{', '{"Records":[]}', 'x'.repeat(100_000)]) {
      await queue.send({ body, chat: '', key: '' })
    }
    await drain(sqs, consumer)
    expect(sqs.bodies(sqs.url)).toEqual([])
    expect(sqs.bodies(sqs.deadUrl)).toHaveLength(3)
  })

  test('keeps an event whose dead letter cannot be kept', async () => {
    const sqs = await startSqs('')
    onTestFinished(() => sqs.close())
    const deadLetters = `${sqs.url}-none`
    const { handler, consumer, sqs: own, lines } = await start('', { deadLetters })
    await post(handler, { ...eventOf(1), raw_message: 'bug' })
    await drain(own, consumer)
    expect(own.bodies(own.url)).toHaveLength(1)
    expect(lines()).toContain('a dead letter could not be kept')
  })

  test.each([{}, null, { Records: [{ eventSource: 'aws:sns' }] }, { Records: {} }])(
    'must be one: %o',
    async (event) => {
      const consumer = toQueueHandler(createBot().bot)
      await expect(consumer(event as never, contextOf(1))).rejects.toThrow(
        'the event is no batch of SQS; make a queue the event source',
      )
    },
  )
})

test(`${EVENTS} events that came while nobody handled them are handled in the order of their chats`, async () => {
  const { sqs, handler, consumer, handled } = await start('.fifo')
  for (let id = 0; id < EVENTS; id++) await post(handler, eventOf(id, id % 10))
  expect(sqs.bodies(sqs.url)).toHaveLength(EVENTS)
  await drain(sqs, consumer)
  expect(handled).toHaveLength(EVENTS)
  for (let group = 0; group < 10; group++) {
    const ids = handled.filter((entry) => entry.group === group).map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
  }
}, 300_000)

test.each([
  [
    () => sqsQueue({ url: undefined }),
    'option url must be the URL of a queue; is its variable set?',
  ],
  [() => sqsQueue({ url: 'events' }), "but it is 'events'"],
  [() => sqsQueue({ url: 'http://x/y', region: 'EU West' }), 'option region must be a region such'],
  [() => toLambdaHandler(createBot().bot, { queue: {} as never }), 'option queue must be sqsQueue'],
  [() => toQueueHandler({} as never), 'only a bot of @cqhttp/core handles a queue'],
  [() => toQueueHandler(createBot().bot, { deadLetters: 'x' }), 'deadLetters must be the URL'],
  [() => toQueueHandler(createBot().bot, { maxAttempts: 0 }), 'option maxAttempts must be'],
])('a wrong option is named, with the fix: %#', (make, message) => {
  expect(make).toThrow(message)
})
