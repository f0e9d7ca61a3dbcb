import { expect, test } from 'vitest'
import { Lines } from '../../page/src/connection/lines.ts'

test.each([
  [['a\nb\n'], [['a', 'b']]],
  [
    ['a', 'b\nc', '\n'],
    [[], ['ab'], ['c']],
  ],
  [['\n\n'], [['', '']]],
  [
    ['', 'a\n', ''],
    [[], ['a'], []],
  ],
])('%j is cut into %j', (pieces, lines) => {
  const reader = new Lines()
  expect(pieces.map((piece) => reader.add(piece))).toEqual(lines)
})
