import { withoutSecrets } from '@cqhttp/playground'
import { isJsonObject } from '@cqhttp/sandbox/tooling'

/** An address and its parts, as the words for findings name them; without what may be secret. */
export type Place = {
  readonly url: string
  readonly origin: string
  readonly host: string
  readonly hostname: string
  readonly port: string
  readonly path: string
  /** The scheme without TLS, and the one with it. */
  readonly plain: 'http' | 'ws'
  readonly secure: 'https' | 'wss'
}

/** The parts of a valid address. */
export function placeOf(url: string): Place {
  const { protocol, host, hostname, pathname, port } = new URL(url)
  const isSocket = protocol.startsWith('ws')
  return {
    url: withoutSecrets(url),
    origin: `${protocol}//${host}`,
    host,
    hostname,
    port: port || (isSecure(url) ? '443' : '80'),
    path: pathname,
    plain: isSocket ? 'ws' : 'http',
    secure: isSocket ? 'wss' : 'https',
  }
}

/** Whether what goes to an address is encrypted. */
export function isSecure(url: string): boolean {
  return /^(?:https|wss):/i.test(url)
}

/** The beginning of a text, in one line. */
export function excerpt(text: string | undefined): string {
  return (text ?? '').slice(0, 500).replace(/\s+/g, ' ').trim().slice(0, 120)
}

/** A JSON object; undefined for any other text. */
export function readObject(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** A value as an object; an empty one for any other value. */
export function toObject(value: unknown): Record<string, unknown> {
  return isJsonObject(value) ? value : {}
}
