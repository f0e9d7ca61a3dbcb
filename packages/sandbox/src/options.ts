import type { InProcessBot } from './wire/post.ts'
import type { ProfileName } from './profiles/profile.ts'
import { profiles } from './profiles/profiles.ts'
import type { SocketTarget } from './wire/socket/sockets.ts'
import type { Role } from './world/entities.ts'
import type { GroupSeed, UserSeed, World } from './world/world.ts'

/**
 * A bot to talk to: by its address, or in this process, such as a `CQHttp`. A `ws:` or `wss:` address
 * is dialled (reverse WebSocket): one for events and calls, or one for each.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/communication/ws-reverse.md
 */
export type Bot =
  | { readonly url: string }
  | { readonly apiUrl: string; readonly eventUrl: string }
  | InProcessBot

/** A group to begin with, as the bot is in it. */
export interface BotGroupSeed extends GroupSeed {
  /** The bot's role; default `admin`, and `null` keeps the bot out. */
  botRole?: Role | null
}

/** The settings of {@link createSandbox}. */
export interface SandboxOptions {
  /** The implementation to behave as; default `standard`. */
  profile?: ProfileName | undefined
  /** Where events go; it can be set later by `connect`. Without one, events go nowhere. */
  bot?: Bot | undefined
  /** The path that a bot in this process gets events at; default `/`. */
  path?: string | undefined
  /**
   * The key that events are signed with; left out, they are not signed. In NapCat and LLBot it is
   * the setting called token.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/communication/http-post.md#签名
   */
  secret?: string | undefined
  /**
   * The token that the API asks for; left out, it lets everybody in.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/communication/authorization.md
   */
  accessToken?: string | undefined
  /** The bot's account; default 10000. */
  self?: number | UserSeed | undefined
  /** The bot's friends; default 10001. */
  friends?: readonly (number | UserSeed)[] | undefined
  /** The groups; default 20002 with the owner 10003 and the members 10001 and 10002. */
  groups?: readonly (number | BotGroupSeed)[] | undefined
  /** The world to use, so that several sandboxes can share one; default a new one. */
  world?: World | undefined
  /** The time, in seconds since 1970: the clock then stands still. Left out, it runs. */
  now?: number | undefined
  /** Default that of the profile: `string` for `standard` and `go-cqhttp`, else `array`. */
  messageFormat?: 'string' | 'array' | undefined
  /**
   * Whether the bot's own messages are reported: as `message_sent`, by Lagrange as `message`, by
   * the standard never. Default `false`.
   */
  reportSelf?: boolean | undefined
  /** Whether heartbeats are sent, as often as the profile does; default `false`. */
  heartbeat?: boolean | undefined
  /**
   * Whether lifecycle events are sent, where the profile has them; default `false`, over sockets
   * `true`: they begin with `connect`.
   */
  lifecycle?: boolean | undefined
  /**
   * How long after a loss a socket is dialled again, in milliseconds; default that of the profile: 3
   * or 5 s.
   */
  reconnectInterval?: number | undefined
  /** What the profile's time limits and pauses are multiplied by; default 1, real time. */
  timeScale?: number | undefined
  /** How long to wait for a response, in seconds, 0 for ever; go-cqhttp waits at least 5. */
  postTimeout?: number | undefined
  /** How often an unanswered event is sent again; go-cqhttp only, default 3. */
  maxRetries?: number | undefined
  /** The pause between actions with `_rate_limited`, in milliseconds; default 500. */
  rateLimitInterval?: number | undefined
}

const NAMES: Record<keyof SandboxOptions, true> = {
  profile: true,
  bot: true,
  path: true,
  secret: true,
  accessToken: true,
  self: true,
  friends: true,
  groups: true,
  world: true,
  now: true,
  messageFormat: true,
  reportSelf: true,
  heartbeat: true,
  lifecycle: true,
  reconnectInterval: true,
  timeScale: true,
  postTimeout: true,
  maxRetries: true,
  rateLimitInterval: true,
}

const AMOUNTS = [
  ['reconnectInterval', ' of milliseconds'],
  ['postTimeout', ' of seconds'],
  ['maxRetries', ''],
  ['rateLimitInterval', ' of milliseconds'],
] as const

/** @throws TypeError for a wrong option; the message says how to fix it. */
export function checkOptions(options: SandboxOptions): void {
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(NAMES, name)) continue
    throw new TypeError(`unknown option ${name}; known: ${Object.keys(NAMES).join(', ')}`)
  }
  checkProfile(options.profile ?? 'standard')
  const { timeScale = 1, messageFormat, bot } = options
  if (!(timeScale > 0)) throw new TypeError('option timeScale must be a number above 0')
  for (const [name, unit] of AMOUNTS) {
    const value = options[name]
    if (value === undefined || (typeof value === 'number' && value >= 0)) continue
    throw new TypeError(`option ${name} must be a number${unit}, 0 or more`)
  }
  if (messageFormat !== undefined && messageFormat !== 'string' && messageFormat !== 'array') {
    throw new TypeError("option messageFormat must be 'string' or 'array'")
  }
  if (bot !== undefined) checkBot(bot)
}

/** @throws TypeError for an unknown profile. */
export function checkProfile(name: string): void {
  if (Object.hasOwn(profiles, name)) return
  throw new TypeError(`there is no profile ${name}; there are ${Object.keys(profiles).join(', ')}`)
}

/** @throws TypeError for a bot that cannot be reached. */
export function checkBot(bot: Bot): void {
  if ('url' in bot) {
    if (isUrl(bot.url, /^(?:http|ws)s?:$/)) return
    throw new TypeError(
      "bot.url must be a URL such as 'http://127.0.0.1:8080/' or 'ws://127.0.0.1:8080/ws', without '#'",
    )
  }
  if ('apiUrl' in bot) {
    if (isUrl(bot.apiUrl, SOCKET) && isUrl(bot.eventUrl, SOCKET)) return
    throw new TypeError(
      "bot.apiUrl and bot.eventUrl must be URLs such as 'ws://127.0.0.1:8080/ws/api', without '#'",
    )
  }
  if (typeof bot.fetch === 'function') return
  throw new TypeError('bot must be { url }, or have a method fetch, such as a CQHttp')
}

/** Where sockets are dialled; undefined for a bot that gets its events by HTTP. */
export function socketTarget(bot: Bot): SocketTarget | undefined {
  if ('apiUrl' in bot) return bot
  return 'url' in bot && isUrl(bot.url, SOCKET) ? bot : undefined
}

const SOCKET = /^wss?:$/

/** Nothing is sent of what follows `#`, and a WebSocket refuses it. */
function isUrl(url: string, protocol: RegExp): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && parsed.hash === '' && protocol.test(parsed.protocol)
}
