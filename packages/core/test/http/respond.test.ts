import { describe, expect, test } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { doors } from '../support/doors.ts'
import {
  discussMessage,
  friendRequest,
  groupIncrease,
  groupMessage,
  privateMessage,
} from '../support/events.ts'

const text = (value: string) => [{ type: 'text', data: { text: value } }]
const at = { type: 'at', data: { qq: '1' } }

function createBot(result: unknown, options?: CQHttpOptions) {
  const bot = new CQHttp({ secret: false, logger: false, ...options })
  const errors: unknown[] = []
  bot.onError((error) => void errors.push(error))
  const handler = (): never => result as never
  bot.on('message', 'notice', 'request', handler)
  return { bot, errors }
}

describe.each(doors)('%s', (_name, door) => {
  const replies: [what: string, result: object, options: CQHttpOptions, reply: unknown][] = [
    ['a string', { reply: 'hi' }, {}, text('hi')],
    ['a segment', { reply: at }, {}, [at]],
    ['segments', { reply: [at, ...text('x')] }, {}, [at, ...text('x')]],
    ['a number in a segment', { reply: { type: 'at', data: { qq: 1 } } }, {}, [at]],
    ['CQ code as text', { reply: '[CQ:at,qq=1]' }, {}, text('[CQ:at,qq=1]')],
    ['CQ code when the bot says so', { reply: '[CQ:at,qq=1]' }, { autoEscape: false }, [at]],
    ['CQ code when it says so', { reply: '[CQ:at,qq=1]', auto_escape: false }, {}, [at]],
    [
      'CQ code as text when it says so',
      { reply: '[CQ:at,qq=1]', auto_escape: true },
      { autoEscape: false },
      text('[CQ:at,qq=1]'),
    ],
    ['segments whatever auto_escape says', { reply: [at], auto_escape: true }, {}, [at]],
  ]

  test.each(replies)('writes %s as segments', async (_what, result, options, reply) => {
    const { bot } = createBot(result, options)
    const answer = await door(bot, { body: groupMessage })
    expect(JSON.parse(answer.body)).toEqual({ ...result, reply, at_sender: false })
  })

  test.each([
    ['a group message', groupMessage, { reply: 'a' }, false],
    ['a discuss message', discussMessage, { reply: 'a' }, false],
    ['a private message', privateMessage, { reply: 'a' }, undefined],
    ['a group message, with true', groupMessage, { reply: 'a', at_sender: true }, true],
    ['a group message, with null', groupMessage, { reply: 'a', at_sender: null }, false],
    ['a private message, with false', privateMessage, { reply: 'a', at_sender: false }, false],
    ['a group message without reply', groupMessage, { delete: true }, undefined],
    ['a group message with the reply null', groupMessage, { reply: null, ban: true }, undefined],
  ])('says at_sender for %s', async (_what, event, result, expected) => {
    const answer = await door(createBot(result).bot, { body: event })
    expect(JSON.parse(answer.body).at_sender).toBe(expected)
  })

  const empty: [what: string, reply: unknown][] = [
    ['an empty string', ''],
    ['an empty array', []],
    ['an array of empty strings', ['', '']],
    ['a text segment without text', { type: 'text', data: { text: '' } }],
    ['text segments without text', [{ type: 'text', data: { text: '' } }, { type: 'text' }]],
    ['null', null],
    ['undefined', undefined],
  ]
  test.each(empty)('has no reply where it is %s', async (_what, reply) => {
    for (const event of [groupMessage, privateMessage, discussMessage]) {
      const nothing = createBot({ reply, at_sender: true, auto_escape: true }).bot
      expect(await door(nothing, { body: event })).toMatchObject({ status: 204, body: '' })
      const rest = createBot({ reply, at_sender: true, block: true }).bot
      expect((await door(rest, { body: event })).body).toBe('{"block":true}')
    }
  })

  test.each(['message', 'empty'])(
    'echoes a message without content as nothing (%s)',
    async (what) => {
      const bot = new CQHttp({ secret: false, logger: false })
      bot.onMessage((event) => ({ reply: event.message, at_sender: true }))
      const body = { ...groupMessage, message: what === 'empty' ? '' : [] }
      expect(await door(bot, { body })).toMatchObject({ status: 204, body: '' })
    },
  )

  test.each([' ', '\n', '　', '0'])('sends a reply of %j, which is content', async (reply) => {
    const answer = await door(createBot({ reply }).bot, { body: groupMessage })
    expect(JSON.parse(answer.body)).toEqual({ reply: text(reply), at_sender: false })
  })

  test.each([
    [
      'of a group message',
      groupMessage,
      { delete: true, kick: false, ban: true, ban_duration: 60 },
    ],
    ['of a friend request', friendRequest, { approve: true, remark: 'r' }],
    ['that the standard lacks', friendRequest, { block: true }],
  ])('passes on the fields %s', async (_what, event, result) => {
    const answer = await door(createBot(result).bot, { body: event })
    expect(answer).toMatchObject({ status: 200, contentType: 'application/json' })
    expect(JSON.parse(answer.body)).toEqual(result)
  })

  test.each([
    ['a string', 'hi', 'a handler returned "hi"; return a quick operation'],
    ['an array', [{ type: 'face' }], 'a handler returned an array'],
    ['true', true, 'a handler returned true'],
    ['0', 0, 'a handler returned 0'],
    ['a function', () => ({}), 'a handler returned a function'],
    ['a reply that is a number', { reply: 1 }, 'a message must be a string, a segment or an array'],
    ['a reply that holds null', { reply: [null] }, 'message[0] must be a segment'],
    ['a reply without type', { reply: { data: {} } }, 'message[0] must be a segment'],
  ])('answers 500 when a handler returns %s, and tells onError', async (_what, result, message) => {
    const { bot, errors } = createBot(result)
    expect(await door(bot, { body: groupMessage })).toEqual({
      status: 500,
      contentType: 'text/plain; charset=utf-8',
      allow: null,
      body: 'a handler failed',
    })
    expect(errors).toEqual([expect.any(TypeError)])
    expect(String(errors[0])).toContain(message)
  })

  test.each([undefined, null])('answers 204 when handlers return %s', async (result) => {
    for (const event of [privateMessage, groupIncrease, friendRequest]) {
      expect((await door(createBot(result).bot, { body: event })).status).toBe(204)
    }
  })

  test('does not change what the handler returned', async () => {
    const result = Object.freeze({
      reply: Object.freeze([Object.freeze({ ...at, data: { qq: 2 } })]),
    })
    expect((await door(createBot(result).bot, { body: groupMessage })).status).toBe(200)
    expect(result).toEqual({ reply: [{ type: 'at', data: { qq: 2 } }] })
  })

  test('answers 500 without text for an operation that is no JSON', async () => {
    const { bot } = createBot({ approve: 1n })
    expect(await door(bot, { body: friendRequest })).toMatchObject({
      status: 500,
      body: 'a handler failed',
    })
  })
})
