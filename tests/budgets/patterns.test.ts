import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from 'vitest'

import { regExpLiterals } from '../support/regexp-literals.ts'
import { countRegExpSteps } from '../support/regexp-steps.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = globSync(
  [
    'packages/{core,adapter-*,sandbox,playground,kit,chat-adapter,stores}/src/**/*.ts',
    'packages/playground/page/src/**/*.ts',
  ],
  { cwd: root },
)

/** The parts of a pattern that stand for one character. */
const ATOM =
  /\[(?:\\.|[^\]])*\]|\\[pP]\{[^}]*\}|\\u\{?\w+\}?|\\x\w{2}|\\[^bB]|[^\\^$.*+?(){}[\]|]|\./g

/** Characters that patterns of this kind tell apart, and one that hardly any takes. */
const ALPHABET = 'aZf09/%?#[]{}()<>,;:=&.-_+* \t\n"\'\\@|~你é\u0001'

/** One character for each set of parts that takes it. */
function alphabetOf({ source, flags }: RegExp): string[] {
  const atoms = (source.match(ATOM) ?? []).map(
    (atom) => new RegExp(`^${atom}$`, flags.replaceAll(/[gy]/g, '')),
  )
  const kinds = new Map<string, string>()
  for (const char of ALPHABET + source) {
    const kind = atoms.map((atom) => atom.test(char)).join()
    if (!kinds.has(kind)) kinds.set(kind, char)
  }
  return [...kinds.values()]
}

/** Texts that repeat a word, with something before and behind it: what makes a search start over. */
function* attacks(pattern: RegExp): Generator<(length: number) => string> {
  const alphabet = alphabetOf(pattern)
  // Up to where the pattern has got when it meets the word.
  const [opening = ''] = /^\w+[=:/]?/.exec(pattern.source.replace(/^[\^(?:]*/, '')) ?? []
  const pairs = alphabet.flatMap((one) => alphabet.map((other) => one + other))
  const edges = alphabet.length < 15 ? alphabet : []
  for (const word of new Set([...alphabet, ...(alphabet.length < 15 ? pairs : [])])) {
    for (const before of new Set(['', opening, ...(word.length === 1 ? edges : [])])) {
      for (const behind of new Set(['', '\u0001', ...(word.length === 1 ? edges : [])])) {
        yield (length) => before + word.repeat(Math.ceil(length / word.length)) + behind
      }
    }
  }
}

/** The steps of finding all matches, or the first one without the flag g. */
function stepsOf(pattern: RegExp, text: string): number {
  const search = new RegExp(pattern)
  let steps = 0
  do {
    steps += countRegExpSteps(search, text, search.lastIndex)
    // An engine would not come back either.
    if (steps === Infinity || !search.global) break
    if (search.exec(text)?.[0] === '') search.lastIndex++
  } while (search.lastIndex > 0)
  return steps
}

/** How the steps grow when texts become eight times as long, at most: 8 is linear, 64 quadratic. */
function growthOf(pattern: RegExp): number {
  const isLoop = /[*+]|\{\d+,\}/.test(pattern.source.replaceAll(/\\.|\[(?:\\.|[^\]])*\]/g, 'a'))
  // Without a loop, no more than a fixed number of characters is read at each place.
  if (!isLoop) return 8
  let growth = 0
  for (const attack of attacks(pattern)) {
    const steps = stepsOf(pattern, attack(160))
    if (steps === Infinity) return steps
    growth = Math.max(growth, steps / stepsOf(pattern, attack(20)))
  }
  return growth
}

describe('the count', () => {
  test.each([
    /\/+$/,
    /\s*,\s*/,
    /^\s+|\s+$/g,
    /^(a+)+$/,
    /^(?:a|a)*$/,
    /(\d+)-(\d+)x/,
    /<.*>/,
    /^[a-z]*a[a-z]*,$/,
    /^x=\d*\d*;$/,
    /(?<key>\w+)\s*=/g,
    /\w+(?=:)/,
    /\d{2,}x/,
  ])('tells that %s is not linear', (pattern) => {
    expect(growthOf(pattern)).toBeGreaterThan(20)
  })

  test.each([/^\/+$/, /^a+b+$/, /[?#]/, /%[\da-f]{2}/gi, /^a*?b/, /\bx\b/, /,/g, /(?<=a|^)b+/])(
    'tells that %s is linear',
    (pattern) => {
      expect(growthOf(pattern)).toBeLessThan(9)
    },
  )
})

test('the search sees patterns, and nothing else', () => {
  const code = [
    'const a = b / c / d // /comment/',
    'f(/[/"]\\//g, `${/y/.test("/text/") ? { a: 1 } : `${x / 2}`} /text/`) /* /comment/ */',
    'return /z/u',
    "const e = '\\'/text/'",
  ].join('\n')
  expect(regExpLiterals(code)).toEqual([/[/"]\//g, /y/, /z/u])
})

const literals = new Map<string, RegExp>()
for (const file of files) {
  for (const literal of regExpLiterals(readFileSync(`${root}/${file}`, 'utf8'))) {
    literals.set(String(literal), literal)
  }
}

test('the search finds the patterns of the packages', () => {
  expect(literals.size).toBeGreaterThan(20)
})

test.each([...literals.values()])(
  'the pattern %s takes eight times as much for eight times as much text',
  (pattern) => {
    expect(growthOf(pattern)).toBeLessThan(9)
  },
)

test.each(files)('%s makes no pattern while it runs', (file) => {
  const code = readFileSync(`${root}/${file}`, 'utf8')
  expect(code).not.toMatch(/\bRegExp\(|\.(?:match(?:All)?|search)\(['"`]/)
})
