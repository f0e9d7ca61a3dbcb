import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Api, ApiAnswer } from './api.ts'
import { toPath } from './api-request.ts'

/** Where the API is reached in process; no such host exists. */
export const IN_PROCESS_ROOT = 'http://sandbox.invalid'

/** The API as `fetch`: the same bytes, without a socket. */
export class ApiFetch {
  readonly #api: () => Api
  /** Kept here: a request that nothing refers to is garbage-collected together with its signal. */
  readonly #open = new Map<Request, (error: Error) => void>()

  constructor(api: () => Api) {
    this.#api = api
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const { signal } = request
    signal.throwIfAborted()
    const broken = Promise.withResolvers<never>()
    const abort = (): void => broken.reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    this.#open.set(request, broken.reject)
    try {
      const answer = await Promise.race([this.#answer(request), broken.promise])
      if (answer === 'hang') return await broken.promise
      if (answer === 'drop') throw connectionLost()
      const headers = { 'content-type': answer.contentType }
      return new Response(answer.body, { status: answer.status, headers })
    } finally {
      signal.removeEventListener('abort', abort)
      this.#open.delete(request)
    }
  }

  /** Breaks the connections that are open. */
  close(): void {
    for (const reject of this.#open.values()) reject(connectionLost())
  }

  async #answer(request: Request): Promise<ApiAnswer> {
    const url = new URL(request.url)
    return this.#api().answer({
      method: request.method,
      path: toPath(url),
      query: url.searchParams,
      headers: Object.fromEntries(request.headers),
      body: [new Uint8Array(await request.arrayBuffer())],
    })
  }
}

/** The error that Node's `fetch` gives. */
function connectionLost(): TypeError {
  const cause = Object.assign(new Error('the connection was lost'), { code: 'ECONNRESET' })
  return new TypeError('fetch failed', { cause })
}

/** The API on a socket. */
export class ApiServer {
  readonly #server: Server

  constructor(api: () => Api) {
    this.#server = createServer((request, response) => {
      // It fails when the client goes away: then there is nobody to answer.
      serve(api(), request, response).catch(() => response.destroy())
    })
  }

  /** @returns The address. @throws Error when the port is taken. */
  async listen(port: number): Promise<string> {
    this.#server.listen(port, '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }
}

async function serve(api: Api, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body: Uint8Array[] = []
  for await (const chunk of request) body.push(chunk as Uint8Array)
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const fields = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
  const answer = await api.answer({
    method: request.method ?? 'GET',
    path: toPath(url),
    query: url.searchParams,
    headers: Object.fromEntries(fields),
    body,
  })
  if (answer === 'hang') return
  if (answer === 'drop') {
    response.destroy()
    return
  }
  response.writeHead(answer.status, { 'content-type': answer.contentType })
  response.end(answer.body)
}
