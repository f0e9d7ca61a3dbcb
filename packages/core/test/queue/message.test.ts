import { describe, expect, test } from 'vitest'
import { formatDeadLetter, formatMessage, parseMessage } from '../../src/queue.ts'
import { discussMessage, friendRequest, groupMessage, privateMessage } from '../support/events.ts'

const KEY = 'f'.repeat(64)

describe('the chat of an event', () => {
  test.each<[string, object]>([
    ['10001000:group:87654321', groupMessage],
    ['10001000:private:12345678', privateMessage],
    ['10001000:discuss:5', discussMessage],
    ['10001000:private:12345678', friendRequest],
    ['10001000', { self_id: 10001000, post_type: 'notice' }],
    ['', {}],
    ['1:private:2', { self_id: 1, group_id: null, user_id: 2 }],
    ['private:2', { self_id: { toString: 1 }, group_id: { toString: 1 }, user_id: 2 }],
    [`1:group:${'x'.repeat(192)}`, { self_id: 1, group_id: 'x'.repeat(1_000_000) }],
  ])('is %s', (chat, event) => {
    expect(formatMessage(KEY, event).chat).toBe(chat)
    expect(parseMessage(formatMessage(KEY, event).body)?.chat).toBe(chat)
  })
})

test('an event comes out as it went in', () => {
  const event = { ...groupMessage, message_id: '9007199254740993', text: '\0\ud83d🙂\u2028' }
  expect(parseMessage(formatMessage(KEY, event).body)).toMatchObject({ key: KEY, event })
})

test('a dead letter is still a message, with the reason', () => {
  const letter = formatDeadLetter(formatMessage(KEY, privateMessage).body, 'Error: no', 3)
  expect(JSON.parse(letter)).toMatchObject({ reason: 'Error: no', attempts: 3 })
  expect(parseMessage(letter)).toMatchObject({ key: KEY, event: privateMessage })
})

test('one of what is none of ours keeps its beginning', () => {
  const letter = formatDeadLetter('x'.repeat(1_000_000), 'none of ours', 1)
  expect(letter.length).toBeLessThan(25_000)
  expect(parseMessage(letter)).toBeUndefined()
})
