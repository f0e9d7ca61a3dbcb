import { HOST } from '@cqhttp/core/adapter'

import type { RequestParts } from './fronts/front.ts'

/**
 * The absolute URL of a request, as a Web `Request` has it.
 *
 * The host is that of the `host` field, else the front's domain, else `localhost`: a value that is
 * no host is passed over. Nothing of the path gets there, since it starts with a slash.
 */
export function toUrl({ path, query, fields, domainName }: RequestParts): string {
  const scheme = /^http\s*(?:,|$)/i.test(fields.get('x-forwarded-proto') ?? '') ? 'http' : 'https'
  const target = `${path.startsWith('/') ? '' : '/'}${path}${query && `?${query}`}`
  for (const host of [fields.get('host'), domainName]) {
    if (typeof host !== 'string' || !HOST.test(host)) continue
    const url = URL.parse(`${scheme}://${host}${target}`)
    if (url !== null) return url.href
  }
  return new URL(`${scheme}://localhost${target}`).href
}

/** An encoded path; escapes only what would end it or be changed on the way into a URL. */
export function escapePath(path: string): string {
  return path.replaceAll(/[\0-\x20?#\\]/g, encodeURIComponent)
}

/**
 * A path that the front has decoded: a `?` in it was sent as `%3F`, and `%` as `%25`. An escape is
 * left as it is: emulators do not decode, and API Gateway decodes twice, so that hardly any comes
 * from there.
 *
 * A URL would resolve dot segments, and the request reach another route. A segment `..` can only
 * have been sent with an escaped slash beside it, and gets it again; `%2e%2e` with an escaped `%`.
 */
export function escapeDecodedPath(path: string): string {
  const escaped = escapePath(path.replaceAll(/%(?![\da-f]{2})/gi, '%25'))
  const segments = escaped
    .split('/')
    .map((segment) => (DOTS.test(segment) ? segment.replaceAll('%', '%25') : segment))
  return segments
    .join('/')
    .replaceAll(/(?<=\/)(\.{1,2})\//g, '$1%2F')
    .replace(/(?<=.)\/(\.{1,2})$/, '%2F$1')
}

/** https://url.spec.whatwg.org/#double-dot-path-segment */
const DOTS = /^(?:\.|%2e){1,2}$/i

/** A query as it was sent. */
export function escapeQuery(query: string): string {
  return query.replaceAll(/[\0-\x20#]/g, encodeURIComponent)
}

/** A query whose names and values the front has decoded. */
export function encodeQuery(values: ReadonlyMap<string, readonly string[]>): string {
  return new URLSearchParams(toPairs(values)).toString()
}

/** A query whose names and values are still encoded. */
export function joinQuery(values: ReadonlyMap<string, readonly string[]>): string {
  const pairs = toPairs(values).map(
    ([name, value]) =>
      `${name.replaceAll(/[&=]/g, encodeURIComponent)}=${value.replaceAll('&', '%26')}`,
  )
  return escapeQuery(pairs.join('&'))
}

function toPairs(values: ReadonlyMap<string, readonly string[]>): [string, string][] {
  return [...values].flatMap(([name, list]) => list.map((value): [string, string] => [name, value]))
}

/** Takes the stage off a path that starts with it as a whole segment; `$default` never does. */
export function withoutStage(path: string, stage: unknown): string {
  if (typeof stage !== 'string' || stage === '' || stage === '$default') return path
  const prefix = `/${stage}`
  return path === prefix || path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path
}
