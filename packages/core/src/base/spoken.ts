declare const spoken: unique symbol

/**
 * Says in the types which dialects a bot speaks, or what a dialect adds; there is nothing of it at
 * run time.
 */
export interface Speaks<Dialects extends object = object> {
  readonly [spoken]?: Dialects
}

/** What a dialect adds to the types of a bot. */
export interface DialectTypes {
  /** Its actions, as methods. */
  actions: object
  /** Its events, by their dotted names. */
  events: object
  /** What can be sent as a message, beside what the standard knows. */
  message: unknown
}

/** What the dialects of a bot add, as a union; `never` for a bot without any. */
export type TypesOf<Speaker> =
  Speaker extends Speaks<infer Dialects> ? Extract<Dialects[keyof Dialects], DialectTypes> : never

/** The keys of any member of a union. */
export type KeyOfAny<Union> = Union extends unknown ? keyof Union & string : never
