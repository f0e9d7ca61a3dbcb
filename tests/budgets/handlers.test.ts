import { CQHttp } from '@cqhttp/core'
import { expect, test } from 'vitest'

import { groupMessage } from '../support/bots.ts'
import { countSteps } from '../support/count-steps.ts'

function createBot(): CQHttp {
  return new CQHttp({ secret: false, logger: false })
}

function register(bot: CQHttp, count: number): void {
  for (let n = 0; n < count; n++) bot.onNotice('group_increase', () => {})
}

test('registering twice as many handlers takes twice as many steps', async () => {
  const once = await countSteps(() => register(createBot(), 5_000))
  const twice = await countSteps(() => register(createBot(), 10_000))
  expect(once).toBeGreaterThan(0)
  expect(twice).toBeLessThanOrEqual(2.1 * once)
})

test('so does taking them off again', async () => {
  const takeOff = async (count: number): Promise<number> => {
    const bot = createBot()
    const offs = Array.from({ length: count }, () => bot.onNotice('group_increase', () => {}))
    return await countSteps(() => {
      for (let n = 0; n < count; n++) offs[n]?.()
    })
  }
  expect(await takeOff(10_000)).toBeLessThanOrEqual(2.1 * (await takeOff(5_000)) + 100)
})

test('10,000 handlers that do not match add no step to an event', async () => {
  const stepsWith = async (count: number): Promise<number> => {
    const bot = createBot()
    bot.onMessage(() => ({ reply: 'hi' }))
    register(bot, count)
    return await countSteps(() => bot.receive(groupMessage()))
  }
  expect(await stepsWith(10_000)).toBe(await stepsWith(0))
})
