import { type DialectName, dialectNames, dialects } from './data.ts'
import { type Field, isOwn, type ResolvedType } from './notation.ts'

/** Parameters or results: each kind has files of its own. */
export type Kind = 'params' | 'results'

interface Shape {
  readonly kind: Kind
  readonly fields: readonly Field[]
  /** Names that would suit, the best first. */
  readonly hints: Set<string>
  readonly dialects: Set<DialectName>
  /** How often it is used. */
  uses: number
  /** Whether it gets a name even if it is used only once. */
  isMain: boolean
  name: string
}

/** A named object type, and the dialects that have it. */
export type NamedShape = Readonly<Omit<Shape, 'hints' | 'uses' | 'isMain'>>

/** The object types of all dialects: what is alike is one, and has one name. */
export class Shapes {
  readonly #shapes = new Map<string, Shape>()

  /** Takes in an object type and those inside it. */
  add(
    kind: Kind,
    dialect: DialectName,
    type: ResolvedType,
    hintOf: (path: readonly string[]) => string,
    path: readonly string[] = [],
  ): void {
    if (typeof type === 'string') return
    const fields = 'item' in type ? type.item : type
    const id = idOf(kind, dialect, fields)
    const shape = this.#shapes.get(id) ?? {
      kind,
      fields,
      hints: new Set(),
      dialects: new Set(),
      uses: 0,
      isMain: false,
      name: '',
    }
    const isKnown = this.#shapes.has(id) && shape.dialects.has(dialect)
    this.#shapes.set(id, shape)
    shape.hints.add(hintOf(path))
    shape.dialects.add(dialect)
    shape.uses++
    shape.isMain ||= path.length === 0
    // What is inside a shape that is alike is counted once.
    if (isKnown) return
    for (const field of fields) this.add(kind, dialect, field.type, hintOf, [...path, field.name])
  }

  /** Gives the names, after everything has been added. */
  name(): readonly NamedShape[] {
    const named = [...this.#shapes.values()].filter(
      ({ fields, isMain, uses, dialects: { size } }) =>
        isMain || (fields.length > 1 && uses > size),
    )
    const taken = new Map<DialectName, Set<string>>(dialectNames.map((name) => [name, new Set()]))
    const isFree = (name: string, among: Iterable<DialectName>): boolean =>
      [...among].every((dialect) => !taken.get(dialect)?.has(name))
    // Shared types first: their names are taken in every dialect.
    for (const shape of named.toSorted((a, b) => b.dialects.size - a.dialects.size)) {
      const among = shape.dialects.size > 1 ? dialectNames : shape.dialects
      const hints = [...shape.hints].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1))
      const further = [...shape.dialects].flatMap((dialect) =>
        hints.map((hint) => `${dialects[dialect].prefix}${hint}`),
      )
      const name = [...hints, ...further].find((hint) => isFree(hint, among))
      if (name === undefined) throw new Error(`no name is left for ${hints.join(', ')}`)
      shape.name = name
      for (const dialect of among) taken.get(dialect)?.add(name)
    }
    return named
  }

  /** The name of an object type, if it has one. */
  nameOf(kind: Kind, dialect: DialectName, fields: readonly Field[]): string | undefined {
    return this.#shapes.get(idOf(kind, dialect, fields))?.name || undefined
  }
}

function idOf(kind: Kind, dialect: DialectName, fields: readonly Field[]): string {
  return `${kind} ${isOwn(fields) ? dialect : ''} ${JSON.stringify(fields)}`
}
