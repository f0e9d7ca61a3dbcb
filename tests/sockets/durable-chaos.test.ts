// The object of an account under sockets that are killed and replaced, hibernation and crashes, in workerd.
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestHarness } from 'wrangler'
import { WebSocket } from 'ws'

import { privateMessage } from '../conformance/request.ts'
import { startHarness } from './drivers/workers.ts'
import { ACCESS_TOKEN } from './peer.ts'

const ACCOUNT = '10001000'
const ROUNDS = 1000
/** Longer than the test may take: what settles was settled by an answer or a loss. */
const TIMEOUT = 400_000

/** Far longer than a socket stays, in milliseconds: the connection to workerd is lost. */
const PATIENCE = 10_000

let harness: TestHarness
let url: string

beforeAll(async () => {
  ;({ harness, url } = await startHarness({
    CQHTTP_ACCESS_TOKEN: ACCESS_TOKEN,
    CQHTTP_SECRET: 'a-secret',
  }))
}, 60_000)

afterAll(() => harness?.close())

/** The same numbers in each run. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

interface Played {
  calls: number
  /** What each call came to, by its number. */
  ends: string[]
  /** Calls whose end was not heard: workerd dropped the connection that would have told it. */
  unheard: number
  /** The numbers of calls that arrived. */
  received: Set<number>
  /** How often each event was handled. */
  handled: Map<string, number>
  /** How long after their loss calls have ended, in milliseconds. */
  delays: number[]
}

async function play(attempt: number): Promise<Played> {
  const random = createRandom(11)
  const ends: string[] = []
  let unheard = 0
  const received = new Set<number>()
  const handled = new Map<string, number>()
  const calls: Promise<void>[] = []
  let events = 0

  function ask(): void {
    const n = calls.length
    const address = `${url}call?action=ask_${attempt}_${n}&as=${ACCOUNT}&timeout=${TIMEOUT}`
    const call = fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).then((response) =>
      response.text(),
    )
    calls.push(
      call.then(
        (end) => {
          expect(ends[n]).toBeUndefined()
          ends[n] = end
        },
        () => void unheard++,
      ),
    )
  }

  async function open(): Promise<WebSocket> {
    const ws = new WebSocket(`${url.replace('http', 'ws')}ws`, {
      headers: { 'X-Self-ID': ACCOUNT, Authorization: `Bearer ${ACCESS_TOKEN}` },
      handshakeTimeout: PATIENCE,
    })
    ws.on('error', () => {})
    ws.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as {
        action: string
        params: { text: string }
        echo: string
      }
      const n = /^ask_\d+_(\d+)$/.exec(frame.action)?.[1]
      if (n !== undefined) received.add(Number(n))
      if (frame.action === 'handled') {
        const { text } = frame.params
        handled.set(text, (handled.get(text) ?? 0) + 1)
      }
      if (n !== undefined && random() >= 0.7) return
      const answer = { status: 'ok', retcode: 0, data: Number(n ?? 0), echo: frame.echo }
      ws.send(JSON.stringify(answer))
    })
    try {
      await once(ws, 'open')
      return ws
    } catch {
      // The object has crashed meanwhile: as implementations do, it is dialled again.
      await sleep(5)
      return open()
    }
  }

  /** An object is dropped from memory only when nothing is under way in it. */
  async function openAsleep(): Promise<WebSocket> {
    const before = await open()
    before.terminate()
    await Promise.all(calls)
    const ws = await open()
    const options = { name: ACCOUNT, webSockets: 'hibernate' } as const
    try {
      await harness.getWorker().evictDurableObject('ACCOUNTS', options)
      return ws
    } catch (error) {
      // A frame of an earlier socket has crashed it, and this socket with it.
      if (!String(error).includes('not currently running')) throw error
      return open()
    }
  }

  for (let round = 0; round < ROUNDS; round++) {
    const ws = random() < 0.1 ? await openAsleep() : await open()
    for (let count = Math.floor(random() * 3); count > 0; count--) {
      const body = privateMessage({ text: `event ${events++} of ${attempt}` })
      ws.send(body)
      ws.send(body)
      ask()
    }
    if (random() < 0.5) await sleep(random() * 5)
    const way = random()
    if (way < 0.1) ws.send('crash')
    else if (way < 0.2) ws.close()
    else if (way < 0.85) ws.terminate()
    if (random() < 0.1) ask()
  }
  // Sockets that were left open are replaced by this one, and their calls end with them.
  const last = await open()
  await sleep(200)
  last.terminate()
  await Promise.all(calls)

  const response = await fetch(`${url}delays`)
  const all = (await response.json()) as [action: string, delay: number][]
  const delays = all
    .filter(([action]) => action.startsWith(`ask_${attempt}_`))
    .map(([, delay]) => delay)
  return { calls: calls.length, ends, unheard, received, handled, delays }
}

/** Another one after workerd has crashed. */
async function isolate(): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await (await fetch(`${url}isolate`)).text()
    } catch (error) {
      if (attempt === 50) throw error
      await sleep(200)
    }
  }
}

/**
 * workerd itself crashes now and then under this, and what it remembered is gone: wrangler starts it
 * again, and so does this.
 */
async function playWithoutCrash(attempt = 1): Promise<Played> {
  const before = await isolate()
  const played = await play(attempt).catch((error: unknown) => ({ error }))
  if ((await isolate()) !== before && attempt < 3) return playWithoutCrash(attempt + 1)
  if ('error' in played) throw played.error
  return played
}

test(`${ROUNDS} times killed, replaced, hibernated and crashed under load: each call ends once, no event is handled twice`, async () => {
  const { calls, ends, unheard, received, handled, delays } = await playWithoutCrash()
  expect(unheard).toBeLessThan(calls / 100)
  expect(Object.keys(ends)).toHaveLength(calls - unheard)
  const isOwn = (end: string, n: number): boolean => end === String(n)
  const others = ends.filter((end, n) => !isOwn(end, n))
  expect(new Set(others)).toEqual(new Set(['NetworkError unknown', 'ApiNotAvailableError no']))
  expect(others.length).toBeLessThan(ends.length)
  // By the clock of the Worker, from the loss that the object has seen to the rejection.
  const lost = ends.filter((end) => end === 'NetworkError unknown').length
  expect(delays.length).toBeGreaterThanOrEqual(lost)
  expect(delays.length).toBeLessThanOrEqual(lost + unheard)
  expect(Math.max(...delays)).toBeLessThan(1000)
  // What was said not to have been sent did not arrive.
  expect([...received].filter((n) => ends[n]?.endsWith(' no'))).toEqual([])
  expect(handled.size).toBeGreaterThan(0)
  expect([...handled].filter(([, count]) => count > 1)).toEqual([])
}, 300_000)
