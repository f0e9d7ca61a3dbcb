import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request that an API server got. */
export interface ApiRequest {
  method: string | undefined
  url: string | undefined
  headers: IncomingHttpHeaders
  /** As it was sent. */
  text: string
}

export type Respond = (response: ServerResponse, request: ApiRequest, count: number) => void

/** Answers with JSON. */
export function answer(value: unknown, status = 200): Respond {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(text)
  }
}

/** The HTTP server of an implementation, until the test is finished. */
export async function startApiServer(
  respond: Respond = answer({ status: 'ok', retcode: 0, data: null }),
): Promise<{ url: string; port: number; requests: ApiRequest[] }> {
  const requests: ApiRequest[] = []
  const server = createServer((request, response) => {
    const { method, url, headers } = request
    const chunks: Uint8Array[] = []
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    request.on('end', () => {
      const got: ApiRequest = { method, url, headers, text: Buffer.concat(chunks).toString() }
      requests.push(got)
      respond(response, got, requests.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, port, requests }
}
