import { connect } from 'node:net'

const LIMIT = 1000

/** Whether something listens at an address. */
export function isReachable(url: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(url)
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (/^(?:https|wss):$/.test(protocol) ? 443 : 80),
    timeout: LIMIT,
  })
  const end = (isThere: boolean): void => {
    socket.destroy()
    resolve(isThere)
  }
  socket
    .on('connect', () => end(true))
    .on('timeout', () => end(false))
    .on('error', () => end(false))
  return promise
}
