import type { Segment } from '@cqhttp/core'

/** What the kinds of arguments give a handler. */
export interface ArgumentKinds {
  /** A word, or what is in quotes. */
  text: string
  /** A whole number. */
  int: number
  /** A number. */
  number: number
  /** The id of a user: an at of the user, or the digits. */
  at: string
}

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

/** What is wrong with the arguments of a command, in terms that a language can say. */
export type Problem =
  | { readonly type: 'missing'; readonly argument: Argument }
  | { readonly type: 'wrong'; readonly argument: Argument; readonly given: string }
  | { readonly type: 'extra'; readonly given: string }

const PART = /^([\p{L}\p{N}_-]+)(\?)?(?:(\.\.\.)|(?::(text|int|number|at))?(?:=(.*))?)$/u

/** @throws TypeError when the usage cannot be read. */
export function parseUsage(usage: string): { name: string; args: Argument[] } {
  const [name = '', ...parts] = usage.split(' ').filter((part) => part !== '')
  const args = parts.map((part): Argument => {
    const [, argument = '', optional, rest, kind = 'text', fallback] = PART.exec(part) ?? []
    if (argument === '' || (fallback !== undefined && optional === undefined)) {
      throw new TypeError(
        `command ${name}: the argument ${part} must be such as name, name?, name:int, name?:int=6 ` +
          'or name...; the kinds are text, int, number and at',
      )
    }
    return {
      name: argument,
      kind: kind as Kind,
      isOptional: optional !== undefined,
      isRest: rest !== undefined,
      fallback,
    }
  })
  const firstRest = args.findIndex(({ isRest }) => isRest)
  const firstOptional = args.findIndex(({ isOptional }) => isOptional)
  const isWrong = args.some(
    ({ isOptional }, index) =>
      (firstRest !== -1 && index > firstRest) ||
      (firstOptional !== -1 && index > firstOptional && !isOptional),
  )
  if (name === '' || isWrong) {
    throw new TypeError(
      `command ${name}: arguments that may be left out come last, and name... at the very end`,
    )
  }
  return { name, args }
}

/** A word of a command: what stands in it, where the rest of the text begins, whether it is an at. */
export interface Word {
  readonly value: string
  readonly start: number
  readonly isAt: boolean
}

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '‘': '’',
  '「': '」',
}
const AT = '\ufffc'

/**
 * Splits a message into words, at blanks of any width; quotes keep blanks inside a word. An at is a
 * word by itself, other segments are left out. `line` is the text in which the words begin, with a
 * placeholder for each at.
 */
export function splitWords(segments: readonly Segment[]): { words: Word[]; line: string } {
  const ats: string[] = []
  let line = ''
  for (const segment of segments) {
    if (segment.type === 'text') line += segment.data.text.replaceAll(AT, ' ')
    if (segment.type !== 'at') continue
    ats.push(segment.data.qq)
    line += AT
  }
  const words: Word[] = []
  let at = 0
  /** Where quotes close next: without it, each of many that stay open would search to the end. */
  const closes = new Map<string, number>()
  const closeOf = (closing: string, from: number): number => {
    let close = closes.get(closing)
    if (close === undefined || (close !== -1 && close < from)) {
      close = line.indexOf(closing, from)
      closes.set(closing, close)
    }
    return close
  }
  for (let start = 0; start < line.length;) {
    const first = line.charAt(start)
    if (/\s/.test(first)) {
      start++
      continue
    }
    if (first === AT) {
      words.push({ value: ats[at++] ?? '', start, isAt: true })
      start++
      continue
    }
    const closing = QUOTES[first]
    const close = closing === undefined ? -1 : closeOf(closing, start + 1)
    const isQuoted =
      close !== -1 && (close + 1 === line.length || /[\s\ufffc]/.test(line.charAt(close + 1)))
    let end = isQuoted ? close + 1 : start
    if (!isQuoted) while (end < line.length && !/[\s\ufffc]/.test(line.charAt(end))) end++
    words.push({
      value: isQuoted ? line.slice(start + 1, close) : line.slice(start, end),
      start,
      isAt: false,
    })
    start = end
  }
  return { words, line }
}

/** Reads the words of a command as its usage says. */
export function readArguments(
  args: readonly Argument[],
  words: readonly Word[],
  line: string,
): { values: Record<string, unknown> } | { problem: Problem } {
  const values: Record<string, unknown> = {}
  let index = 0
  for (const argument of args) {
    const word = words[index++]
    if (word === undefined && argument.fallback === undefined) {
      if (!argument.isOptional) return { problem: { type: 'missing', argument } }
      values[argument.name] = undefined
      continue
    }
    if (argument.isRest) {
      values[argument.name] = line
        .slice(word?.start ?? line.length)
        .replaceAll(AT, '')
        .trim()
      return { values }
    }
    const given = word ?? { value: argument.fallback ?? '', isAt: false }
    const value = readValue(argument.kind, given)
    if (value === undefined) return { problem: { type: 'wrong', argument, given: given.value } }
    values[argument.name] = value
  }
  const extra = words[index]
  return extra === undefined ? { values } : { problem: { type: 'extra', given: extra.value } }
}

function readValue(kind: Kind, { value, isAt }: Pick<Word, 'value' | 'isAt'>): unknown {
  if (kind === 'at') return isAt || /^\d{1,20}$/.test(value) ? value : undefined
  if (isAt) return undefined
  if (kind === 'text') return value
  // Full-width digits, as Chinese input methods write them.
  const digits = value.normalize('NFKC')
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(digits)) return undefined
  const number = Number(digits)
  if (kind === 'int') return Number.isSafeInteger(number) ? number : undefined
  return Number.isFinite(number) ? number : undefined
}
