import { CQHttp } from '@cqhttp/core'
import { askAppName, askImplementation, toImplementation } from '@cqhttp/core/wiring'
import { expect, onTestFinished, test, vi } from 'vitest'

test.each([
  ['NapCat.Onebot', 'napcat'],
  ['LLOneBot', 'llbot'],
  ['LuckyLilliaBot', 'llbot'],
  ['Lagrange.OneBot', 'lagrange'],
  ['go-cqhttp', 'go-cqhttp'],
  ['SnowLuma', 'snowluma'],
  ['onebots', 'onebots'],
  ['a napcat', undefined],
  ['', undefined],
])('%j is %s', (name, implementation) => {
  expect(toImplementation(name)).toBe(implementation)
})

/** A bot whose implementation answers so, in turn, and how often it was asked. */
function start(...answers: unknown[]) {
  const asked: unknown[] = []
  const bot = new CQHttp({
    secret: false,
    logger: false,
    transport: async ({ action, selfId }) => {
      asked.push([action, selfId])
      const data = answers.length > 1 ? answers.shift() : answers[0]
      if (data instanceof Error) throw data
      return { status: 'ok', retcode: 0, data }
    },
  })
  return { bot, asked }
}

test('each account is asked once, and again after ten minutes', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const { bot, asked } = start({ app_name: 'NapCat.Onebot' })
  expect(await askAppName(bot, { selfId: 1 })).toBe('NapCat.Onebot')
  expect(await askImplementation(bot, { selfId: '1' })).toBe('napcat')
  expect(asked).toHaveLength(1)
  await askImplementation(bot, { selfId: 2 })
  expect(asked).toEqual([
    ['get_version_info', 1],
    ['get_version_info', 2],
  ])
  vi.advanceTimersByTime(10 * 60_000)
  await askImplementation(bot, { selfId: 1 })
  expect(asked).toHaveLength(3)
})

test('a failure is thrown and not remembered', async () => {
  const { bot } = start(new Error('down'), { app_name: 'go-cqhttp' })
  await expect(askImplementation(bot, {})).rejects.toThrow('down')
  expect(await askImplementation(bot, {})).toBe('go-cqhttp')
})

test.each([null, {}, { app_name: 5 }, 'napcat'])('%j tells nothing', async (data) => {
  expect(await askAppName(start(data).bot, {})).toBe('')
})
