import { isObject } from '../internal/value.ts'

/** Errors of undici and Bun that come before anything is written. */
const CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ConnectionRefused',
  'FailedToOpenSocket',
])
/** Certificates that are not accepted, and handshakes that fail. */
const TLS = /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$)/
/** Deno has no code, but names the phase: finding the host, connecting, TLS. */
const DENO_CONNECT = /client error \(Connect\)/

/**
 * Whether a call that got no answer can have reached the implementation: `no` where the platform's
 * error proves that nothing was written.
 */
export function sentOf(cause: unknown): 'no' | 'unknown' {
  if (!isObject(cause)) return 'unknown'
  const { code, message, syscall } = cause
  const isEarly =
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    (typeof code === 'string' && (CODES.has(code) || TLS.test(code))) ||
    (typeof message === 'string' && DENO_CONNECT.test(message))
  return isEarly ? 'no' : 'unknown'
}
