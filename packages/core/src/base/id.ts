/**
 * The id of a user, a group, a message or an account.
 *
 * QQ's own ids are numbers. Those of go-cqhttp's guilds and of Gensokyo's string mode are strings,
 * and an integer beyond 2^53 in an event arrives as its decimal string, since a `number` would
 * round it. Compare ids with {@link sameId}; every action takes either form.
 */
export type Id = number | string

/** Whether both are the same id, be it as a number or as a string; false when one is missing. */
export function sameId(a: Id | null | undefined, b: Id | null | undefined): boolean {
  return isId(a) && isId(b) && String(a) === String(b)
}

/** What an implementation sends may be anything. */
export function isId(value: unknown): value is Id {
  return typeof value === 'number' || typeof value === 'string'
}
