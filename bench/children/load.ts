// The load generator: writes prepared requests over keep-alive connections, and reads just enough of
// the responses to tell right from wrong.
import { connect, type Socket } from 'node:net'

import { answerParent } from '../harness/answer-parent.ts'
import { createEvent, createTemplate, FIRST_ID } from '../harness/events.ts'
import { markerOf } from '../harness/job.ts'
import type { LoadQuestion, LoadResult } from '../harness/load.ts'
import { headersOf } from '../harness/server.ts'
import { quantile } from '../harness/statistics.ts'

/** A request. The end of large ones is the same for all and is kept only once. */
interface Prepared {
  marker: string
  head: Buffer
  tail: Buffer | undefined
}

const LARGE = 16_384
const HEAD_END = Buffer.from('\r\n\r\n')

let pool: Prepared[] = []

answerParent((question: LoadQuestion) => {
  if (question.about === 'pool') {
    pool = createPool(question.size, question.count)
    return undefined
  }
  return run(question)
})

function createPool(size: number, count: number): Prepared[] {
  const template = createTemplate(size)
  return Array.from({ length: count }, (_, index) => {
    const event = createEvent(template, FIRST_ID + index)
    const fields = Object.entries({ host: '127.0.0.1', ...headersOf(event) })
    const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`)
    const head = Buffer.from(`POST / HTTP/1.1\r\n${lines.join('')}\r\n`)
    const marker = markerOf(event.id)
    if (size < LARGE) return { marker, head: Buffer.concat([head, event.body]), tail: undefined }
    const start = event.body.subarray(0, size - template.after.length)
    return { marker, head: Buffer.concat([head, start]), tail: template.after }
  })
}

type Run = Extract<LoadQuestion, { about: 'run' }>

/** Sends requests of the pool, each once; rejects when an answer is wrong. */
async function run({ port, first, count, connections, isEmpty }: Run): Promise<LoadResult> {
  const latencies = new Float64Array(count)
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const cpu = process.cpuUsage()
  const start = performance.now()
  let next = 0
  await Promise.all(
    sockets.map((socket) => {
      const take = (): Prepared | undefined => (next < count ? pool[first + next] : undefined)
      return talk(socket, take, () => next++, latencies, isEmpty)
    }),
  )
  const seconds = (performance.now() - start) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  for (const socket of sockets) socket.destroy()
  return {
    rate: count / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    load: (user + system) / 1e6 / seconds,
  }
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true }, () => resolve(socket))
    socket.once('error', reject)
  })
}

/** Sends one request after another over one connection. */
function talk(
  socket: Socket,
  take: () => Prepared | undefined,
  number: () => number,
  latencies: Float64Array,
  isEmpty: boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let current: Prepared | undefined
    let index = 0
    let sentAt = 0
    let received: Buffer | undefined

    function send(): void {
      current = take()
      if (current === undefined) {
        resolve()
        return
      }
      index = number()
      sentAt = performance.now()
      if (current.tail === undefined) {
        socket.write(current.head)
        return
      }
      socket.cork()
      socket.write(current.head)
      socket.write(current.tail)
      socket.uncork()
    }

    socket.on('data', (chunk: Buffer) => {
      received = received === undefined ? chunk : Buffer.concat([received, chunk])
      const marker = current?.marker ?? ''
      const state = isEmpty ? readEmpty(received) : readResponse(received, marker)
      if (state === 'incomplete') return
      if (state === 'wrong') {
        reject(new Error(`a wrong answer under load: ${received.toString().slice(0, 400)}`))
        socket.destroy()
        return
      }
      latencies[index] = performance.now() - sentAt
      received = undefined
      send()
    })
    socket.on('close', () => reject(new Error('the server closed a connection')))
    socket.on('error', reject)
    send()
  })
}

/** Whether the bytes are one whole response without a body. */
function readEmpty(bytes: Buffer): 'right' | 'wrong' | 'incomplete' {
  const headEnd = bytes.indexOf(HEAD_END)
  if (headEnd === -1) return 'incomplete'
  const isRight = bytes.indexOf('HTTP/1.1 204') === 0 && bytes.length === headEnd + HEAD_END.length
  return isRight ? 'right' : 'wrong'
}

/** Whether the bytes are one whole response with status 200 to the event with this marker. */
function readResponse(bytes: Buffer, marker: string): 'right' | 'wrong' | 'incomplete' {
  const headEnd = bytes.indexOf(HEAD_END)
  if (headEnd === -1) return 'incomplete'
  const head = bytes.toString('latin1', 0, headEnd)
  if (!head.startsWith('HTTP/1.1 200')) return 'wrong'
  const start = headEnd + HEAD_END.length
  const end = endOfBody(bytes, head, start)
  if (end === undefined || bytes.length < end) return 'incomplete'
  return bytes.length === end && bytes.indexOf(marker, start, 'latin1') !== -1 ? 'right' : 'wrong'
}

/** Undefined until the end is known. */
function endOfBody(bytes: Buffer, head: string, start: number): number | undefined {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length !== undefined) return start + Number(length)
  if (!/\r\ntransfer-encoding: *chunked/i.test(head)) throw new Error(`no framing: ${head}`)
  // https://www.rfc-editor.org/rfc/rfc9112#section-7.1, without extensions and trailers.
  let position = start
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', position, 'latin1')
    if (lineEnd === -1) return undefined
    const size = Number.parseInt(bytes.toString('latin1', position, lineEnd), 16)
    position = lineEnd + 2 + size + 2
    if (size === 0) return position
  }
}
