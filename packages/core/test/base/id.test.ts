import { expect, test } from 'vitest'
import { sameId } from '../../src/base/id.ts'

test.each([
  [1, 1, true],
  [1, '1', true],
  ['9007199254740993', '9007199254740993', true],
  [0, '0', true],
  [-1, '-1', true],
  [1, 2, false],
  ['9007199254740993', '9007199254740992', false],
  [0, '', false],
  [undefined, undefined, false],
  [null, null, false],
  [undefined, 'undefined', false],
  ['null', null, false],
])('sameId(%j, %j) is %j', (a, b, same) => {
  expect(sameId(a, b)).toBe(same)
})
