import { describe, expect, test } from 'vitest'
import { createActionTable } from '../../src/api/action-table.ts'
import * as level from '../../src/api/normalize-result.ts'

const table = createActionTable()
const normalizeResult = (action: string, data: unknown): unknown =>
  level.normalizeResult(table.rowOf(action, {}).level, data)

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
  expect(normalizeResult('get_msg', data)).toBe(data)
  expect(normalizeResult('get_forward_msg', data)).toBe(data)
})

test('leaves the results of other actions alone', () => {
  const data = { message: code, messages: [code] }
  expect(normalizeResult('get_group_msg_history', data)).toBe(data)
})
