import { setTimeout } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { HttpReply } from '../support/runtimes/http.ts'
import {
  ACCESS_TOKEN,
  type Implementation,
  startImplementation,
} from '../support/runtimes/implementation.ts'
import { conformDelivery } from './delivery.ts'
import type { Driver, Running, Variables } from './driver.ts'
import { type Limit, limits } from './limits.ts'
import { get, groupMessage, privateMessage, SECRET, signed } from './request.ts'
import { comparedHeaders, type Expected, type Row, rows } from './rows.ts'

/** How long a runtime may take to start, in milliseconds. */
const START_TIMEOUT = 60_000

/** How long to wait for what is expected, in milliseconds; CI machines may be slow. */
const WAIT = { timeout: 10_000 }

export function variablesFor({ apiRoot }: Implementation): Variables {
  return {
    CQHTTP_API_ROOT: apiRoot,
    CQHTTP_ACCESS_TOKEN: ACCESS_TOKEN,
    CQHTTP_SECRET: SECRET,
  }
}

/** Declares the suite that every runtime passes. */
export function conform(driver: Driver): void {
  describe(`on ${driver.name}`, () => {
    let implementation: Implementation
    let running: Running

    beforeAll(async () => {
      implementation = await startImplementation()
      running = await driver.start(variablesFor(implementation))
    }, START_TIMEOUT)

    afterAll(async () => {
      await running?.close()
      await implementation?.close()
    })

    for (const [about, group] of Object.entries(rows)) {
      const here = group.map((row) => limited(row, driver.limits))
      describe(`${about}:`, () => {
        it.each(here)('$name', async ({ request, expected, calls = [] }) => {
          implementation.calls.length = 0
          const reply = await running.send(request)
          expect(toComparable(reply)).toEqual(toComparable(toReply(expected)))
          await expect.poll(() => implementation.calls, WAIT).toEqual(calls)
        })
      })
    }

    it('answers many requests at once, each with its own answer', async () => {
      const numbers = Array.from({ length: 20 }, (_, index) => index)
      const replies = await Promise.all(
        numbers.map(async (number) => {
          const words = `${number} `.repeat(number + 1)
          const { body } = await running.send(signed(privateMessage({ text: words })))
          return JSON.parse(new TextDecoder().decode(body)).reply[0].data.text === words
        }),
      )
      expect(replies).toEqual(numbers.map(() => true))
    })

    it('makes the calls that nobody awaits, of many events at once', async () => {
      implementation.calls.length = 0
      const events = Array.from({ length: 20 }, (_, index) => `abandon ${index}`)
      await Promise.all(events.map((text) => running.send(signed(privateMessage({ text })))))
      await expect.poll(() => implementation.calls.length, WAIT).toBe(events.length)
    })

    const isLast = driver.limits.includes('responseLast')
    it(`answers ${isLast ? 'after' : 'before'} the end of a task of waitUntil`, async () => {
      implementation.calls.length = 0
      const assertOrder = isLast ? assertAnswersLast : assertAnswersFirst
      await assertOrder(running, implementation)
    })

    conformDelivery(driver, () => ({ running, implementation }))

    const copied = driver.limits.includes('fieldsOfCopies') ? [] : ['/upstream/copy']
    it.each(['/upstream', ...copied])(
      'sends a zipped response of another server so that it can be read, at %s',
      async (target) => {
        const reply = await running.send(get(target))
        const valueOf = (name: string) => reply.headers.find((field) => field[0] === name)?.[1]
        const { byteLength } = reply.body
        expect([String(byteLength), undefined]).toContain(valueOf('content-length'))
        const body = valueOf('content-encoding') === 'gzip' ? gunzipSync(reply.body) : reply.body
        expect([reply.status, toReadable(body)]).toEqual([200, 'hello from upstream'])
      },
    )

    it('goes on after an error', async () => {
      implementation.calls.length = 0
      const failed = await running.send(signed(groupMessage('closed', { group_id: '50005000' })))
      const { status } = await running.send(signed(privateMessage({ text: 'still here' })))
      expect([failed.status, status]).toEqual([500, 200])
    })
  })
}

/** Sends an event that leaves a task, which waits for the implementation and then calls `mark`. */
const leaveTask = (running: Running): Promise<HttpReply> =>
  running.send(signed(privateMessage({ text: 'later' })))

async function assertAnswersFirst(running: Running, implementation: Implementation): Promise<void> {
  const { status } = await leaveTask(running)
  expect(status).toBe(200)
  await expect.poll(() => implementation.calls, WAIT).toEqual([['hold', '{}']])
  implementation.release()
  await expect.poll(() => implementation.calls.at(-1), WAIT).toEqual(['mark', '{}'])
}

async function assertAnswersLast(running: Running, implementation: Implementation): Promise<void> {
  let isAnswered = false
  const sent = leaveTask(running).then((reply) => {
    isAnswered = true
    return reply
  })
  await expect.poll(() => implementation.calls, WAIT).toEqual([['hold', '{}']])
  await setTimeout(100)
  expect(isAnswered).toBe(false)
  implementation.release()
  const { status } = await sent
  expect(status).toBe(200)
  expect(implementation.calls.at(-1)).toEqual(['mark', '{}'])
}

interface Comparable {
  status: number
  headers: Record<string, string | undefined>
  setCookie: readonly string[]
  body: string
}

function toComparable({ status, headers, body }: HttpReply): Comparable {
  const valuesOf = (name: string): string[] => {
    return headers.filter((field) => field[0] === name).map((field) => field[1])
  }
  return {
    status,
    headers: Object.fromEntries(
      comparedHeaders.map((name) => [name, valuesOf(name).join(' & ') || undefined]),
    ),
    setCookie: valuesOf('set-cookie'),
    body: toReadable(body),
  }
}

/** The row under these limits: the first that the row mentions counts. */
function limited(row: Row, here: readonly Limit[]): Row {
  const { name, under = {} } = row
  const limit = here.find((candidate) => under[candidate] !== undefined)
  if (limit === undefined) return row
  const { calls = row.calls, ...expected } = under[limit] ?? {}
  return {
    ...row,
    name: `${name} (limited: ${limits[limit]})`,
    expected: { ...row.expected, ...expected },
    ...(calls && { calls }),
  }
}

function toReply({ status, headers = {}, setCookie = [], body = '' }: Expected): HttpReply {
  return {
    status,
    headers: [
      ...Object.entries(headers),
      ...setCookie.map((cookie) => ['set-cookie', cookie] as const),
    ],
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  }
}

/** Text if the bytes are UTF-8, to make differences readable; otherwise base64. */
function toReadable(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return `base64:${Buffer.from(bytes).toString('base64')}`
  }
}
