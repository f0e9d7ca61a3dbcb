import type { Client } from '../api/client.ts'
import { type CallError, isApiNotAvailable, isCQHttpError } from '../base/errors.ts'
import type { Logger } from '../base/logger.ts'
import type { Event } from '../events/event-names.ts'
import { toCalls } from './calls.ts'

/** Carries out a quick operation by actions; every call that fails is told to `onError`. */
export type CarryOut = (
  operation: object,
  event: Event,
  onError: (error: unknown) => void,
) => Promise<void>

/** When a call is made again that never left, in milliseconds: an implementation may restart. */
const PAUSES = [500, 2000]

/**
 * One call that fails does not keep the others from being made. What has certainly not been sent is
 * tried again, and nothing else.
 */
export function createCarryOut(client: Client, logger: Logger): CarryOut {
  return async (operation, event, onError) => {
    const calls = toCalls(operation as Record<string, unknown>, event)
    if (calls.length === 0 && Object.keys(operation).length > 0) {
      logger.warn('what a handler returned came too late, and no action does it')
    }
    if (calls.length > 0 && !client.reaches(event.self_id)) {
      logger.warn('an answer came too late, and there is no API to send it by')
      return
    }
    for (const [action, params] of calls) {
      for (const pause of [...PAUSES, undefined]) {
        try {
          await client.callWire(action, params, { selfId: event.self_id })
          break
        } catch (error) {
          if (pause === undefined || !neverLeft(error)) {
            onError(error)
            break
          }
          await new Promise((resolve) => setTimeout(resolve, pause))
        }
      }
    }
  }
}

/** Without an API there is nothing to wait for. */
function neverLeft(error: unknown): boolean {
  return (
    isCQHttpError(error) && (error as Partial<CallError>).sent === 'no' && !isApiNotAvailable(error)
  )
}
