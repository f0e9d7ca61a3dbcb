import { type ActionData, type Data, type DialectData, type DialectName, dialects } from './data.ts'
import { key, pascal, singular } from './names.ts'
import { type Field, readFields, type ResolvedType } from './notation.ts'
import { type Kind, type NamedShape, Shapes } from './shapes.ts'
import { body, comment, typeText, type Writer } from './text.ts'

interface Action {
  readonly dialect: DialectName
  readonly name: string
  readonly data: ActionData
  readonly params: readonly Field[]
  readonly result: ResolvedType
}

/** The bodies of the files about actions, by their paths in `src`. */
export function actionFiles(
  data: Data,
  isStandard: (action: string) => boolean,
): Map<string, string> {
  const actions = data.dialects.flatMap((dialect) => readActions(dialect, data))
  const shapes = new Shapes()
  for (const { dialect, name, params, result } of actions) {
    if (params.length > 0) shapes.add('params', dialect, params, hints(name, 'Params', data))
    shapes.add('results', dialect, result, hints(name, 'Result', data))
  }
  const named = shapes.name()
  const files = new Map<string, string>()
  const append = (path: string, text: string): void =>
    void files.set(path, `${files.get(path) ?? ''}${text}`)

  for (const shape of named) {
    const [dialect] = shape.dialects
    if (dialect === undefined) continue
    const folder = shape.dialects.size > 1 ? 'common' : dialect
    append(`${folder}/${shape.kind}.ts`, shapeText(shape, dialect, shapes, actions))
  }
  for (const dialect of data.dialects) {
    const own = actions.filter((action) => action.dialect === dialect.name)
    append(`${dialect.name}/actions.ts`, methodsText(dialect.name, own, shapes, data, isStandard))
  }
  return files
}

function readActions({ name: dialect, actions }: DialectData, { descriptions }: Data): Action[] {
  return Object.entries(actions).map(([name, data]) => {
    const describe = (param: string): string | undefined => {
      const text = descriptions.params[`${name}.${param}`] ?? descriptions.params[param]
      const instead = data.deprecatedParams?.[param]
      const other = data.aliases?.[param]
      return [
        text,
        other && `Called \`${other}\` as well.`,
        instead && `@deprecated ${capital(instead)}.`,
      ]
        .filter((part) => part !== undefined)
        .join(' ')
    }
    const describeField = (field: string): string | undefined =>
      descriptions.fields[`${name}.${field}`] ?? descriptions.fields[field]
    return {
      dialect,
      name,
      data,
      params: readFields(data.params, describe),
      result: readFields({ result: data.result }, describeField)[0]?.type ?? 'unknown',
    }
  })
}

/** What a type inside an action could be called. */
function hints(action: string, ending: string, { typeNames }: Data) {
  return (path: readonly string[]): string => {
    const given = ending === 'Result' ? typeNames[[action, ...path].join('.')] : undefined
    if (given !== undefined) return given
    return path.length === 0
      ? `${pascal(action)}${ending}`
      : `${singular(action.replace(/^_?get_/, ''))}${singular(path.at(-1) ?? '')}`
  }
}

function writerOf(kind: Kind, dialect: DialectName, shapes: Shapes): Writer {
  return {
    dialect,
    direction: kind === 'params' ? 'sent' : 'received',
    nameOf: (fields) => shapes.nameOf(kind, dialect, fields),
  }
}

function shapeText(
  { kind, name, fields, dialects: having }: NamedShape,
  dialect: DialectName,
  shapes: Shapes,
  actions: readonly Action[],
): string {
  const users = actions.filter(
    (action) =>
      having.has(action.dialect) &&
      JSON.stringify(kind === 'params' ? action.params : itemOf(action.result)) ===
        JSON.stringify(fields),
  )
  const names = [...new Set(users.map((action) => `\`${action.name}\``))]
  const what = kind === 'params' ? 'Parameters of' : 'Given by'
  const doc = names.length > 0 ? `${what} ${names.join(', ')}.` : undefined
  const aliases = users[0]?.data.aliases
  const writer = writerOf(kind, dialect, shapes)
  const required = Object.entries((kind === 'params' && aliases) || {}).filter(([param]) =>
    fields.some((field) => field.name === param),
  )
  if (required.length === 0)
    return `${comment(doc)}export interface ${name} ${body(fields, writer)}\n\n`
  // One of two names of a parameter has to be given, or none where it is optional.
  const rest = fields.filter((field) => required.every(([param]) => param !== field.name))
  const either = required.map(([param, other]) => {
    const field = fields.find((one) => one.name === param) as Field
    const forms = [
      [field, other],
      [{ ...field, name: other }, param],
    ] as const
    return `(${forms
      .map(([given, left]) =>
        body([given, { name: left, isOptional: true, type: 'undefined', doc: undefined }], writer),
      )
      .join(' | ')})`.replaceAll('undefined | undefined', 'undefined')
  })
  return `${comment(doc)}export type ${name} = ${[body(rest, writer), ...either].join(' & ')}\n\n`
}

function itemOf(type: ResolvedType): readonly Field[] | undefined {
  if (typeof type === 'string') return undefined
  return 'item' in type ? type.item : type
}

function methodsText(
  dialect: DialectName,
  actions: readonly Action[],
  shapes: Shapes,
  { descriptions }: Data,
  isStandard: (action: string) => boolean,
): string {
  const { title, prefix } = dialects[dialect]
  const methods = actions.map(({ name, data, params, result }) => {
    const isNeeded = params.some((param) => !param.isOptional)
    const paramsType = params.length > 0 ? shapes.nameOf('params', dialect, params) : 'NoParams'
    // What nothing is known of is at least what the standard says.
    const text =
      result === 'unknown' && isStandard(name)
        ? `ActionResult<'${name}'>`
        : typeText(result, writerOf('results', dialect, shapes))
    return `${comment(
      descriptions.actions[name],
      data.note,
      data.deprecated && `@deprecated ${capital(data.deprecated)}.`,
    )}${key(name)}(params${isNeeded ? '' : '?'}: ${paramsType}, options?: CallOptions): Promise<${text}>\n`
  })
  return `${comment(`The actions of ${title}, as methods of a bot that uses its dialect.`)}export interface ${prefix}Actions {\n${methods.join('')}}\n`
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}`
}
