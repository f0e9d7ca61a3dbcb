import { describe, expect, test, vi } from 'vitest'
import { NetworkError } from '../../src/base/errors.ts'
import type { ActionResponse, Transport } from '../../src/api/transport.ts'
import { CQHttp } from '../../src/cqhttp.ts'
import { privateMessage } from '../support/events.ts'

const OK: ActionResponse = { status: 'ok', retcode: 0, data: { message_id: 1 } }

/** Delivers an event whose handler answers; `outcomes` is what each call of the API comes to. */
async function deliver(...outcomes: (Error | ActionResponse)[]) {
  const transport = vi.fn<Transport>(async () => {
    const outcome = outcomes.shift() ?? OK
    if (outcome instanceof Error) throw outcome
    return outcome
  })
  const bot = new CQHttp({ secret: false, logger: false, transport })
  const errors: unknown[] = []
  bot.onError((error) => void errors.push(error))
  bot.onMessage(() => ({ reply: 'hi' }))
  const delivered = bot.deliver(privateMessage)
  await vi.runAllTimersAsync()
  await delivered
  return { calls: transport.mock.calls.length, errors }
}

const neverSent = () => new NetworkError('send_msg', 'refused', { sent: 'no' })

describe('what a handler returned is sent', () => {
  test.each<[what: string, outcomes: (Error | ActionResponse)[], calls: number, errors: object[]]>([
    ['once', [OK], 1, []],
    ['again when it never left', [neverSent(), OK], 2, []],
    ['twice more at most', Array.from({ length: 5 }, neverSent), 3, [{ sent: 'no' }]],
    ['once when it may have been sent', [new Error('lost')], 1, [{ sent: 'unknown' }]],
    [
      'once when the implementation gave up waiting',
      [{ status: 'failed', retcode: 200, wording: 'waitForSelfEcho timeout' }],
      1,
      [{ sent: 'unknown' }],
    ],
    ['once when it is refused', [{ status: 'failed', retcode: 100 }], 1, [{ sent: 'refused' }]],
    [
      'not again when it may have been sent the second time',
      [neverSent(), new Error('lost')],
      2,
      [{ sent: 'unknown' }],
    ],
  ])('%s', async (_what, outcomes, calls, errors) => {
    vi.useFakeTimers()
    try {
      const result = await deliver(...outcomes)
      expect(result.calls).toBe(calls)
      expect(result.errors).toMatchObject(errors)
      expect(result.errors).toHaveLength(errors.length)
    } finally {
      vi.useRealTimers()
    }
  })
})
