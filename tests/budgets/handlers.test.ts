import { CQHttp } from '@cqhttp/core'
import { expect, test } from 'vitest'

import { groupMessage } from '../support/bots.ts'

type Method = (this: { length?: number; size?: number }, ...args: unknown[]) => unknown

/** Methods that look at every element, or may. */
const walks: [object, readonly PropertyKey[]][] = [
  [
    Array.prototype,
    [
      'concat',
      'filter',
      'find',
      'forEach',
      'includes',
      'indexOf',
      'map',
      'slice',
      'splice',
      'some',
    ],
  ],
  [Array.prototype, [Symbol.iterator]],
  [Set.prototype, ['forEach', Symbol.iterator]],
  [Map.prototype, ['forEach', Symbol.iterator]],
]

/** How many elements of lists, sets and maps a step walks over, at most: a count, not a time. */
async function countWalked(step: () => unknown): Promise<number> {
  let walked = 0
  const undo: (() => void)[] = []
  for (const [prototype, names] of walks) {
    for (const name of names) {
      const descriptor = Object.getOwnPropertyDescriptor(prototype, name)
      if (descriptor === undefined) throw new Error(`there is no ${String(name)}`)
      const method = descriptor.value as Method
      const counting: Method = function (...args) {
        walked += this.length ?? this.size ?? 0
        return Reflect.apply(method, this, args)
      }
      Object.defineProperty(prototype, name, { ...descriptor, value: counting })
      undo.push(() => void Object.defineProperty(prototype, name, descriptor))
    }
  }
  try {
    await step()
  } finally {
    for (const step of undo.reverse()) step()
  }
  return walked
}

function createBot(): CQHttp {
  return new CQHttp({ secret: false, logger: false })
}

function register(bot: CQHttp, count: number): void {
  for (let n = 0; n < count; n++) bot.onNotice('group_increase', () => {})
}

test('to register twice as many handlers takes twice as much', async () => {
  const once = await countWalked(() => register(createBot(), 5_000))
  const twice = await countWalked(() => register(createBot(), 10_000))
  expect(once).toBeGreaterThan(0)
  expect(twice).toBeLessThanOrEqual(2.1 * once)
})

test('to take them off again as well', async () => {
  const takeOff = async (count: number): Promise<number> => {
    const bot = createBot()
    const offs = Array.from({ length: count }, () => bot.onNotice('group_increase', () => {}))
    return await countWalked(() => {
      for (let n = 0; n < count; n++) offs[n]?.()
    })
  }
  expect(await takeOff(10_000)).toBeLessThanOrEqual(2.1 * (await takeOff(5_000)) + 100)
})

test('10,000 handlers that do not match cost an event nothing', async () => {
  const walkedWith = async (count: number): Promise<number> => {
    const bot = createBot()
    bot.onMessage(() => ({ reply: 'hi' }))
    register(bot, count)
    return await countWalked(() => bot.receive(groupMessage))
  }
  expect(await walkedWith(10_000)).toBe(await walkedWith(0))
})
