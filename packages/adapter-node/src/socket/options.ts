import { inspect } from 'node:util'

import { check, type Check, checkLogger, MAX_TIMEOUT, type ErrorLogger } from '@cqhttp/core/adapter'
import type { SocketsOptions } from '@cqhttp/core/socket'

/** How a server takes the sockets that OneBot implementations open (reverse WebSocket). */
export interface NodeSocketOptions extends Omit<SocketsOptions, 'timers'> {
  /** The largest frame that is read, in bytes; default 64 MiB. A larger one closes the socket. */
  maxFrameSize?: number | undefined
  /** How many sockets may be open; default 10 000. Further ones are answered with 503. */
  maxSockets?: number | undefined
  /** How many of them from one address; default 1000. */
  maxSocketsPerAddress?: number | undefined
  /**
   * How often each socket is pinged, in milliseconds; default 30 000, 0 for never. One that has been
   * silent since the last time is cut off.
   */
  pingInterval?: number | undefined
}

/** The settings of `toUpgradeHandler`. */
export interface UpgradeHandlerOptions extends NodeSocketOptions {
  /** Where failures go that no handler can tell. Default the console; `false` for silence. */
  logger?: ErrorLogger | false | undefined
}

/** What is not core's. */
export interface SocketSettings {
  sockets: SocketsOptions
  maxFrameSize: number
  maxSockets: number
  maxSocketsPerAddress: number
  pingInterval: number
}

function describe(value: unknown): string {
  return inspect(value, { depth: 0 })
}

function wholeNumber(min: number): Check {
  return check(
    (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= MAX_TIMEOUT,
    `a whole number from ${min} to ${MAX_TIMEOUT}`,
    describe,
  )
}

const CHECKS = {
  maxFrameSize: wholeNumber(1),
  maxSockets: wholeNumber(1),
  maxSocketsPerAddress: wholeNumber(1),
  pingInterval: wholeNumber(0),
  logger: checkLogger(['error'], describe),
}

/**
 * The other options are checked by core.
 *
 * @throws TypeError that names the option, its value and the fix.
 */
export function toSocketSettings(options: UpgradeHandlerOptions): SocketSettings {
  for (const [name, checkValue] of Object.entries(CHECKS)) {
    const value: unknown = options[name as keyof typeof CHECKS]
    const problem = value === undefined ? undefined : checkValue(value)
    if (problem !== undefined) throw new TypeError(`option ${name} ${problem}`)
  }
  const {
    maxFrameSize = 64 * 1024 * 1024,
    maxSockets = 10_000,
    maxSocketsPerAddress = 1_000,
    pingInterval = 30_000,
    logger: _,
    ...sockets
  } = options
  // In characters there, of which a frame has no more than bytes.
  return {
    sockets: { ...sockets, maxFrameSize },
    maxFrameSize,
    maxSockets,
    maxSocketsPerAddress,
    pingInterval,
  }
}
