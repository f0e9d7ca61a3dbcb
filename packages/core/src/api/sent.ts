import { isObject } from '../base/value.ts'

/** Errors of undici and Bun that come before anything is written. */
const CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ConnectionRefused',
  'FailedToOpenSocket',
])
/** Certificates that are not accepted. */
const CERTIFICATE = /^(?:CERT_|ERR_TLS_CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/
/** Handshakes that fail; other errors of TLS may come after something was written. */
const HANDSHAKE =
  /^ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNSUPPORTED_PROTOCOL|\w+_(?:HANDSHAKE_FAILURE|PROTOCOL_VERSION|UNRECOGNIZED_NAME))$/
/** Deno has no code, but its inner error names the phase: finding the host, connecting, TLS. */
const DENO_CONNECT = /client error \(Connect\)/
/** undici and Deno, of the ports of https://fetch.spec.whatwg.org/#port-blocking. */
const BLOCKED_PORT = /^bad port$|port \d+ are blocked/

/**
 * Whether a call that got no answer can have reached the implementation: `no` where the platform's
 * error proves that nothing was written.
 */
export function sentOf(cause: unknown): 'no' | 'unknown' {
  if (!isObject(cause)) return 'unknown'
  const { code, message, syscall, errors, cause: inner } = cause
  const messages = [message, isObject(inner) ? inner['message'] : undefined]
  // Of all addresses of a host.
  if (Array.isArray(errors) && errors.length > 0) {
    return errors.every((error) => sentOf(error) === 'no') ? 'no' : 'unknown'
  }
  const isEarly =
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    (typeof code === 'string' &&
      (CODES.has(code) || CERTIFICATE.test(code) || HANDSHAKE.test(code))) ||
    messages.some(
      (text) => typeof text === 'string' && (DENO_CONNECT.test(text) || BLOCKED_PORT.test(text)),
    )
  return isEarly ? 'no' : 'unknown'
}

/** Why no answer came, and with it whether the call can have reached the implementation. */
export interface Explanation {
  cause: unknown
  sent: 'no' | 'unknown'
  reason: string
}

export function explain(error: unknown): Explanation {
  const cause = platformError(error)
  const sent = sentOf(cause)
  const { code, message, cause: inner } = isObject(cause) ? cause : { message: cause }
  // undici says `fetch failed`, and why in the error inside.
  const reason = String(code ?? ((isObject(inner) && inner['message']) || message))
  if (sent !== 'no') return { cause, sent, reason: `no answer (${reason})` }
  const hint = BLOCKED_PORT.test(reason)
    ? 'fetch blocks this port, so let the implementation take another'
    : 'is the implementation running at apiRoot?'
  return { cause, sent, reason: `nothing was sent (${reason}); ${hint}` }
}

/** The outermost error that has a code: undici wraps it into one that says `fetch failed` only. */
function platformError(error: unknown): unknown {
  for (
    let inner = error, depth = 0;
    isObject(inner) && depth < 5;
    inner = inner['cause'], depth++
  ) {
    if (typeof inner['code'] === 'string') return inner
  }
  return error
}

/**
 * Deno sends a POST again when a connection that it reuses is lost before the answer
 * (https://github.com/denoland/deno/issues/35610), so there each call closes its connection.
 */
export const connection: 'close' | undefined = 'Deno' in globalThis ? 'close' : undefined

interface Dispatcher {
  dispatch(options: object, handler: object): boolean
}

const DISPATCHERS = ['undici.globalDispatcher.1', 'undici.globalDispatcher.2'].map(Symbol.for)

/**
 * What `fetch` is given so that it does not give up by itself: Node's does after 300 s without a
 * byte, and Bun's too. Node's dispatcher stays the process's own, which may be one for a proxy.
 */
export function unlimited(): object {
  const [first, second] = DISPATCHERS.map(
    (key) => (globalThis as Partial<Record<symbol, Dispatcher>>)[key],
  )
  const init = { timeout: false }
  if (first === undefined && second === undefined) return init
  const dispatch: Dispatcher['dispatch'] = (options, handler) => {
    // The second takes the handlers of undici 8, and where both are there not those before.
    const dispatcher = 'onRequestStart' in handler ? (second ?? first) : (first ?? second)
    if (dispatcher === undefined) throw new TypeError('undici lost its dispatcher')
    return dispatcher.dispatch({ ...options, headersTimeout: 0, bodyTimeout: 0 }, handler)
  }
  return { ...init, dispatcher: { dispatch } }
}

/** undici's parser keeps the answer that it could not read, which may repeat the request. */
export function withoutData(error: unknown): unknown {
  for (
    let inner = error, depth = 0;
    isObject(inner) && depth < 5;
    inner = inner['cause'], depth++
  ) {
    Reflect.deleteProperty(inner, 'data')
  }
  return error
}
