import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Lets a server listen on any free port of the loopback interface; resolves with the port. */
export function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}
