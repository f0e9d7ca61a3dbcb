import type { IncomingMessage } from 'node:http'

import { HOST } from '@cqhttp/core/adapter'

/** A request that no endpoint can be asked to answer; it gets 400. */
export class BadRequestError extends Error {
  override name = 'BadRequestError'
}

/**
 * The absolute URL of a request. The target decides the path and nothing else, so that neither
 * `//host/path` nor `GET http://host/path` chooses the host; a `Host` header, or the `:authority` of
 * HTTP/2, that is missing or no host gives `localhost`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 * @throws BadRequestError for a target without a path.
 */
export function requestUrl(req: IncomingMessage): string {
  const path = requestPath(req.url ?? '/')
  const scheme = 'encrypted' in req.socket && req.socket.encrypted === true ? 'https' : 'http'
  const host = hostOf(req)
  return `${scheme}://${host !== undefined && isHost(host) ? host : 'localhost'}${path}`
}

/** https://www.rfc-editor.org/rfc/rfc9113#section-8.3.1 */
export function hostOf({ headers }: IncomingMessage): string | undefined {
  const authority = headers[':authority']
  return typeof authority === 'string' ? authority : headers.host
}

/** What was found about the last `Host`: an implementation sends the same one with every event. */
let last = { host: '', isHost: false }

/** Parsing a URL takes 1 µs; only the host can make it fail, not the path. */
function isHost(host: string): boolean {
  if (host !== last.host) {
    last = { host, isHost: HOST.test(host) && URL.canParse(`http://${host}/`) }
  }
  return last.isHost
}

function requestPath(target: string): string {
  if (target.startsWith('/')) return target
  if (target === '*') return '/*'
  if (!URL.canParse(target)) throw new BadRequestError(`no path in the request target`)
  const { pathname, search } = new URL(target)
  return pathname.startsWith('/') ? pathname + search : `/${pathname}${search}`
}
