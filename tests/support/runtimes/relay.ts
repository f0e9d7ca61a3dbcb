import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

import type { HttpReply, HttpRequest } from './http.ts'

/** A local HTTP server that hands its requests on. */
export interface Relay {
  /** With a slash at the end. */
  url: string
  close: () => Promise<void>
}

interface RelayOptions {
  /** Default 0: any free port. */
  port?: number
  /** Called with the reason when a request gets 502. */
  onError?: (error: unknown) => void
}

/** Gives an address to something that answers requests in its own way, such as a Lambda function. */
export async function startRelay(
  send: (request: HttpRequest) => Promise<HttpReply>,
  { port = 0, onError }: RelayOptions = {},
): Promise<Relay> {
  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { status, headers, body } = await send(await toRequest(req))
    const fields = headers.filter(([name]) => !/^(?:content-length|connection)$/.test(name))
    res.writeHead(status, fields.flat()).end(body)
  }

  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => {
      onError?.(error)
      if (res.headersSent) res.destroy()
      else res.writeHead(502, { 'content-type': 'text/plain' }).end('Bad Gateway')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      const closed = new Promise((resolve) => {
        server.close(resolve)
      })
      server.closeAllConnections()
      await closed
    },
  }
}

async function toRequest(req: IncomingMessage): Promise<HttpRequest> {
  const headers: [string, string][] = []
  for (let index = 0; index < req.rawHeaders.length; index += 2) {
    const name = req.rawHeaders[index] ?? ''
    if (/^(?:host|content-length|transfer-encoding|connection)$/i.test(name)) continue
    headers.push([name, req.rawHeaders[index + 1] ?? ''])
  }
  const body = await buffer(req)
  const request = { method: req.method ?? 'GET', target: req.url ?? '/', headers }
  return body.byteLength > 0 ? { ...request, body } : request
}
