import { expect, test } from 'vitest'
import { durationText, MUTES } from '../../page/src/inspector/panels/durations.ts'
import { countFaults, NO_FAULTS, readDelay } from '../../page/src/inspector/toolbar/faults.ts'

test('counts what goes wrong', () => {
  expect(countFaults(NO_FAULTS)).toBe(0)
  expect(
    countFaults({ copies: 3, delay: 100, loseResponse: true, loseAnswer: true, timeOut: true }),
  ).toBe(5)
})

test.each([
  ['300', 300],
  [' 0 ', 0],
  ['99999', 60_000],
  ['-5', undefined],
  ['1.5', undefined],
  ['', undefined],
])('reads a delay of %j', (text, delay) => {
  expect(readDelay(text)).toBe(delay)
})

test('writes how long somebody is muted in whole numbers', () => {
  const texts = MUTES.map(durationText)
  expect(texts.every(({ count }) => Number.isInteger(count))).toBe(true)
  expect(texts[0]).toEqual({ key: 'member.minutes', count: 1 })
  expect(texts.at(-1)).toEqual({ key: 'member.days', count: 30 })
})
