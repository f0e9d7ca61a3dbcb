/** https://developers.cloudflare.com/workers/runtime-apis/web-standards/#navigatoruseragent */
export function isWorkerd(): boolean {
  return globalThis.navigator?.userAgent === 'Cloudflare-Workers'
}

/** Bun, Deno and Node decode what they fetch, and leave the fields; workerd takes care of both. */
export function withoutEncoding(response: Response): Response {
  const { url, body, status, statusText, headers } = response
  const coding = headers.get('content-encoding') ?? ''
  if (!url || isWorkerd() || !/^(?:x-)?(?:gzip|deflate|br)$/.test(coding)) return response
  const kept = new Headers(headers)
  for (const name of ['content-encoding', 'content-length']) kept.delete(name)
  return new Response(body, { status, statusText, headers: kept })
}
