import type { ActionParams, ActionResult } from '@cqhttp/core'

/** The actions of a catalogue whose parameters are not those of the speaker; `never` when all are. */
export type Differences<Catalogue, Speaker> = {
  [Name in keyof Catalogue & string]: Difference<
    Catalogue[Name],
    ActionParams<Name, Speaker>
  > extends true
    ? never
    : Name
}[keyof Catalogue & string]

type Difference<Read, Typed> = keyof Read extends never
  ? Record<never, never> extends Typed
    ? true
    : false
  : [KeyOf<Typed>, RequiredKey<Typed>, Known<Read>] extends [keyof Read, RequiredKey<Read>, Typed]
    ? [keyof Read, RequiredKey<Read>] extends [KeyOf<Typed>, RequiredKey<Typed>]
      ? true
      : false
    : false

type KeyOf<Union> = Union extends unknown ? keyof Union : never

type RequiredKey<Fields> = {
  [Key in keyof Fields]-?: Record<never, never> extends Pick<Fields, Key> ? never : Key
}[keyof Fields]

/** What the catalogue says nothing about fits everything. */
type Known<Fields> = { [Key in keyof Fields]: unknown extends Fields[Key] ? never : Fields[Key] }

/** The actions of a catalogue that are no methods of the speaker. */
export type Missing<Catalogue, Speaker> = Exclude<keyof Catalogue, keyof Speaker>

/** The actions of a catalogue that give null. */
export type Silent<Catalogue, Speaker> = {
  [Name in keyof Catalogue & string]: [ActionResult<Name, Speaker>] extends [null] ? Name : never
}[keyof Catalogue & string]
