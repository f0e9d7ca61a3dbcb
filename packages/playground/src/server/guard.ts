import { createHash, timingSafeEqual } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** The largest control request, in bytes: a picture of 16 MiB in base64. */
export const MAX_BODY: number = 24 * 1024 * 1024

const OWN_HOST = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i

/** Such as `http://localhost:5701`; undefined unless the host names this machine (DNS rebinding). */
function ownOrigin(host: string | undefined): string | undefined {
  return host !== undefined && OWN_HOST.test(host) ? URL.parse(`http://${host}`)?.origin : undefined
}

/** Refuses requests that do not name this machine, as of a foreign page whose name points here. */
export const checkHost: MiddlewareHandler<{ Bindings: HttpBindings }> = async (context, next) => {
  const origin = ownOrigin(context.req.header('host'))
  const port = context.env.incoming.socket.localPort
  if (origin === undefined || Number(new URL(origin).port || 80) !== port) {
    return context.text(`open the sandbox as http://127.0.0.1:${port}/`, 421)
  }
  return next()
}

/** Lets only the page itself in, and programs that know the token. */
export function checkCaller(token: string): MiddlewareHandler {
  const expected = digest(`Bearer ${token}`)
  return async (context, next) => {
    const { req } = context
    const origin = req.header('origin')
    if (origin !== undefined && origin !== ownOrigin(req.header('host'))) {
      return context.text('requests from other pages are refused', 403)
    }
    if (!timingSafeEqual(digest(req.header('authorization') ?? ''), expected)) {
      return context.text('the token is missing, or from another run', 401)
    }
    return next()
  }
}

/** Always of the same length, as comparing in constant time needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** Refuses other methods; HEAD too, which Hono treats as GET: it would open an unread stream. */
export function allow(method: 'GET' | 'POST'): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.method === method) return next()
    return context.json({ error: `the method must be ${method}` }, 405, { allow: method })
  }
}

/** Takes only JSON, which forms of other pages cannot send. */
export const checkType: MiddlewareHandler = async (context, next) => {
  if (/^application\/json\s*(?:;|$)/i.test(context.req.header('content-type') ?? '')) return next()
  return context.json({ error: 'the content type must be application/json' }, 415)
}

export const limitBody: MiddlewareHandler = bodyLimit({
  maxSize: MAX_BODY,
  onError: (context) =>
    context.json({ error: `a command may have at most ${MAX_BODY} bytes` }, 413),
})

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
  "img-src 'self' data: blob: http: https:",
  'media-src data: http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
