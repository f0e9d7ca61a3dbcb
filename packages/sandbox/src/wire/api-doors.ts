import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { MediaFile } from '../world/media-file.ts'
import type { MediaFiles } from '../world/media-files.ts'
import type { Api, ApiAnswer } from './api.ts'
import { isForeign } from './web-page.ts'

/** Where the API is reached in process; no such host exists. */
export const IN_PROCESS_ROOT = 'http://sandbox.invalid'

/** Where files are, below the address of the API. */
export const MEDIA_PATH = '/media'

/** The API as `fetch`: the same bytes, without a socket. */
export class ApiFetch {
  readonly #api: () => Api
  readonly #files: MediaFiles
  /** Kept here: a request that nothing refers to is garbage-collected together with its signal. */
  readonly #open = new Map<Request, (error: Error) => void>()

  constructor(api: () => Api, files: MediaFiles) {
    this.#api = api
    this.#files = files
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const file = fileAt(this.#files, request.method, new URL(request.url).pathname)
    if (file !== undefined) {
      return new Response(file.bytes.slice(), { headers: mediaHeaders(file) })
    }
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
      return new Response(answer.status === 204 ? null : answer.body, {
        status: answer.status,
        headers,
      })
    } finally {
      signal.removeEventListener('abort', abort)
      this.#open.delete(request)
    }
  }

  /** Breaks the connections that are open. */
  close(): void {
    for (const reject of this.#open.values()) reject(connectionLost())
  }

  #answer(request: Request): Promise<ApiAnswer> {
    const url = new URL(request.url)
    const head = {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      headers: Object.fromEntries(request.headers),
    }
    return this.#api().answer(head, request.body ?? [])
  }
}

/** The error that Node's `fetch` gives. */
function connectionLost(): TypeError {
  const cause = Object.assign(new Error('the connection was lost'), { code: 'ECONNRESET' })
  return new TypeError('fetch failed', { cause })
}

/** Takes a WebSocket. */
type Take = (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>

/** The API on a socket: requests, and WebSockets at the same port. */
export class ApiServer {
  readonly #server: Server

  constructor(api: () => Api, files: MediaFiles, take: Take) {
    this.#server = createServer((request, response) => {
      // It fails when the client goes away: then there is nobody to answer.
      serve(api(), files, request, response).catch(() => response.destroy())
    })
    this.#server.on('upgrade', (request, socket, head) => {
      take(request, socket, head).catch(() => socket.destroy())
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

async function serve(
  api: Api,
  files: MediaFiles,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', headers: given } = request
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const file = fileAt(files, method, url.pathname)
  if (file !== undefined) {
    response.writeHead(200, { ...mediaHeaders(file), 'content-length': file.bytes.byteLength })
    response.end(method === 'HEAD' ? undefined : file.bytes)
    return
  }
  const fields = Object.entries(given).map(([name, value]) => [name, String(value)])
  const headers = Object.fromEntries(fields) as Record<string, string>
  if (isForeign(headers)) {
    response.writeHead(403, { 'content-type': 'text/plain' }).end('web pages are refused')
    return
  }
  const head = { method, path: url.pathname, query: url.searchParams, headers }
  // One that is too large is answered, so its connection must not be destroyed with it.
  const body = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
  const answer = await api.answer(head, body)
  if (answer === 'hang') return
  if (answer === 'drop') {
    response.destroy()
    return
  }
  const end = answer.status === 413 ? { connection: 'close' } : {}
  response.writeHead(answer.status, { 'content-type': answer.contentType, ...end })
  response.end(answer.body)
}

function fileAt(files: MediaFiles, method: string, path: string): MediaFile | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || !path.startsWith(`${MEDIA_PATH}/`))
    return undefined
  return files.get(path.slice(MEDIA_PATH.length + 1))
}

/** What was sent must not run in a browser: a picture can be an SVG with scripts. */
function mediaHeaders({ contentType }: MediaFile): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  }
}
