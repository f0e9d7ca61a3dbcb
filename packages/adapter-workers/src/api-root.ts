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
  if (!URL.canParse(apiRoot)) return []
  const { hostname, port, protocol } = new URL(apiRoot)
  if (isLoopback(hostname)) {
    return isDeployed
      ? [
          `apiRoot names ${hostname}, which no deployed Worker reaches; ` +
            'give the HTTP server of the OneBot implementation a public host name',
        ]
      : []
  }

  const warnings: string[] = []
  if (isAddress(hostname)) {
    warnings.push(
      `apiRoot names the bare IP address ${hostname}, and Cloudflare refuses the requests of a ` +
        'deployed Worker to one; give it a host name in the DNS',
    )
  }
  if (port !== '' && allowsPorts === false) {
    warnings.push(
      `apiRoot names port ${port}, and a deployed Worker of this compatibility date takes port ` +
        `${protocol === 'https:' ? 443 : 80} instead; set compatibility_date to 2024-09-02 or ` +
        'later, without the flag ignore_custom_ports',
    )
  }
  return warnings
}

/** A URL holds an IPv4 address in decimal and an IPv6 address in brackets. */
function isAddress(hostname: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(hostname) || hostname.startsWith('[')
}

function isLoopback(hostname: string): boolean {
  if (isAddress(hostname)) {
    return hostname.startsWith('127.') || hostname === '[::1]' || hostname === '0.0.0.0'
  }
  return hostname === 'localhost' || hostname.endsWith('.localhost')
}
