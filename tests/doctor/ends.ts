// The two ends of a link, real ones on loopback, and what else may listen in their place.
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { networkInterfaces } from 'node:os'

import { serve, type ServeOptions } from '@cqhttp/adapter-node'
import { CQHttp, type CQHttpOptions } from '@cqhttp/core'
import { createSandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }

/** A bot on Node; its address. */
export async function startBot(
  options: CQHttpOptions,
  where: ServeOptions = {},
  change: (bot: CQHttp) => void = () => {},
): Promise<string> {
  const bot = new CQHttp({ logger: quiet, ...options })
  change(bot)
  const server = await serve(bot, { port: 0, signals: false, logger: quiet, ...where })
  onTestFinished(() => server.close())
  return server.url
}

/** An implementation; the address of its API. */
export async function startApi(options: SandboxOptions): Promise<string> {
  const sandbox = createSandbox(options)
  onTestFinished(() => sandbox.close())
  return sandbox.listen()
}

/** Any HTTP server; its address. */
export async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return listen(server)
}

/** A server that always gives one answer. */
export function startFixed(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Promise<string> {
  return startServer((request, response) => {
    request.resume().on('end', () => response.writeHead(status, headers).end(body))
  })
}

/** Something that takes connections and breaks them. */
export async function startBroken(): Promise<string> {
  const server = createTcpServer((socket) => socket.on('error', () => {}).destroy())
  onTestFinished(() => void server.close())
  return listen(server)
}

/** A server of sockets that answers no frame. */
export async function startSilentSockets(): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  onTestFinished(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** An address where nothing listens. */
export async function freeAddress(): Promise<string> {
  const server = createServer()
  const address = await listen(server)
  server.close()
  await once(server, 'close')
  return address
}

/** An address of this machine that is not the loopback one, if it has any. */
export const ownAddress: string | undefined = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find(({ internal, family }) => !internal && family === 'IPv4')?.address

/** The same place by another host name or scheme. */
export function moved(
  url: string,
  change: { hostname?: string | undefined; protocol?: string; path?: string },
): string {
  const { hostname, port, protocol, pathname } = new URL(url)
  return `${change.protocol ?? protocol}//${change.hostname ?? hostname}:${port}${change.path ?? pathname}`
}

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
