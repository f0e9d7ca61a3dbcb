import { ignore, type Logger } from '../base/logger.ts'
import { now } from '../base/timers.ts'
import { keepAlive, type Runtime } from '../handling/runtime.ts'
import type { Incoming, Outgoing } from './endpoint.ts'
import { createPathTest } from './path.ts'
import type { Posted } from './read-event.ts'
import { createRefusalLog, Refusal } from './refusal.ts'
import { respondError } from './respond.ts'
import { type BotRouter, route } from './route.ts'

interface HandleSettings {
  /** Where events are posted. */
  path: string
  /** Undefined as long as the bot has no routes of its own. */
  router: () => BotRouter | undefined
  read: (incoming: Incoming) => Promise<Posted>
  answer: (
    posted: Posted,
    runtime: Runtime | null | undefined,
    arrival: number,
  ) => Promise<Outgoing>
  logger: Logger
}

/** Answers a request: your own routes first, then events; never rejects. */
export type Handle = (incoming: Incoming, runtime?: Runtime | null) => Promise<Outgoing | Response>

export function createHandle({ path, router, read, answer, logger }: HandleSettings): Handle {
  const isPath = createPathTest(path)
  const log = createRefusalLog(path, logger)

  return async (incoming, runtime) => {
    const arrival = now()
    try {
      const routes = router()
      if (routes !== undefined) {
        const routing = route(routes, incoming, runtime ?? {})
        // It goes on when its client hangs up, as a handler does.
        keepAlive(runtime ?? {}, routing.then(ignore, ignore), logger)
        const response = await routing
        if (response !== undefined) return response
      }
      if (!isPath(incoming.url)) throw new Refusal(404, 'not found', 'wrong-path')
      if (incoming.method !== 'POST') {
        throw new Refusal(405, 'events are posted', 'wrong-method', { allow: 'POST' })
      }
      return await answer(await read(incoming), runtime, arrival)
    } catch (error) {
      if (error instanceof Refusal) {
        log(error, incoming)
        return error.outgoing
      }
      logger.error('a request could not be answered:', error)
      return respondError(500, 'internal error')
    }
  }
}
