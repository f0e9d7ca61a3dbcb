import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import type { MediaFile } from '../world/media-file.ts'
import { readPieces, type StoredFile } from '../world/stored-files.ts'
import type { World } from '../world/world.ts'
import type { Api, ApiAnswer } from './api.ts'
import { decodePath } from './api-request.ts'
import { isForeign } from './web-page.ts'

/** Where the API is reached in process; no such host exists. */
export const IN_PROCESS_ROOT = 'http://sandbox.invalid'

/** How much of a file is sent at a time, in bytes. */
const PIECE = 256 * 1024

/** Where files are, below the address of the API. */
export const MEDIA_PATH = '/media'

/** The files that can be fetched. */
type Files = Pick<World, 'files' | 'sentFiles'>

/** The API as `fetch`: the same bytes, without a socket. */
export class ApiFetch {
  readonly #api: () => Api
  readonly #files: Files
  /** Kept here: a request that nothing refers to is garbage-collected together with its signal. */
  readonly #open = new Map<Request, (error: Error) => void>()

  constructor(api: () => Api, files: Files) {
    this.#api = api
    this.#files = files
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const file = fileAt(this.#files, request.method, new URL(request.url).pathname)
    if (file !== undefined) {
      const body = 'bytes' in file ? file.bytes.slice() : toStream(readPieces(file, PIECE))
      return new Response(body, { headers: mediaHeaders(file) })
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
      if ('texts' in answer) {
        return new Response(toStream(answer.texts), { status: answer.status, headers })
      }
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

  constructor(api: () => Api, files: Files, take: Take) {
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
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', headers: given } = request
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const file = fileAt(files, method, url.pathname)
  if (file !== undefined) {
    const size = 'bytes' in file ? file.bytes.byteLength : file.size
    response.writeHead(200, { ...mediaHeaders(file), 'content-length': size })
    if (method === 'HEAD') response.end()
    else if ('bytes' in file) response.end(file.bytes)
    else await pipeline(readPieces(file, PIECE), response)
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
  if (answer.status === 413 && !('texts' in answer)) {
    await refuseBody(request, response, answer)
    return
  }
  response.writeHead(answer.status, { 'content-type': answer.contentType })
  if (!('texts' in answer)) {
    response.end(answer.body)
    return
  }
  await pipeline(answer.texts, response)
}

/** How long a client may go on sending what nobody reads, in milliseconds. */
const LINGER = 2_000

/** A connection that is closed while its client still sends is reset, and the answer lost with it. */
async function refuseBody(
  request: IncomingMessage,
  response: ServerResponse,
  { status, contentType, body }: { status: number; contentType: string; body: string },
): Promise<void> {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  })
  response.write(body)
  request.resume()
  const signal = AbortSignal.timeout(LINGER)
  await finished(request, { signal }).catch(() => {})
  response.end()
}

/** Nothing of it is made before it is read. */
function toStream(pieces: Iterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.iterator]()
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const { value, done } = iterator.next()
        if (done === true) controller.close()
        else controller.enqueue(new Uint8Array(Buffer.from(value)))
      },
      cancel: () => void iterator.return?.(),
    },
    { highWaterMark: 0 },
  )
}

function fileAt(files: Files, method: string, path: string): MediaFile | StoredFile | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || !path.startsWith(`${MEDIA_PATH}/`))
    return undefined
  const key = path.slice(MEDIA_PATH.length + 1)
  return files.files.get(key) ?? files.sentFiles.get(decodePath(key))
}

/** What was sent must not run in a browser: a picture can be an SVG with scripts. */
function mediaHeaders(file: MediaFile | StoredFile): Record<string, string> {
  return {
    'content-type': 'contentType' in file ? file.contentType : 'application/octet-stream',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  }
}
