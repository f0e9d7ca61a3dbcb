/**
 * What a socket is for: calls of the API, events, or both.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/communication/ws-reverse.md
 */
export type Role = 'API' | 'Event' | 'Universal'

const ROLES = ['API', 'Event', 'Universal'] as const

/** In any case: Lagrange says `Api`. Undefined for another word. */
export function parseRole(text: string): Role | undefined {
  return ROLES.find((role) => role.toLowerCase() === text.toLowerCase())
}

/** The role that a path stands for: `/api` and `/event`, also under another path. */
export function roleOfPath(url: string): Role {
  const [, last = ''] = /\/(api|event)\/*$/i.exec(URL.parse(url)?.pathname ?? '') ?? []
  return parseRole(last) ?? 'Universal'
}
