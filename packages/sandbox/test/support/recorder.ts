import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Recorded {
  method: string | undefined
  headers: IncomingHttpHeaders
  rawNames: string[]
  body: Buffer
}

type Respond = (response: ServerResponse, count: number, request: IncomingMessage) => void

/** A server for events that keeps what it gets. */
export async function startRecorder(
  respond: Respond = (response) => response.writeHead(204).end(),
): Promise<{ url: string; got: Recorded[] }> {
  const got: Recorded[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, headers, rawHeaders } = request
      const rawNames = rawHeaders.filter((_, index) => index % 2 === 0)
      got.push({ method, headers, rawNames, body: Buffer.concat(chunks) })
      respond(response, got.length, request)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, got }
}
