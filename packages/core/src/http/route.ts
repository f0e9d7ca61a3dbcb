import type { IRequest, RouterType } from 'itty-router'
import type { Incoming, Runtime } from './endpoint.ts'
import { describe } from '../base/value.ts'
import { withoutQuery } from './path.ts'
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
  // The router takes quadratic time for a parameter that is repeated.
  const url = withoutQuery(incoming.url)
  let request: Request | undefined
  const routed = {
    method: methodFor(router, incoming.method, url),
    url,
    get proxy(): Request {
      request ??= incoming.request()
      const { params, route } = this as Partial<IRequest>
      const query = queryOf(incoming.url)
      return Object.assign(request, { params: params ?? {}, query, route })
    },
  }
  const result: unknown = await router.fetch(routed, runtime)
  if (result === undefined || result === null) return undefined
  if (!isResponse(result)) {
    throw new TypeError(`a route returned ${describe(result)}; return a Response, or nothing`)
  }
  if (incoming.method !== 'HEAD' || result.body === null) return result
  void result.body.cancel().catch(() => {})
  return new Response(null, result)
}

/**
 * A route for GET answers HEAD too, where none is for HEAD alone.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2
 */
function methodFor({ routes }: BotRouter, method: string, url: string): string {
  if (method !== 'HEAD') return method
  const { pathname } = new URL(url)
  return routes.some(([name, pattern]) => name === method && pattern.test(pathname))
    ? method
    : 'GET'
}

/** As itty-router has it: repeated parameters are lists. */
function queryOf(url: string): IRequest['query'] {
  const query = Object.create(null) as IRequest['query']
  for (const [name, value] of new URL(url).searchParams) {
    const before = query[name]
    if (Array.isArray(before)) before.push(value)
    else query[name] = before ? [before, value] : value
  }
  return query
}
