import { once } from 'node:events'

import { CQHttp } from '@cqhttp/core'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { createPending } from '../src/pending.ts'
import { call, type Connection, dial } from './connection.ts'
import { run, text, withHandle } from './running.ts'

const KIB = 1024

/** An upload that is announced, begun and never finished. */
async function begin(port: number, sent: number, total = 1024 * KIB): Promise<Connection> {
  const head = `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`
  const connection = dial(port, `${head}Content-Length: ${total}\r\n\r\n${'x'.repeat(sent)}`)
  onTestFinished(() => void connection.socket.destroy())
  await once(connection.socket, 'connect')
  return connection
}

const event = JSON.stringify({ post_type: 'message', message_type: 'private', message: 'hi' })
const headers = { 'content-type': 'application/json' }

function createBot(options: { maxBodySize?: number } = {}): CQHttp {
  const bot = new CQHttp({ secret: false, logger: false, inbox: false, ...options })
  bot.onMessage(() => ({ reply: 'hi' }))
  return bot
}

test('beyond the limit the largest unfinished request is answered with 503; others go on', async () => {
  const server = await run(createBot({ maxBodySize: 1024 * KIB }), { maxPendingSize: 2048 * KIB })
  const large = await begin(server.port, 1000 * KIB)
  const medium = await begin(server.port, 600 * KIB)
  await call(server.url, { method: 'POST', headers, body: event })
  await begin(server.port, 800 * KIB)
  expect(await large.until('too many')).toMatch(
    /^HTTP\/1\.1 503 [^]*retry-after: 5\r\n[^]*connection: close\r\n[^]*too many unfinished requests$/i,
  )
  expect(await call(server.url, { method: 'POST', headers, body: event })).toMatchObject({
    status: 200,
  })
  medium.socket.write(' '.repeat(424 * KIB))
  expect(await medium.until('HTTP/1.1')).toMatch(/^HTTP\/1\.1 400 [^]*not JSON/)
  expect(server.errors.mock.calls).toEqual([
    [expect.stringMatching(/more than 2097152 bytes.*raise maxPendingSize/)],
  ])
})

test('a hundred uploads that are held open take no more than the limit, and events get through', async () => {
  const server = await run(createBot({ maxBodySize: 1024 * KIB }), { maxPendingSize: 1024 * KIB })
  const uploads = await Promise.all(
    Array.from({ length: 100 }, () => begin(server.port, 512 * KIB)),
  )
  for (let count = 0; count < 5; count++) {
    expect(await call(server.url, { method: 'POST', headers, body: event })).toMatchObject({
      status: 200,
    })
  }
  // Two of them are the limit.
  let refused = 0
  for (const upload of uploads) {
    upload.until(' 503 ').then(
      () => (refused += 1),
      () => {},
    )
  }
  await vi.waitFor(() => expect(refused).toBeGreaterThanOrEqual(97), 5_000)
})

test('one event of maxBodySize is taken even if the limit is below it', async () => {
  const server = await run(createBot(), { maxPendingSize: 1 })
  const body = event + ' '.repeat(300 * KIB)
  expect(await call(server.url, { method: 'POST', headers, body })).toMatchObject({ status: 200 })
})

test('what has been handed over, refused or given up counts no longer', async () => {
  const server = await run(createBot({ maxBodySize: 400 * KIB }), { maxPendingSize: 500 * KIB })
  for (let count = 0; count < 5; count++) {
    const body = event + ' '.repeat(300 * KIB)
    expect(await call(server.url, { method: 'POST', headers, body })).toMatchObject({ status: 200 })
    const upload = await begin(server.port, 300 * KIB, 390 * KIB)
    await call(server.url, { method: 'POST', headers, body: event })
    upload.socket.destroy()
    await upload.closed
    const tooLarge = { method: 'POST', headers, body: 'x'.repeat(450 * KIB) }
    expect(await call(server.url, tooLarge)).toMatchObject({ status: 413 })
  }
  expect(server.errors).not.toHaveBeenCalled()
})

test('a body of a million chunks takes little more memory than its bytes', async () => {
  let peak = 0
  const server = await run(
    withHandle(async (incoming) => {
      const { length } = await incoming.bytes(1024 * KIB)
      return text(`${length} bytes`)
    }),
  )
  const upload = dial(
    server.port,
    'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n',
  )
  const before = process.memoryUsage().rss
  const part = '1\r\nx\r\n'.repeat(10_000)
  for (let sent = 0; sent < 500_000; sent += 10_000) {
    if (!upload.socket.write(part)) await once(upload.socket, 'drain')
    peak = Math.max(peak, process.memoryUsage().rss - before)
  }
  upload.socket.write('0\r\n\r\n')
  await upload.until('500000 bytes')
  expect(peak).toBeLessThan(200_000_000)
  upload.socket.destroy()
})

describe('the account of what is held', () => {
  const holder = (held: number) => {
    const self = { held, drop: vi.fn<() => void>() }
    return self
  }

  test('drops the largest, as many as it takes', () => {
    const onDrop = vi.fn<(size: number) => void>()
    const pending = createPending(100, onDrop)
    const all = [30, 50, 20].map((size) => {
      const one = holder(size)
      one.drop.mockImplementation(() => {
        const { held } = one
        one.held = 0
        pending.change(one, -held)
      })
      pending.change(one, size)
      return one
    })
    expect(onDrop).not.toHaveBeenCalled()
    const [small, large, smallest] = all
    if (small === undefined) throw new Error('none')
    small.held += 45
    pending.change(small, 45)
    expect(all.map(({ drop }) => drop.mock.calls.length)).toEqual([1, 0, 0])
    expect([large?.held, smallest?.held]).toEqual([50, 20])
    expect(onDrop).toHaveBeenCalledExactlyOnceWith(100)
  })
})
