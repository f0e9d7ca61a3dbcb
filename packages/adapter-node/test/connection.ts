import { type IncomingHttpHeaders, request } from 'node:http'
import { connect, type Socket, type TcpNetConnectOpts } from 'node:net'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface Call {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

/** One request on a connection of its own. */
export function call(
  url: string,
  { method = 'GET', headers = {}, body }: Call = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const req = request(url, { method, headers, agent: false }, (res) => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: text })
      })
    })
    req.on('error', reject)
    req.end(body)
  })
}

export interface Connection {
  socket: Socket
  /** Resolves with all that came so far, once it includes `text`. */
  until(text: string): Promise<string>
  /** Resolves with all that came, once the server has closed the connection. */
  closed: Promise<string>
}

/** A bare connection, for what no HTTP client would send. */
export function dial(
  port: number,
  text = '',
  options: Partial<TcpNetConnectOpts> = {},
): Connection {
  const socket = connect({ host: '127.0.0.1', port, ...options })
  let received = ''
  const waiting = new Set<() => void>()
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    received += chunk
    for (const look of waiting) look()
  })
  socket.on('error', () => {})
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(received))
  })
  if (text !== '') socket.write(text)
  return {
    socket,
    closed,
    async until(wanted) {
      const found = new Promise<void>((resolve) => {
        const look = (): void => {
          if (!received.includes(wanted)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      })
      await Promise.race([found, closed])
      if (!received.includes(wanted)) {
        throw new Error(`closed before ${wanted}; received ${JSON.stringify(received)}`)
      }
      return received
    },
  }
}

/** A promise and what settles it. */
export function gate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: resolve }
}
