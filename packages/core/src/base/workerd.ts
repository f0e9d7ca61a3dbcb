/** https://developers.cloudflare.com/workers/runtime-apis/web-standards/#navigatoruseragent */
export function isWorkerd(): boolean {
  return globalThis.navigator?.userAgent === 'Cloudflare-Workers'
}
