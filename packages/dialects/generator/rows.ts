import { type ActionData, type Data, type DialectData, dialects } from './data.ts'
import { key } from './names.ts'
import { comment } from './text.ts'

/** The rows of each dialect, without those that core has. */
export function rowFiles(
  { dialects: all }: Data,
  isStandard: (action: string) => boolean,
): Map<string, string> {
  const files = new Map<string, string>([['common/rows.ts', SHARED]])
  for (const dialect of all) files.set(`${dialect.name}/rows.ts`, rowsText(dialect, isStandard))
  return files
}

const SHARED = `/** Of an action that changes nothing. */
export const READS = { reads: true } as const
/** Of an action that is not to be sent twice. */
export const WRITES = {} as const
/** Of an action that sends a message. */
export const SENDS = { messages: ['message'] } as const
/** Of an action that sends a forward record. */
export const FORWARDS = { messages: ['messages', 'message'] } as const
`

function rowsText({ name, actions }: DialectData, isStandard: (action: string) => boolean): string {
  const rows = Object.entries(actions)
    .filter(([action]) => !isStandard(action))
    .map(([action, data]) => `${key(action)}: ${rowText(data)},\n`)
  const { title, value } = dialects[name]
  return `${comment(`How the actions are called that ${title} adds to the standard.`)}export const ${value}Rows: ActionRows = {\n${rows.join('')}}\n`
}

function rowText({ reads, level, params }: ActionData): string {
  const messages = Object.entries(params)
    .filter(([, type]) => type === 'Message' || type === 'Node[]')
    .map(([param]) => param.replace(/\?$/, ''))
  if (reads !== true && level === undefined && messages.length > 0) {
    return messages.includes('messages') ? 'FORWARDS' : 'SENDS'
  }
  if (messages.length > 0) throw new Error('an action that reads takes no message')
  if (level !== undefined) return `{ ...READS, level: '${level}' }`
  return reads === true ? 'READS' : 'WRITES'
}
