import { describe, expect, test } from 'vitest'
import {
  checkImage,
  type Draft,
  EMPTY,
  isEmpty,
  mentionQuery,
  toSegments,
} from '../../page/src/chat/compose.ts'

function write(text: string, fields: Partial<Draft> = {}, replyId?: number) {
  return toSegments({ ...EMPTY, text, ...fields }, replyId)
}

describe('a draft', () => {
  test('of text is text, whatever it looks like', () => {
    expect(write('[CQ:face,id=14] <b> [x]')).toEqual([
      { type: 'text', data: { text: '[CQ:face,id=14] <b> [x]' } },
    ])
  })

  test.each(['[微笑]', '[smile]'])('makes a face of %s', (name) => {
    expect(write(`好${name}的`)).toEqual([
      { type: 'text', data: { text: '好' } },
      { type: 'face', data: { id: '14' } },
      { type: 'text', data: { text: '的' } },
    ])
  })

  test('makes an at of who was mentioned, and of nobody else', () => {
    const mentions = [
      { id: 1, name: 'Ann' },
      { id: 2, name: 'Ann Lee' },
      { id: 'all' as const, name: '全体成员' },
    ]
    expect(write('@Ann Lee @Bob@全体成员', { mentions })).toEqual([
      { type: 'at', data: { qq: '2' } },
      { type: 'text', data: { text: ' @Bob' } },
      { type: 'at', data: { qq: 'all' } },
    ])
  })

  test('puts the reply first and pictures last', () => {
    const images = [{ url: 'data:image/png;base64,AA==', name: 'a.png', size: 1 }]
    expect(write('see\n', { images }, -7)).toEqual([
      { type: 'reply', data: { id: '-7' } },
      { type: 'text', data: { text: 'see' } },
      { type: 'image', data: { file: 'data:image/png;base64,AA==' } },
    ])
  })

  test('of a picture alone has no text', () => {
    const images = [{ url: 'data:image/png;base64,AA==', name: 'a.png', size: 1 }]
    expect(write('  ', { images })).toHaveLength(1)
  })

  test('in CQ code is parsed', () => {
    expect(write('[CQ:dice]&#91;', { cqCode: true })).toEqual([
      { type: 'dice', data: {} },
      { type: 'text', data: { text: '[' } },
    ])
  })

  test('of white space alone is empty', () => {
    expect(isEmpty({ ...EMPTY, text: ' \n' })).toBe(true)
    expect(isEmpty({ ...EMPTY, text: 'a' })).toBe(false)
  })
})

test.each([
  ['@', { at: 0, query: '' }],
  ['你好@小', { at: 2, query: '小' }],
  ['a @b', { at: 2, query: 'b' }],
  ['me@example', undefined],
  ['@a b', undefined],
  ['', undefined],
])('finds who is about to be mentioned in %j', (text, expected) => {
  expect(mentionQuery(text, text.length)).toEqual(expected)
})

const MIB = 1024 * 1024

test.each([
  ['image/png', 8 * MIB, [], undefined],
  ['image/png', 8 * MIB + 1, [], 'size'],
  ['text/html', 1, [], 'type'],
  ['', 1, [], 'type'],
  ['image/png', 8 * MIB, [8 * MIB, 1], 'total'],
] as const)('takes a picture: %s of %i bytes beside %j', (type, size, others, expected) => {
  const images = others.map((bytes) => ({ url: '', name: '', size: bytes }))
  expect(checkImage({ type, size }, images)).toBe(expected)
})
