/** Shared by all copies of this package in a process. */
const BRAND = Symbol.for('@cqhttp/core/error')

/** Everything that this package throws on purpose, except a `TypeError` for a wrong argument. */
export class CQHttpError extends Error {
  override name = 'CQHttpError'

  static {
    Object.defineProperty(this.prototype, BRAND, { value: true })
  }
}

/** Beside `instanceof`: an adapter may bring a core of its own, whose classes are others. */
export function isBodyTooLarge(error: unknown): boolean {
  return isCQHttpError(error) && error.name === 'BodyTooLargeError'
}

export function isApiNotAvailable(error: unknown): boolean {
  return isCQHttpError(error) && error.name === 'ApiNotAvailableError'
}

/** Whether this core or another one threw it on purpose. */
export function isCQHttpError(error: unknown): error is CQHttpError {
  return typeof error === 'object' && error !== null && BRAND in error
}

const NO_API =
  "no API to call; set apiRoot to the implementation's HTTP server, such as 'http://127.0.0.1:5700'"

/** No API is configured for the account, so no action can be called. */
export class ApiNotAvailableError extends CQHttpError {
  override name = 'ApiNotAvailableError'
  /** The action that was not called. */
  readonly action: string

  constructor(action: string, reason: string = NO_API) {
    super(`${action}: ${reason}`)
    this.action = action
  }
}

/**
 * No answer came: the connection failed, the time was up, the call was aborted, or what came was
 * no OneBot answer.
 *
 * `cause` is the platform's error, with its `code` (`ECONNREFUSED`) where it has one.
 */
export class NetworkError extends CQHttpError {
  override name = 'NetworkError'
  /** The action that was called. */
  readonly action: string
  /**
   * `no` when nothing was written (connection refused, no such host, TLS): calling again is safe.
   * `unknown` when the action may have taken effect: after a timeout, when the connection was lost,
   * and where the runtime does not tell.
   */
  readonly sent: 'no' | 'unknown'

  constructor(
    action: string,
    reason: string,
    options: ErrorOptions & { sent?: 'no' | 'unknown' } = {},
  ) {
    super(`${action}: ${reason}`, options)
    this.action = action
    this.sent = options.sent ?? 'unknown'
  }
}

/** An answer came and it says no. */
export class ApiError extends CQHttpError {
  override name = 'ApiError'
  /** The action that was called. */
  readonly action: string
  /** The HTTP status of the answer; null when it did not come over HTTP. */
  readonly statusCode: number | null
  /** OneBot's code of the failure; null when the answer has none. */
  readonly retcode: number | null

  constructor(
    action: string,
    reason: string,
    statusCode: number | null,
    retcode: number | null,
    options?: ErrorOptions,
  ) {
    super(`${action}: ${reason}`, options)
    this.action = action
    this.statusCode = statusCode
    this.retcode = retcode
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
}

/** An answer came whose HTTP status is not 2xx; `retcode` is null. */
export class HttpStatusError extends ApiError {
  override name = 'HttpStatusError'
  declare readonly statusCode: number
  declare readonly retcode: null

  constructor(action: string, statusCode: number, options?: ErrorOptions) {
    super(action, `HTTP ${statusCode}${STATUS_HINTS[statusCode] ?? ''}`, statusCode, null, options)
  }
}

/**
 * The implementation refused the action or failed at it.
 *
 * See https://github.com/botuniverse/onebot-11/blob/master/api/README.md for the codes.
 */
export class ActionFailedError extends ApiError {
  override name = 'ActionFailedError'
  /** The implementation's own words; `''` when it gives none. */
  readonly wording: string

  constructor(
    action: string,
    answer: { statusCode: number | null; retcode: number | null; status: string; wording: string },
  ) {
    const { statusCode, retcode, status, wording } = answer
    super(
      action,
      `failed with status ${JSON.stringify(status)}, retcode ${retcode}${wording && `: ${wording}`}`,
      statusCode,
      retcode,
    )
    this.wording = wording
  }
}

/** A request body is larger than `maxBodySize`; the bot answers 413. Adapters throw it. */
export class BodyTooLargeError extends CQHttpError {
  override name = 'BodyTooLargeError'
  /** The limit, in bytes. */
  readonly limit: number

  constructor(limit: number) {
    super(`the request body is larger than ${limit} bytes; raise maxBodySize to accept it`)
    this.limit = limit
  }
}
