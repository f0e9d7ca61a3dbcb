import { unescapeCqCode } from '@cqhttp/core'
import { describe, expect, test } from 'vitest'
import { parseLooseCodes, parseWordCodes } from '../../src/profiles/cq-dialects.ts'

/** As the implementations find codes: slow on purpose made texts, but the same. */
function byPattern(pattern: RegExp, text: string): unknown[] {
  const found: unknown[] = []
  let written = 0
  const push = (end: number): void => {
    if (end > written) {
      found.push({ type: 'text', data: { text: unescapeCqCode(text.slice(written, end)) } })
    }
  }
  for (const { 0: code, 1: type, 2: parameters = '', index } of text.matchAll(pattern)) {
    push(index)
    const data = parameters
      .split(',')
      .slice(1)
      .map((parameter) => {
        const [key = '', ...value] = parameter.split('=')
        return [key, unescapeCqCode(value.join('='))]
      })
    found.push({ type, data: Object.fromEntries(data) })
    written = index + code.length
  }
  push(text.length)
  return found
}

/** The same texts in each run. */
function* texts(): Generator<string> {
  const pieces = ['[CQ:', ']', ',', '=', 'a', 'b1', '-', '&amp;', ' ', '[', 'at,qq=1', '好']
  let seed = 7
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  for (let count = 0; count < 4000; count++) {
    yield Array.from({ length: random(14) }, () => pieces[random(pieces.length)]).join('')
  }
}

describe.each([
  ['words', parseWordCodes, /\[CQ:(\w+)((?:,\w+=[^,\]]*)*)\]/g],
  ['loose', parseLooseCodes, /\[CQ:([^,\]]+)((?:,[^,\]]+)*)\]/g],
] as const)('%s', (_name, parse, pattern) => {
  test('finds what the pattern finds', () => {
    for (const text of texts())
      expect([text, parse(text)]).toEqual([text, byPattern(pattern, text)])
  })
})
