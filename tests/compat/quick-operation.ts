import { CQHttp, type CQHttpOptions, segment } from '@cqhttp/core'
import { expect } from 'vitest'
import {
  answered,
  createRecordingBot,
  groupMessage,
  postTo,
  privateMessage,
  sent,
  text,
} from '../support/bots.ts'
import type { Row } from './row.ts'

const MEMBER = { group_id: 20002000, user_id: 10001001 }
const GROUP_TARGET = { message_type: 'group', ...MEMBER }
const AT = { at_sender: true }
const QUOTE = segment.reply(1)
const HI_TO_SENDER = [segment.at(10001001), text(' '), text('hi')]

const friendRequest = { post_type: 'request', request_type: 'friend', user_id: 1, flag: 'f' }
const groupRequest = { ...friendRequest, request_type: 'group', sub_type: 'add', group_id: 2 }

function replying(result: object): CQHttp {
  const bot = new CQHttp({ secret: false, logger: false })
  bot.onMessage(() => ({ ...result }))
  return bot
}

/** The quick operation in the response to an event, and the calls beside it. */
async function split(
  event: object,
  result: object,
  options: CQHttpOptions = {},
): Promise<{ operation: unknown; calls: [action: string, params: object][] }> {
  const { bot, calls } = createRecordingBot(options)
  bot.on('message', 'request', () => ({ ...result }))
  const { body } = await postTo(bot, event)
  return {
    operation: body === '' ? undefined : JSON.parse(body),
    calls: calls.map(({ action, params }) => [action, params]),
  }
}

