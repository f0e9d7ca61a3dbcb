import type { IncomingMessage } from 'node:http'

/** A request that no endpoint can be asked to answer; it gets 400. */
export class BadRequestError extends Error {
  override name = 'BadRequestError'
}

/** A host name, an IPv4 or an IPv6 address, perhaps with a port; no path, no user. */
const HOST = /^(?:[\w.-]+|\[[\d:a-f.]+\])(?::\d{1,5})?$/i

/**
 * The absolute URL of a request. The target decides the path and nothing else, so that neither
 * `//host/path` nor `GET http://host/path` chooses the host; a `Host` header that is missing or
 * no host gives `localhost`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 * @throws BadRequestError for a target without a path.
 */
export function requestUrl(req: IncomingMessage): string {
  const path = requestPath(req.url ?? '/')
  const scheme = 'encrypted' in req.socket && req.socket.encrypted === true ? 'https' : 'http'
  const { host } = req.headers
  if (host !== undefined && HOST.test(host)) {
    const url = `${scheme}://${host}${path}`
    if (URL.canParse(url)) return url
  }
  return `${scheme}://localhost${path}`
}

function requestPath(target: string): string {
  if (target.startsWith('/')) return target
  if (target === '*') return '/*'
  if (!URL.canParse(target)) throw new BadRequestError(`no path in the request target`)
  const { pathname, search } = new URL(target)
  return pathname.startsWith('/') ? pathname + search : `/${pathname}${search}`
}
