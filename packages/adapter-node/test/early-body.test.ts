// The body is there for whoever asks late: after a wait, or after a clone was read.
import { createHmac } from 'node:crypto'

import { CQHttp, type CQHttpOptions } from '@cqhttp/core'
import { describe, expect, test, vi } from 'vitest'

import { call, dial, gate } from './connection.ts'
import { run, withFetch } from './running.ts'

const body = JSON.stringify({
  post_type: 'message',
  message_type: 'private',
  self_id: 1,
  message: '你好'.repeat(1000),
})
const headers = {
  'content-type': 'application/json',
  'x-self-id': '1',
  'x-signature': `sha1=${createHmac('sha1', 'key').update(body).digest('hex')}`,
}
const raw =
  `POST / HTTP/1.1\r\nHost: x\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
  `${Object.entries(headers)
    .map((field) => `${field.join(': ')}\r\n`)
    .join('')}\r\n${body}`

function createBot(options: CQHttpOptions = {}) {
  const warn = vi.fn<(...data: unknown[]) => void>()
  const error = vi.fn<(...data: unknown[]) => void>()
  const logger = { debug() {}, info() {}, warn, error }
  const bot = new CQHttp({ secret: 'key', logger, ...options })
  const handled = gate()
  bot.onMessage(() => {
    handled.open()
    return { reply: 'hi' }
  })
  return { bot, handled: handled.opened, warn, error }
}

/** That of itty-router. */
async function withContent(request: Request): Promise<void> {
  const content: unknown = await request
    .clone()
    .json()
    .catch(() => request.clone().formData())
    .catch(() => request.text())
  Object.assign(request, { content })
}

const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))

describe('an event of a client that leaves once it has sent it', () => {
  const ways: [string, () => ReturnType<typeof createBot>][] = [
    ['a secret', () => createBot({ secret: async () => later().then(() => 'key') })],
    [
      'a route in front',
      () => {
        const made = createBot()
        made.bot.router.all('*', later)
        return made
      },
    ],
    [
      'a route in front that reads a clone',
      () => {
        const made = createBot()
        made.bot.router.all('*', async (request) => {
          await later()
          await request.clone().text()
        })
        return made
      },
    ],
  ]
  test.each(ways)('is handled after it has waited for %s', async (_, make) => {
    const { bot, handled, warn, error } = make()
    const { port } = await run(bot)
    const connection = dial(port)
    connection.socket.end(raw, 'utf8')
    await handled
    expect([warn.mock.calls, error.mock.calls]).toEqual([[], []])
  })

  test.each(ways)('whole, is handled after it has waited for %s', async (_, make) => {
    const { bot, handled, warn } = make()
    const { port } = await run(bot)
    const connection = dial(port)
    connection.socket.write(raw, 'utf8', () => connection.socket.destroy())
    await handled
    expect(warn).not.toHaveBeenCalled()
  })
})

describe('a route in front of events', () => {
  test.each<[string, (request: Request) => Promise<unknown> | undefined]>([
    ['reads a clone', (request) => request.clone().text()],
    [
      'reads two clones',
      (request) => Promise.all([request.clone().text(), request.clone().json()]),
    ],
    ['clones and reads nothing', (request) => void request.clone()],
    ['uses withContent', withContent],
    ['looks at a field', async (request) => void request.headers.get('x-self-id')],
  ])('that %s leaves the event to the bot', async (_, look) => {
    const { bot } = createBot()
    bot.router.all('*', async (request) => {
      await look(request)
    })
    const { url } = await run(bot)
    expect(await call(url, { method: 'POST', headers, body })).toMatchObject({ status: 200 })
  })

  test('that reads the request itself is told in the log to read a clone', async () => {
    const { bot, error } = createBot()
    bot.router.all('*', async (request) => {
      await request.json()
    })
    const { url } = await run(bot)
    expect(await call(url, { method: 'POST', headers, body })).toMatchObject({ status: 500 })
    expect(error).toHaveBeenCalledExactlyOnceWith(
      'a request could not be answered:',
      expect.objectContaining({ message: expect.stringContaining('request.clone()') }),
    )
  })

  test('that waits gets the whole of a large body, and of a chunked one', async () => {
    const sizes: number[] = []
    const { url, port } = await run(
      withFetch(async (request) => {
        await later()
        const { byteLength } = await request.arrayBuffer()
        sizes.push(byteLength)
        return new Response(`${byteLength} bytes`)
      }),
    )
    const large = Buffer.alloc(12_000_000)
    expect(await call(url, { method: 'POST', body: large })).toMatchObject({
      body: '12000000 bytes',
    })
    const upload = dial(port, 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n')
    for (let part = 0; part < 10; part++) {
      upload.socket.write(`100000\r\n${'x'.repeat(0x100000)}\r\n`)
    }
    upload.socket.write('0\r\n\r\n')
    await upload.until(`${10 * 0x100000} bytes`)
    upload.socket.destroy()
  })
})

test('an event of exactly maxBodySize is read after a wait, a larger one is refused', async () => {
  const maxBodySize = Buffer.byteLength(body)
  const { bot } = createBot({ secret: async () => later().then(() => 'key'), maxBodySize })
  const { url } = await run(bot)
  expect(await call(url, { method: 'POST', headers, body })).toMatchObject({ status: 200 })
  const larger = await call(url, { method: 'POST', headers, body: `${body} ` })
  expect(larger).toMatchObject({ status: 413 })
})
