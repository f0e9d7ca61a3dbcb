import type { Fields, Notation } from './notation.ts'

/** What an OpenAPI file says of one action, in the notation of the data. */
export interface Described {
  readonly params: Fields
  readonly result: Notation
  readonly isDeprecated: boolean
}

/** A schema, of which only what NapCat writes is read. */
interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly default?: unknown
}

interface Content {
  readonly content?: { readonly 'application/json'?: { readonly schema?: Schema } }
}

interface OpenApi {
  readonly paths?: Readonly<
    Record<
      string,
      {
        readonly post?: {
          readonly deprecated?: boolean
          readonly requestBody?: Content
          readonly responses?: Readonly<Record<string, Content>>
        }
      }
    >
  >
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

/** Ids, which are written as such whatever their type. */
const ID =
  /^(?:user|group|message|self|target|operator|sender|real|owner|guild|channel|role|bot|invitor|friend|master|discuss)_id$/

/** Schemas that are types of ours. */
const OURS: Readonly<Record<string, string>> = {
  OB11MessageMixType: 'Message',
  OB11Message: 'MessageEvent',
}

/**
 * Reads the actions of an OpenAPI file as NapCat publishes it.
 *
 * @throws TypeError when the text is not one.
 */
export function readOpenApi(text: string): Map<string, Described> {
  const api = JSON.parse(text) as OpenApi | null
  if (typeof api?.paths !== 'object') {
    throw new TypeError('the file has no paths: is it the OpenAPI file of NapCat?')
  }
  const schemas = api.components?.schemas ?? {}
  const read = (schema: Schema, name: string): Notation => readSchema(schema, name, schemas)
  return new Map(
    Object.entries(api.paths).flatMap(([path, { post }]) => {
      if (post === undefined) return []
      const body = schemaOf(post.requestBody) ?? {}
      const answer = schemaOf(post.responses?.['200']) ?? {}
      const data = partsOf(answer).findLast((part) => part.properties?.['data'])?.properties?.[
        'data'
      ]
      return [
        [
          path.replace(/^\//, ''),
          {
            params: readParams(body, read),
            result: read(data ?? {}, ''),
            isDeprecated: post.deprecated === true,
          },
        ],
      ]
    }),
  )
}

function schemaOf(content: Content | undefined): Schema | undefined {
  return content?.content?.['application/json']?.schema
}

function partsOf(schema: Schema): readonly Schema[] {
  return [schema, ...(schema.allOf ?? []).flatMap(partsOf)]
}

/** Of several forms of a body all parameters, required where all forms require them. */
function readParams(body: Schema, read: (schema: Schema, name: string) => Notation): Fields {
  const forms = body.anyOf ?? body.oneOf ?? [body]
  const all = Object.assign({}, ...forms.map((form) => form.properties)) as Record<string, Schema>
  return Object.fromEntries(
    Object.entries(all).map(([name, schema]) => {
      const isRequired = forms.every((form) => form.required?.includes(name))
      const standard = schema.default ?? undefined
      const type = read(schema, name)
      return [
        `${name}${isRequired && schema.default === undefined ? '' : '?'}`,
        typeof type === 'string' && standard !== undefined
          ? `${type} = ${JSON.stringify(standard)}`
          : type,
      ]
    }),
  )
}

function readSchema(
  schema: Schema,
  name: string,
  schemas: Readonly<Record<string, Schema>>,
  depth = 0,
): Notation {
  // A schema may lead back to itself.
  if (depth > 12) return 'unknown'
  const read = (inner: Schema, key: string): Notation => readSchema(inner, key, schemas, depth + 1)
  if (schema.$ref !== undefined) {
    const target = schema.$ref.split('/').at(-1) ?? ''
    return OURS[target] ?? read(schemas[target] ?? {}, name)
  }
  const forms = schema.anyOf ?? schema.oneOf
  if (forms !== undefined)
    return union(
      forms.map((form) => read(form, '')),
      name,
    )
  if (schema.allOf !== undefined) {
    const parts = schema.allOf.map((part) => read(part, name))
    const objects = parts.filter((part) => typeof part === 'object' && !Array.isArray(part))
    return objects.length > 0 ? (Object.assign({}, ...objects) as Fields) : (parts[0] ?? 'unknown')
  }
  if (schema.const !== undefined) return literal(schema.const)
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ')
  const { type } = schema
  if (Array.isArray(type)) {
    return union(
      type.map((one: string) => read({ ...schema, type: one }, '')),
      name,
    )
  }
  if (type === 'array') {
    const item = read(schema.items ?? {}, name.replace(/s$/, ''))
    if (typeof item === 'string') return item.includes(' | ') ? `(${item})[]` : `${item}[]`
    return Array.isArray(item) ? 'unknown[]' : [item as Fields]
  }
  if (type === 'object' && schema.properties !== undefined) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, value]) => [
        `${key}${schema.required?.includes(key) ? '' : '?'}`,
        read(value, key),
      ]),
    )
  }
  if (type === 'integer' || type === 'number') return union(['number'], name)
  return union([typeof type === 'string' ? type : 'unknown'], name)
}

function union(forms: readonly Notation[], name: string): Notation {
  const parts: string[] = []
  for (const form of forms) {
    if (typeof form !== 'string') return form
    parts.push(...form.split(' | '))
  }
  if (parts.includes('unknown')) return 'unknown'
  const nothing = parts.includes('null') ? ['null'] : []
  const rest = parts.filter((part) => part !== 'null')
  if (
    ID.test(name) &&
    rest.length > 0 &&
    rest.every((part) => part === 'number' || part === 'string')
  ) {
    return ['Id', ...nothing].join(' | ')
  }
  const literals = rest.filter((part) => part.startsWith("'"))
  const others = rest.filter((part) => !part.startsWith("'")).toSorted()
  return [...new Set([...literals, ...others, ...nothing])].join(' | ')
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value)
}
