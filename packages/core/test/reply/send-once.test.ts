import { expect, test, vi } from 'vitest'
import type { Segment } from '../../src/index.ts'
import { createSend } from '../../src/reply/send.ts'
import { createLog } from '../support/logger.ts'

/** `call` converts the message of its parameters once more, `callWire` does not. */
test.each([
  ['only once', [], 'callWire'],
  ['once more after hooks, which may have put in anything', [() => {}], 'call'],
] as const)('the message of a send is converted %s', async (_what, hooks, method) => {
  const call = vi.fn<() => Promise<object>>(async () => ({ message_id: 1 }))
  const callWire = vi.fn<() => Promise<object>>(async () => ({ message_id: 1 }))
  const send = createSend({
    client: { call, callWire, reaches: () => true },
    format: false,
    hooks,
    logger: createLog(),
    deliveryOf: () => undefined,
  })
  const message: Segment[] = [
    { type: 'text', data: { text: 'hi' } },
    { type: 'face', data: { id: '1' } },
  ]
  await send({ user_id: 10001 }, message, {})
  const calls = { call, callWire }
  expect(calls[method].mock.calls).toEqual([
    ['send_msg', { message_type: 'private', user_id: 10001, message }, {}],
  ])
  expect(call.mock.calls.length + callWire.mock.calls.length).toBe(1)
})