/** The response, and the quick operation in it. */
export const quickOperation: Row[] = [
  {
    row: 'status: 2xx only (cqhttp, NapCat), or not looked at (go-cqhttp, LLBot)',
    handled: async () => {
      const silent = new CQHttp({ secret: false, logger: false })
      expect((await postTo(silent, groupMessage())).status).toBe(204)
      expect((await postTo(replying({ reply: 'hi' }), groupMessage())).status).toBe(200)
      expect((await postTo(silent, { post_type: 'unknown' })).status).toBe(204)
    },
  },
  {
    row: 'nothing to say: 204 without a body',
    handled: async () => {
      const { status, type, body } = await postTo(
        new CQHttp({ secret: false, logger: false }),
        groupMessage(),
      )
      expect([status, type, body]).toEqual([204, null, ''])
    },
  },
  {
    row: 'content type of the response: not looked at',
    handled: async () => {
      const { type } = await postTo(replying({ reply: 'hi' }), groupMessage())
      expect(type).toBe('application/json')
    },
  },
  {
    row: 'parser: JSON5 that rejects `ok` and `null` (NapCat), any JSON (go-cqhttp)',
    handled: async () => {
      for (const event of [groupMessage(), privateMessage(), friendRequest, { post_type: 'x' }]) {
        for (const result of [undefined, null]) {
          const bot = new CQHttp({ secret: false, logger: false })
          bot.on('message', 'request', () => result)
          expect((await postTo(bot, event)).body).toBe('')
        }
      }
      const { body } = await postTo(replying({ reply: 'ok' }), groupMessage())
      expect(JSON.parse(body)).toEqual({ reply: [text('ok')], at_sender: false })
    },
  },
  {
    row: 'a response that is not ASCII is corrupted where chunks meet (NapCat)',
    handled: async () => {
      const reply = '你好😀'.repeat(50_000)
      const { body } = await postTo(replying({ reply }), groupMessage())
      expect(body).toMatch(/^[\x20-\x7e]+$/)
      expect(JSON.parse(body)).toEqual({ reply: [text(reply)], at_sender: false })
    },
  },
  {
    row: 'errors in JSON would be carried out (go-cqhttp, LLBot)',
    handled: async () => {
      const failing = new CQHttp({ secret: false, logger: false })
      failing.onMessage(() => {
        throw new Error('{"reply":"secret"}')
      })
      failing.before('notice', () => {
        throw new Error('{"reply":"secret"}')
      })
      const notice = { post_type: 'notice', notice_type: 'x' }
      const signed = new CQHttp({ secret: 'key', logger: false })
      const small = new CQHttp({ secret: false, maxBodySize: 10, logger: false })
      const elsewhere = new CQHttp({ secret: false, path: '/bot', logger: false })
      for (const [expected, { status, type, body }] of [
        [500, await postTo(failing, groupMessage())],
        [500, await postTo(failing, notice)],
        [401, await postTo(signed, groupMessage())],
        [403, await postTo(signed, groupMessage(), { key: 'other' })],
        [400, await postTo(failing, '{')],
        [400, await postTo(failing, '[]')],
        [400, await postTo(failing, '"{\\"reply\\":1}"')],
        [404, await postTo(elsewhere, groupMessage())],
        [413, await postTo(small, groupMessage())],
        [415, await postTo(failing, groupMessage(), { headers: { 'content-type': 'text/html' } })],
      ] as const) {
        expect(status).toBe(expected)
        expect(type).toMatch(/^text\/plain/)
        expect(body).not.toContain('secret')
        expect(() => JSON.parse(body)).toThrow(SyntaxError)
      }
    },
  },
  {
    row: 'reply: a segment array, which all read alike',
    handled: async () => {
      const face = segment.face(178)
      for (const [reply, segments] of [
        ['hi [CQ:face,id=178]', [text('hi [CQ:face,id=178]')]],
        [face, [face]],
        [
          [face, 'hi'],
          [face, text('hi')],
        ],
      ]) {
        expect(await answered(groupMessage(), { reply })).toEqual({
          reply: segments,
          at_sender: false,
        })
        expect(await answered(privateMessage(), { reply })).toEqual({ reply: segments })
      }
    },
  },
  {
    row: 'reply: text with " or \\ is cut or garbled behind an at (go-cqhttp)',
    handled: async () => {
      const reply = 'say "hi" \\ bye'
      expect(await answered(groupMessage(), { reply, at_sender: true })).toEqual({
        reply: [text(reply)],
        at_sender: true,
      })
    },
  },
  {
    row: 'reply: a single segment gets no at (go-cqhttp)',
    handled: async () => {
      const operation = await answered(groupMessage(), { reply: segment.face(1), at_sender: true })
      expect(operation).toEqual({ reply: [segment.face(1)], at_sender: true })
    },
  },
  {
    row: 'reply: the implementation puts a quote of the message in front (NapCat, LLBot)',
    handled: async () => {
      // The response carries no quote, or there would be two; nor does what bot.send sends.
      const operation = await answered(groupMessage(), { reply: 'hi' })
      expect(operation).toEqual({ reply: [text('hi')], at_sender: false })
      expect((await sent(groupMessage()))?.['message']).toEqual([text('hi')])
    },
  },
  {
    row: 'auto_escape: with it the at is literal text (go-cqhttp)',
    handled: async () => {
      const cq = { reply: '[CQ:face,id=1]', at_sender: true }
      const asText = await answered(groupMessage(), { ...cq, auto_escape: true })
      const asCode = await answered(groupMessage(), { ...cq, auto_escape: false })
      expect(asText).toMatchObject({ reply: [text('[CQ:face,id=1]')], at_sender: true })
      expect(asCode).toMatchObject({ reply: [segment.face(1)], at_sender: true })
    },
  },
  {
    row: 'at_sender: absence means true (standard, cqhttp) or false (all others)',
    handled: async () => {
      const discuss = { ...groupMessage(), message_type: 'discuss', discuss_id: 3 }
      for (const event of [groupMessage(), discuss]) {
        expect(await answered(event, { reply: 'hi' })).toMatchObject({ at_sender: false })
        for (const at_sender of [true, false]) {
          expect(await answered(event, { reply: 'hi', at_sender })).toMatchObject({ at_sender })
        }
      }
      expect(await answered(privateMessage(), { reply: 'hi' })).not.toHaveProperty('at_sender')
    },
  },
  {
    row: 'delete: not carried out (NapCat)',
    handled: async () => {
      const { operation, calls } = await split(groupMessage(), { reply: 'hi', delete: true })
      expect(operation).toEqual({ reply: [text('hi')], at_sender: false })
      expect(calls).toEqual([['delete_msg', { message_id: 1 }]])
    },
  },
  {
    row: 'kick, reject_add_request: not carried out (NapCat; by LLBot and cqhttp only the latter)',
    handled: async () => {
      const { operation, calls } = await split(groupMessage(), {
        kick: true,
        reject_add_request: true,
      })
      expect(operation).toBeUndefined()
      expect(calls).toEqual([['set_group_kick', { ...MEMBER, reject_add_request: true }]])
    },
  },
  {
    row: 'ban, ban_duration: not carried out (NapCat), 0 read as 1800 (LLBot)',
    handled: async () => {
      for (const ban_duration of [0, 60, undefined]) {
        const { operation, calls } = await split(groupMessage(), { ban: true, ban_duration })
        expect(operation).toBeUndefined()
        expect(calls).toEqual([['set_group_ban', { ...MEMBER, duration: ban_duration ?? 1800 }]])
      }
    },
  },
  {
    row: 'ban: refused for anonymous messages (go-cqhttp)',
    handled: async () => {
      const event = groupMessage({ anonymous: { id: 1, name: 'x', flag: 'f' } })
      const { calls } = await split(event, { ban: true, ban_duration: 60 })
      const params = { group_id: 20002000, anonymous_flag: 'f', duration: 60 }
      expect(calls).toEqual([['set_group_anonymous_ban', params]])
    },
  },
  {
    row: 'approve, remark, reason: in the response, as all of them read it',
    handled: async () => {
      const accept = { approve: true, remark: 'Ann' }
      expect(await answered(friendRequest, accept)).toEqual(accept)
      const refuse = { approve: false, reason: '不行' }
      expect(await answered(groupRequest, refuse)).toEqual(refuse)
    },
  },
  {
    row: 'block (cqhttp)',
    handled: async () => {
      // Meant for other plug-ins of CoolQ: it goes out unchanged, and the bot's other handlers run.
      const bot = replying({ block: true })
      let seen = 0
      bot.onMessage(() => void seen++)
      const { status, body } = await postTo(bot, groupMessage())
      expect([status, body, seen]).toEqual([200, '{"block":true}', 1])
    },
  },
  {
    row: 'events that take an operation: messages and requests',
    handled: async () => {
      const { bot, calls } = createRecordingBot()
      // @ts-expect-error Notices take no operation. An implementation ignores one that comes anyway.
      bot.onNotice('group_increase', () => ({ delete: true }))
      const notice = { post_type: 'notice', notice_type: 'group_increase', message_id: 1 }
      const { status, body } = await postTo(bot, notice)
      expect([status, body]).toEqual([200, '{"delete":true}'])
      expect(calls).toEqual([])
    },
  },
  {
    row: 'the response is ignored (Lagrange, onebots, Gensokyo)',
    handled: async () => {
      const options = { quickOperation: 'api' } as const
      const { operation, calls } = await split(groupMessage(), { reply: 'hi', ...AT }, options)
      expect(operation).toBeUndefined()
      expect(calls).toEqual([['send_msg', { ...GROUP_TARGET, message: [QUOTE, ...HI_TO_SENDER] }]])
      const request = await split(friendRequest, { approve: true, remark: 'Ann' }, options)
      expect(request.calls).toEqual([
        ['set_friend_add_request', { flag: 'f', approve: true, remark: 'Ann' }],
      ])
    },
  },
  {
    row: 'more than 5 s: acknowledge first, else the event comes again (go-cqhttp)',
    handled: async () => {
      const { bot, calls } = createRecordingBot({ replyTimeout: 1 })
      const released = Promise.withResolvers<void>()
      bot.onMessage(async () => {
        await released.promise
        return { reply: 'hi' }
      })
      for (let copy = 0; copy < 2; copy++) {
        expect((await postTo(bot, privateMessage())).status).toBe(204)
      }
      expect(calls).toEqual([])
      released.resolve()
      await expect.poll(() => calls.map(({ action }) => action)).toEqual(['send_msg'])
      expect(calls[0]?.params).toMatchObject({ user_id: 10001001, message: [QUOTE, text('hi')] })
    },
  },
  {
    row: 'peers: 401 and 403 for signatures, 400 for anything but an object, first result wins',
    handled: async () => {
      const bot = new CQHttp({ secret: 'key', logger: false })
      bot.onMessage(() => ({ reply: 'general' }))
      bot.onMessage('group', () => undefined)
      bot.onMessage('group', () => ({ reply: 'first' }))
      bot.onMessage('group', () => ({ reply: 'second' }))
      expect((await postTo(bot, groupMessage())).status).toBe(401)
      expect((await postTo(bot, groupMessage(), { key: 'other' })).status).toBe(403)
      expect((await postTo(bot, '[]', { key: 'key' })).status).toBe(400)
      const { body } = await postTo(bot, groupMessage(), { key: 'key' })
      expect(JSON.parse(body)).toMatchObject({ reply: [text('first')] })
    },
  },
  {
    row: 'peers: .handle_quick_operation_async where there is no response to answer in',
    later: 'reverse WebSocket',
  },
]
