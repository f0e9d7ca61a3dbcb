import type { Client } from '../api/client.ts'
import { isApiNotAvailable } from '../base/errors.ts'
import type { Logger } from '../base/logger.ts'
import { isObject } from '../base/value.ts'
import type { Event } from '../events/event-names.ts'
import { isHeeded, toCalls } from './calls.ts'

/** Carries out a quick operation by actions; every call that fails is reported. */
export type CarryOut = (
  operation: object,
  delivery: { readonly event: Event; reportError(error: unknown): void },
) => Promise<void>

/** How often and after which time, in milliseconds, a call is made again that never left. */
const RETRIES = 2
const PAUSE = 500

/**
 * One call that fails does not keep the others from being made. What was certainly not sent is tried
 * again, since an implementation may be restarting, and nothing else is.
 */
export function createCarryOut(client: Client, logger: Logger): CarryOut {
  return async (operation, delivery) => {
    const { event } = delivery
    const fields = operation as Record<string, unknown>
    const calls = toCalls(fields, event)
    // Whoever says `delete: false` misses nothing.
    const isMissed = calls.length === 0 && Object.values(fields).some(Boolean)
    if (isMissed && isHeeded(fields, event)) {
      logger.warn('what a handler returned came too late, and no action does it')
    }
    if (calls.length > 0 && !client.reaches(event.self_id)) {
      logger.warn('an answer came too late, and there is no API to send it by')
      return
    }
    for (const [action, params] of calls) {
      for (let attempt = 0; ; attempt++) {
        try {
          await client.callWire(action, params, { selfId: event.self_id })
          break
        } catch (error) {
          if (attempt === RETRIES || !isNeverSent(error)) {
            delivery.reportError(error)
            break
          }
        }
        await new Promise((resolve) => setTimeout(resolve, PAUSE * 4 ** attempt))
      }
    }
  }
}

/** Without an API there is nothing to wait for. */
function isNeverSent(error: unknown): boolean {
  return isObject(error) && error['sent'] === 'no' && !isApiNotAvailable(error)
}
