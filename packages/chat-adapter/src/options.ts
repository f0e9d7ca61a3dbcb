import type { CQHttp } from '@cqhttp/core'
import { check, type Check, checkOptions } from '@cqhttp/core/adapter'

/** What the adapter needs of a bot; a `CQHttp` has it. */
export type CqhttpBot = Pick<CQHttp, 'on' | 'onNotice' | 'send' | 'callAction' | 'fetch'>

/** How streams are cut into messages. */
export interface StreamMessageOptions {
  /** The most messages that a stream becomes, 1 to 20; default 4. 1 sends all of it at its end. */
  maxMessages?: number | undefined
  /** The shortest time between two of them, in milliseconds; default 1500. */
  interval?: number | undefined
  /**
   * How many characters the first one has at least; default 80. Each further one needs twice as many,
   * so that a long answer is not sent in bits.
   */
  minLength?: number | undefined
}

/** The settings of {@link createCqhttpAdapter}. */
export interface CqhttpAdapterOptions {
  /** The bot: its events are handed to the Chat, and it sends what the Chat posts. */
  bot: CqhttpBot
  /** The key in `adapters` of the Chat, and the beginning of its thread ids; default `cqhttp`. */
  name?: string | undefined
  /** What the bot is called; default the `userName` of the Chat. Merged forwards show it. */
  userName?: string | undefined
  /**
   * The account for what no event says it of, such as `openDM`; default the one that the latest event
   * came to, else the one that `get_login_info` tells.
   */
  selfId?: number | string | undefined
  /**
   * What a thread of a group is: the whole group (`chat`, default), or what one member says and the
   * bot answers (`member`), so that `thread.subscribe()` follows this member alone.
   */
  threads?: 'chat' | 'member' | undefined
  /**
   * Where `fetchMessages` reads from: the implementation (`platform`, default), or what the Chat has
   * kept in its state (`state`), for implementations without an action for it.
   */
  history?: 'platform' | 'state' | undefined
  /**
   * Whether a quoted message is read by `get_msg`: it is then `message.replyTo`, and a reply to a
   * message of the bot counts as a mention. Default `true`.
   */
  quotes?: boolean | undefined
  /**
   * Whether `<@10001>` (`thread.mentionUser`) becomes an at in what is posted. Default `false`: a model
   * can write it as well. It never does in streams.
   */
  mentions?: boolean | undefined
  /**
   * The length in characters above which a text is sent as a merged forward; default 1500. `Infinity`
   * never sends one.
   */
  forwardAbove?: number | undefined
  /** The most characters in one message, 100 or more; default 4500, what QQ takes. */
  maxLength?: number | undefined
  /** How streams are cut into messages. */
  stream?: StreamMessageOptions | undefined
  /** The largest file that is sent or fetched, in bytes; default 20 MiB. */
  maxFileSize?: number | undefined
  /** For how long a message is known, so that a copy of it is dropped, in milliseconds; default 5 min. */
  dedupeTtl?: number | undefined
}

/** The options with their defaults. */
export type CqhttpAdapterSettings = {
  readonly [
    Name in Exclude<keyof CqhttpAdapterOptions, 'userName' | 'selfId' | 'stream'>
  ]-?: Exclude<CqhttpAdapterOptions[Name], undefined>
} & {
  readonly userName: string | undefined
  readonly selfId: string | undefined
  readonly stream: { readonly [Name in keyof StreamMessageOptions]-?: number }
}

/** @throws TypeError for an option that is wrong, with the fix in its message. */
export function toSettings(options: CqhttpAdapterOptions): CqhttpAdapterSettings {
  checkOptions(options, CHECKS)
  checkOptions(options.stream ?? {}, STREAM_CHECKS)
  if (options.bot === undefined) {
    throw new TypeError('option bot is missing: createCqhttpAdapter({ bot: new CQHttp({ … }) })')
  }
  const { stream = {}, selfId } = options
  return {
    bot: options.bot,
    name: options.name ?? 'cqhttp',
    userName: options.userName,
    selfId: selfId === undefined ? undefined : String(selfId),
    threads: options.threads ?? 'chat',
    history: options.history ?? 'platform',
    quotes: options.quotes ?? true,
    mentions: options.mentions ?? false,
    forwardAbove: options.forwardAbove ?? 1500,
    maxLength: options.maxLength ?? 4500,
    stream: {
      maxMessages: stream.maxMessages ?? 4,
      interval: stream.interval ?? 1500,
      minLength: stream.minLength ?? 80,
    },
    maxFileSize: options.maxFileSize ?? 20 * 1024 * 1024,
    dedupeTtl: options.dedupeTtl ?? 300_000,
  }
}

const isBoolean: Check = check((value) => typeof value === 'boolean', 'true or false')

function oneOf(...names: string[]): Check {
  return check(
    (value) => typeof value === 'string' && names.includes(value),
    names.map((name) => `'${name}'`).join(' or '),
  )
}

function atLeast(least: number, unit: string): Check {
  return check((value) => typeof value === 'number' && value >= least, `${unit}, ${least} or more`)
}

const METHODS = ['on', 'onNotice', 'send', 'callAction', 'fetch'] as const

function isBot(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return METHODS.every((name) => name in value)
}

const CHECKS: Record<keyof CqhttpAdapterOptions, Check> = {
  bot: (value) => (isBot(value) ? undefined : 'must be a bot, made with new CQHttp()'),
  name: check(
    (value) => typeof value === 'string' && /^[\w-]+$/.test(value),
    "letters, digits, '_' and '-', such as 'cqhttp'",
  ),
  userName: check((value) => typeof value === 'string' && value !== '', 'a name'),
  selfId: check(
    (value) => (typeof value === 'string' && value !== '') || Number.isSafeInteger(value),
    'the id of an account, such as 10000',
  ),
  threads: oneOf('chat', 'member'),
  history: oneOf('platform', 'state'),
  quotes: isBoolean,
  mentions: isBoolean,
  forwardAbove: atLeast(0, 'a number of characters'),
  maxLength: check(
    (value) => Number.isSafeInteger(value) && Number(value) >= 100,
    'a whole number of characters, 100 or more',
  ),
  stream: check((value) => typeof value === 'object' && value !== null, 'an object'),
  maxFileSize: atLeast(1, 'a number of bytes'),
  dedupeTtl: atLeast(1, 'a number of milliseconds'),
}

const STREAM_CHECKS: Record<keyof StreamMessageOptions, Check> = {
  maxMessages: check(
    (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 20,
    'a whole number from 1 to 20',
  ),
  interval: atLeast(0, 'a number of milliseconds'),
  minLength: atLeast(1, 'a number of characters'),
}
