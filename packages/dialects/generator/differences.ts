import type { ActionData } from './data.ts'
import type { Fields, Notation } from './notation.ts'
import type { Described } from './openapi.ts'

/** What a new OpenAPI file says that the data does not, each in a line. */
export interface Differences {
  /** Actions that the data lacks. */
  readonly added: readonly string[]
  /** What is said otherwise of an action, by its name. */
  readonly changed: ReadonlyMap<string, readonly string[]>
  /** Actions that the file lacks. */
  readonly gone: readonly string[]
}

/** Compares what an OpenAPI file says with what it said when the data was made. */
export function compare(
  data: Readonly<Record<string, ActionData>>,
  described: ReadonlyMap<string, Described>,
): Differences {
  const known = new Set(Object.keys(data))
  const changed = new Map<string, readonly string[]>()
  for (const [action, now] of described) {
    const row = data[action]
    if (row === undefined) continue
    const lines = [
      ...compareFields('', row.openapi?.params ?? row.params, now.params),
      ...compareTypes('result', row.openapi?.result ?? row.result, now.result),
      ...(now.isDeprecated && row.deprecated === undefined ? ['is deprecated'] : []),
    ]
    if (lines.length > 0) changed.set(action, lines)
  }
  return {
    added: [...described.keys()].filter((action) => !known.has(action)),
    changed,
    // What only the code has was never in the file.
    gone: [...known].filter((action) => !described.has(action) && data[action]?.openapi !== null),
  }
}

/** The differences as text, and what to do about them. */
export function toText({ added, changed, gone }: Differences): string {
  if (added.length + changed.size + gone.length === 0) return 'nothing has changed\n'
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [`${title} (${lines.length})`, ...lines.map((line) => `  ${line}`), ''] : []
  return [
    ...list('added', added),
    ...list(
      'changed',
      [...changed].flatMap(([action, lines]) => [action, ...lines.map((line) => `  ${line}`)]),
    ),
    ...list('gone', gone),
    'Put into data/napcat/actions.json what holds, then run generate.',
    '',
  ].join('\n')
}

function compareFields(path: string, before: Fields, now: Fields): string[] {
  const old = byName(before)
  const young = byName(now)
  return [
    ...[...young].flatMap(([name, field]) => {
      const was = old.get(name)
      const at = `${path}${name}`
      if (was === undefined) return [`${at} is new: ${show(field.type)}`]
      return [
        ...(was.isOptional === field.isOptional
          ? []
          : [`${at} is ${field.isOptional ? 'optional' : 'required'} now`]),
        ...compareTypes(at, was.type, field.type),
      ]
    }),
    ...[...old.keys()].filter((name) => !young.has(name)).map((name) => `${path}${name} is gone`),
  ]
}

function compareTypes(path: string, before: Notation, now: Notation): string[] {
  const [was, is] = [fieldsOf(before), fieldsOf(now)]
  if (was !== undefined && is !== undefined && Array.isArray(before) === Array.isArray(now)) {
    return compareFields(`${path}.`, was, is)
  }
  return show(before) === show(now) ? [] : [`${path}: ${show(before)} → ${show(now)}`]
}

function fieldsOf(notation: Notation): Fields | undefined {
  if (typeof notation === 'string') return undefined
  return (Array.isArray(notation) ? notation[0] : notation) as Fields
}

function byName(fields: Fields): Map<string, { type: Notation; isOptional: boolean }> {
  return new Map(
    Object.entries(fields).map(([key, value]) => [
      key.replace(/\?$/, ''),
      { type: value as Notation, isOptional: key.endsWith('?') },
    ]),
  )
}

function show(notation: Notation): string {
  return typeof notation === 'string' ? notation : JSON.stringify(notation)
}
