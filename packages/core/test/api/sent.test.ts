import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { sentOf } from '../../src/api/sent.ts'
import { sentOf as sentOnWorkerd } from '../../src/api/sent-workerd.ts'
import type { Transport } from '../../src/api/transport.ts'
import { CQHttp } from '../../src/cqhttp.ts'
import { NetworkError } from '../../src/base/errors.ts'
import type { CQHttpOptions } from '../../src/options.ts'

/** What became of a call that changes something, and of one that reads. */
async function failure(call: Promise<unknown>): Promise<NetworkError> {
  const error = await call.then(
    () => new Error('the call succeeded'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(NetworkError)
  return error as NetworkError
}

function createBot(options: CQHttpOptions) {
  return new CQHttp({ secret: false, logger: false, ...options })
}

const send = (options: CQHttpOptions) =>
  failure(createBot({ apiTimeout: 5000, ...options }).send_msg({ user_id: 1, message: 'a' }))
const read = (options: CQHttpOptions) =>
  failure(createBot({ apiTimeout: 5000, ...options }).get_status())

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    // A client that hangs up is none of the test's business.
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

/** A server that does something as soon as a request has come in; counts the connections. */
async function startServer(onRequest: (socket: Socket, count: number) => void) {
  const requests: string[] = []
  const port = await listen(
    createServer((socket) => {
      let text = ''
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString()
        // The JSON of every call here ends with a brace.
        if (!text.endsWith('}')) return
        requests.push(text)
        text = ''
        onRequest(socket, requests.length)
      })
    }),
  )
  return { apiRoot: `http://127.0.0.1:${port}`, requests }
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

const pem = (name: string) => readFileSync(new URL(`../support/${name}.pem`, import.meta.url))

/** The address of an API that cannot be reached. */
const unreachable: [string, () => Promise<string>][] = [
  ['nothing listens', async () => `http://127.0.0.1:${await freePort()}`],
  [
    'nothing listens on any address of the host',
    async () => `http://localhost:${await freePort()}`,
  ],
  ['there is no such host', async () => 'http://bot.invalid'],
  [
    'the server does not speak TLS',
    async () =>
      `https://127.0.0.1:${await listen(createServer((socket) => void socket.end('HTTP/1.1 400 \r\n\r\n')))}`,
  ],
  [
    'the certificate is self-signed',
    async () => {
      const server = createTlsServer({ key: pem('self-signed-key'), cert: pem('self-signed') })
      return `https://127.0.0.1:${await listen(server)}`
    },
  ],
]

describe('nothing is sent where', () => {
  test.each(unreachable)('%s', async (_what, start) => {
    const apiRoot = await start()
    expect((await send({ apiRoot })).sent).toBe('no')
    expect((await read({ apiRoot })).sent).toBe('no')
  })

  test('the call was aborted before it began', async () => {
    const transport = vi.fn<Transport>()
    const signal = AbortSignal.abort()
    const call = createBot({ transport }).send_msg({ user_id: 1, message: 'a' }, { signal })
    expect((await failure(call)).sent).toBe('no')
    expect(transport).not.toHaveBeenCalled()
  })
})

/** What a server does after it has read the request. */
const losses: [string, (socket: Socket) => void][] = [
  ['closes the connection', (socket) => void socket.end()],
  ['drops the connection', (socket) => void socket.destroy()],
  ['resets the connection', (socket) => void socket.resetAndDestroy()],
  [
    'drops the connection in the head',
    (socket) => void socket.write('HTTP/1.1 200 OK\r\nCont', () => socket.destroy()),
  ],
  [
    'drops the connection in the body',
    (socket) =>
      void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"status"', () =>
        socket.destroy(),
      ),
  ],
  ['answers what is no HTTP', (socket) => void socket.end('hello\r\n\r\n')],
  [
    'answers what is no JSON',
    (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'),
  ],
]

describe('it is unknown whether it was sent where the server', () => {
  test.each(losses)('%s, and what changes something is sent once', async (_what, onRequest) => {
    const { apiRoot, requests } = await startServer(onRequest)
    expect((await send({ apiRoot })).sent).toBe('unknown')
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(requests).toHaveLength(1)
    expect((await read({ apiRoot })).sent).toBe('unknown')
  })

  test('does not answer in time', async () => {
    const { apiRoot, requests } = await startServer(() => {})
    expect((await send({ apiRoot, apiTimeout: 100 })).sent).toBe('unknown')
    expect((await read({ apiRoot, apiTimeout: 100 })).sent).toBe('unknown')
    expect(requests).toHaveLength(2)
  })

  test('has the request when the caller aborts', async () => {
    const { apiRoot, requests } = await startServer(() => {})
    const controller = new AbortController()
    const { signal } = controller
    const call = createBot({ apiRoot }).send_msg({ user_id: 1, message: 'a' }, { signal })
    const failed = failure(call)
    await vi.waitFor(() => expect(requests).toHaveLength(1))
    controller.abort()
    expect((await failed).sent).toBe('unknown')
  })
})

test('a read that succeeds when it is asked again is no failure', async () => {
  const { apiRoot, requests } = await startServer((socket, count) => {
    if (count < 3) socket.destroy()
    else {
      const body = '{"status":"ok","retcode":0,"data":{"online":true,"good":true}}'
      socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`)
    }
  })
  expect(await createBot({ apiRoot }).get_status()).toEqual({ online: true, good: true })
  expect(requests).toHaveLength(3)
})

describe('a transport of one’s own', () => {
  test('leaves it unknown', async () => {
    const transport = () => Promise.reject(new Error('lost'))
    expect((await send({ transport })).sent).toBe('unknown')
  })

  test('can tell by its own NetworkError', async () => {
    const error = new NetworkError('send_msg', 'offline', { sent: 'no' })
    expect(await send({ transport: () => Promise.reject(error) })).toBe(error)
  })
})

const refused = { code: 'ECONNREFUSED', syscall: 'connect' }
const lost = { code: 'ECONNRESET', syscall: 'read' }

test.each([
  // Node
  [{ code: 'ETIMEDOUT', syscall: 'connect' }, 'no'],
  [{ code: 'EHOSTUNREACH', syscall: 'connect' }, 'no'],
  [{ code: 'EAI_AGAIN', syscall: 'getaddrinfo' }, 'no'],
  [{ code: 'UND_ERR_CONNECT_TIMEOUT' }, 'no'],
  [{ code: 'ECONNREFUSED', errors: [refused, refused] }, 'no'],
  [{ code: 'ECONNREFUSED', errors: [refused, lost] }, 'unknown'],
  [{ code: 'EHOSTUNREACH', syscall: 'read' }, 'unknown'],
  [{ code: 'ETIMEDOUT', syscall: 'read' }, 'unknown'],
  [{ code: 'EPIPE', syscall: 'write' }, 'unknown'],
  [{ code: 'UND_ERR_SOCKET' }, 'unknown'],
  [{ code: 'UND_ERR_HEADERS_TIMEOUT' }, 'unknown'],
  // TLS
  [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'no'],
  [{ code: 'CERT_HAS_EXPIRED' }, 'no'],
  [{ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' }, 'no'],
  [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'no'],
  [{ code: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'no'],
  [{ code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE' }, 'no'],
  [{ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' }, 'no'],
  [{ code: 'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC' }, 'unknown'],
  [{ code: 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING' }, 'unknown'],
  [{ code: 'EPROTO', syscall: 'write' }, 'unknown'],
  // Bun
  [{ code: 'ConnectionRefused' }, 'no'],
  [{ code: 'FailedToOpenSocket' }, 'no'],
  [{ code: 'ConnectionClosed' }, 'unknown'],
  // Deno
  [{ message: 'error sending request for url (http://a/): client error (Connect): dns' }, 'no'],
  [{ message: 'error sending request for url (http://a/): client error (SendRequest)' }, 'unknown'],
  // Ports that `fetch` blocks, on Node and on Deno
  [{ message: 'fetch failed', cause: { message: 'bad port' } }, 'no'],
  [{ message: 'Fetch failed: Requests to port 6666 are blocked' }, 'no'],
  [{ message: 'not a bad port' }, 'unknown'],
  // Workers
  [{ message: 'Network connection lost.' }, 'unknown'],
  ['a text', 'unknown'],
  [undefined, 'unknown'],
  [null, 'unknown'],
])('of %o it says %s', (cause, sent) => {
  expect(sentOf(cause)).toBe(sent)
})

test('of what workerd throws it says as much where it is made for workerd', () => {
  const half: typeof sentOf = sentOnWorkerd
  const lost = new Error('Network connection lost.')
  expect(half(lost)).toBe('unknown')
  expect(half(lost)).toBe(sentOf(lost))
})
