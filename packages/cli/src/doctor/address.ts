import { existsSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { probe } from './http-probe.ts'

const LOOPBACK = /^(?:127\.[\d.]+|\[::1\]|(?:.*\.)?localhost)$/
/** Addresses that the internet does not route, and names that only a network or a machine knows. */
const PRIVATE =
  /^(?:10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.[\d.]+|0\.0\.0\.0|\[f[cde][\da-f]*:[\da-f:]*\]|[^.[\]]+|.*\.(?:local|internal|lan|home|arpa))$/
const BARE = /^\[|^[\d.]+$/

/** Whether a host name stands for the machine, or the container, itself. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname)
}

/** Whether a host is reached by this machine or its own network only. */
export function isPrivate(hostname: string): boolean {
  return isLoopback(hostname) || PRIVATE.test(hostname)
}

/** Whether it is an IP address rather than a name. */
export function isBareAddress(hostname: string): boolean {
  return BARE.test(hostname)
}

/** Whether it is an address of this machine beside the loopback one. */
export function isOwnAddress(hostname: string): boolean {
  const plain = hostname.replace(/^\[|\]$/g, '')
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .some(({ address, internal }) => !internal && address === plain)
}

/** What containers call the machine that they run on. */
const HOST_NAMES = ['host.docker.internal', 'host.containers.internal']

/**
 * Whether this program runs in a container, and what it looks for on the loopback address, which is that
 * of the container, is on the machine around it.
 */
export async function isOutsideContainer(url: string, timeout: number): Promise<boolean> {
  const { hostname } = new URL(url)
  const isContainer = existsSync('/.dockerenv') || existsSync('/run/.containerenv')
  if (!isContainer || !isLoopback(hostname)) return false
  const answers = await Promise.all(
    HOST_NAMES.map(async (name) => {
      const address = new URL(url)
      address.hostname = name
      const { response } = await probe(address.href, { method: 'GET', headers: {}, timeout })
      return response !== undefined
    }),
  )
  return answers.includes(true)
}
