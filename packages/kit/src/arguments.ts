import type { Segment } from '@cqhttp/core'
import type { ArgumentKinds } from './argument-kinds.ts'
import type { Language } from './language.ts'

type Kind = keyof ArgumentKinds

/**
 * The arguments that a usage such as `ban user:at minutes?:int=30 reason...` stands for: `name` is a
 * word, `:kind` one of {@link ArgumentKinds}, `?` may be left out, `=` has a default, and `...` takes
 * the rest of the text.
 */
export type ArgumentsOf<Usage extends string> = Usage extends `${string} ${infer Rest}`
  ? Flat<FieldsOf<Rest>>
  : Record<never, never>

type FieldsOf<Rest extends string> = Rest extends `${infer First} ${infer More}`
  ? FieldOf<First> & FieldsOf<More>
  : FieldOf<Rest>

type FieldOf<Part extends string> = Part extends `${infer Name}?...`
  ? { [Key in Name]: string | undefined }
  : Part extends `${infer Name}...`
    ? { [Key in Name]: string }
    : Part extends `${infer Name}?:${infer Type}=${string}`
      ? { [Key in Name]: ValueOf<Type> }
      : Part extends `${infer Name}?:${infer Type}`
        ? { [Key in Name]: ValueOf<Type> | undefined }
        : Part extends `${infer Name}:${infer Type}`
          ? { [Key in Name]: ValueOf<Type> }
          : Part extends `${infer Name}?=${string}`
            ? { [Key in Name]: string }
            : Part extends `${infer Name}?`
              ? { [Key in Name]: string | undefined }
              : Part extends ''
                ? Record<never, never>
                : { [Key in Part]: string }

type ValueOf<Type extends string> = Type extends Kind ? ArgumentKinds[Type] : never

type Flat<Type> = { [Key in keyof Type]: Type[Key] }

/** One argument of a usage. */
export interface Argument {
  readonly name: string
  readonly kind: Kind
  readonly isOptional: boolean
  readonly isRest: boolean
  readonly fallback: string | undefined
}

const PART = /^([\p{L}\p{N}_-]+)(\?)?(?:(\.\.\.)|(?::(text|int|number|at))?(?:=(.*))?)$/u

/** @throws TypeError when the usage cannot be read. */
export function parseUsage(usage: string): { name: string; args: Argument[] } {
  const [name = '', ...parts] = usage.split(' ').filter(Boolean)
  const fail = (what: string): never => {
    throw new TypeError(
      `command ${name}: ${what} cannot be read; write name, name:int, name?, name?:int=6 or name..., ` +
        'kinds text, int, number, at; optional arguments last, name... at the very end',
    )
  }
  if (name === '') fail('an empty usage')
  let before: Argument | undefined
  const args = parts.map((part) => {
    const [, argument, optional, rest, kind = 'text', fallback] = PART.exec(part) ?? fail(part)
    const isOptional = optional !== undefined
    const isMisplaced = before?.isRest || (before?.isOptional && !isOptional)
    if (isMisplaced || (fallback !== undefined && !isOptional)) fail(part)
    before = {
      name: argument ?? '',
      kind: kind as Kind,
      isOptional,
      isRest: rest !== undefined,
      fallback,
    }
    return before
  })
  return { name, args }
}

/** A word of a command: what stands in it, where the rest of the text begins, whether it is an at. */
interface Word {
  readonly value: string
  readonly start: number
  readonly isAt: boolean
}

/** A message as words, and the text in which they begin. */
export interface SplitLine {
  readonly words: readonly Word[]
  readonly line: string
}

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '「': '」',
}
/** Stands for an at in the text. */
const AT = '\ufffc'

/**
 * Splits a message into words, at blanks of any width; quotes keep blanks inside a word. An at is a
 * word by itself, other segments are left out. `line` is the text in which the words begin, with a
 * placeholder for each at.
 */
export function splitWords(segments: readonly Segment[]): SplitLine {
  let line = ''
  /** The users of the ats, by their places in the line. */
  const ats = new Map<number, string>()
  for (const segment of segments) {
    if (segment.type === 'text') line += segment.data.text.replaceAll(AT, ' ')
    if (segment.type !== 'at') continue
    ats.set(line.length, segment.data.qq)
    line += AT
  }
  const words: Word[] = []
  /** Where quotes close next: without it, each of many that stay open would search to the end. */
  const closes = new Map<string, number>()
  const pattern = /\ufffc|[^\s\ufffc]+/g
  for (let found = pattern.exec(line); found !== null; found = pattern.exec(line)) {
    const [word] = found
    const start = found.index
    const closing = QUOTES[line.charAt(start)]
    let value = ats.get(start) ?? word
    if (closing !== undefined) {
      let close = closes.get(closing) ?? 0
      if (close !== -1 && close <= start) {
        close = line.indexOf(closing, start + 1)
        closes.set(closing, close)
      }
      if (close !== -1 && !/[^\s\ufffc]/.test(line.charAt(close + 1))) {
        value = withoutAts(line.slice(start + 1, close))
        pattern.lastIndex = close + 1
      }
    }
    words.push({ value, start, isAt: word === AT })
  }
  return { words, line }
}

function withoutAts(text: string): string {
  return text.replaceAll(AT, '')
}

/** Reads the words of a command as its usage says, or says what is wrong with them. */
export function readArguments(
  args: readonly Argument[],
  { words, line }: SplitLine,
  language: Language,
): { values: Record<string, unknown> } | { problem: string } {
  const values: Record<string, unknown> = {}
  for (const [index, { name, kind, fallback, isOptional, isRest }] of args.entries()) {
    const word = words[index]
    const given = word?.value ?? fallback
    if (isRest && word) {
      values[name] = withoutAts(line.slice(word.start)).trim()
      return { values }
    }
    if (given === undefined) {
      if (!isOptional) return { problem: language.missing(name) }
      values[name] = undefined
      continue
    }
    values[name] = readValue(kind, given, word?.isAt)
    if (values[name] === undefined) {
      return { problem: language.wrong(name, language.kinds[kind], shorten(given)) }
    }
  }
  const extra = words[args.length]
  return extra === undefined ? { values } : { problem: language.extra(shorten(extra.value)) }
}

/** What somebody typed, in an answer: not a page of it. */
export function shorten(given: string): string {
  const [...characters] = given.slice(0, 100)
  return characters.length > 30 ? `${characters.slice(0, 30).join('')}…` : given
}

/** How an argument is shown in a usage: `<user>`, `[minutes=30]`, `<reason...>`. */
export function showArgument({ name, isOptional, isRest, fallback }: Argument): string {
  const shown = name + (isRest ? '...' : '') + (fallback === undefined ? '' : `=${fallback}`)
  return isOptional ? `[${shown}]` : `<${shown}>`
}

function readValue(kind: Kind, value: string, isAt: boolean | undefined): unknown {
  if (kind === 'at') return isAt || /^\d{1,20}$/.test(value) ? value : undefined
  if (isAt) return undefined
  if (kind === 'text') return value
  // Full-width digits, as Chinese input methods write them.
  const digits = value.normalize('NFKC')
  const number = /^[+-]?\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : NaN
  return Number[kind === 'int' ? 'isSafeInteger' : 'isFinite'](number) ? number : undefined
}
