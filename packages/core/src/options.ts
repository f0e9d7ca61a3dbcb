import type { InboxStore } from './inbox/store.ts'
import {
  type Check,
  check,
  checkAll,
  checkLogger,
  checkSize,
  checkTimeout,
  hasMethods,
  isFunction,
  isPositive,
} from './base/check.ts'
import { isFilled, isObject } from './base/value.ts'
import { type Logger, resolveLogger } from './base/logger.ts'
import { httpTransport, transportChecks } from './api/http-transport.ts'
import type { PerAccount, Transport } from './api/transport.ts'
import type { StringFormat } from './message/to-wire.ts'
import type { Board } from './schedule/board.ts'

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
   * for is refused. Where the `self_id` of the event is another text, as with onebots, it is asked
   * for that too, and must give the same.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/communication/http-post.md#签名
   */
  secret?: PerAccount<string | false | undefined> | undefined
  /** The path that events are posted to; default `/`. */
  path?: string | undefined
  /** How long to wait for the answer to an API call, in milliseconds; default 60 000. */
  apiTimeout?: number | undefined
  /**
   * The largest answer to an API call that is read, in bytes after decompression; default 64 MiB,
   * since files may come as base64. A larger one is a `NetworkError` whose `sent` is `unknown`.
   */
  maxAnswerSize?: number | undefined
  /**
   * The largest event accepted, in bytes; default 8 MiB, since forwarded messages and base64
   * pictures are large. Larger ones are answered with 413.
   */
  maxBodySize?: number | undefined
  /**
   * Whether strings that the bot sends are plain text (default `true`) or CQ code (`false`, the
   * default of aiocqhttp). `auto_escape` of a single call overrides it.
   */
  autoEscape?: boolean | undefined
  /**
   * Whether messages that the account itself sent, and notices of what it did (poked, reacted,
   * uploaded, recalled, made essence), reach no handler; default `true`. Notices of who joined, left,
   * was muted or made an administrator always do.
   */
  ignoreSelf?: boolean | undefined
  /**
   * Whether copies of an event (same account, same body) are handled once and answered alike;
   * default: yes, in memory, for 60 s and the last 10 000 events. `false` turns it off. Two identical
   * notices within one second count as one.
   */
  inbox?: InboxOptions | false | undefined
  /**
   * How old an event may be, in milliseconds, by its `time`; older ones are dropped and answered
   * with 204. Default: any age. It is also the defence against replayed captures, if the inbox
   * remembers events as long.
   */
  maxEventAge?: number | undefined
  /**
   * How long a response waits for the handlers, in milliseconds; then it is 204, and what they
   * return is done by actions. Default 4000 when API calls are possible, so that go-cqhttp, which
   * posts an event again after 5 s, does not; else none. `false` for none. A deadline of the runtime
   * ends the wait 1 s before it.
   *
   * A buffered Lambda answers only when all work is done, whatever this is set to, and Workers stop
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
  /**
   * What carries API calls. With `apiRoot` as well, calls that it cannot take go there: it is asked
   * first, and HTTP when it says that it was not called.
   */
  transport?: Transport | undefined
}

const checkFlag = check((value) => typeof value === 'boolean', 'true or false')

const INBOX_CHECKS: Record<keyof InboxOptions, Check> = {
  store: check(
    (value) => hasMethods(value, 'claim', 'renew', 'finish'),
    'an object with the methods claim, renew and finish',
  ),
  window: checkTimeout,
}

const CHECKS: Record<keyof CQHttpOptions, Check> = {
  ...transportChecks,
  secret: checkSecret,
  path: check(
    (value) => typeof value === 'string' && /^\/(?!\/)[^?#]*$/.test(value),
    "a path that starts with '/', without query",
  ),
  apiTimeout: checkTimeout,
  maxBodySize: checkSize,
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
  logger: checkLogger(['debug', 'info', 'warn', 'error']),
  transport: check(isFunction, 'a function of an action call'),
}

/** The options with their defaults. */
export interface Settings {
  /** Also of those who dial in. */
  accessToken: CQHttpOptions['accessToken']
  /** Undefined without an address, and for a function of the account. */
  apiRoot: string | undefined
  apiTimeout: number
  /** How strings that the bot sends are read. */
  format: StringFormat
  ignoreSelf: boolean
  /** Undefined when events are not remembered. */
  inbox: { store: InboxStore | undefined; window: number } | undefined
  logger: Logger
  maxBodySize: number
  maxEventAge: number
  path: string
  quickOperation: NonNullable<CQHttpOptions['quickOperation']>
  /** In milliseconds; undefined when it depends on whether the account has an API. */
  replyTimeout: number | undefined
  /** What `@cqhttp/core/schedule` adds, when it is used. */
  schedules?: Board | undefined
  secret: CQHttpOptions['secret']
  /** What carries API calls, asked in this order; sockets are put in front while the bot runs. */
  transports: Transport[]
}

/** @throws TypeError that names the option, what is wrong and the fix, and no secret. */
export function toSettings(options: CQHttpOptions): Settings {
  checkOptions(options)
  const {
    accessToken,
    apiRoot,
    apiTimeout = 60_000,
    autoEscape = true,
    ignoreSelf = true,
    inbox = {},
    maxBodySize = 8 * 1024 * 1024,
    maxEventAge = Infinity,
    path = '/',
    quickOperation = 'mixed',
    replyTimeout,
    secret,
  } = options
  const logger = resolveLogger(options.logger)
  if (!('secret' in options)) {
    logger.warn(
      'no secret: events are accepted from anybody; set secret, or say secret: false if this is meant',
    )
  }
  const window = inbox ? Math.ceil(inbox.window ?? 60_000) : 0
  if (inbox && window < maxEventAge && maxEventAge < Infinity) {
    logger.warn(
      `maxEventAge ${maxEventAge} is longer than inbox.window ${window}: ` +
        'a captured event can be posted again in between; make the window as long',
    )
  }
  return {
    accessToken,
    apiRoot: isFilled(apiRoot) ? apiRoot : undefined,
    apiTimeout,
    format: !autoEscape,
    ignoreSelf,
    inbox: inbox ? { store: inbox.store, window } : undefined,
    logger,
    maxBodySize,
    maxEventAge,
    path,
    quickOperation,
    replyTimeout: replyTimeout === false ? Infinity : replyTimeout,
    secret,
    transports: toTransports(options),
  }
}

/** What was given is asked before HTTP. */
function toTransports(options: CQHttpOptions): Transport[] {
  const { apiRoot, transport } = options
  const http = apiRoot ? httpTransport({ ...options, apiRoot }) : undefined
  return [transport, http].flatMap((given) => given ?? [])
}

function checkOptions(options: CQHttpOptions): void {
  if (!isObject(options)) {
    // Not what it is: it may be an address or a secret.
    throw new TypeError("options must be an object, such as { apiRoot: 'http://127.0.0.1:5700' }")
  }
  checkAll(options, CHECKS)
  if (options.inbox) checkAll(options.inbox, INBOX_CHECKS, 'inbox.')
}

function checkSecret(value: unknown): string | undefined {
  if (value === undefined || value === '') {
    return (
      `is present but ${value === '' ? 'empty' : 'undefined'}; is its variable set? ` +
      'Say secret: false to accept unsigned events'
    )
  }
  if (typeof value === 'string') return value === value.trim() ? undefined : BLANKS
  return value === false || isFunction(value) ? undefined : 'must be a string, a function or false'
}

/** What is wrong with a secret that lost its way through a shell, a file or a form. */
export const BLANKS = 'has a blank or a line break at its start or end; leave it out'
