import { expect, test } from 'vitest'
import type { ExchangeView } from '../../src/protocol.ts'
import { sampleAttempt } from './samples.ts'
import { deliveries, exchangeOf } from '../../page/src/chat/wire.ts'

function exchange(key: number, fields: Partial<ExchangeView>): ExchangeView {
  return {
    key,
    profile: 'napcat',
    name: 'message.private.friend',
    event: {},
    body: '',
    attempts: [],
    status: 200,
    steps: [],
    calls: [],
    sent: [],
    rules: [],
    logs: [],
    startedAt: 0,
    duration: 1,
    ...fields,
  }
}

function toMap(...all: ExchangeView[]): Map<number, ExchangeView> {
  return new Map(all.map((one) => [one.key, one]))
}

const said = (id: number | string) => ({ post_type: 'message', message_id: id })

test('finds the exchange that carried a message, by its id', () => {
  const all = toMap(
    exchange(1, { event: said(5) }),
    exchange(2, { event: { post_type: 'notice', message_id: 5 } }),
  )
  expect(exchangeOf({ id: 5, number: 1 }, all)?.key).toBe(1)
  expect(exchangeOf({ id: 6, number: 1 }, all)).toBeUndefined()
})

test('finds the exchange that the bot sent a message in', () => {
  const all = toMap(exchange(1, { event: said(5), sent: [8, 9] }))
  expect(exchangeOf({ id: 7, number: 9 }, all)?.key).toBe(1)
})

test('tells how the post of a message went', () => {
  const { response: ___, ...attempt } = sampleAttempt()
  const overSocket = { ...attempt, socket: 1 }
  const { duration: _, ...open } = exchange(1, { event: said(1) })
  const { status: __, ...unanswered } = exchange(2, { event: said(2) })
  const all = toMap(
    open,
    unanswered,
    exchange(3, { event: said(3), status: 403 }),
    exchange(4, { event: said(4), status: 204 }),
    { ...unanswered, key: 5, event: said(5), attempts: [overSocket] },
    { ...unanswered, key: 6, event: said(6), attempts: [{ ...overSocket, error: 'ECONNRESET' }] },
  )
  expect([...deliveries(all)]).toEqual([
    ['1', 'waiting'],
    ['2', 'failed'],
    ['3', 'failed'],
    ['4', 'done'],
    ['5', 'done'],
    ['6', 'failed'],
  ])
})
