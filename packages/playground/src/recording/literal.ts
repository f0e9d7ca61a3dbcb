// Data as TypeScript. Whatever people typed goes through `quote`, so that nothing of it is code.

const WIDTH = 100

/** A piece of code among data, such as a reference to a message. */
export class Code {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Invisible characters, those that reorder visible ones, and line separators. */
const HIDDEN =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g

/** A string literal: that of JSON, in the quotes that need less escaping. */
export function quote(text: string): string {
  const json = JSON.stringify(text)
    .replace(HIDDEN, (hidden) => `\\u${hidden.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/<\/(?=script)/gi, '<\\/')
  if (text.includes("'")) return json
  return `'${json.slice(1, -1).replace(/\\./g, (escape) => (escape === '\\"' ? '"' : escape))}'`
}

/** A value on one line. */
function toLine(value: unknown): string {
  if (value instanceof Code) return value.text
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return `[${value.map(toLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = fieldsOf(value).map(([key, field]) => `${key}: ${toLine(field)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}

function fieldsOf(value: object): [key: string, field: unknown][] {
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([key, field]) => [toKey(key), field])
}

/** `__proto__: x` would set the prototype, quoted or not; `['__proto__']: x` is a field. */
function toKey(key: string): string {
  if (key === '__proto__') return `['__proto__']`
  return /^[a-z_$][\w$]*$/i.test(key) ? key : quote(key)
}

/** How many columns a line takes; East Asian characters take two. */
function widthOf(line: string): number {
  const wide = line.match(
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g,
  )
  return line.length + (wide?.length ?? 0)
}

/**
 * Writes a value where `before` has been written, and `after` is to follow, on the same line: on one
 * line if there is room.
 */
export function write(value: unknown, indent: number, before = '', after = ''): string {
  const line = toLine(value)
  const fits = indent + widthOf(before + line + after) <= WIDTH
  if (fits || typeof value !== 'object' || value === null || value instanceof Code) return line
  return breakUp(value, indent)
}

function breakUp(value: object, indent: number): string {
  const inner = ' '.repeat(indent + 2)
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    const items = value.map((item) => `${inner}${write(item, indent + 2, '', ',')},\n`)
    return `[\n${items.join('')}${' '.repeat(indent)}]`
  }
  const fields = fieldsOf(value)
  if (fields.length === 0) return '{}'
  const lines = fields.map(
    ([key, field]) => `${inner}${key}: ${write(field, indent + 2, `${key}: `, ',')},\n`,
  )
  return `{\n${lines.join('')}${' '.repeat(indent)}}`
}

/** Writes a call: on one line, else with its last argument over several, else one to a line. */
export function writeCall(
  callee: string,
  args: readonly unknown[],
  indent: number,
  after = '',
): string {
  const line = `${callee}(${args.map(toLine).join(', ')})`
  if (indent + widthOf(line + after) <= WIDTH) return line
  const last = args.at(-1)
  const others = args.slice(0, -1).map((arg) => `${toLine(arg)}, `)
  const head = `${callee}(${others.join('')}`
  const canBreak = typeof last === 'object' && last !== null && !(last instanceof Code)
  if (canBreak && indent + widthOf(`${head}[`) <= WIDTH) return `${head}${breakUp(last, indent)})`
  if (args.length === 0) return line
  const inner = ' '.repeat(indent + 2)
  const lines = args.map((arg) => `${inner}${write(arg, indent + 2, '', ',')},\n`)
  return `${callee}(\n${lines.join('')}${' '.repeat(indent)})`
}
