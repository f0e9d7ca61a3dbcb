/**
 * How the data writes types: the name of a simple type or a union of such (`'mp3' | 'amr'`,
 * `Id[]`), an object with `?` behind the names of optional fields, or `[item]` for an array of
 * objects. A parameter may end in its default (`number = 20`), and a field may come with its own
 * description: `[type, description]`.
 */
export type Notation = string | Fields | readonly [Fields]
export interface Fields {
  readonly [name: string]: Notation | readonly [Notation, string]
}

/** A field with what is said about it. */
export interface Field {
  readonly name: string
  readonly isOptional: boolean
  readonly type: ResolvedType
  readonly doc: string | undefined
}

export type ResolvedType = string | readonly Field[] | { readonly item: readonly Field[] }

/** Types of the data whose meaning each dialect has for itself. */
const OWN = /\b(?:Message|Segment|Node|MessageEvent)\b/

/** Reads the fields of an object; `describe` finds the description of a field by its name. */
export function readFields(
  fields: Fields,
  describe: (name: string) => string | undefined,
): readonly Field[] {
  return Object.entries(fields).map(([key, value]) => {
    const name = key.replace(/\?$/, '')
    const [notation, own] = isDescribed(value) ? value : [value, undefined]
    const [type, standard] = splitDefault(notation)
    const text = own ?? describe(name)
    const ending = standard === undefined ? undefined : `Default ${standard}.`
    return {
      name,
      isOptional: key.endsWith('?'),
      type: readType(type, describe),
      doc: [text, ending].filter((part) => part !== undefined).join(' ') || undefined,
    }
  })
}

function readType(
  notation: Notation,
  describe: (name: string) => string | undefined,
): ResolvedType {
  if (typeof notation === 'string') return notation
  return isList(notation)
    ? { item: readFields(notation[0], describe) }
    : readFields(notation, describe)
}

/** Takes the default off a type: `number = 20`. */
function splitDefault(notation: Notation): [type: Notation, standard: string | undefined] {
  if (typeof notation !== 'string') return [notation, undefined]
  const [type = '', ...standard] = notation.split(' = ')
  return [type, standard.length > 0 ? standard.join(' = ') : undefined]
}

/** Whether a type means something else in each dialect. */
export function isOwn(type: ResolvedType): boolean {
  if (typeof type === 'string') return OWN.test(type)
  return ('item' in type ? type.item : type).some((field) => isOwn(field.type))
}

function isDescribed(
  value: Notation | readonly [Notation, string],
): value is readonly [Notation, string] {
  return Array.isArray(value) && value.length === 2
}

function isList(notation: Notation): notation is readonly [Fields] {
  return Array.isArray(notation)
}
