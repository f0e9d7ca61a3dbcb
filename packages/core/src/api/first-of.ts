import { isApiNotAvailable } from '../base/errors.ts'
import type { ActionCall, ActionResponse, Transport } from './transport.ts'

/**
 * Tries transports in order: the next one when one rejects with `ApiNotAvailableError`, which says
 * that nothing was sent, and never after another error.
 *
 * @throws TypeError without any transport.
 */
export function firstOf(...transports: Transport[]): Transport {
  if (transports.length === 0) throw new TypeError('firstOf takes at least one transport')
  return inOrder(transports)
}

interface Reaching {
  reaches: NonNullable<Transport['reaches']>
}

/** As {@link firstOf}, of a list that may be empty for now: what is added later is asked too. */
export function inOrder(transports: readonly Transport[]): Transport & Reaching {
  const first = async (call: ActionCall): Promise<ActionResponse> => {
    let unavailable: unknown
    for (const transport of transports) {
      try {
        return await transport(call)
      } catch (error) {
        if (!isApiNotAvailable(error)) throw error
        unavailable = error
      }
    }
    throw unavailable
  }
  return Object.assign(first, {
    reaches: (selfId: ActionCall['selfId']) =>
      transports.some((transport) => transport.reaches?.(selfId) ?? true),
  })
}
