import { describe, expect, test } from 'vitest'

import { parseCron } from '../../src/schedule/cron.ts'

const at = (time: string): number => Date.parse(time)

describe('a schedule is due', () => {
  test.each([
    ['0 8 * * *', 'UTC', '2026-11-30T08:00:00Z', true],
    ['0 8 * * *', 'UTC', '2026-11-30T08:00:59.999Z', true],
    ['0 8 * * *', 'UTC', '2026-11-30T08:01:00Z', false],
    ['0 8 * * *', 'UTC', '2026-11-30T07:59:59.999Z', false],
    ['0 8 * * *', 'Asia/Shanghai', '2026-11-30T00:00:30Z', true],
    ['0 8 * * *', 'Asia/Shanghai', '2026-11-30T08:00:00Z', false],
    ['30 5 * * *', 'Asia/Kolkata', '2026-11-30T00:00:00Z', true],
    ['0 8 * * *', '+08:00', '2026-11-30T00:00:00Z', true],
    // A Monday.
    ['0 7 * * 1', 'Asia/Shanghai', '2026-11-29T23:00:00Z', true],
    ['0 7 * * MON', 'Asia/Shanghai', '2026-11-29T23:00:00Z', true],
    ['0 7 * * 0', 'Asia/Shanghai', '2026-11-29T23:00:00Z', false],
    ['0 7 * * 7', 'Asia/Shanghai', '2026-11-28T23:00:00Z', true],
    ['0 7 * * MON-FRI', 'Asia/Shanghai', '2026-11-27T23:00:00Z', false],
    ['0 0 L * *', 'Asia/Shanghai', '2026-11-29T16:00:00Z', true],
    ['*/15 9-17 * * *', 'UTC', '2026-11-30T17:45:00Z', true],
    ['*/15 9-17 * * *', 'UTC', '2026-11-30T18:00:00Z', false],
    // 2:30 does not exist on this day: it is made up for when the clock has jumped.
    ['30 2 * * *', 'Europe/Berlin', '2026-03-29T01:00:00Z', true],
    ['30 2 * * *', 'Europe/Berlin', '2026-03-29T01:30:00Z', false],
    // It comes twice on this one, and is due once.
    ['30 2 * * *', 'Europe/Berlin', '2026-10-25T00:30:00Z', true],
    ['30 2 * * *', 'Europe/Berlin', '2026-10-25T01:30:00Z', false],
    ['30 2 * * *', 'Europe/Berlin', '2026-10-26T01:30:00Z', true],
  ])('%s of %s at %s: %s', (cron, timeZone, time, expected) => {
    expect(parseCron(cron, timeZone).isDue(at(time))).toBe(expected)
  })
})

test.each([
  ['', /a cron has five fields, minute, .*such as '0 8 \* \* \*'.*; it is ""/],
  ['0 8 * *', /has five fields/],
  ['0 0 8 * * *', /has five fields.*; it is "0 0 8 \* \* \*"/],
  ['@daily', /has five fields/],
  ['2026-01-01T00:00:00Z', /has five fields/],
  [8, /has five fields.*; it is 8/],
  [undefined, /has five fields.*; it is undefined/],
  ['61 * * * *', /"61 \* \* \* \*" is wrong: .*minute/],
  ['0 24 * * *', /is wrong: .*hour/],
  ['0 8 0 * *', /is wrong: .*day/],
  ['0 8 * 13 *', /is wrong: .*month/],
  ['0 8 * * 8', /is wrong: .*dayOfWeek|is wrong: .*day/],
  ['*/0 * * * *', /is wrong/],
  ['5-1 * * * *', /is wrong/],
  ['a b c d e', /is wrong/],
  ['0 8 ＊ * *', /is wrong/],
  ['0 0 30 2 *', /"0 0 30 2 \*" is never due: is there such a day\?/],
])('refuses the cron %j', (cron, message) => {
  expect(() => parseCron(cron, 'UTC')).toThrow(message)
  expect(() => parseCron(cron, 'UTC')).toThrow(TypeError)
})

test.each([
  [
    'Asia/Beijing',
    /timeZone "Asia\/Beijing" is not known here; give a name such as 'Asia\/Shanghai'/,
  ],
  ['', /timeZone "" is not known here/],
  ['GMT+8', /timeZone "GMT\+8" is not known here/],
  [8, /timeZone must be a string, but it is 8; give/],
  [null, /timeZone must be a string, but it is null; give/],
  // America's central time, not China's.
  ['CST', /timeZone "CST" is ambiguous: here it is America\/Chicago; give/],
])('refuses the time zone %j', (timeZone, message) => {
  expect(() => parseCron('0 8 * * *', timeZone)).toThrow(message)
})

test('takes blanks around and between fields', () => {
  expect(parseCron('  0  8 * *\t* ', 'UTC').cron).toBe('0 8 * * *')
})

test('a hostile cron takes no time', () => {
  const times = [
    '*/1,'.repeat(50_000),
    '0-59,'.repeat(50_000),
    '1'.repeat(100_000),
    '*'.repeat(1e5),
  ]
  for (const minutes of times) {
    expect(() => parseCron(`${minutes} * * * *`, 'UTC')).toThrow(/is wrong|is longer/)
  }
})
