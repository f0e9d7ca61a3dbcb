const SPACE = /(?:[\s\u00a0\ufeff]|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/)*/y
const NUMBER = /[+-]?(?:0[xX][\da-fA-F]+|Infinity|NaN|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y
const WORD = /[\p{L}\p{Nl}$_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}$_]*/uy
const ESCAPES: Record<string, string> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '0': '\0',
}

/**
 * Reads JSON5, which NapCat takes responses and requests for.
 *
 * @throws SyntaxError for what is none.
 * @see https://spec.json5.org
 */
export function parseJson5(text: string): unknown {
  const reader = new Reader(text)
  const value = reader.value()
  reader.end()
  return value
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(): unknown {
    this.#take(SPACE)
    const next = this.#text[this.#at]
    if (next === '{') return this.#object()
    if (next === '[') return this.#array()
    if (next === '"' || next === "'") return this.#string(next)
    const number = this.#take(NUMBER)
    if (number !== '') return toNumber(number)
    const word = this.#take(WORD)
    if (word === 'true') return true
    if (word === 'false') return false
    if (word === 'null') return null
    throw this.#error()
  }

  end(): void {
    this.#take(SPACE)
    if (this.#at < this.#text.length) throw this.#error()
  }

  #object(): Record<string, unknown> {
    const entries: [string, unknown][] = []
    this.#members('}', () => {
      const quote = this.#text[this.#at]
      const key = quote === '"' || quote === "'" ? this.#string(quote) : this.#take(WORD)
      this.#take(SPACE)
      if (this.#text[this.#at++] !== ':') throw this.#error()
      entries.push([key, this.value()])
    })
    return Object.fromEntries(entries)
  }

  #array(): unknown[] {
    const items: unknown[] = []
    this.#members(']', () => void items.push(this.value()))
    return items
  }

  /** The parts between brackets, with commas between them and perhaps one behind. */
  #members(close: string, read: () => void): void {
    this.#at++
    for (;;) {
      this.#take(SPACE)
      if (this.#text[this.#at] === close) break
      read()
      this.#take(SPACE)
      if (this.#text[this.#at] === close) break
      if (this.#text[this.#at++] !== ',') throw this.#error()
    }
    this.#at++
  }

  #string(quote: string): string {
    let value = ''
    for (this.#at++; this.#text[this.#at] !== quote; this.#at++) {
      const character = this.#text[this.#at]
      if (character === undefined || character === '\n' || character === '\r') throw this.#error()
      value += character === '\\' ? this.#escape() : character
    }
    this.#at++
    return value
  }

  #escape(): string {
    const character = this.#text[++this.#at]
    if (character === undefined) throw this.#error()
    if (character === 'u' || character === 'x') {
      const length = character === 'u' ? 4 : 2
      const digits = this.#text.slice(this.#at + 1, this.#at + 1 + length)
      if (!/^[\da-fA-F]+$/.test(digits) || digits.length < length) throw this.#error()
      this.#at += length
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    if (character === '\r' && this.#text[this.#at + 1] === '\n') this.#at++
    return /[\n\r\u2028\u2029]/.test(character) ? '' : (ESCAPES[character] ?? character)
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const [found = ''] = pattern.exec(this.#text) ?? []
    this.#at += found.length
    return found
  }

  #error(): SyntaxError {
    const found = this.#text[this.#at]
    return new SyntaxError(
      found === undefined ? 'JSON5: unexpected end' : `JSON5: unexpected '${found}' at ${this.#at}`,
    )
  }
}

function toNumber(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1
  return sign * Number(text.replace(/^[+-]/, ''))
}
