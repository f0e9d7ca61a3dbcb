import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseJson, stringifyJson } from '../../src/base/json.ts'

describe('parseJson', () => {
  test.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740993', '9007199254740993'],
    ['-9007199254740993', '-9007199254740993'],
    ['144115218676755577', '144115218676755577'],
    ['18446744073709551615', '18446744073709551615'],
    ['1e21', 1e21],
    ['12345678901234567.5', Number('12345678901234567.5')],
    ['"144115218676755577"', '144115218676755577'],
    ['"\\"144115218676755577,"', '"144115218676755577,'],
  ])('reads %s', (text, value) => {
    expect(parseJson(text)).toBe(value)
    expect(parseJson(`{"a":[${text}]}`)).toEqual({ a: [value] })
  })

  test('takes a byte order mark off, and no other character', () => {
    expect(parseJson('\uFEFF{"a":"\uFEFF"}')).toEqual({ a: '\uFEFF' })
    expect(() => parseJson('\uFEFF\uFEFF1')).toThrow(SyntaxError)
  })

  test('keeps the digits of every integer', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), (integer) => {
        expect(String(parseJson(`${integer}`))).toBe(`${integer}`)
        expect(parseJson(`{"id":${integer},"text":"${integer}"}`)).toEqual({
          id: parseJson(`${integer}`),
          text: `${integer}`,
        })
      }),
    )
  })

  test('reads everything else as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const [value, padding] = parseJson(`[${text},10000000000000000]`) as unknown[]
        expect(padding).toBe('10000000000000000')
        expect(JSON.stringify(value)).toBe(JSON.stringify(parseJson(text)))
      }),
    )
  })

  test('throws for what is no JSON, also behind a long integer', () => {
    expect(() => parseJson('{')).toThrow(SyntaxError)
    expect(() => parseJson('[9007199254740993')).toThrow(SyntaxError)
  })
})

describe('stringifyJson', () => {
  test('writes ASCII only and loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = stringifyJson(value)
        expect(text).toMatch(/^[\x20-\x7f]*$/)
        expect(text).toBe(stringifyJson(JSON.parse(text)))
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test.each([1_000, 1_022, 1_023, 5_000])('writes %i characters, all escaped', (length) => {
    const text = '字'.repeat(length)
    const json = stringifyJson(text)
    expect(json).toHaveLength(6 * length + 2)
    expect(JSON.parse(json)).toBe(text)
  })

  test('writes astral characters as two escapes', () => {
    expect(stringifyJson('你😀')).toBe('"\\u4f60\\ud83d\\ude00"')
  })
})
