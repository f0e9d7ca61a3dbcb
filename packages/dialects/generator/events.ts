import { type Data, type DialectData, dialects, type EventData } from './data.ts'
import { quoted } from './names.ts'
import { readFields } from './notation.ts'
import { body, comment, type Writer } from './text.ts'

/** An event of one dialect, under the name of its interface. */
interface Event extends EventData {
  readonly type: string
}

/** The bodies of the files about events, by their paths in `src`. */
export function eventFiles(data: Data): Map<string, string> {
  const files = new Map<string, string>()
  const shared = Object.entries(data.sharedEvents).map(([type, event]) =>
    interfaceText({ ...event, type }, undefined, data),
  )
  files.set('common/events.ts', shared.join('\n'))
  for (const dialect of data.dialects)
    files.set(`${dialect.name}/events.ts`, eventsText(dialect, data))
  return files
}

function eventsText(dialect: DialectData, data: Data): string {
  const { title, prefix } = dialects[dialect.name]
  const own = Object.entries(dialect.events.own).map(([type, event]) => ({
    ...event,
    type: nameOf(type, event, prefix),
  }))
  const shared = dialect.events.shared.map((type) => ({ ...eventOf(data, type), type }))
  const interfaces = own.map((event) => interfaceText(event, dialect, data))
  const messages = own.filter(isMessage).map(({ type }) => type)
  const map = mapText([...own, ...shared], data)
  return [
    ...interfaces,
    `${comment('A message as actions give it, be it from others or from the account itself.')}export type ${prefix}MessageEvent = ${messages.join(' | ')}\n`,
    `${comment(`The events of ${title} by their names, those of the standard that it changes included.`)}export interface ${prefix}Events {\n${map}}\n`,
  ].join('\n')
}

function eventOf({ sharedEvents }: Data, type: string): EventData {
  const event = sharedEvents[type]
  if (event === undefined) throw new Error(`there is no shared event ${type}`)
  return event
}

/** Messages have the same names in all dialects, so theirs begin with that of the dialect. */
function nameOf(type: string, event: EventData, prefix: string): string {
  return isMessage(event) ? `${prefix}${type}` : type
}

function isMessage({ extends: base = '', sentOf }: EventData): boolean {
  return base.endsWith('MessageEvent') || sentOf !== undefined
}

function interfaceText(
  event: Event,
  dialect: DialectData | undefined,
  { descriptions }: Data,
): string {
  const prefix = dialect === undefined ? '' : dialects[dialect.name].prefix
  const fields = readFields(event.fields, (field) => descriptions.fields[field])
  const writer: Writer = {
    dialect: dialect?.name,
    direction: 'received',
    nameOf: () => undefined,
  }
  const kind = event.extends !== undefined ? '' : kindText(event)
  const message =
    event.extends !== undefined && isMessage(event) ? `message: ${prefix}Segment[]\n` : ''
  const inner = body(fields, writer).slice(2)
  const base =
    event.sentOf !== undefined
      ? `Omit<${prefix}${event.sentOf}, 'post_type' | 'sub_type' | 'target_id'>`
      : (event.extends ?? 'EventBase')
  const kept =
    event.sentOf !== undefined && event.fields['target_id'] === undefined ? 'target_id?: Id\n' : ''
  return `${comment(event.doc)}export interface ${event.type} extends ${base} {\n${kind}${message}${kept}${inner}\n`
}

function kindText({ names, sentOf }: EventData): string {
  const [[post = '', detail = ''] = []] = names.map((name) => name.split('.'))
  const subTypes = names.flatMap((name) => name.split('.').slice(2))
  const detailKey = post === 'message_sent' ? 'message_type' : `${post}_type`
  return [
    `post_type: '${post}'\n`,
    sentOf === undefined ? `${detailKey}: '${detail}'\n` : '',
    subTypes.length > 0 ? `sub_type: ${quoted(subTypes)}\n` : '',
  ].join('')
}

/** No dialect has these, and their segments are those of the standard alone. */
const CQHTTP_ONLY = 'DiscussMessageEvent'

/** The table of names: every level of a name that the dialect touches, with all that it stands for. */
function mapText(own: readonly Event[], { standardEvents }: Data): string {
  const types = new Map<string, Set<string>>()
  const leaves = new Map<string, string>()
  const ownNames = new Set(own.flatMap(({ names }) => names))
  for (const [type, names] of Object.entries(standardEvents)) {
    if (type === CQHTTP_ONLY) continue
    for (const name of names) if (!ownNames.has(name)) leaves.set(name, type)
  }
  const sizes = new Map(Object.entries(standardEvents).map(([type, { length }]) => [type, length]))
  for (const { type, names } of own) {
    sizes.set(type, names.length)
    for (const name of names) leaves.set(name, type)
  }
  const touched = new Set([...ownNames].flatMap(levels))
  for (const [leaf, type] of leaves) {
    for (const name of levels(leaf)) {
      if (!touched.has(name)) continue
      const known = types.get(name) ?? new Set()
      types.set(name, known)
      const isNarrow = name === leaf && (sizes.get(type) ?? 1) > 1
      known.add(isNarrow ? `${type} & { sub_type: '${leaf.split('.')[2]}' }` : type)
    }
  }
  return [...types]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, union]) => `'${name}': ${[...union].join(' | ')}\n`)
    .join('')
}

/** `a.b.c` → `a`, `a.b`, `a.b.c`. */
function levels(name: string): string[] {
  const words = name.split('.')
  return words.map((_, index) => words.slice(0, index + 1).join('.'))
}
