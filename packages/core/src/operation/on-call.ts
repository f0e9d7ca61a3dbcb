import type { CallOptions } from '../api/transport.ts'
import type { Client } from '../api/client.ts'
import { isCQHttpError } from '../base/errors.ts'
import type { Id } from '../base/id.ts'
import { now } from '../base/timers.ts'
import type { Parts } from '../parts.ts'

/** What operation needs of a bot. */
export interface OperatedBot {
  settings(): Pick<Parts, 'processor' | 'client' | 'logger'>
}

/** What became of a call of the API. */
export interface CallReport {
  /** The action, such as `send_msg`. */
  readonly action: string
  /** The account, when it is known. */
  readonly selfId: Id | undefined
  /** How long it took, in milliseconds; retries of reads included. */
  readonly duration: number
  /** Why it failed; undefined when it succeeded. */
  readonly error: unknown
}

/** Is told of each call when it is over; one that throws is logged. */
export type CallHandler = (report: CallReport) => void | Promise<void>

/** A call that is being made. */
export interface Call {
  readonly action: string
  readonly selfId: Id | undefined
}

type Around = (call: Call, make: () => Promise<unknown>) => Promise<unknown>

/** Puts a function around all calls that the bot makes from now on. */
export function aroundCalls(bot: OperatedBot, around: Around): void {
  const { client } = bot.settings()
  for (const name of ['call', 'callWire'] as const) {
    const make = client[name].bind(client)
    client[name] = (action, params, options: CallOptions = {}) =>
      around({ action, selfId: options.selfId }, () => make(action, params, options))
  }
}

const handlersOf = new WeakMap<Client, Set<CallHandler>>()

/**
 * Registers for what becomes of each call of the API, for logs and metrics: `bot.send`, actions, and what
 * is done for handlers. Of events, `bot.onDelivery` tells.
 *
 * @returns A function that takes the handler off again.
 * @example
 * ```ts
 * onCall(bot, ({ action, duration, error }) => console.log(action, duration, error ? 'failed' : 'ok'))
 * ```
 */
export function onCall(bot: OperatedBot, handler: CallHandler): () => void {
  const { client, logger } = bot.settings()
  let handlers = handlersOf.get(client)
  if (handlers === undefined) {
    handlers = new Set()
    handlersOf.set(client, handlers)
    tellAfterCalls(bot, handlers)
  }
  handlers.add(handler)
  return () => void handlers.delete(handler)

  function tellAfterCalls(of: OperatedBot, all: ReadonlySet<CallHandler>): void {
    aroundCalls(of, async (call, make) => {
      const start = now()
      const tell = (error: unknown): void => {
        const report: CallReport = { ...call, duration: now() - start, error }
        for (const each of all) void tellOne(each, report)
      }
      try {
        const result = await make()
        tell(undefined)
        return result
      } catch (error) {
        tell(error)
        throw error
      }
    })
  }

  async function tellOne(each: CallHandler, report: CallReport): Promise<void> {
    try {
      await each(report)
    } catch (failure) {
      logger.error('an onCall handler failed:', failure)
    }
  }
}

/** The name of an error for labels: few, and nothing of its text. */
export function errorType(error: unknown): string {
  return isCQHttpError(error) || error instanceof Error ? error.name : typeof error
}
