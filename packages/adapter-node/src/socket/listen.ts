import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

import type { Endpoint, ErrorLogger } from '@cqhttp/core/adapter'

import { type NodeSocketOptions, toSocketSettings } from './options.ts'
import { createUpgrades, isSocketBot, type Upgrades } from './upgrades.ts'

/**
 * Takes sockets on a server beside HTTP; undefined for an endpoint that is no bot.
 *
 * @throws TypeError for a wrong option.
 */
export function listenToUpgrades(
  server: Server,
  endpoint: Endpoint,
  options: NodeSocketOptions,
  logger: ErrorLogger,
  waitUntil: (task: Promise<unknown>) => void,
): Upgrades | undefined {
  const settings = toSocketSettings(options)
  if (!isSocketBot(endpoint)) return undefined
  const upgrades = createUpgrades(endpoint, { ...settings, logger, waitUntil })
  server.on('upgrade', (req, socket, head) => {
    if (isWebSocket(req)) upgrades.handle(req, socket, head)
    else ignoreUpgrade(server, req, socket, head)
  })
  return upgrades
}

function isWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket'
}

/**
 * Some clients offer HTTP/2 with every request (`Upgrade: h2c`). A server ignores what it does not
 * want (https://www.rfc-editor.org/rfc/rfc9110#section-7.8), but where anybody listens to upgrades
 * Node hands over all: the request is read again, without the offer.
 */
function ignoreUpgrade(server: Server, req: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = [`${req.method} ${req.url} HTTP/${req.httpVersion}`]
  const { rawHeaders } = req
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? ''
    if (!/^(?:upgrade|connection)$/i.test(name)) lines.push(`${name}: ${rawHeaders[index + 1]}`)
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  server.emit('connection', socket)
}
