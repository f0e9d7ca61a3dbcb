import type { Segment } from '@cqhttp/core'
import { expect, test } from 'vitest'
import { excerpt } from '../../page/src/chat/excerpt.ts'

const words = {
  kind: (type: string) => ({ image: 'Picture', face: 'Face' })[type],
  nameOf: (id: number) => `user ${id}`,
  everybody: 'all',
}

test('tells a message in one line', () => {
  expect(
    excerpt(
      [
        { type: 'reply', data: { id: '1' } },
        { type: 'at', data: { qq: '10001' } },
        { type: 'text', data: { text: 'two\n\nlines ' } },
        { type: 'image', data: { file: 'a' } },
        { type: 'face', data: { id: '14' } },
        { type: 'face', data: { id: '9999' } },
        { type: 'at', data: { qq: 'all' } },
      ],
      words,
    ),
  ).toBe('@user 10001 two lines [Picture]🙂[Face 9999]@all')
})

test('names a type that it does not know', () => {
  expect(excerpt([{ type: 'mface', data: null } as unknown as Segment], words)).toBe('[mface]')
})
