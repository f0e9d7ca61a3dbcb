import { describe, expect, test } from 'vitest'
import { createActionTable } from '../../src/api/action-table.ts'
import {
  levelForward,
  levelMessage,
  levelResult,
  normalizeResult as levelled,
} from '../../src/api/normalize-result.ts'

const table = createActionTable()
const normalizeResult = (action: string, data: unknown): unknown =>
  levelled(table.rowOf(action, {}).level, data)

const segments = [
  { type: 'text', data: { text: 'a' } },
  { type: 'face', data: { id: '1' } },
]
const code = 'a[CQ:face,id=1]'
const sender = { user_id: 10001, nickname: '名' }

describe('get_msg', () => {
  test.each([
    ['go-cqhttp: CQ code', { message: code }],
    ['NapCat: segments', { message: segments, message_format: 'array' }],
    ['Lagrange: segments', { message: segments }],
    ['one segment', { message: segments[0] }],
  ])('has a segment array, of %s', (_what, fields) => {
    const data = { time: 1, message_type: 'group', message_id: -5, sender, ...fields }
    const message = fields.message === segments[0] ? segments.slice(0, 1) : segments
    for (const action of ['get_msg', 'get_msg_async', 'get_msg_rate_limited']) {
      expect(normalizeResult(action, data)).toEqual({ ...data, message })
    }
  })

  test('has an empty one where there is no message', () => {
    expect(normalizeResult('get_msg', { message_id: 1 })).toEqual({ message_id: 1, message: [] })
  })
})

describe('get_forward_msg', () => {
  const node = (content: unknown, rest = {}) => ({
    type: 'node',
    data: { ...rest, user_id: '10001', nickname: '名', content },
  })

  const rows: [what: string, data: object, message: unknown[]][] = [
    ['the standard, Lagrange', { message: [node(segments)] }, [node(segments)]],
    ['the standard with CQ code', { message: [node(code)] }, [node(segments)]],
    [
      'go-cqhttp',
      { messages: [{ sender, time: 5, content: code, group_id: 9 }] },
      [node(segments, { sender, time: 5, group_id: 9 })],
    ],
    [
      'go-cqhttp with a record in the record',
      {
        messages: [{ sender, time: 5, content: [{ sender, time: 6, content: code, group_id: 9 }] }],
      },
      [node([node(segments, { sender, time: 6, group_id: 9 })], { sender, time: 5 })],
    ],
    [
      'NapCat: events',
      { messages: [{ self_id: 1, user_id: 10001, sender, message: segments, message_id: 3 }] },
      [node(segments, { self_id: 1, sender, message_id: 3 })],
    ],
    [
      'LLBot',
      { messages: [{ content: segments, sender, time: 5, message_format: 'array' }] },
      [node(segments, { sender, time: 5, message_format: 'array' })],
    ],
    ['an empty record', { messages: [] }, []],
    ['nothing', {}, []],
    [
      'a node with another node in it',
      { message: [node([node(segments)])] },
      [node([node(segments)])],
    ],
  ]
  test.each(rows)('has nodes, of %s', (_what, data, message) => {
    for (const action of ['get_forward_msg', 'get_forward_msg_async']) {
      expect(normalizeResult(action, data)).toEqual({ message })
    }
  })

  test('keeps other fields', () => {
    expect(normalizeResult('get_forward_msg', { messages: [], id: 'x' })).toEqual({
      message: [],
      id: 'x',
    })
  })
})

test.each([null, 'text', 7, true, undefined])('leaves %j alone', (data) => {
  for (const level of [levelMessage, levelForward, levelResult]) expect(level(data)).toBe(data)
  expect(normalizeResult('get_msg', data)).toBe(data)
  expect(normalizeResult('get_forward_msg', data)).toBe(data)
})

describe('get_forward_msg, in other shapes', () => {
  const event = { self_id: 1, user_id: 10001, sender, message: code, message_id: 3 }
  const node = {
    type: 'node',
    data: {
      self_id: 1,
      sender,
      message_id: 3,
      user_id: '10001',
      nickname: '名',
      content: segments,
    },
  }
  test.each<[string, unknown, object]>([
    ['the data of the segment', { id: 'x', content: [event] }, { id: 'x', message: [node] }],
    [
      'a message that holds the segment',
      { message: [{ type: 'forward', data: { id: 'x', content: [event] } }] },
      { message: [node] },
    ],
    [
      'the segment',
      { message: { type: 'forward', data: { content: [event] } } },
      { message: [node] },
    ],
    ['a list', [event], { message: [node] }],
    [
      'nodes by other names',
      { messages: [{ type: 'node', data: { uin: 10001, name: '名', content: code } }] },
      {
        message: [
          {
            type: 'node',
            data: { uin: '10001', name: '名', user_id: '10001', nickname: '名', content: segments },
          },
        ],
      },
    ],
  ])('%s', (_what, data, expected) => {
    expect(normalizeResult('get_forward_msg', data)).toEqual(expected)
  })
})

