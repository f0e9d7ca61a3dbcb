import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

/** How much of a response is read, in bytes. */
const LARGEST = 64 * 1024

/** What is sent; it goes to one address and follows nothing. */
export interface Probe {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** In milliseconds. */
  readonly timeout: number
  /** Whether a switch to WebSocket is asked for. */
  readonly upgrade?: boolean
}

/** What came back. */
export interface ProbeResult {
  /** Undefined when nothing came. */
  readonly response?: {
    /** 101 when the switch to WebSocket was made. */
    readonly status: number
    readonly headers: Readonly<Record<string, string>>
    /** The beginning of the body. */
    readonly body: string
  }
  /** Why nothing came: an error code such as `ECONNREFUSED`, or `TIMEOUT`. */
  readonly error?: string
  /** In milliseconds. */
  readonly duration: number
}

/** Sends one request; never rejects. */
export async function probe(
  url: string,
  { method, headers, body, timeout, upgrade = false }: Probe,
): Promise<ProbeResult> {
  const started = performance.now()
  const { promise, resolve } = Promise.withResolvers<Omit<ProbeResult, 'duration'>>()
  const target = new URL(url.replace(/^ws/i, 'http'))
  const send = target.protocol === 'https:' ? requestHttps : requestHttp
  const fields = {
    ...headers,
    ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
    ...(upgrade && {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'ZG9jdG9yLWlzLWhlcmUhIQ==',
    }),
  }
  let outgoing: ClientRequest
  try {
    outgoing = send(target, { method, headers: fields, agent: false })
  } catch (error) {
    return { error: codeOf(error as Error), duration: 0 }
  }
  const timer = setTimeout(() => resolve({ error: 'TIMEOUT' }), timeout)
  outgoing
    .on('error', (error: NodeJS.ErrnoException) => resolve({ error: codeOf(error) }))
    .on('upgrade', (response, socket) => {
      socket.destroy()
      resolve({ response: headOf(response, '') })
    })
    .on('response', (response) => {
      void readBody(response).then(
        (text) => resolve({ response: headOf(response, text) }),
        (error: NodeJS.ErrnoException) => resolve({ error: codeOf(error) }),
      )
    })
    .end(body)
  const result = await promise
  clearTimeout(timer)
  outgoing.destroy()
  return { ...result, duration: performance.now() - started }
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size >= LARGEST) break
  }
  return Buffer.concat(chunks).toString('utf8', 0, LARGEST)
}

function headOf(
  { statusCode = 0, headers }: IncomingMessage,
  body: string,
): NonNullable<ProbeResult['response']> {
  const fields = Object.entries(headers).map(([name, value]) => [name, String(value)])
  return { status: statusCode, headers: Object.fromEntries(fields), body }
}

/** The errors of several addresses of a host come together. */
function codeOf(error: NodeJS.ErrnoException & { errors?: readonly unknown[] }): string {
  const [first] = error.errors ?? []
  const { code } = (first ?? error) as NodeJS.ErrnoException
  return code ?? error.code ?? 'UNKNOWN'
}
