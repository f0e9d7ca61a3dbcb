import { expect, test } from 'vitest'
import { prettyJson, tokenizeJson } from '../../page/src/common/parts/json-tokens.ts'

test('colours JSON', () => {
  const tokens = tokenizeJson('{"a": "b\\"c", "n": -1.5e3, "ok": [true, null]}')
  expect(tokens.filter(({ kind }) => kind !== 'plain')).toEqual([
    { kind: 'key', text: '"a"' },
    { kind: 'string', text: '"b\\"c"' },
    { kind: 'key', text: '"n"' },
    { kind: 'number', text: '-1.5e3' },
    { kind: 'key', text: '"ok"' },
    { kind: 'literal', text: 'true' },
    { kind: 'literal', text: 'null' },
  ])
})

test.each(['{"a":1}', '<b>"x": 1</b>', 'no "end', '', '{"text":"null 1 true"}'])(
  'loses no character of %j',
  (text) => {
    expect(
      tokenizeJson(text)
        .map((token) => token.text)
        .join(''),
    ).toBe(text)
  },
)

test('breaks JSON into lines, and leaves other text alone', () => {
  expect(prettyJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
  expect(prettyJson('<html>')).toBeUndefined()
  expect(prettyJson('"ok"')).toBeUndefined()
})

test('leaves out the middle of a picture', () => {
  const text = prettyJson(JSON.stringify({ file: `base64://${'A'.repeat(100_000)}` }))
  expect(text?.length).toBeLessThan(200)
  expect(text).toContain('100009')
})
