// A floor: the job written by hand on node:http. FROZEN: a commit that makes the project faster does
// not change this file.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

import { type JobEvent, replyTo } from '../harness/job.ts'
import { listening } from '../harness/listening.ts'

export function listen(secret: string): Promise<number> {
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const body = Buffer.concat(chunks)
      const expected = createHmac('sha1', secret).update(body).digest()
      const given = Buffer.from(String(req.headers['x-signature']).slice('sha1='.length), 'hex')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        res.writeHead(403, { 'content-length': 0 }).end()
        return
      }
      const event = JSON.parse(body.toString()) as JobEvent
      const text = JSON.stringify({ reply: replyTo(event), at_sender: false })
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      }
      res.writeHead(200, headers).end(text)
    })
  })
  return listening(server)
}
