// SQLite behind a real server on Node: HTTP and sockets.
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { serve, type ServeOptions } from '@cqhttp/adapter-node'
import { CQHttp } from '@cqhttp/core'
import { sqliteQueue } from '@cqhttp/stores/sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'

import { privateMessage } from '../conformance/request.ts'

async function start(options: ServeOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cqhttp-node-queue-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const queue = sqliteQueue(join(folder, 'bot.db'))
  onTestFinished(() => queue.close())
  const error = vi.fn<(...data: unknown[]) => void>()
  const bot = new CQHttp({ secret: false, logger: false })
  const server = await serve(bot, { port: 0, signals: false, logger: { error }, queue, ...options })
  onTestFinished(() => server.close())
  const post = async (text: string): Promise<number> => {
    const headers = { 'content-type': 'application/json' }
    const body = privateMessage({ text })
    return (await fetch(server.url, { method: 'POST', headers, body })).status
  }
  return { bot, queue, server, error, post }
}

async function dial(url: string): Promise<WebSocket> {
  const headers = { 'X-Self-ID': '10001000', 'X-Client-Role': 'Universal' }
  const ws = new WebSocket(`${url.replace('http', 'ws')}ws`, { headers })
  onTestFinished(() => ws.terminate())
  await once(ws, 'open')
  return ws
}

test('an event by HTTP is answered before its handler has ended', async () => {
  const { bot, queue, post } = await start()
  const held = Promise.withResolvers<void>()
  const handled: string[] = []
  bot.onMessage(async ({ raw_message: text }) => {
    await held.promise
    handled.push(text)
  })
  expect(await post('hi')).toBe(204)
  expect(queue.count()).toBe(1)
  held.resolve()
  await expect.poll(() => queue.count()).toBe(0)
  expect(handled).toEqual(['hi'])
})

test('an event by a socket goes there too, and its answer comes back over the socket', async () => {
  const { bot, queue, server } = await start({ consumer: false })
  bot.onMessage(() => ({ reply: 'hello' }))
  const ws = await dial(server.url)
  ws.send(privateMessage({ text: 'hi' }))
  await expect.poll(() => queue.count()).toBe(1)
  // A second server of the same process consumes.
  const consumer = await serve(bot, { port: 0, signals: false, queue })
  onTestFinished(() => consumer.close())
  const [frame] = (await once(ws, 'message')) as [Buffer]
  const { action, echo } = JSON.parse(frame.toString()) as { action: string; echo: string }
  expect(action).toBe('send_msg')
  ws.send(JSON.stringify({ status: 'ok', retcode: 0, data: { message_id: 1 }, echo }))
  await expect.poll(() => queue.count()).toBe(0)
})

test('without a consumer nothing is handled, and nothing is lost', async () => {
  const { bot, queue, post } = await start({ consumer: false })
  const handled: string[] = []
  bot.onMessage(({ raw_message: text }) => void handled.push(text))
  for (const text of ['1', '2']) await post(text)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect([queue.count(), handled]).toEqual([2, []])
})

test('close waits for what is being handled, and leaves the rest on the queue', async () => {
  const { bot, queue, server, post } = await start({ consumer: { concurrency: 1 } })
  const log: string[] = []
  bot.onMessage(async ({ raw_message: text }) => {
    log.push(`start ${text}`)
    await new Promise((resolve) => setTimeout(resolve, 300))
    log.push(`end ${text}`)
  })
  for (const text of ['1', '2']) await post(text)
  await server.close()
  expect(log).toEqual(['start 1', 'end 1'])
  expect(queue.count()).toBe(1)
})

test('close cuts off what takes too long, says so, and keeps the event', async () => {
  const { bot, queue, server, error, post } = await start({ closeTimeout: 200 })
  const held = Promise.withResolvers<void>()
  onTestFinished(() => held.resolve())
  bot.onMessage(() => held.promise)
  await post('1')
  await server.close()
  expect(error.mock.calls.flat().join()).toContain('cut off after closeTimeout')
  expect(queue.count()).toBe(1)
})

test.each([
  [{ queue: './bot.db' as never }, "option queue must be a queue such as sqliteQueue('./bot.db')"],
  [{ consumer: true as never }, 'option consumer must be false, or an object'],
  [{ consumer: { concurrency: 0 } }, 'option concurrency must be a whole number from 1'],
])('%o is refused', async (options, message) => {
  await expect(start(options)).rejects.toThrow(message)
})

test('only a bot takes a queue', async () => {
  const { queue } = await start()
  const endpoint = { fetch: () => new Response() }
  await expect(serve(endpoint, { port: 0, queue })).rejects.toThrow('only a bot of @cqhttp/core')
})
