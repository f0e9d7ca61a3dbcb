import { once } from 'node:events'

import { serve } from '@cqhttp/adapter-node'
import { CQHttp } from '@cqhttp/core'
import { onConnection } from '@cqhttp/core/socket'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'

import { privateMessage } from '../conformance/request.ts'

/** The same numbers in each run. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

test('1000 times killed and opened again under load: each call ends once, each event is handled once', async () => {
  const random = createRandom(7)
  const bot = new CQHttp({ secret: false, logger: false, apiTimeout: 20_000 })
  const handled = new Map<string, number>()
  bot.onMessage((event) => {
    handled.set(event.raw_message, (handled.get(event.raw_message) ?? 0) + 1)
  })
  const server = await serve(bot, { port: 0, signals: false })
  const url = `${server.url.replace('http', 'ws')}ws`
  const ends: string[] = []
  const received = new Set<number>()
  const calls: Promise<void>[] = []
  /** The calls that wait, and when their socket closed. */
  const waiting = new Map<number, { closedAt?: number }>()
  /** How long after that they were rejected, in milliseconds. */
  const delays: number[] = []
  let events = 0

  // One socket is open at a time, and all that wait then have gone over it.
  onConnection(bot, ({ state }) => {
    if (state !== 'closed') return
    for (const call of waiting.values()) call.closedAt ??= performance.now()
  })

  function lose(n: number): void {
    const { closedAt = Infinity } = waiting.get(n) ?? {}
    delays.push(Math.abs(performance.now() - closedAt))
  }

  function ask(): void {
    const n = calls.length
    waiting.set(n, {})
    const call = bot.callAction('ask', { n }, { selfId: 10001000 }).then(
      (answer) => void (ends[n] = answer === n ? 'answered' : 'answer of another'),
      ({ name, sent }) => {
        if (name === 'NetworkError') lose(n)
        ends[n] = name === 'ApiNotAvailableError' ? 'no' : sent
      },
    )
    calls.push(call.finally(() => waiting.delete(n)))
  }

  for (let round = 0; round < 1000; round++) {
    const ws = new WebSocket(url, { headers: { 'X-Self-ID': '10001000' } })
    ws.on('error', () => {})
    ws.on('message', (data: Buffer) => {
      const { params, echo } = JSON.parse(data.toString()) as {
        params: { n: number }
        echo: string
      }
      received.add(params.n)
      if (random() < 0.7)
        ws.send(JSON.stringify({ status: 'ok', retcode: 0, data: params.n, echo }))
    })
    await once(ws, 'open')
    for (let count = Math.floor(random() * 4); count > 0; count--) {
      const text = `event ${events++}`
      ws.send(privateMessage({ text }))
      ws.send(privateMessage({ text }))
      ask()
    }
    if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, random() * 3))
    // Some are replaced while they are open, some say goodbye, most are just gone.
    if (random() < 0.2) ws.close()
    else if (random() < 0.9) ws.terminate()
    if (random() < 0.1) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      ask()
    }
  }
  const last = new WebSocket(url, { headers: { 'X-Self-ID': '10001000' } })
  await once(last, 'open')
  await Promise.all(calls)
  await server.close()

  expect(Object.keys(ends)).toHaveLength(calls.length)
  expect(new Set(ends)).toEqual(new Set(['answered', 'unknown', 'no']))
  expect(delays).toHaveLength(ends.filter((end) => end === 'unknown').length)
  expect(Math.max(...delays)).toBeLessThan(1000)
  // What was not sent did not arrive.
  expect([...received].filter((n) => ends[n] === 'no')).toEqual([])
  expect([...handled.values()].every((count) => count === 1)).toBe(true)
})
