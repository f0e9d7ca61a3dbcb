import { type Describe, hasMethods } from '../base/check.ts'
import type { Endpoint, Incoming, Outgoing, Runtime } from './endpoint.ts'

/** Asks an endpoint: `handle` where it has that, else `fetch`, for which a `Request` is made. */
export async function ask(
  endpoint: Endpoint,
  incoming: Incoming,
  runtime: Runtime,
): Promise<Outgoing | Response> {
  if (endpoint.handle !== undefined) return await endpoint.handle(incoming, runtime)
  return await endpoint.fetch(incoming.request(), runtime)
}

/** Not `instanceof Response`: frameworks bring their own, and on Node its first touch takes 55 ms. */
export function isOutgoing(answer: Outgoing | Response): answer is Outgoing {
  return typeof answer.body === 'string'
}

/** Whether a value can be served: whether it has `fetch`. */
export function isEndpoint(value: unknown): value is Endpoint {
  return hasMethods(value, 'fetch')
}

/** @throws TypeError for anything that has no `fetch`. */
export function checkEndpoint(endpoint: unknown, describe: Describe): void {
  if (isEndpoint(endpoint)) return
  throw new TypeError(
    'the endpoint must be a bot or another object with a fetch method, but it is ' +
      describe(endpoint),
  )
}

/** A host name, an IPv4 or an IPv6 address, perhaps with a port; no path, no user. */
export const HOST: RegExp = /^(?:[\w.-]+|\[[\d:a-f.]+\])(?::\d{1,5})?$/i
