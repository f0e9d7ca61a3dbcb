import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer, text } from 'node:stream/consumers'

/** An HTTP response, read to its end. */
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

/** Sends one POST with exactly these header fields, on a connection of its own. */
export async function post(
  url: string,
  options: { headers: Record<string, string>; body: Uint8Array; chunked?: boolean },
): Promise<Answer> {
  const { headers, body, chunked = false } = options
  const sent = request(url, { method: 'POST', headers, agent: false })
  const answered = new Promise<Answer>((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', (response) => {
      text(response).then((read) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: read })
      }, reject)
    })
  })
  if (chunked) {
    // An odd size, so that chunks end within characters.
    for (let start = 0; start < body.length; start += 61)
      sent.write(body.subarray(start, start + 61))
  } else {
    sent.setHeader('Content-Length', body.length)
    sent.write(body)
  }
  sent.end()
  return answered
}

/** A request that an {@link Api} received. */
export interface ApiRequest {
  method: string
  /** With the query, if there is one. */
  path: string
  headers: IncomingHttpHeaders
  /** As it was sent. */
  body: string
  /** The body as JSON. */
  params: Record<string, unknown>
}

/** An implementation's HTTP API that gives every request the same answer. */
export interface Api extends AsyncDisposable {
  url: string
  requests: ApiRequest[]
}

interface ApiAnswer {
  /** A string is sent as it is, all else as JSON; `undefined` keeps the caller waiting. */
  body?: unknown
  status?: number
  contentType?: string
}

export async function startApi(answer: ApiAnswer): Promise<Api> {
  const { body, status = 200, contentType = 'application/json' } = answer
  const requests: ApiRequest[] = []
  const server = createServer((req, res) => {
    void buffer(req).then((bytes) => {
      const sent = bytes.toString()
      requests.push({
        method: req.method ?? '',
        path: req.url ?? '',
        headers: req.headers,
        body: sent,
        params: JSON.parse(sent) as ApiRequest['params'],
      })
      if (body === undefined) return
      res.writeHead(status, { 'content-type': contentType })
      res.end(typeof body === 'string' ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}
