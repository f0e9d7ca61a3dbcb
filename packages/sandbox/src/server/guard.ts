import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

/** What a control request may weigh, in bytes: a picture of 16 MiB in base64. */
export const MAX_BODY: number = 24 * 1024 * 1024

const HOSTNAMES: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Such as `http://localhost:5701`, of a request to this machine; a name of elsewhere is rebinding. */
function ownOrigin(host: string | undefined): string | undefined {
  if (host === undefined || !URL.canParse(`http://${host}`)) return undefined
  const { hostname, origin } = new URL(`http://${host}`)
  return HOSTNAMES.has(hostname) ? origin : undefined
}

/** Only requests that name this machine: a page of elsewhere that points its name here gets nothing. */
export const checkHost: MiddlewareHandler = async (context, next) => {
  if (ownOrigin(context.req.header('host')) === undefined) {
    return context.text('open the sandbox as http://127.0.0.1 or http://localhost', 421)
  }
  return next()
}

/** Only the page itself, and programs that know the token. */
export function checkCaller(token: string): MiddlewareHandler {
  const expected = digest(`Bearer ${token}`)
  return async (context, next) => {
    const { req } = context
    const origin = req.header('origin')
    if (origin !== undefined && origin !== ownOrigin(req.header('host'))) {
      return context.text('requests from other pages are refused', 403)
    }
    if (!timingSafeEqual(digest(req.header('authorization') ?? ''), expected)) {
      return context.text('the token is missing or of another run', 401)
    }
    return next()
  }
}

/** Of the same length whatever is compared. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** What the page may load and do. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next()
  const { headers } = context.res
  headers.set('content-security-policy', POLICY)
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', 'same-origin')
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  'img-src * data: blob:',
  'media-src * data: blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
]
  .join('; ')
  .replaceAll('-src *', "-src 'self' http: https:")
