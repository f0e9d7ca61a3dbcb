import type { DiagnosisCode } from './diagnosis.ts'

/** How long an excerpt of a body may be. */
const EXCERPT = 120

const NETWORK: Readonly<Record<string, DiagnosisCode>> = {
  ECONNREFUSED: 'not-running',
  EHOSTUNREACH: 'not-running',
  ENETUNREACH: 'not-running',
  EADDRNOTAVAIL: 'not-running',
  ENOTFOUND: 'no-such-host',
  EAI_AGAIN: 'no-such-host',
  TIMEOUT: 'timeout',
  ETIMEDOUT: 'not-running',
  EPROTO: 'tls',
}

/** What an error code of a connection means. */
export function networkCode(error: string): DiagnosisCode {
  return NETWORK[error] ?? (isTls(error) ? 'tls' : 'connection-broken')
}

function isTls(error: string): boolean {
  return /^(ERR_)?(TLS|SSL)|CERT|SELF_SIGNED/.test(error)
}

/** The status of an error such as `HTTP 403`; undefined for another error. */
export function handshakeStatus(error: string): number | undefined {
  const [, status] = /^HTTP (\d{3})$/.exec(error) ?? []
  return status === undefined ? undefined : Number(status)
}

/** The beginning of a text, in one line. */
export function excerpt(body: string): string {
  const line = body
    .slice(0, 4 * EXCERPT)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line
}

/** An address and its parts, to be named in a fix. */
export type Place = {
  readonly url: string
  readonly host: string
  readonly path: string
  readonly port: string
  /** The scheme with TLS, and the one without. */
  readonly secure: 'https' | 'wss'
  readonly plain: 'http' | 'ws'
}

/** The parts of an address; one that is not an address is its own host. */
export function placeOf(url: string): Place {
  const isSocket = /^wss?:/.test(url)
  const schemes = { secure: isSocket ? 'wss' : 'https', plain: isSocket ? 'ws' : 'http' } as const
  if (!URL.canParse(url)) return { url, host: url, path: '/', port: '', ...schemes }
  const { host, pathname, port, protocol } = new URL(url)
  const usual = /^(?:https|wss):$/.test(protocol) ? '443' : '80'
  return { url, host, path: pathname, port: port || usual, ...schemes }
}
