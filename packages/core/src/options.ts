import type { InboxStore } from './inbox/store.ts'
import { describe, isObject } from './base/value.ts'
import type { Logger } from './base/logger.ts'
import type { Transport } from './api/transport.ts'

/** A setting, or a function of the account's id for several accounts on one endpoint. */
export type PerAccount<Setting> = Setting | ((selfId: string) => Setting | Promise<Setting>)

/** Where and how long an inbox remembers events. */
export interface InboxOptions {
  /** Where; default the memory of this process. */
  store?: InboxStore | undefined
  /** How long, in milliseconds; default 60 000. */
  window?: number | undefined
}

/** The settings of a {@link CQHttp}; all are checked when the bot is made. */
export interface CQHttpOptions {
  /**
   * The address of the implementation's HTTP API, such as `http://127.0.0.1:5700`, with or without
   * a path and a trailing slash. Without it (or with `''`) the bot answers events but calls nothing.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/communication/http.md
   */
  apiRoot?: PerAccount<string | undefined> | undefined
  /**
   * The access token of the implementation's HTTP API, sent as `Authorization: Bearer`.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/communication/authorization.md
   */
  accessToken?: PerAccount<string | undefined> | undefined
  /**
   * The secret that the implementation signs events with; NapCat and LLBot call it token.
   *
   * Left out, events are not verified and a warning says so; `false` says that this is meant.
   * Present but `undefined` or `''` throws, since a missing variable must not open the bot to
   * everybody. As a function it gets the id of the `X-Self-ID` header; what it gives `undefined`
   * for is refused.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/communication/http-post.md#签名
   */
  secret?: PerAccount<string | false | undefined> | undefined
  /** The path that events are posted to; default `/`. */
  path?: string | undefined
  /** How long to wait for the answer to an API call, in milliseconds; default 60 000. */
  apiTimeout?: number | undefined
  /**
   * The largest event accepted, in bytes; default 8 MiB, since forwarded messages and base64
   * pictures are large. Larger ones are answered with 413.
   */
  maxBodySize?: number | undefined
  /**
   * Whether strings that the bot sends are plain text (default `true`) or CQ code (`false`, the
   * default of aiocqhttp). `auto_escape` of a single call goes before it.
   */
  autoEscape?: boolean | undefined
  /** Whether `message` events that the account itself sent reach no handler; default `true`. */
  ignoreSelf?: boolean | undefined
  /**
   * Whether copies of an event (same account, same body) are handled once and answered alike;
   * default: yes, in memory, for 60 s. `false` turns it off. Two identical notices within one second
   * count as one.
   */
  inbox?: InboxOptions | false | undefined
  /**
   * How old an event may be, in milliseconds, by its `time`; older ones are dropped and answered
   * with 204. Default: any age. It is also the defence against replayed captures.
   */
  maxEventAge?: number | undefined
  /**
   * How long a response waits for the handlers, in milliseconds; then it is 204, and what they
   * return is done by actions. Default 4000 when API calls are possible, so that go-cqhttp, which
   * posts an event again after 5 s, does not; else none. `false` for none. A deadline of the runtime
   * ends the wait 1 s before it.
   *
   * A buffered Lambda answers only when all work is done, whatever stands here, and Workers stop
   * background work 30 s after the response.
   */
  replyTimeout?: number | false | undefined
  /**
   * How quick operations reach the implementation. `mixed` (default): `reply` and `approve` in the
   * response; `delete`, `kick` and `ban`, which several implementations ignore there, as actions
   * when API calls are possible. `api`: all as actions, for implementations that ignore responses
   * (Lagrange, onebots). `response`: all in the response.
   */
  quickOperation?: 'mixed' | 'api' | 'response' | undefined
  /** Where to log; default warnings and errors to the console, `false` for silence. */
  logger?: Logger | false | undefined
  /** What carries API calls, in place of HTTP to `apiRoot`. */
  transport?: Transport | undefined
}

/** The largest delay that a timer takes, in milliseconds. */
export const MAX_TIMEOUT = 2_147_483_647

/** Says what is wrong with a value. */
type Check = (value: unknown) => string | undefined

const isFunction = (value: unknown): boolean => typeof value === 'function'
const isPositive = (value: unknown): value is number => typeof value === 'number' && value > 0

function hasMethods(value: unknown, ...names: string[]): boolean {
  return isObject(value) && names.every((name) => isFunction(value[name]))
}

function check(test: (value: unknown) => boolean, expected: string): Check {
  return (value) => (test(value) ? undefined : `must be ${expected}, but it is ${describe(value)}`)
}

