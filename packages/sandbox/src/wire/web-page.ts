/**
 * Whether a browser sends it for a web page that is not of this machine. Such a page can send text to
 * any address, and an API without a token would carry it out.
 */
export function isForeign(headers: Readonly<Record<string, string>>): boolean {
  const { host = '', origin, 'sec-fetch-site': site } = headers
  if (site === 'cross-site' || (origin !== undefined && !isHere(origin))) return true
  // The name of the page itself may point here.
  return site !== undefined && !isHere(`http://${host}`)
}

function isHere(address: string): boolean {
  const { hostname = '' } = URL.parse(address) ?? {}
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]'
}
