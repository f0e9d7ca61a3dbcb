import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Duplex } from 'node:stream'
import { setImmediate } from 'node:timers/promises'

import type { Socket } from '@cqhttp/core/socket'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'

import { toSocket } from '../../src/socket/together.ts'
import { WAIT } from './implementation.ts'

interface Pair {
  socket: Socket
  ws: WebSocket
  /** What the server has written since the handshake, each write as one text. */
  writes: string[]
  /** What the client has received. */
  received: string[]
  closed: Promise<unknown[]>
}

/** Both ends of a connection, whose writes are kept as they reach the network. */
async function connect(): Promise<Pair> {
  const writes: string[] = []
  const server = createServer()
  const webSockets = new WebSocketServer({ noServer: true })
  const opened = Promise.withResolvers<Pick<Pair, 'socket' | 'ws'>>()
  server.on('upgrade', (request, connection, head) => {
    const write = (data: Buffer, done: (error?: Error | null) => void): void => {
      writes.push(data.toString('latin1'))
      connection.write(data, done)
    }
    const duplex = new Duplex({
      read: () => {},
      write: (chunk: Buffer, _, done) => write(chunk, done),
      writev: (chunks, done) => write(Buffer.concat(chunks.map(({ chunk }) => chunk)), done),
      final: (done) => void connection.end(done),
      destroy: (error, done) => {
        connection.destroy()
        done(error)
      },
    })
    connection.on('error', () => {})
    connection.on('data', (chunk) => duplex.push(chunk))
    connection.on('end', () => duplex.push(null))
    webSockets.handleUpgrade(request, duplex, head, (ws) => {
      opened.resolve({ socket: toSocket(ws, duplex), ws })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  onTestFinished(() => client.terminate())
  const received: string[] = []
  client.on('error', () => {})
  client.on('message', (data: Buffer) => void received.push(data.toString()))
  const closed = once(client, 'close')
  await once(client, 'open')
  const ends = await opened.promise
  writes.splice(0)
  return { ...ends, writes, received, closed }
}

/** A turn of the event loop, also while the time is faked. */
const turn = (): Promise<void> => setImmediate()

test('the frames of one turn leave in one write, in their order', async () => {
  const { socket, writes, received } = await connect()
  socket.send('one')
  socket.send('two')
  await Promise.resolve()
  socket.send('three')
  expect(writes).toEqual([])
  await turn()
  expect(writes).toEqual([expect.stringMatching(/one.*two.*three/s)])
  await expect.poll(() => received, WAIT).toEqual(['one', 'two', 'three'])
  socket.send('four')
  await turn()
  expect(writes).toHaveLength(2)
  await expect.poll(() => received, WAIT).toEqual(['one', 'two', 'three', 'four'])
})

test('what waits for the end of the turn counts as waiting', async () => {
  const { socket } = await connect()
  socket.send('x'.repeat(1000))
  expect(socket.bufferedAmount).toBeGreaterThanOrEqual(1000)
  await turn()
  await expect.poll(() => socket.bufferedAmount, WAIT).toBe(0)
})

test('a socket that is closed in the same turn says first what it had to say', async () => {
  const { socket, received, closed } = await connect()
  socket.send('last words')
  socket.close(1008, 'replaced')
  const [code, reason] = await closed
  expect([received, code, String(reason)]).toEqual([['last words'], 1008, 'replaced'])
})

test('a frame leaves while a test fakes the time', async () => {
  const { socket, received } = await connect()
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  socket.send('now')
  await turn()
  vi.useRealTimers()
  await expect.poll(() => received, WAIT).toEqual(['now'])
})

test('a socket that is cut off before the end of the turn loses its frames, and throws nothing', async () => {
  const { socket, ws, received, closed } = await connect()
  socket.send('lost')
  ws.terminate()
  await turn()
  socket.send('more')
  await turn()
  expect(socket.readyState).not.toBe(WebSocket.OPEN)
  expect((await closed)[0]).toBe(1006)
  expect(received).toEqual([])
})
