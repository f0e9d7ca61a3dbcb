import type { IRequest, RouterType } from 'itty-router'
import type { Incoming, Runtime } from './endpoint.ts'
import { describe } from '../base/value.ts'
import { isResponse } from './web.ts'

/** itty-router as the bot has it: routes get the request and what the adapter knows. */
export type BotRouter = RouterType<IRequest, [runtime: Runtime]>

/**
 * Tries the routes of the bot's author; `undefined` when none of them answers.
 *
 * itty-router matches by `method` and `url` and hands `proxy` to the routes, so a `Request` is made
 * only when one of them wants it.
 */
export async function route(
  router: BotRouter,
  incoming: Incoming,
  runtime: Runtime,
): Promise<Response | undefined> {
  let request: Request | undefined
  const routed = {
    method: incoming.method,
    url: incoming.url,
    get proxy(): Request {
      request ??= incoming.request()
      const { params, query, route } = this as Partial<IRequest>
      return Object.assign(request, { params: params ?? {}, query: query ?? {}, route })
    },
  }
  const result: unknown = await router.fetch(routed, runtime)
  if (result === undefined || result === null) return undefined
  if (isResponse(result)) return result
  throw new TypeError(`a route returned ${describe(result)}; return a Response, or nothing`)
}
