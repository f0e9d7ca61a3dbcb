// Measures a parser and formatter of CQ code; the argument is its bundle.
import { createHash } from 'node:crypto'
import { pathToFileURL } from 'node:url'

import { answerParent } from '../harness/answer-parent.ts'
import { HOSTILE, TEXTS } from '../harness/cq-code.ts'
import { startStopwatch } from '../harness/stopwatch.ts'

export type CqCodeQuestion =
  | { about: 'check' }
  | { about: 'text'; what: 'parse' | 'format'; name: keyof typeof TEXTS; count: number }
  | { about: 'hostile'; what: 'parse' | 'format'; name: keyof typeof HOSTILE; length: number }

const { parse, format } = (await import(pathToFileURL(process.argv[2] ?? '').href)) as {
  parse: (text: string) => { type: string }[]
  format: (segments: unknown) => string
}

let nextNumber = 10_000_000

answerParent((question: CqCodeQuestion) => {
  if (question.about === 'check') return digestOfResults()
  const { what } = question
  if (question.about === 'text') {
    const texts = Array.from({ length: question.count }, () =>
      flat(TEXTS[question.name](nextNumber++)),
    )
    return what === 'parse' ? time(parse, texts) : time(format, texts.map(parse))
  }
  const text = flat(HOSTILE[question.name](question.length))
  return what === 'parse' ? timeOne(parse, text) : timeOne(format, parse(text))
})

/** A digest of the results for all texts: equal for contestants that do the same. */
function digestOfResults(): string {
  const texts = [
    ...Object.values(TEXTS).map((make) => make(12_345_678)),
    ...Object.values(HOSTILE).map((make) => make(2_000)),
    '[CQ:a,b=c,]x[CQ:a,b=c,d]&#44;&#91[CQ:][CQ:a,b=&amp;amp;,c=[CQ:d]]&&amp;[CQ:a,=b][CQ:face,id=1',
  ]
  const hash = createHash('sha256')
  for (const text of texts) hash.update(JSON.stringify(parse(text)) + format(parse(text)))
  return hash.digest('hex')
}

/** Flattens the string; otherwise its first reader pays for joining the pieces. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

let kept: unknown

/** The time for one text, in microseconds. */
function time<Input>(work: (input: Input) => unknown, inputs: readonly Input[]): number {
  globalThis.gc?.()
  const elapsed = startStopwatch()
  // The result is kept so that the engine cannot skip the work.
  for (const input of inputs) kept = work(input)
  const microseconds = elapsed()
  if (kept === undefined) throw new Error('nothing came of it')
  return microseconds / inputs.length
}

/** Repeats a step until it can be measured; returns the time of one, in microseconds. */
function timeOne<Input>(work: (input: Input) => unknown, input: Input): number {
  for (let count = 1; ; count *= 2) {
    const microseconds = time(work, Array<Input>(count).fill(input))
    if (microseconds * count > 5_000) return microseconds
  }
}
