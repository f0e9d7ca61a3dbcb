import { CQHttp, type Logger } from '@cqhttp/core'
import { formatMessage } from '@cqhttp/core/queue'
import { expect, test, vi } from 'vitest'

import { toWorkersHandler } from '../src/index.ts'
import { cloudflareQueue, type CloudflareQueueOptions, type QueuedMessage } from '../src/queue.ts'
import { createContext } from './context.ts'

const event = {
  time: 1,
  self_id: 10,
  post_type: 'message',
  message_type: 'private',
  sub_type: 'friend',
  message_id: 1,
  user_id: 2,
  message: 'hi',
}
const { body } = formatMessage('a'.repeat(40), event)

/** A message that keeps what became of it; its methods do not work unbound. */
function createMessage(content: unknown = body) {
  const log: string[] = []
  const message: QueuedMessage & { log: string[] } = {
    log,
    body: content,
    attempts: 1,
    ack(this: { log: string[] }) {
      this.log.push('ack')
    },
    retry(this: { log: string[] }, { delaySeconds = 0 } = {}) {
      this.log.push(`retry in ${delaySeconds} s`)
    },
  }
  return message
}

const failing = (): CQHttp => {
  const logger: Logger = { debug() {}, info() {}, warn() {}, error() {} }
  const bot = new CQHttp({ secret: false, logger })
  bot.onError(() => {})
  bot.onMessage(() => {
    throw new TypeError('a bug')
  })
  return bot
}

async function consume(
  make: () => CQHttp,
  env: object,
  options: CloudflareQueueOptions = {},
  message = createMessage(),
): Promise<string[]> {
  const queue = cloudflareQueue('EVENTS', options)
  const worker = toWorkersHandler(make, { queue, logger: false })
  await worker.queue({ messages: [message] }, env, createContext())
  return message.log
}

test('a batch is handed back when the bot cannot start', async () => {
  const make = (): never => {
    throw new Error('no secret')
  }
  expect(await consume(make, {})).toEqual(['retry in 30 s'])
})

test('what failed is over without a queue for dead letters', async () => {
  expect(await consume(failing, {})).toEqual(['ack'])
})

test('a dead letter is sent before its message is over', async () => {
  const send = vi.fn<(text: string, options: object) => Promise<void>>(async () => {})
  expect(await consume(failing, { DEAD: { send } }, { deadLetters: 'DEAD' })).toEqual(['ack'])
  const [text = '', options] = send.mock.calls[0] ?? []
  expect(JSON.parse(text)).toMatchObject({ event, reason: 'TypeError: a bug', attempts: 1 })
  expect(options).toEqual({ contentType: 'text' })
})

test.each([
  ['is missing', {}],
  ['is full', { DEAD: { send: () => Promise.reject(new Error('Storage Limit Exceeded')) } }],
])('an event whose queue of dead letters %s is kept', async (_what, env) => {
  expect(await consume(failing, env, { deadLetters: 'DEAD' })).toEqual(['retry in 30 s'])
})

test.each([null, 7, '', '{}', { key: 'a' }, [], 'x'.repeat(100_000)])(
  'what is none of ours is a dead letter: %#',
  async (content) => {
    const send = vi.fn<(text: string) => Promise<void>>(async () => {})
    const env = { DEAD: { send } }
    const log = await consume(failing, env, { deadLetters: 'DEAD' }, createMessage(content))
    expect(log).toEqual(['ack'])
    const [text = ''] = send.mock.calls[0] ?? []
    expect(JSON.parse(text)).toMatchObject({ reason: 'not a message of a queue of @cqhttp/core' })
    expect(text.length).toBeLessThan(125_000)
  },
)

test('a retry comes after the backoff', async () => {
  const log = await consume(failing, {}, { retry: () => true })
  expect(log).toEqual(['retry in 5 s'])
})
