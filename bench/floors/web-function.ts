// A floor: the job written by hand as a function from a Web Request to a Response. FROZEN: a commit
// that makes the project faster does not change this file.
import { createHmac, timingSafeEqual } from 'node:crypto'

import { type JobEvent, replyTo } from '../harness/job.ts'

export const takes = 'request'

export function createAnswer(secret: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = Buffer.from(await request.arrayBuffer())
    const expected = createHmac('sha1', secret).update(body).digest()
    const header = request.headers.get('x-signature') ?? ''
    const given = Buffer.from(header.slice('sha1='.length), 'hex')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return new Response(null, { status: 403 })
    }
    const event = JSON.parse(body.toString()) as JobEvent
    return Response.json({ reply: replyTo(event), at_sender: false })
  }
}
