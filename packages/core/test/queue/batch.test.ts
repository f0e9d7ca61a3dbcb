import { expect, test, vi } from 'vitest'
import type { Verdict } from '../../src/queue/attempt.ts'
import { type BatchOptions, deliverBatch, formatMessage } from '../../src/queue.ts'
import { groupMessage } from '../support/events.ts'

interface Item {
  name: string
  body: string
  attempts: number
}

const item = (group: number, id: number): Item => ({
  name: `${group}/${id}`,
  body: formatMessage('c'.repeat(40), { ...groupMessage, group_id: group, message_id: id }).body,
  attempts: 1,
})

async function deliver(items: Item[], options: Partial<BatchOptions<Item>> = {}) {
  const log: string[] = []
  const settled: Record<string, Verdict['state'] | 'unstarted'> = {}
  await deliverBatch(items, {
    attempt: async () => ({ state: 'done' }),
    concurrency: 4,
    isFifo: false,
    platform: () => undefined,
    settle: ({ name }, verdict) => {
      settled[name] = typeof verdict === 'string' ? verdict : verdict.state
    },
    ...options,
  })
  return { log, settled }
}

test('the messages of a chat come one after the other, several chats at the same time', async () => {
  const running = new Map<unknown, number>()
  const order: string[] = []
  let most = 0
  const items = [1, 2, 3].flatMap((id) => [1, 2, 3, 4, 5].map((group) => item(group, id)))
  await deliver(items, {
    async attempt(message) {
      const { group_id: group, message_id: id } = (message as { event: Record<string, number> })
        .event as { group_id: number; message_id: number }
      expect(running.has(group)).toBe(false)
      running.set(group, id)
      most = Math.max(most, running.size)
      order.push(`${group}/${id}`)
      await new Promise((resolve) => setTimeout(resolve, 2))
      running.delete(group)
      return { state: 'done' }
    },
  })
  expect(most).toBe(4)
  for (const group of [1, 2, 3, 4, 5]) {
    const own = order.filter((name) => name.startsWith(`${group}/`))
    expect(own).toEqual([`${group}/1`, `${group}/2`, `${group}/3`])
  }
})

const failing: BatchOptions<Item>['attempt'] = async (message) => {
  const { message_id: id } = (message as { event: { message_id?: number } }).event
  return id === 2 ? { state: 'retry', delay: 1, isCounted: true, reason: '' } : { state: 'done' }
}

test.each([
  [true, { '1/1': 'done', '1/2': 'retry', '1/3': 'unstarted', '2/3': 'done' }],
  [false, { '1/1': 'done', '1/2': 'retry', '1/3': 'done', '2/3': 'done' }],
])('what is behind a failure in its chat waits, with an order: %s', async (isFifo, expected) => {
  const items = [item(1, 1), item(1, 2), item(1, 3), item(2, 3)]
  const { settled } = await deliver(items, { attempt: failing, isFifo })
  expect(settled).toEqual(expected)
})

test('what there is no time left for is not started', async () => {
  vi.useFakeTimers()
  try {
    const attempt: BatchOptions<Item>['attempt'] = async () => {
      await new Promise((resolve) => setTimeout(resolve, 30_000))
      return { state: 'done' }
    }
    const items = [item(1, 1), item(1, 2), item(1, 3)]
    const delivering = deliver(items, { attempt, deadline: Date.now() + 90_000 })
    await vi.advanceTimersByTimeAsync(100_000)
    const { settled } = await delivering
    expect(settled).toEqual({ '1/1': 'done', '1/2': 'done', '1/3': 'unstarted' })
  } finally {
    vi.useRealTimers()
  }
})
