import { describe, expect, test } from 'vitest'
import { parseEvent } from '../../src/events/parse-event.ts'

const hi = { type: 'text', data: { text: 'hi ' } }
const at = { type: 'at', data: { qq: '10001000' } }

describe('parseEvent', () => {
  test.each([
    ['CQ code', 'hi [CQ:at,qq=10001000]', [hi, at]],
    ['a segment array', [hi, at], [hi, at]],
    ['one segment', at, [at]],
    ['an empty text', '', []],
    ['null', null, []],
    ['nothing', undefined, []],
  ])('makes a segment array of %s', (_what, message, segments) => {
    for (const post_type of ['message', 'message_sent']) {
      expect(parseEvent({ post_type, message })).toEqual({ post_type, message: segments })
    }
  })

  test('adds the message that is missing', () => {
    expect(parseEvent({ post_type: 'message' })).toEqual({ post_type: 'message', message: [] })
  })

  test('leaves the message of a notice alone', () => {
    const payload = { post_type: 'notice', notice_type: 'bot_offline', message: '[CQ:face,id=1]' }
    expect(parseEvent(payload)).toEqual(payload)
  })

  test('adds no message to other events', () => {
    expect(parseEvent({ post_type: 'meta_event' })).not.toHaveProperty('message')
  })

  test('keeps all other fields as they came', () => {
    const sender = { user_id: 1, nickname: '[CQ:face,id=1]' }
    const payload = { post_type: 'message', user_id: '42671831626012345', sender, raw: { a: null } }
    expect(parseEvent(payload)).toEqual({ ...payload, message: [] })
  })
})
