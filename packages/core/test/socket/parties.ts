import { CQHttp } from '../../src/cqhttp.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import type { SocketRequest } from '../../src/socket/admission.ts'
import { onConnection } from '../../src/socket/registry.ts'
import { createSockets, type SocketsOptions } from '../../src/socket/sockets.ts'
import type { ConnectionReport } from '../../src/socket/connection.ts'
import { fakeSocket } from '../support/fake-socket.ts'
import { createLog } from '../support/logger.ts'

/** A handshake, by default as an implementation of the account 10001000 sends it. */
export function handshake(
  headers: Record<string, string> = {},
  url = 'http://bot.test/ws',
): SocketRequest {
  const fields = { 'X-Self-ID': '10001000', 'X-Client-Role': 'Universal', ...headers }
  // An empty value leaves a header out.
  const sent = Object.entries(fields).filter(([, value]) => value !== '')
  return { url, headers: new Headers(sent) }
}

/** A bot with sockets, and what it logged and reported. */
export function createParties(options: CQHttpOptions = {}, socketsOptions: SocketsOptions = {}) {
  const log = createLog()
  const bot = new CQHttp({ secret: false, logger: log, ...options })
  const sockets = createSockets(bot, socketsOptions)
  const reports: ConnectionReport[] = []
  onConnection(bot, (report) => void reports.push(report))
  const warnings = (): unknown[] =>
    log.lines.filter(([level]) => level === 'warn').map(([, text]) => text)

  /** Opens a socket. */
  async function open(headers: Record<string, string> = {}, runtime = {}, url?: string) {
    const socket = fakeSocket()
    const request = handshake(headers, url)
    await sockets.admit(request, '127.0.0.1')
    return { socket, connection: sockets.open(socket, request, runtime) }
  }
  return { bot, sockets, log, reports, warnings, open }
}

/** Time for promises that wait for nothing from outside. */
export const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))
