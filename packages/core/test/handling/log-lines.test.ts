import { expect, test } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { custom } from '../../src/events/event-names.ts'
import { printable } from '../../src/base/value.ts'
import { throughHandle } from '../support/doors.ts'
import { createLog } from '../support/logger.ts'

const HOSTILE = 'x\n[cqhttp] all is well\r\u001b[2J\u009b31m\u2028\u202e\u0000'
const SHOWN = String.raw`x\u000a[cqhttp] all is well\u000d\u001b[2J\u009b31m\u2028\u202e\u0000`

// Each of the three parts of a name may be any text.
const events = [
  { post_type: HOSTILE, [`${HOSTILE}_type`]: 'a' },
  { post_type: 'notice', notice_type: HOSTILE },
  { post_type: 'notice', notice_type: 'notify', sub_type: HOSTILE },
]

test.each(events)(
  'the name of an event writes one plain line for whatever is said of it',
  async (body) => {
    const logger = createLog()
    const bot = new CQHttp({ secret: false, logger, maxEventAge: 60_000 })
    bot.before(custom(body.post_type), () => {
      throw new Error('a handler failed')
    })
    await throughHandle(bot, { body })
    await throughHandle(bot, { body })
    await throughHandle(bot, { body: { ...body, time: 1 } })
    expect(new Set(logger.lines.map(([level]) => level))).toEqual(
      new Set(['debug', 'info', 'warn', 'error']),
    )
    for (const [, line] of logger.lines) expect(line).toMatch(/^[ -~]+$/)
    expect(String(logger.lines)).toContain(SHOWN)
  },
)

test.each([
  ['message.private.friend', 'message.private.friend'],
  ['', ''],
  ['你', String.raw`\u4f60`],
  ['a'.repeat(1000), 'a'.repeat(100)],
  ['😀', String.raw`\ud83d\ude00`],
  ['\u007f~ ', String.raw`\u007f~ `],
])('%j is printed as %j', (text, shown) => {
  expect(printable(text)).toBe(shown)
})
