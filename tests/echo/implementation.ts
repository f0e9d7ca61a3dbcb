import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { onTestFinished } from 'vitest'

export interface ApiCall {
  method: string | undefined
  url: string | undefined
  authorization: string | undefined
  body: unknown
}

/** The HTTP API of a OneBot implementation; it records the calls that it gets. */
export async function startApi(): Promise<{ apiRoot: string; calls: ApiCall[] }> {
  const calls: ApiCall[] = []
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString())
      const { authorization } = req.headers
      calls.push({ method: req.method, url: req.url, authorization, body })
      res.setHeader('content-type', 'application/json')
      res.end('{"status":"ok","retcode":0,"data":{"message_id":1}}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  return { apiRoot: `http://127.0.0.1:${port}`, calls }
}
