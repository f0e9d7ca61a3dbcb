import { inspect } from 'node:util'

import type { NodeHandlerOptions } from './node-handler.ts'

/** The settings of `serve`; all are checked before the server starts. */
export interface ServeOptions extends NodeHandlerOptions {
  /**
   * The host name or address to listen on; default `127.0.0.1`, so that only programs of the same
   * machine reach the bot. `0.0.0.0` is every address of the machine, which containers need.
   */
  hostname?: string | undefined
  /** The port to listen on; default 8080, 0 for any free one. */
  port?: number | undefined
  /**
   * How long `close()` lets requests and background tasks finish before it cuts them off, in
   * milliseconds; default 10 000.
   */
  closeTimeout?: number | undefined
  /**
   * Whether SIGINT and SIGTERM call `close()`, and nothing else; default `true`.
   *
   * The process ends by itself when nothing is left to do. The listeners stay until the server is
   * closed: a signal that comes twice, as through package managers, does not cut requests off.
   */
  signals?: boolean | undefined
  /** How long a request may take to arrive, in milliseconds; default 30 000, 0 for no limit. */
  requestTimeout?: number | undefined
  /**
   * How long the head of a request may take to arrive, in milliseconds; default 10 000, or
   * `requestTimeout` if that is less; 0 for no limit but that.
   */
  headersTimeout?: number | undefined
  /**
   * How long an idle connection is kept for the next request, in milliseconds; default 65 000.
   * Longer than the usual pause between two events, since an implementation that posts just as the
   * connection is closed loses the event.
   */
  keepAliveTimeout?: number | undefined
  /** The largest head of a request, in bytes; default 16 384. Larger ones are answered with 431. */
  maxHeaderSize?: number | undefined
}

/** The settings with defaults, but for the logger. */
export type ServeSettings = {
  [Name in keyof Omit<ServeOptions, 'logger'>]-?: Exclude<ServeOptions[Name], undefined>
}

/** The largest delay that a timer takes, in milliseconds. */
const MAX_TIMEOUT = 2 ** 31 - 1

type Check = (value: unknown) => string | undefined

function check(test: (value: unknown) => boolean, expected: string): Check {
  return (value) =>
    test(value) ? undefined : `must be ${expected}, but it is ${inspect(value, { depth: 0 })}`
}

function wholeNumber(min: number, max: number, unit: string): Check {
  return check(
    (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
    `a whole number ${unit}from ${min} to ${max}`,
  )
}

const milliseconds = wholeNumber(0, MAX_TIMEOUT, 'of milliseconds ')

const checkLogger = check(
  (value) =>
    value === false ||
    (typeof value === 'object' &&
      value !== null &&
      'error' in value &&
      typeof value.error === 'function'),
  'false, or an object with the method error, such as console',
)

const HANDLER_CHECKS: Record<keyof NodeHandlerOptions, Check> = { logger: checkLogger }

const CHECKS: Record<keyof ServeOptions, Check> = {
  ...HANDLER_CHECKS,
  hostname: check(
    (value) => typeof value === 'string' && value !== '',
    "a host name or an address, such as '127.0.0.1' or '0.0.0.0'",
  ),
  port: (value) => {
    const problem = wholeNumber(0, 65_535, '')(value)
    if (problem === undefined || typeof value !== 'string') return problem
    return `${problem}; convert the string with Number()`
  },
  closeTimeout: milliseconds,
  signals: check((value) => typeof value === 'boolean', 'true or false'),
  requestTimeout: milliseconds,
  headersTimeout: milliseconds,
  keepAliveTimeout: milliseconds,
  maxHeaderSize: wholeNumber(1, MAX_TIMEOUT, 'of bytes '),
}

/** @throws TypeError that names the option, its value and the fix. */
export function checkHandlerOptions(options: NodeHandlerOptions): void {
  checkEach(options, HANDLER_CHECKS)
}

/** @throws TypeError that names the option, its value and the fix. */
export function toSettings(options: ServeOptions): ServeSettings {
  checkEach(options, CHECKS)
  const requestTimeout = options.requestTimeout ?? 30_000
  const headersTimeout = options.headersTimeout ?? Math.min(10_000, requestTimeout || 10_000)
  if (requestTimeout > 0 && headersTimeout > requestTimeout) {
    throw new TypeError(
      `option headersTimeout (${headersTimeout}) must not be greater than requestTimeout ` +
        `(${requestTimeout}), which includes it`,
    )
  }
  return {
    hostname: options.hostname ?? '127.0.0.1',
    port: options.port ?? 8080,
    closeTimeout: options.closeTimeout ?? 10_000,
    signals: options.signals ?? true,
    requestTimeout,
    headersTimeout,
    keepAliveTimeout: options.keepAliveTimeout ?? 65_000,
    maxHeaderSize: options.maxHeaderSize ?? 16_384,
  }
}

/** @throws TypeError for anything that has no `fetch`. */
export function checkEndpoint(endpoint: unknown): void {
  if (typeof endpoint === 'object' && endpoint !== null && 'fetch' in endpoint) {
    if (typeof endpoint.fetch === 'function') return
  }
  throw new TypeError(
    `the endpoint must be a bot or another object with a fetch method, but it is ` +
      inspect(endpoint, { depth: 0 }),
  )
}

function checkEach(options: object, checks: Record<string, Check>): void {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`options must be an object, but is ${inspect(options, { depth: 0 })}`)
  }
  for (const [option, value] of Object.entries(options)) {
    const checkValue = Object.hasOwn(checks, option) ? checks[option] : undefined
    if (checkValue === undefined) {
      throw new TypeError(
        `unknown option ${option}; the options are ${Object.keys(checks).join(', ')}`,
      )
    }
    const problem = value === undefined ? undefined : checkValue(value)
    if (problem !== undefined) throw new TypeError(`option ${option} ${problem}`)
  }
}
