import type { MessageEvent } from '@cqhttp/core'
import {
  and,
  between,
  chatKey,
  type Filter,
  from,
  inGroup,
  inPrivate,
  memberKey,
  not,
  or,
  role,
  text,
  toMe,
  when,
} from '@cqhttp/kit'
import { describe, expect, test } from 'vitest'
import { createBot, say, whisper } from './support/chat.ts'

const noon = { time: Date.UTC(2026, 0, 1, 4) / 1000 } // 12:00 in Shanghai
const admin = say('hi', { role: 'admin' })

test('text finds a global pattern in every message, not in every other one', () => {
  const filter = text(/hi/g)
  const event = say('hi') as MessageEvent
  expect([filter(event), filter(event)]).toEqual([true, true])
})

describe('when', () => {
  const rows: [filter: Filter, event: object, passes: boolean][] = [
    [text('hi'), say(' hi\n'), true],
    [text('hi'), say('hi there'), false],
    [text('a', /^\/\w+$/), say('/help'), true],
    [role('admin'), admin, true],
    [role('admin'), say('hi', { role: 'owner' }), true],
    [role('owner'), admin, false],
    [role('admin'), say('hi'), false],
    [role('admin'), whisper('hi'), false],
    [from(10_001), say('hi'), true],
    [from('10001', 5), say('hi'), true],
    [from(5), say('hi'), false],
    [inGroup(), say('hi'), true],
    [inGroup('20002'), say('hi'), true],
    [inGroup(3), say('hi'), false],
    [inGroup(), whisper('hi'), false],
    [inPrivate, whisper('hi'), true],
    [inPrivate, say('hi'), false],
    [between(9, 18, 'Asia/Shanghai'), { ...say('hi'), ...noon }, true],
    [between(12, 13, 'Asia/Shanghai'), { ...say('hi'), ...noon }, true],
    [between(22, 6, 'Asia/Shanghai'), { ...say('hi'), ...noon }, false],
    [between(22, 6, 'America/New_York'), { ...say('hi'), ...noon }, true],
    [and(), say('hi'), true],
    [and(text('hi'), inPrivate), say('hi'), false],
    [or(), say('hi'), false],
    [or(inPrivate, text('hi')), say('hi'), true],
    [not(text('hi')), say('hi'), false],
  ]
  test.each(rows.map((row, index) => [index, ...row] as const))(
    'row %i',
    async (_index, filter, event, passes) => {
      const { bot } = createBot()
      let runs = 0
      bot.onMessage(when(filter, () => void runs++))
      await bot.receive(event)
      expect(runs).toBe(passes ? 1 : 0)
    },
  )

  test('hands on what combinators around it found', async () => {
    const { bot } = createBot()
    bot.onMessage(
      toMe(
        when(text('hi'), (_event: MessageEvent, _context, { by }: { by: string }) => ({
          reply: by,
        })),
      ),
    )
    expect(await bot.receive(whisper('hi'))).toMatchObject({
      reply: [{ data: { text: 'private' } }],
    })
  })
})

test('keys tell chats, members and accounts apart', () => {
  const events = [
    say('hi'),
    say('hi', { group: 3 }),
    whisper('hi'),
    whisper('hi', 20_002),
    { ...whisper('hi'), group_id: 20_002 },
    { ...say('hi'), self_id: 1 },
    { message_type: 'discuss', discuss_id: 20_002, user_id: 10_001, self_id: 10_001_000 },
  ]
  expect(events.map(chatKey)).toEqual([
    '10001000:group:20002',
    '10001000:group:3',
    '10001000:private:10001',
    '10001000:private:20002',
    '10001000:private:10001',
    '1:group:20002',
    '10001000:discuss:20002',
  ])
  expect(memberKey(say('hi', { user: 5 }))).toBe('10001000:group:20002:5')
})
