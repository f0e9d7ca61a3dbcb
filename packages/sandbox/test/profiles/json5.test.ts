import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson5 } from '../../src/profiles/json5.ts'

test('reads all JSON as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(parseJson5(text)).toEqual(JSON.parse(text))
    }),
  )
})

test.each([
  ["{a: 'b', $c_1: 1,}", { a: 'b', $c_1: 1 }],
  ['// note\n[1, /* two */ 2,]', [1, 2]],
  ['[+1, -.5, 5., 0xFF, -Infinity]', [1, -0.5, 5, 255, -Infinity]],
  ["'it\\'s \\\nlong \\x41\\u4f60'", "it's long A你"],
  ['null', null],
  [' true ', true],
])('reads %j', (text, value) => {
  expect(parseJson5(text)).toEqual(value)
})

test.each([
  '',
  'ok',
  '{',
  '[1',
  "'a",
  '{a}',
  '{,}',
  '[,]',
  '1 2',
  '"\\u12"',
  '"a\nb"',
  '{"a":1 "b":2}',
])('refuses %j', (text) => {
  expect(() => parseJson5(text)).toThrow(SyntaxError)
})
