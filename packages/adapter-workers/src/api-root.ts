/** What decides whether an address can be reached from a Worker. */
export interface Surroundings {
  /** Whether the Worker runs on Cloudflare's network, rather than under `wrangler dev`. */
  isDeployed: boolean
  /** Whether `fetch` heeds ports other than 80 and 443; `undefined` where that is unknown. */
  allowsPorts: boolean | undefined
}

/**
 * Says what keeps a Worker from reaching the implementation's API, once it is deployed: nothing for
 * what works, and nothing for the developer's own machine under `wrangler dev`.
 *
 * @see https://developers.cloudflare.com/workers/platform/known-issues/#fetch-to-ip-addresses
 * @see https://developers.cloudflare.com/workers/configuration/compatibility-flags/
 */
export function checkApiRoot(apiRoot: string, { isDeployed, allowsPorts }: Surroundings): string[] {
  const url = URL.parse(apiRoot)
  if (url === null) return []
  const { hostname, port, protocol } = url
  if (LOOPBACK.test(hostname)) return isDeployed ? [`apiRoot names ${hostname}${UNREACHABLE}`] : []

  const warnings: string[] = []
  if (ADDRESS.test(hostname)) {
    warnings.push(`apiRoot names the bare IP address ${hostname}${UNREACHABLE}`)
  }
  if (port !== '' && allowsPorts === false) {
    warnings.push(
      `apiRoot names port ${port}, but a deployed Worker takes port ` +
        `${protocol === 'https:' ? 443 : 80} instead; set compatibility_date to 2024-09-02 or ` +
        'later, without ignore_custom_ports',
    )
  }
  return warnings
}

/** A URL holds an IPv4 address in decimal, and an IPv6 address in brackets. */
const ADDRESS = /^\[|^[\d.]+$/
const LOOPBACK = /^(?:127\.[\d.]+|\[::1\]|0\.0\.0\.0|(?:.*\.)?localhost)$/
const UNREACHABLE =
  ', which no deployed Worker reaches; give the OneBot implementation a public host name'