describe('messages in other results', () => {
  const event = {
    self_id: 1,
    post_type: 'message',
    message_type: 'group',
    message_id: 3,
    user_id: 10001,
    sender,
    raw_message: code,
  }

  const rows: [action: string, (message: unknown) => unknown][] = [
    ['get_group_msg_history', (message) => ({ messages: [{ ...event, message }] })],
    [
      'get_friend_msg_history',
      (message) => ({
        messages: [
          { ...event, message },
          { ...event, message },
        ],
      }),
    ],
    [
      'get_essence_msg_list',
      (content) => [{ msg_seq: 1, sender_id: 1, operator_id: 2, message_id: 3, content }],
    ],
    [
      'get_recent_contact',
      (message) => [{ lastestMsg: { ...event, message }, peerUin: '1', msgTime: '5' }],
    ],
    [
      'get_guild_msg',
      (message) => ({
        message_id: 'a',
        message_source: 'channel',
        message_seq: 1,
        sender,
        message,
      }),
    ],
    [
      'get_event',
      (message) => [
        { ...event, message },
        { post_type: 'meta_event', interval: 5 },
      ],
    ],
    ['get_anything', (message) => ({ deep: { down: [[{ message_id: 1, sender, message }]] } })],
    ['get_sent', (message) => ({ ...event, post_type: 'message_sent', message })],
  ]
  test.each(rows)('are segments, of %s', (action, wrap) => {
    for (const message of [code, segments, [segments[0], { type: 'face', data: { id: 1 } }]]) {
      expect(normalizeResult(action, wrap(message))).toEqual(wrap(segments))
      expect(normalizeResult(`${action}_async`, wrap(message))).toEqual(wrap(segments))
    }
    expect(normalizeResult(action, wrap(segments[1]))).toEqual(wrap([segments[1]]))
  })

  test('hold nodes where they hold records', () => {
    const forward = (content: unknown) => [{ type: 'forward', data: { id: '5', content } }]
    expect(
      normalizeResult('get_group_msg_history', {
        messages: [{ ...event, message: forward([{ sender, message: code }]) }],
      }),
    ).toEqual({
      messages: [
        {
          ...event,
          message: forward([
            { type: 'node', data: { sender, user_id: '10001', nickname: '名', content: segments } },
          ]),
        },
      ],
    })
  })

  test('are recognised by their segments alone', () => {
    expect(normalizeResult('get_draft', { message: [{ type: 'at', data: { qq: 1 } }] })).toEqual({
      message: [{ type: 'at', data: { qq: '1' } }],
    })
  })

  const image = { id: 'a', height: '1', width: '1' }
  test.each<[string, unknown]>([
    [
      '_get_group_notice',
      [
        {
          notice_id: 'a',
          sender_id: 1,
          sender_nick: 'x',
          message: { text: code, images: [image] },
        },
      ],
    ],
    ['_get_group_notice', [{ sender_id: 1, publish_time: 5, content: code, message: code }]],
    [
      'get_group_system_msg',
      { join_requests: [{ request_id: 1, message: code, requester_uin: 1 }] },
    ],
    ['get_stranger_info', { user_id: 1, status: { status_id: 1, message: code } }],
    ['download_file_stream', { type: 'stream', data_type: 'file_info', message: code }],
    ['get_file', { file_id: 'a', file_name: 'message.txt', content: code }],
    ['set_something', { message_id: 1, message: code }],
    ['set_something', { status: 'ok', message: code, wording: code }],
    [
      'get_event',
      [
        {
          post_type: 'notice',
          notice_type: 'notify',
          sub_type: 'gray_tip',
          message_id: 1,
          sender_id: 2,
          content: code,
        },
      ],
    ],
    ['get_event', [{ post_type: 'notice', notice_type: 'bot_offline', message: code }]],
    ['get_config', { ob11: { messageFormat: 'array', message: { enable: true } } }],
    ['get_news', { content: [{ type: 'x' }, { type: 1, data: {} }], message: [] }],
    ['get_mail', { sender: 'a', content: code }],
    ['get_words', { message: code, messages: [code] }],
    ['get_list', [code, 1, null, [], {}]],
  ])('what merely looks alike stays the same object: %s %o', (action, data) => {
    const before = structuredClone(data)
    expect(normalizeResult(action, data)).toBe(data)
    expect(data).toEqual(before)
  })

  test('do not change what the transport gave', () => {
    const data = { messages: [{ ...event, message: code }] }
    const before = structuredClone(data)
    normalizeResult('get_group_msg_history', data)
    expect(data).toEqual(before)
  })

  test('a field called __proto__ stays one, and depth does not matter', () => {
    const hostile = JSON.parse(
      `{"__proto__":{"message_id":1,"sender":{},"message":"hi"}}`,
    ) as object
    const levelled = normalizeResult('x', hostile) as object
    expect(Object.getPrototypeOf(levelled)).toBe(Object.prototype)
    expect(JSON.stringify(levelled)).toContain('"text":"hi"')
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown
    expect(normalizeResult('x', deep)).toBe(deep)
  })
})
