import { expect, test } from 'vitest'

import { countRegExpSteps } from './support/regexp-steps.ts'

const growth = (pattern: RegExp, make: (length: number) => string): number =>
  countRegExpSteps(pattern, make(80), 0) / countRegExpSteps(pattern, make(10), 0)

const blanks = (length: number): string => `a${' '.repeat(length)}b`

test.each<[RegExp, (length: number) => string]>([
  [/^[\t ]+|[\t ]+$/g, blanks],
  [/\s+$/, blanks],
  [/(?:a|b)*c/, (length) => 'ab'.repeat(length / 2)],
  [/\/+$/, (length) => `${'/'.repeat(length)}x`],
])('finds %s quadratic, or worse', (pattern, make) => {
  expect(growth(pattern, make)).toBeGreaterThan(20)
})

test.each<[RegExp, (length: number) => string]>([
  [/^[\w.-]+$/, (length) => 'a'.repeat(length)],
  [/^\s*$/, blanks],
  [/[^\0-\xff]/, blanks],
  [/(?<=\/)(\.{1,2})\//g, (length) => '/../'.repeat(length / 4)],
  [/^sha1=[0-9a-f]{40}$/, (length) => `sha1=${'a'.repeat(length)}`],
])('finds %s linear', (pattern, make) => {
  expect(growth(pattern, make)).toBeLessThan(9)
})

test.each<[RegExp, string]>([
  [/^(?:a|bc)+?d{2,3}$/, 'abcaddd'],
  [/(?<!x)[\]a]\b/i, 'xA A'],
  [/(?=(b))\u{62}/u, 'ab'],
  [/[a-c]{2}|z/y, 'abz'],
])('agrees with the engine on whether %s is in %s', (pattern, text) => {
  // The end of a match is the only step that takes nothing back.
  expect(countRegExpSteps(pattern, text, 0)).toBeGreaterThan(0)
  expect(pattern.test(text)).toBe(true)
})

test('refuses syntax that it would count wrong', () => {
  expect(() => countRegExpSteps(/(a)\1/, 'aa', 0)).toThrow('not')
})
