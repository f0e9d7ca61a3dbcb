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
  /** What a bot with a wrong token gets after the handshake; undefined: a status in place of one. */
  readonly refusal: JsonObject | undefined
  /** Whether the bot may dial any path, and not only `/`, `/api` and `/event`. */
  readonly anyPath: boolean
  /** Whether calls are answered at `/event` too. */
  readonly callsAtEvent: boolean
  /** The largest frame, in bytes. */
  readonly maxFrameSize: number
  /** The field `echo` of an answer. */
  readonly echo: (echo: unknown) => JsonObject
  /** The same, where no action answers. */
  readonly refusalEcho: (echo: unknown) => JsonObject
  /** Retcodes whose answers have no `echo`, so that the bot waits for them in vain. */
  readonly withoutEcho: readonly number[]
  readonly unknownAction: number
  /** The answer to a frame that cannot be read; undefined when there is none. */
  readonly badFrame: JsonObject | undefined
  /** Retcodes of failures that differ from those over HTTP. */
  readonly retcodes: Readonly<Record<number, number>>
}

/** What a socket is for: calls, events, or both. */
export type SocketRole = 'API' | 'Event' | 'Universal'

const MIB = 1024 * 1024
const EVERY_ROLE = { API: 'API', Event: 'Event', Universal: 'Universal' } as const

/** As the two that are of one descent fail. */
const failure = (retcode: number, message: string): JsonObject => ({
  status: 'failed',
  retcode,
  data: null,
  message,
  wording: message,
})

const unlessNull = (echo: unknown): JsonObject =>
  echo === undefined || echo === null ? {} : { echo }
const orNull = (echo: unknown): JsonObject => ({ echo: echo ?? null })
const asItCame = (echo: unknown): JsonObject => (echo === undefined ? {} : { echo })

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
  refusal: undefined,
  anyPath: false,
  callsAtEvent: false,
  maxFrameSize: 64 * MIB,
  echo: unlessNull,
  refusalEcho: unlessNull,
  withoutEcho: [],
  unknownAction: 1404,
  badFrame: { status: 'failed', retcode: 1400, data: null },
  retcodes: {},
}

/** What NapCat adds where no action answers. */
const BY_NO_ACTION = { echo: null, stream: 'normal-action' }

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
  refusal: { ...failure(1403, 'token验证失败'), ...BY_NO_ACTION },
  anyPath: true,
  callsAtEvent: true,
  maxFrameSize: 50 * MIB,
  echo: (echo) => ({ echo: echo ?? '' }),
  refusalEcho: orNull,
  badFrame: { ...failure(1400, 'json解析失败,请检查数据格式'), ...BY_NO_ACTION },
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
    refusal: failure(1403, 'token验证失败'),
    anyPath: false,
    callsAtEvent: false,
    maxFrameSize: 64 * MIB,
    echo: unlessNull,
    refusalEcho: unlessNull,
    withoutEcho: [1400],
    badFrame: failure(1400, 'JSON 解析失败'),
  },
  lagrange: {
    ...standard,
    roles: { ...EVERY_ROLE, API: 'Api' },
    userAgent: 'Lagrange.OneBot',
    sendsEmptyToken: true,
    reconnect: 5,
    heartbeat: 5,
    echo: orNull,
    refusalEcho: orNull,
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
    echo: asItCame,
    refusalEcho: asItCame,
    unknownAction: 404,
    badFrame: {
      status: 'failed',
      retcode: 404,
      data: null,
      message: '',
      msg: 'API_NOT_FOUND',
      wording: 'there is no action ',
    },
  },
  snowluma: {
    ...standard,
    roles: { ...EVERY_ROLE, API: 'Api' },
    userAgent: 'OneBot/11',
    reconnect: 5,
    greeting: ['connect', 'enable', 'heartbeat'],
    heartbeat: 30,
    anyPath: true,
    echo: asItCame,
    refusalEcho: asItCame,
  },
}

/** How a profile uses sockets: as the standard where nothing is known. */
export function socketRules(profile: ProfileName): SocketRules {
  return bySocket[profile] ?? standard
}
