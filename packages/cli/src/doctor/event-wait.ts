import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LinkDiagnosis } from '@cqhttp/playground/diagnosis'
import { UsageError } from '../usage-error.ts'
import { isLoopback } from './address.ts'
import { type Arrival, judgePost, judgeSocket } from './arrival.ts'
import { botField, type Checkup, finderFor, type Patient } from './checkup.ts'
import { type Place, placeOf } from './place.ts'

/** How much of an event is read, in bytes. */
const LARGEST = 64 * 1024 * 1024
/** How long something right may still come after something wrong, in milliseconds. */
const GRACE = 2000

/**
 * Listens in the place of the bot until an event, or a socket, comes from the implementation, and adds to
 * what is known. What comes is not handed on.
 *
 * @param duration How long, in milliseconds.
 * @throws UsageError when the port is taken, as by the bot itself.
 */
export async function waitForEvent(
  url: string,
  patient: Patient,
  checkup: Checkup,
  { duration, signal }: { duration: number; signal: AbortSignal },
): Promise<void> {
  const place = placeOf(url)
  const arrivals = new Map<string, LinkDiagnosis>()
  const good = Promise.withResolvers<string>()
  const bad = Promise.withResolvers<void>()
  const take = (arrival: Arrival): void => {
    if ('name' in arrival) {
      good.resolve(arrival.name)
    } else {
      arrivals.set(arrival.code, arrival)
      bad.resolve()
    }
  }
  const server = createServer((request, response) => {
    readBody(request).then(
      (body) => {
        response.writeHead(204).end()
        take(judgePost(request, body, url, patient, checkup))
      },
      () => response.destroy(),
    )
  })
  server.on('upgrade', (request, socket) => {
    // It comes again, to the bot.
    socket.on('error', () => {})
    socket.end('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n')
    take(judgeSocket(request, url, patient, checkup))
  })
  const hostname = isLoopback(place.hostname) && !patient.inContainer ? '127.0.0.1' : '0.0.0.0'
  try {
    server.listen(Number(place.port), hostname)
    await once(server, 'listening')
  } catch (error) {
    throw new UsageError(explain(error as NodeJS.ErrnoException, place, hostname))
  }
  const end = new AbortController()
  const stop = (): void => end.abort()
  signal.addEventListener('abort', stop, { once: true })
  const pause = (time: number): Promise<undefined> =>
    sleep(time, undefined, { signal: end.signal }).then(
      () => undefined,
      () => undefined,
    )
  const name = await Promise.race([
    good.promise,
    pause(duration),
    bad.promise.then(() => pause(GRACE)),
  ])
  stop()
  signal.removeEventListener('abort', stop)
  server.close()
  server.closeAllConnections()
  if (name !== undefined) {
    checkup.checks.push({ subject: 'events', name: 'event-came', values: { name } })
  } else if (arrivals.size > 0) {
    checkup.findings.push(...arrivals.values())
  } else {
    const find = finderFor(url, botField)
    checkup.findings.push(find('nothing-came', 'address', { timeout: duration / 1000 }))
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > LARGEST) throw new Error('too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function explain({ code, message }: NodeJS.ErrnoException, { port }: Place, host: string): string {
  if (code === 'EADDRINUSE') {
    return `port ${port} of ${host} is taken: stop the bot, in whose place --wait listens`
  }
  if (code === 'EACCES') {
    return `port ${port} is not open to you: --wait listens there in the place of the bot`
  }
  return `cannot listen on port ${port} of ${host}: ${message}`
}
