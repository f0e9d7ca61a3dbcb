import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { UsageError } from '../usage-error.ts'

/** How far a port may move when nobody asked for it. */
const REACH = 40

/**
 * Finds a free port for a bot that is yet to be started.
 *
 * @param asked The port that the user wants; 0 for any free one.
 * @param fallback Where to look from when nobody asked.
 * @throws UsageError when it is taken.
 */
export async function findPort(
  hostname: string,
  asked: number | undefined,
  fallback: number,
): Promise<number> {
  for (let port = asked ?? fallback; ; port += 1) {
    const probe = createServer()
    try {
      await once(probe.listen(port, hostname), 'listening')
      const { port: found } = probe.address() as { port: number }
      probe.close()
      await once(probe, 'close')
      return found
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (code === 'EADDRINUSE' && asked === undefined && port < fallback + REACH) continue
      if (code === 'EADDRINUSE') {
        throw new UsageError(
          `port ${port} of ${hostname} is taken: end the other program, or choose another by --bot-port`,
        )
      }
      if (code === 'EACCES') {
        throw new UsageError(`port ${port} is not open to you: choose one above 1023 by --bot-port`)
      }
      throw new UsageError(`cannot listen on ${hostname}: ${message}`)
    }
  }
}

/** Whether something listens there. */
export function isListening(hostname: string, port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect({ host: hostname, port, timeout: 1000 })
  const end = (isThere: boolean): void => {
    socket.destroy()
    resolve(isThere)
  }
  socket
    .on('connect', () => end(true))
    .on('timeout', () => end(false))
    .on('error', () => end(false))
  return promise
}
