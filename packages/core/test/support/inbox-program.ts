// A bot in a process of its own: `node inbox-program.ts <store> <log> <milliseconds>`. It logs each
// run of its handler, which takes that long, and prints its port.
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CQHttp } from '../../src/cqhttp.ts'
import { fileStore } from './file-store.ts'

const [folder = '', log = '', time] = process.argv.slice(2)
const bot = new CQHttp({ secret: 'key', inbox: { store: await fileStore(folder) } })
bot.onMessage(async (event) => {
  appendFileSync(log, `${event.message_id}\n`)
  await new Promise((resolve) => setTimeout(resolve, Number(time)))
  return { reply: `${event.message_id} by ${process.pid}` }
})

const server = createServer((request, response) => {
  const chunks: Uint8Array[] = []
  request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  request.on('end', () => void answer(Buffer.concat(chunks)))

  async function answer(body: Uint8Array) {
    const outgoing = await bot.handle({
      method: 'POST',
      url: 'http://bot.test/',
      headers: { get: (name) => String(request.headers[name] ?? '') },
      bytes: async () => body,
      request: () => new Request('http://bot.test/'),
    })
    if (outgoing instanceof Response) throw new Error('there are no routes')
    response.writeHead(outgoing.status, outgoing.headers).end(outgoing.body)
  }
})
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port))
