import { describe, expect, test } from 'vitest'

import { CQHttp } from '../../src/cqhttp.ts'
import { checkCrons, schedule } from '../../src/schedule.ts'
import { parseCron } from '../../src/schedule/cron.ts'
import { toUtcCron } from '../../src/schedule/utc-cron.ts'

const createBot = (): CQHttp => new CQHttp({ secret: false, logger: false })

const CRONS: [cron: string, timeZone: string, utc: string][] = [
  ['0 8 * * *', 'UTC', '0 8 * * *'],
  ['0 8 * * MON', 'UTC', '0 8 * * MON'],
  ['0 8 * * 1', 'UTC', '0 8 * * *'],
  ['0 8 * * *', 'Asia/Shanghai', '0 0 * * *'],
  ['0 7 1 * *', 'Asia/Shanghai', '0 23 * * *'],
  ['*/20 8,20 * * *', 'Asia/Shanghai', '*/20 0,12 * * *'],
  ['* * * * *', 'Asia/Shanghai', '* * * * *'],
  ['*/5 * * * *', 'Asia/Kolkata', '*/5 * * * *'],
  ['0 9 * * *', 'Asia/Kolkata', '30 3 * * *'],
  ['0 8 * * *', 'Europe/Berlin', '0 6,7 * * *'],
  ['0 0 * * *', 'America/New_York', '0 4,5 * * *'],
  ['15 */6 * * *', 'Asia/Shanghai', '15 4,10,16,22 * * *'],
  ['0 0 1 1 *', 'Pacific/Kiritimati', '0 10 * * *'],
]

describe('a cron in UTC covers one in a zone', () => {
  test.each(CRONS)('%s of %s: %s', (cron, timeZone, utc) => {
    expect(toUtcCron(parseCron(cron, timeZone))).toBe(utc)
  })

  test.each(CRONS)('and is enough: %s of %s', (cron, timeZone, utc) => {
    const bot = createBot()
    schedule(bot, cron, () => {}, { timeZone })
    expect(checkCrons(bot, [utc])).toEqual([])
    expect(checkCrons(bot, ['* * * * *'])).toEqual([])
  })
})

test('the crons of a configuration that do not fit are told with the fix', () => {
  const bot = createBot()
  schedule(bot, '0 8 * * *', () => {}, { name: 'morning', timeZone: 'Asia/Shanghai' })
  schedule(bot, '0 20 * * *', () => {}, { name: 'evening', timeZone: 'Asia/Shanghai' })
  expect(checkCrons(bot, ['0 8 * * *', '0 12 * * *', 'often'])).toEqual([
    expect.stringMatching(
      /^no cron is due at \S+T00:00:00.000Z for the schedule "morning" \(0 8 \* \* \* Asia\/Shanghai\); add "0 0 \* \* \*" to triggers\.crons$/,
    ),
    'no schedule of the bot needs the cron "0 8 * * *"; remove it',
    '"often" is not a cron of five fields',
  ])
})

test('weekdays of Cloudflare count from 1', () => {
  const bot = createBot()
  schedule(bot, '0 8 * * SUN', () => {})
  expect(checkCrons(bot, ['0 8 * * 1'])).toEqual([])
  expect(checkCrons(bot, ['0 8 * * 2'])).toHaveLength(2)
})

test('half of the year is not enough', () => {
  const bot = createBot()
  schedule(bot, '0 8 * * *', () => {}, { timeZone: 'Europe/Berlin' })
  expect(checkCrons(bot, ['0 7 * * *'])).toEqual([expect.stringContaining('"0 6,7 * * *"')])
})

test('a bot without schedules needs no crons', () => {
  expect(checkCrons(createBot(), [])).toEqual([])
  expect(checkCrons(createBot(), ['0 8 * * *'])).toHaveLength(1)
})