/** What may depend on the account, and be empty where there is none. */
function perAccount(checkSetting: Check): Check {
  return (value) => (isFunction(value) || value === '' ? undefined : checkSetting(value))
}

export const checkTimeout: Check = check(
  (value) => isPositive(value) && value <= MAX_TIMEOUT,
  `a number of milliseconds from 1 to ${MAX_TIMEOUT}`,
)

const checkFlag = check((value) => typeof value === 'boolean', 'true or false')

const INBOX_CHECKS: Record<keyof InboxOptions, Check> = {
  store: check(
    (value) => hasMethods(value, 'claim', 'renew', 'finish'),
    'an object with the methods claim, renew and finish',
  ),
  window: checkTimeout,
}

const CHECKS: Record<keyof CQHttpOptions, Check> = {
  apiRoot: perAccount(checkApiRoot),
  accessToken: perAccount(checkToken),
  secret: checkSecret,
  path: check(
    (value) => typeof value === 'string' && /^\/(?!\/)[^?#]*$/.test(value),
    "a path that starts with '/', without query",
  ),
  apiTimeout: checkTimeout,
  maxBodySize: check(
    (value) => isPositive(value) && Number.isSafeInteger(value),
    'a positive whole number of bytes',
  ),
  autoEscape: checkFlag,
  ignoreSelf: checkFlag,
  inbox: check(
    (value) => value === false || isObject(value),
    'false, or an object such as { window: 60_000 }',
  ),
  maxEventAge: check(isPositive, 'a positive number of milliseconds'),
  replyTimeout: (value) => (value === false ? undefined : checkTimeout(value)),
  quickOperation: check(
    (value) => value === 'mixed' || value === 'api' || value === 'response',
    "'mixed', 'api' or 'response'",
  ),
  logger: check(
    (value) => value === false || hasMethods(value, 'debug', 'info', 'warn', 'error'),
    'false, or an object with the methods debug, info, warn and error, such as console',
  ),
  transport: check(isFunction, 'a function of an action call'),
}

/** @throws TypeError that names the option, what is wrong and the fix, and no secret. */
export function checkOptions(options: CQHttpOptions): void {
  if (!isObject(options)) {
    // Not what it is: it may be an address or a secret.
    throw new TypeError("options must be an object, such as { apiRoot: 'http://127.0.0.1:5700' }")
  }
  checkAll(options, CHECKS)
  if (options.inbox) checkAll(options.inbox, INBOX_CHECKS, 'inbox.')
  const { apiRoot, accessToken, transport } = options
  if (transport !== undefined && (apiRoot ?? accessToken) !== undefined) {
    throw new TypeError('option transport excludes apiRoot and accessToken; leave them out')
  }
}

function checkAll<Options extends object>(
  options: Options,
  checks: Record<keyof Options & string, Check>,
  prefix = '',
): void {
  const names = Object.keys(checks) as (keyof Options & string)[]
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(checks, name)) {
      throw new TypeError(`unknown option ${prefix}${name}; the options are ${names.join(', ')}`)
    }
  }
  // By the known names, so that inherited ones and getters of a class are seen too.
  for (const name of names) {
    const value = options[name]
    if (value === undefined && (name !== 'secret' || !('secret' in options))) continue
    const problem = checks[name](value)
    if (problem !== undefined) throw new TypeError(`option ${prefix}${name} ${problem}`)
  }
}

function checkSecret(value: unknown): string | undefined {
  if (value === undefined || value === '') {
    return (
      `is present but ${value === '' ? 'empty' : 'undefined'}; is its variable set? ` +
      'Say secret: false to accept unsigned events'
    )
  }
  const isRight = typeof value === 'string' || value === false || isFunction(value)
  return isRight ? undefined : 'must be a string, a function or false'
}

/** Says what is wrong with an address, without its content: it may hold credentials. */
export function checkApiRoot(value: unknown): string | undefined {
  const url = typeof value === 'string' ? URL.parse(value) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return "must be an http or https URL such as 'http://127.0.0.1:5700'"
  }
  return url.username || url.password || url.search || url.hash
    ? 'must have no user name, password, query or fragment; a token goes into accessToken'
    : undefined
}

/** Says what is wrong with a token, without its content: `fetch` would quote it in its error. */
export function checkToken(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\x21-\x7e]+$/.test(value)
    ? undefined
    : 'must be a string of visible ASCII characters; is there a line break or a blank at its end?'
}
