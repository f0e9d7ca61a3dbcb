import { expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { privateMessage } from '../support/events.ts'
import { createLog } from '../support/logger.ts'

const throwing = {
  waitUntil: () => {
    throw new TypeError('Illegal invocation')
  },
}

test.each([
  ['is null', null, 0],
  ['has a waitUntil that throws', throwing, 1],
])('a runtime that %s costs neither event nor answer', async (_how, runtime, errors) => {
  const unhandled = vi.fn<() => void>()
  process.on('unhandledRejection', unhandled)
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger })
  let runs = 0
  bot.onMessage((_event, { waitUntil }) => {
    waitUntil(Promise.resolve())
    return { reply: String(++runs) }
  })
  const answers = []
  for (const _copy of ['first', 'second']) {
    const request = new Request('http://localhost/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(privateMessage),
    })
    const response = await bot.fetch(request, runtime)
    answers.push([response.status, await response.text()])
  }
  await new Promise((resolve) => setTimeout(resolve, 5))
  process.off('unhandledRejection', unhandled)
  expect(answers[0]).toEqual([200, '{"reply":[{"type":"text","data":{"text":"1"}}]}'])
  expect(answers[1]).toEqual(answers[0])
  expect(runs).toBe(1)
  expect(unhandled).not.toHaveBeenCalled()
  expect(logger.lines.filter(([level]) => level === 'error')).toHaveLength(errors)
})

test('a runtime whose waitUntil is no function costs nothing', async () => {
  const logger = createLog()
  const bot = new CQHttp({ secret: false, logger })
  bot.onMessage((_event, { waitUntil }) => {
    waitUntil(Promise.resolve())
    return { reply: 'hi' }
  })
  const runtime = { waitUntil: 'soon' } as never
  expect(await bot.receive(privateMessage, runtime)).toMatchObject({ reply: expect.anything() })
  expect(logger.lines.filter(([level]) => level === 'error')).toEqual([])
})

test('an observer that takes its time keeps the runtime alive', async () => {
  const bot = new CQHttp({ secret: false, logger: false })
  const told: string[] = []
  bot.onDelivery(async ({ outcome }) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    told.push(outcome)
  })
  const tasks: Promise<unknown>[] = []
  await bot.receive(privateMessage, { waitUntil: (task) => void tasks.push(task) })
  expect(told).toEqual([])
  await Promise.all(tasks)
  expect(told).toEqual(['handled'])
})
