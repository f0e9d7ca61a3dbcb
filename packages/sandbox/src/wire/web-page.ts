/**
 * Whether a browser sends it for a web page that is not of this machine. Such a page can send text to
 * any address, and an API without a token would carry it out.
 */
export function isForeign(headers: Readonly<Record<string, string>>): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (site === 'cross-site') return true
  if (origin === undefined) return false
  const host = URL.parse(origin)?.hostname ?? ''
  return host !== 'localhost' && host !== '127.0.0.1' && host !== '[::1]'
}
