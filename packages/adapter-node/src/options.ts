import { inspect } from 'node:util'

import {
  check,
  type Check,
  checkLogger,
  checkOptions,
  MAX_TIMEOUT,
  type ErrorLogger,
} from '@cqhttp/core/adapter'

import type { PullQueue, RunQueueOptions } from '@cqhttp/core/queue'

import type { NodeSocketOptions } from './socket/options.ts'

/** The settings of `toNodeHandler`. */
export interface NodeHandlerOptions {
  /**
   * Where failures go that no response can tell: of background tasks, of streamed bodies, of an
   * endpoint that throws. Default the console; `false` for silence.
   */
  logger?: ErrorLogger | false | undefined
  /**
   * How many bytes of unfinished requests are held in total, whose signatures cannot be checked yet;
   * default 67 108 864 (64 MiB), and at least the bot's `maxBodySize`. Beyond it the largest one is
   * answered with 503, so that small events get through.
   */
  maxPendingSize?: number | undefined
}

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
   * Whether SIGINT and SIGTERM call `close()`; default `true`.
   *
   * The process then ends by itself when nothing is left to do; only where requests or tasks are cut
   * off after `closeTimeout`, it is ended. The listeners stay until the server is closed: a signal
   * that comes twice, as through package managers, does not cut requests off.
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
  /**
   * How sockets of OneBot implementations are taken (reverse WebSocket), beside HTTP, at the bot's
   * `path`, `/ws`, `/ws/event` and `/ws/api`; `false` takes none.
   */
  sockets?: NodeSocketOptions | false | undefined
  /**
   * Where events are kept until they are handled, for handlers that take minutes and for restarts that
   * lose nothing: `sqliteQueue` of `@cqhttp/stores/sqlite`. Events by HTTP are answered with 204 at once.
   */
  queue?: PullQueue | undefined
  /** How this process handles what is on the queue; `false` leaves that to other processes. */
  consumer?: RunQueueOptions | false | undefined
}

/** The settings with defaults, but for those of the handler, of sockets and of the queue. */
export type ServeSettings = {
  [
    Name in keyof Omit<ServeOptions, keyof NodeHandlerOptions | 'sockets' | 'queue' | 'consumer'>
  ]-?: Exclude<ServeOptions[Name], undefined>
}

/** Names a wrong value in an error. */
export function describe(value: unknown): string {
  return inspect(value, { depth: 0 })
}

function wholeNumber(min: number, max: number, unit: string): Check {
  return check(
    (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
    `a whole number ${unit}from ${min} to ${max}`,
    describe,
  )
}

const milliseconds = wholeNumber(0, MAX_TIMEOUT, 'of milliseconds ')

const logger = checkLogger(['error'], describe)
const maxPendingSize = wholeNumber(1, Number.MAX_SAFE_INTEGER, 'of bytes ')

const HANDLER_CHECKS: Record<keyof NodeHandlerOptions, Check> = { logger, maxPendingSize }

const CHECKS: Record<keyof ServeOptions, Check> = {
  logger,
  hostname: check(
    (value) => typeof value === 'string' && value !== '',
    "a host name or an address, such as '127.0.0.1' or '0.0.0.0'",
    describe,
  ),
  port: (value) => {
    const problem = wholeNumber(0, 65_535, '')(value)
    if (problem === undefined || typeof value !== 'string') return problem
    return `${problem}; convert the string with Number()`
  },
  closeTimeout: milliseconds,
  signals: check((value) => typeof value === 'boolean', 'true or false', describe),
  requestTimeout: milliseconds,
  headersTimeout: milliseconds,
  keepAliveTimeout: milliseconds,
  maxHeaderSize: wholeNumber(1, MAX_TIMEOUT, 'of bytes '),
  maxPendingSize,
  sockets: check(
    (value) => value === false || (typeof value === 'object' && value !== null),
    'false, or an object such as { maxSockets: 100 }',
    describe,
  ),
  queue: check(
    (value) => typeof (value as Partial<PullQueue> | null)?.take === 'function',
    "a queue such as sqliteQueue('./bot.db')",
    describe,
  ),
  consumer: check(
    (value) => value === false || (typeof value === 'object' && value !== null),
    'false, or an object such as { concurrency: 4 }',
    describe,
  ),
}

/** @throws TypeError that names the option, its value and the fix. */
export function checkHandlerOptions(options: NodeHandlerOptions): void {
  checkOptions(options, HANDLER_CHECKS, describe)
}

/** @throws TypeError that names the option, its value and the fix. */
export function toSettings(options: ServeOptions): ServeSettings {
  checkOptions(options, CHECKS, describe)
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
