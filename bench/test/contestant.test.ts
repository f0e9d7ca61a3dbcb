// A contestant that gives wrong answers is not measured.
import { describe, expect, test } from 'vitest'

import { type Answer, checkContestant } from '../harness/answer.ts'
import { createEvent, createTemplate, SIZES, sign, type SignedEvent } from '../harness/events.ts'
import { OVER_PEERS, overPeers } from '../harness/over-peers.ts'
import { inRounds } from '../harness/rounds.ts'
import { toRows } from '../harness/row.ts'
import { quantile } from '../harness/statistics.ts'

const sizes = Object.values(SIZES)
const right = ({ body, signature, reply }: SignedEvent): Answer =>
  signature === sign(body)
    ? { status: 200, body: JSON.stringify({ reply, at_sender: false }) }
    : { status: 403, body: '' }

describe('a contestant', () => {
  test('that does the job is taken', async () => {
    await expect(checkContestant('it', sizes, async (event) => right(event))).resolves.toBe(
      undefined,
    )
  })

  test.each<[string, (event: SignedEvent) => Answer]>([
    [
      'that accepts a forged event',
      ({ body, reply }) => right({ body, signature: sign(body), reply, id: 0 }),
    ],
    ['that refuses everything', () => ({ status: 403, body: '' })],
    ['whose answer does not depend on the body', () => ({ status: 200, body: '{"reply":"hi"}' })],
    [
      'that fails on a forged event',
      (event) => ({ ...right(event), status: event.signature === sign(event.body) ? 200 : 500 }),
    ],
  ])('%s is not', async (_what, answer) => {
    await expect(checkContestant('it', sizes, async (event) => answer(event))).rejects.toThrow(
      'it does not do the job',
    )
  })
})

test.each(sizes)('events of %i bytes differ in their ids alone', (size) => {
  const template = createTemplate(size)
  const [one, other] = [100_000_001, 999_999_999].map((id) => createEvent(template, id))
  expect([one?.body.length, other?.body.length]).toEqual([size, size])
  expect(JSON.parse(String(one?.body))).toEqual({
    ...(JSON.parse(String(other?.body)) as object),
    message_id: 100_000_001,
  })
  expect(one?.reply).toContain('#100000001,')
})

test('a ratio is to the floor of the same round', async () => {
  const figures = { floor: [1, 10, 100], it: [2, 5, 300] }
  const rounds = await inRounds(
    Object.entries(figures).map(([name, values]) => ({
      name,
      measure: async (round: number) => ({ speed: values[round] ?? 0 }),
    })),
    3,
  )
  const [floor, it] = toRows({
    case: 'a case',
    floor: 'floor',
    metrics: [{ name: 'speed', unit: 'req/s', better: 'more' }],
    rounds,
    limits: (subject) => (subject === 'it' ? { must: 1, reach: 2.5 } : undefined),
  })
  expect(floor?.ratio).toBe(undefined)
  expect(it?.value).toEqual({ median: 5, min: 2, max: 300 })
  expect(it?.ratio).toEqual({ median: 2, min: 0.5, max: 3 })
  expect(it?.target).toEqual({ must: 1, reach: 2.5, state: 'held' })
})

test('each round begins with another contestant', async () => {
  const order: string[] = []
  const contestants = ['a', 'b', 'c'].map((name) => ({
    name,
    measure: async () => {
      order.push(name)
      return {}
    },
  }))
  await inRounds(contestants, 3)
  expect(order.join('')).toBe('abcbcacab')
})

test('a quantile lies between its neighbours', () => {
  expect([quantile([4, 1, 3, 2], 0.5), quantile([1, 2], 0.99), quantile([7], 0.1)]).toEqual([
    2.5,
    expect.closeTo(1.99),
    7,
  ])
})

test('our figures are compared with those of the peer that is fastest overall', () => {
  const speeds = { floor: [9, 9, 9], ours: [4, 6, 8], slow: [1, 1, 8], fast: [2, 2, 2] }
  const rounds = new Map(
    Object.entries(speeds).map(([name, all]) => [name, all.map((speed) => ({ speed }))]),
  )
  const names = { ours: 'ours', floor: 'floor', metric: 'speed' }
  const compared = overPeers(rounds, names)
  expect(compared.get('ours')?.map((figures) => figures[OVER_PEERS.name])).toEqual([2, 3, 4])
  expect(compared.get('fast')).toEqual(rounds.get('fast'))
  const overOne = overPeers(rounds, { ...names, peers: ['slow', 'none'], as: 'over slow' })
  expect(overOne.get('ours')?.map((figures) => figures['over slow'])).toEqual([4, 6, 1])

  for (const peer of ['slow', 'fast']) rounds.delete(peer)
  expect(overPeers(rounds, names)).toEqual(rounds)
})
