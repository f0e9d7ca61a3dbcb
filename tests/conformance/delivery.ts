import { setTimeout as sleep } from 'node:timers/promises'

import { describe, expect, it } from 'vitest'

import type { HttpReply, HttpRequest } from '../support/runtimes/http.ts'
import type { ApiCall, Implementation } from '../support/runtimes/implementation.ts'
import type { Driver, Running } from './driver.ts'
import { limits as reasons } from './limits.ts'
import { groupMessage, privateMessage, signed } from './request.ts'

interface Parties {
  running: Running
  implementation: Implementation
}

/** How long to wait for what is expected, in milliseconds; CI machines may be slow. */
const WAIT = { timeout: 10_000 }

/** What the late reply to `slow` becomes. */
const LATE_CALLS: readonly ApiCall[] = [
  [
    'send_msg',
    '{"message_type":"group","user_id":30003000,"group_id":40004000,"message":[' +
      '{"type":"reply","data":{"id":"7"}},{"type":"at","data":{"qq":"30003000"}},' +
      '{"type":"text","data":{"text":" "}},{"type":"text","data":{"text":"\\u6162"}}]}',
  ],
  ['delete_msg', '{"message_id":7}'],
]

const say = (words: string): HttpRequest => signed(privateMessage({ text: words }))

/** Events with the calls that one handling of each leads to, and the status of the answer. */
const copied: [about: string, request: HttpRequest, calls: string[], status: number][] = [
  ['a message', say('send it once'), ['send_msg'], 200],
  ['a handler that throws', say('throw once'), ['report'], 500],
  [
    'actions beside the response',
    signed(groupMessage('recall', { group_id: '50005000' })),
    ['delete_msg', 'set_group_ban'],
    204,
  ],
]

/** Declares that events are handled once, and answered in time. */
export function conformDelivery({ limits }: Driver, parties: () => Parties): void {
  const most = limits.includes('twoMemories') ? 2 : 1
  const once = most === 1 ? 'once' : `at most twice (limited: ${reasons.twoMemories})`
  const isLast = limits.includes('responseLast')
  const inTime = isLast ? `at the end (limited: ${reasons.responseLast})` : 'in time'

  /** Waits for the calls of one handling, or of one for each memory. */
  async function expectCalls(names: readonly string[]): Promise<void> {
    const { calls } = parties().implementation
    await expect
      .poll(() => calls.length, WAIT)
      .toSatisfy((count: number) => count > 0 && count % names.length === 0)
    const runs = calls.length / names.length
    expect(runs).toBeLessThanOrEqual(most)
    expect(calls.map(([action]) => action).toSorted()).toEqual(
      Array.from({ length: runs }, () => names)
        .flat()
        .toSorted(),
    )
  }

  describe('delivery:', () => {
    it.each(copied)(`handles ${once}, copies later: %s`, async (_about, request, names, status) => {
      const { running, implementation } = parties()
      implementation.calls.length = 0
      const first = await running.send(request)
      expect(first.status).toBe(status)
      for (let copy = 0; copy < 3; copy++) {
        expect(withoutDate(await running.send(request))).toEqual(withoutDate(first))
      }
      await expectCalls(names)
    })

    it(`handles ${once}, copies at the same time`, async () => {
      const { running, implementation } = parties()
      implementation.calls.length = 0
      const request = say('call hold once')
      const sent = Promise.all(Array.from({ length: 4 }, () => running.send(request)))
      await expect.poll(() => implementation.calls.length, WAIT).toBeGreaterThan(0)
      // Time for the others to arrive while the first is handled.
      await sleep(200)
      const releasing = setInterval(() => implementation.release(), 20)
      const [first, ...others] = await sent.finally(() => clearInterval(releasing))
      expect(first?.status).toBe(200)
      for (const other of others) {
        expect([other.status, other.body]).toEqual([first?.status, first?.body])
      }
      await expectCalls(['hold'])
    })

    it(`answers ${inTime} when a handler is slow, and then sends its reply once`, async () => {
      const { running, implementation } = parties()
      const { calls } = implementation
      calls.length = 0
      const request = signed(groupMessage('slow'))
      const sent = running.send(request)
      await expect.poll(() => calls, WAIT).toEqual([['hold', '{}']])
      if (isLast) implementation.release()
      const { status, body } = await sent
      expect([status, body.byteLength]).toEqual([204, 0])
      expect(calls).toEqual([['hold', '{}'], ...(isLast ? LATE_CALLS : [])])
      implementation.release()
      await expect.poll(() => calls, WAIT).toEqual([['hold', '{}'], ...LATE_CALLS])

      if (most > 1) return
      const copy = await running.send(request)
      expect([copy.status, copy.body.byteLength]).toEqual([204, 0])
      await sleep(50)
      expect(calls).toHaveLength(1 + LATE_CALLS.length)
    })
  })
}

function withoutDate({ status, headers, body }: HttpReply): unknown {
  return { status, headers: headers.filter(([name]) => !VARYING.has(name)), body }
}

const VARYING = new Set(['date', 'x-amzn-trace-id', 'cf-ray'])
