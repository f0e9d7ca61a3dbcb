import { isObject } from './value.ts'

/** Shared by all copies of this package in a process. */
const BRAND = Symbol.for('@cqhttp/core/error')

/** Everything that this package throws on purpose, except a `TypeError` for a wrong argument. */
export class CQHttpError extends Error {
  override name: string = 'CQHttpError'

  static {
    Object.defineProperty(this.prototype, BRAND, { value: true })
  }
}

/** Beside `instanceof`: an adapter may bring a core of its own, whose classes are others. */
export function isBodyTooLarge(error: unknown): boolean {
  return isCQHttpError(error) && error.name === 'BodyTooLargeError'
}

export function isBodyUsed(error: unknown): boolean {
  return error instanceof Error && error.name === 'BodyUsedError'
}

export function isApiNotAvailable(error: unknown): boolean {
  return isCQHttpError(error) && error.name === 'ApiNotAvailableError'
}

/** Whether this core or another one threw it on purpose. */
export function isCQHttpError(error: unknown): error is CQHttpError {
  return isObject(error) && BRAND in error
}

/**
 * Whether a call that failed can have taken effect:
 *
 * - `no`: the implementation never got it. Calling again is safe.
 * - `refused`: the implementation got it and did not do it. The same call fails again.
 * - `unknown`: it may have taken effect. Calling again may do it twice.
 */
export type Sent = 'no' | 'refused' | 'unknown'

/** A call of an action failed. */
export class CallError extends CQHttpError {
  override name: string = 'CallError'
  /** The action that was called. */
  readonly action: string
  /** Whether the action can have taken effect. */
  readonly sent: Sent

  constructor(action: string, reason: string, sent: Sent, options?: ErrorOptions) {
    super(`${action}: ${reason}`, options)
    this.action = action
    this.sent = sent
  }
}

const NO_API =
  "no API to call; set apiRoot to the implementation's HTTP server, such as 'http://127.0.0.1:5700'"

/** No API is configured for the account, so no action can be called; `sent` is `no`. */
export class ApiNotAvailableError extends CallError {
  override readonly name = 'ApiNotAvailableError'
  declare readonly sent: 'no'

  constructor(action: string, reason: string = NO_API) {
    super(action, reason, 'no')
  }
}

/**
 * No answer came: the connection failed, the time was up, the call was aborted, or what came was
 * no OneBot answer or larger than `maxAnswerSize`.
 *
 * `sent` is `no` when nothing was written (connection refused, no such host, TLS, a port that `fetch`
 * blocks), else `unknown`. `cause` is the platform's error, with its `code` (`ECONNREFUSED`) where it
 * has one.
 */
export class NetworkError extends CallError {
  override readonly name = 'NetworkError'
  declare readonly sent: 'no' | 'unknown'

  constructor(
    action: string,
    reason: string,
    options: ErrorOptions & { sent?: 'no' | 'unknown' } = {},
  ) {
    super(action, reason, options.sent ?? 'unknown', options)
  }
}

/** What an answer says of a failure. */
export interface Failure {
  /** OneBot's code. */
  retcode: number | null
  /** The implementation's own words; `''` when it gives none. */
  wording: string
}

/** An answer came and it says no. */
export class ApiError extends CallError {
  override name: string = 'ApiError'
  declare readonly sent: 'refused' | 'unknown'
  /** The HTTP status of the answer; null when it did not come over HTTP. */
  readonly statusCode: number | null
  /** OneBot's code of the failure; null when the answer has none. */
  readonly retcode: number | null
  /** The implementation's own words; `''` when it gives none. */
  readonly wording: string

  constructor(
    action: string,
    reason: string,
    statusCode: number | null,
    retcode: number | null,
    options: ErrorOptions & { sent?: 'refused' | 'unknown'; wording?: string } = {},
  ) {
    super(action, reason, options.sent ?? 'refused', options)
    this.statusCode = statusCode
    this.retcode = retcode
    this.wording = options.wording ?? ''
  }
}

const REDIRECT = '; set apiRoot to the address it redirects to'

const STATUS_HINTS: Record<number, string> = {
  301: REDIRECT,
  302: REDIRECT,
  307: REDIRECT,
  308: REDIRECT,
  401: '; the implementation wants its access token: set accessToken',
  403: '; the access token is wrong or missing: set accessToken',
  404: '; no such action, or apiRoot is not the address of the HTTP API',
  413: '; the parameters are larger than the implementation takes',
  426: '; apiRoot is a WebSocket port: set it to the port of the HTTP API',
}

/**
 * An answer came whose HTTP status is not 2xx. `retcode` and `wording` are those of its body, where
 * that is an answer of OneBot.
 *
 * `sent` is `unknown` for 408 and 5xx, where the server may have begun, else `refused`.
 */
export class HttpStatusError extends ApiError {
  override readonly name = 'HttpStatusError'
  declare readonly statusCode: number

  constructor(
    action: string,
    statusCode: number,
    { retcode = null, wording = '', ...options }: ErrorOptions & Partial<Failure> = {},
  ) {
    const code = retcode === null ? '' : `, retcode ${retcode}`
    const reason = `HTTP ${statusCode}${code}${toSuffix(wording)}${STATUS_HINTS[statusCode] ?? ''}`
    // 501: not implemented.
    const isRefusal = (statusCode < 500 && statusCode !== 408) || statusCode === 501
    const sent = isRefusal ? 'refused' : 'unknown'
    super(action, reason, statusCode, retcode, { ...options, sent, wording })
  }
}

/**
 * The implementation refused the action or failed at it.
 *
 * `sent` is `unknown` when it only gave up waiting for QQ, after which messages often turn out to
 * have been sent, else `refused`.
 *
 * See https://github.com/botuniverse/onebot-11/blob/master/api/README.md for the codes.
 */
export class ActionFailedError extends ApiError {
  override readonly name = 'ActionFailedError'

  constructor(
    action: string,
    answer: Failure & {
      statusCode: number | null
      status: string
      sent?: 'refused' | 'unknown'
    },
  ) {
    const { statusCode, retcode, status, wording } = answer
    super(
      action,
      `failed with status ${JSON.stringify(status)}, retcode ${retcode}${toSuffix(wording)}`,
      statusCode,
      retcode,
      answer,
    )
  }
}

function toSuffix(wording: string): string {
  return wording && `: ${wording}`
}

/** A request body is larger than `maxBodySize`; the bot answers 413. Adapters throw it. */
export class BodyTooLargeError extends CQHttpError {
  override readonly name = 'BodyTooLargeError'
  /** The limit, in bytes. */
  readonly limit: number

  constructor(limit: number) {
    super(`the request body is larger than ${limit} bytes; raise maxBodySize to accept it`)
    this.limit = limit
  }
}

/**
 * Something has read the request's body before the bot could; it answers 500. Adapters throw it. A
 * `TypeError`, as that of `fetch`.
 */
export class BodyUsedError extends TypeError {
  override readonly name = 'BodyUsedError'

  constructor(
    reason: string = 'the body was read before; signatures need its bytes, so read request.clone() instead',
  ) {
    super(reason)
  }
}
