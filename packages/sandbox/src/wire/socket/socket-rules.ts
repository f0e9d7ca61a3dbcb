import type { JsonObject } from '../../json.ts'
import type { ProfileName } from '../../profiles/profile.ts'

/** How an implementation uses sockets. Times are in seconds. */
export interface SocketRules {
  /** The words of `X-Client-Role`; an implementation with one word dials one socket for both. */
  readonly roles: Readonly<Partial<Record<SocketRole, string>>> & { readonly Universal: string }
  readonly roleHeader: string
  readonly userAgent: string
  /** The scheme before the token. */
  readonly scheme: 'Bearer' | 'Token'
  /** Whether `Authorization` is sent without a token too, as an empty scheme. */
  readonly sendsEmptyToken: boolean
  /** How long a handshake may take; undefined for ever. */
  readonly handshakeLimit: number | undefined
  readonly reconnect: number
  /** Whether a loss is noticed only when the next event is to be sent. */
  readonly noticesAtPush: boolean
  /** The events that a socket begins with. */
  readonly greeting: readonly ('connect' | 'enable' | 'heartbeat')[]
  /** What the greeting has besides on a socket that the bot has dialled. */
  readonly greetingExtras: JsonObject
  /** The time between heartbeats. */
  readonly heartbeat: number
  /** How a bot with a wrong token is turned away: by a status, or by a frame after the handshake. */
  readonly refusal: 'status' | 'frame'
  /** Whether the bot may dial any path, and not only `/`, `/api` and `/event`. */
  readonly anyPath: boolean
  /** The largest frame, in bytes. */
  readonly maxFrameSize: number
  /** The field `echo` of an answer. */
  readonly echo: (echo: unknown) => JsonObject
  readonly unknownAction: number
  /** The retcode of a frame that cannot be read; undefined when it is not answered. */
  readonly badFrame: number | undefined
  /** Retcodes of failures that differ from those over HTTP. */
  readonly retcodes: Readonly<Record<number, number>>
}

/** What a socket is for: calls, events, or both. */
export type SocketRole = 'API' | 'Event' | 'Universal'

const MIB = 1024 * 1024
const EVERY_ROLE = { API: 'API', Event: 'Event', Universal: 'Universal' } as const

const unlessNull = (echo: unknown): JsonObject =>
  echo === undefined || echo === null ? {} : { echo }

const standard: SocketRules = {
  roles: EVERY_ROLE,
  roleHeader: 'X-Client-Role',
  userAgent: 'CQHttp/4.15.0',
  scheme: 'Bearer',
  sendsEmptyToken: false,
  handshakeLimit: undefined,
  reconnect: 3,
  noticesAtPush: false,
  greeting: ['connect'],
  greetingExtras: {},
  heartbeat: 15,
  refusal: 'status',
  anyPath: false,
  maxFrameSize: 64 * MIB,
  echo: unlessNull,
  unknownAction: 1404,
  badFrame: 1400,
  retcodes: {},
}

/** Both are of one descent, and use `ws`. */
const napcat: SocketRules = {
  ...standard,
  roles: { Universal: 'Universal' },
  roleHeader: 'x-client-role',
  userAgent: 'OneBot/11',
  sendsEmptyToken: true,
  handshakeLimit: 2,
  reconnect: 5,
  heartbeat: 30,
  refusal: 'frame',
  anyPath: true,
  maxFrameSize: 50 * MIB,
  echo: (echo) => ({ echo: echo ?? '' }),
  retcodes: { 200: 1200, 400: 1400 },
}

const bySocket: Readonly<Record<string, SocketRules>> = {
  standard,
  napcat,
  llbot: {
    ...napcat,
    userAgent: 'LLOneBot/8.1.7',
    reconnect: 3,
    heartbeat: 60,
    anyPath: false,
    maxFrameSize: 64 * MIB,
    echo: unlessNull,
  },
  lagrange: {
    ...standard,
    roles: { ...EVERY_ROLE, API: 'Api' },
    userAgent: 'Lagrange.OneBot',
    sendsEmptyToken: true,
    reconnect: 5,
    heartbeat: 5,
    echo: (echo) => ({ echo: echo ?? null }),
    unknownAction: 404,
    badFrame: undefined,
  },
  'go-cqhttp': {
    ...standard,
    scheme: 'Token',
    noticesAtPush: true,
    greetingExtras: { _post_method: 2 },
    heartbeat: 5,
    anyPath: true,
    echo: (echo) => (echo === undefined ? {} : { echo }),
    unknownAction: 404,
    badFrame: 404,
  },
  snowluma: {
    ...standard,
    roles: { ...EVERY_ROLE, API: 'Api' },
    userAgent: 'OneBot/11',
    reconnect: 5,
    greeting: ['connect', 'enable', 'heartbeat'],
    heartbeat: 30,
    anyPath: true,
    echo: (echo) => (echo === undefined ? {} : { echo }),
  },
}

/** How a profile uses sockets: as the standard where nothing is known. */
export function socketRules(profile: ProfileName): SocketRules {
  return bySocket[profile] ?? standard
}
