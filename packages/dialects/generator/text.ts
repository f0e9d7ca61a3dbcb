import { dialects, type DialectName } from './data.ts'
import type { Field, ResolvedType } from './notation.ts'
import { key } from './names.ts'

const WIDTH = 94

/** A documentation comment in front of a declaration; nothing for no paragraphs. */
export function comment(...paragraphs: readonly (string | undefined)[]): string {
  const given = paragraphs.flatMap((text) => text || [])
  if (given.length === 0) return ''
  const lines = given.flatMap((text, index) => [...(index > 0 ? [''] : []), ...wrap(text)])
  const [only = ''] = lines
  if (lines.length === 1) return `/** ${only} */\n`
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd() + '\n').join('')} */\n`
}

/** Lines of a readable width; those of an example stay. */
function wrap(text: string): string[] {
  const lines = text.split('\n')
  if (lines.length > 1) return lines
  let last = ''
  const wrapped: string[] = []
  for (const word of text.split(' ')) {
    if (last !== '' && last.length + word.length + 1 > WIDTH) {
      wrapped.push(last)
      last = word
    } else last = last === '' ? word : `${last} ${word}`
  }
  return [...wrapped, last]
}

/** Whether the fields are those of something to send, which may be undefined and readonly. */
export type Direction = 'sent' | 'received'

/** How a type is written in the files of a dialect. */
export interface Writer {
  /** Names of the dialect's own types. */
  readonly dialect: DialectName | undefined
  readonly direction: Direction
  /** The name of an object type that has one. */
  readonly nameOf: (fields: readonly Field[]) => string | undefined
}

/** The body of an interface, or an object type. */
export function body(fields: readonly Field[], writer: Writer): string {
  const lines = fields.map(({ name, isOptional, type, doc }) => {
    const text = typeText(type, writer)
    const isOpen = isOptional && writer.direction === 'sent' && text !== 'unknown'
    const optional = isOpen ? `${text} | undefined` : text
    return `${comment(doc)}${key(name)}${isOptional ? '?' : ''}: ${optional}\n`
  })
  return `{\n${lines.join('')}}`
}

export function typeText(type: ResolvedType, writer: Writer): string {
  if (typeof type === 'string') return simpleText(type, writer)
  if ('item' in type)
    return `${writer.direction === 'sent' ? 'readonly ' : ''}${objectText(type.item, writer)}[]`
  return objectText(type, writer)
}

function objectText(fields: readonly Field[], writer: Writer): string {
  return writer.nameOf(fields) ?? body(fields, writer)
}

function simpleText(type: string, { dialect, direction }: Writer): string {
  const prefix = dialect === undefined ? '' : dialects[dialect].prefix
  const text = type
    .replace(/\b(?:Message|Segment|Node|MessageEvent)\b/g, (name) => `${prefix}${name}`)
    .replace(/\bSender\b/, 'GroupSender')
    .replace(/\bobject\b/g, direction === 'sent' ? 'object' : 'Record<string, unknown>')
  if (direction === 'received') return text
  return text
    .split(' | ')
    .map((part) => (part.endsWith('[]') && !part.includes(')') ? `readonly ${part}` : part))
    .join(' | ')
    .replace(/\([^)]*\)\[\]/, 'readonly $&')
}

/** The words of a text that begin with a capital letter, so that what is used can be imported. */
export function mentions(text: string): Set<string> {
  const code = text.replace(/\/\*\*[\s\S]*?\*\//g, '').replace(/'[^']*'/g, '')
  return new Set(code.match(/\b[A-Z]\w*\b/g))
}

export const HEADER =
  '// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.\n\n'
