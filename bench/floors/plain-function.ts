// A floor: the job written by hand without Web objects, on what an adapter gives to `bot.handle`.
// FROZEN: a commit that makes the project faster does not change this file.
import { createHmac, timingSafeEqual } from 'node:crypto'

import { type JobEvent, replyTo } from '../harness/job.ts'

export const takes = 'incoming'

interface Incoming {
  headers: { get(name: string): string | null }
  bytes(limit: number): Promise<Uint8Array>
}

interface Outgoing {
  status: number
  headers: Record<string, string>
  body: string
}

const LIMIT = 8 * 1024 * 1024

export function createAnswer(secret: string): (incoming: Incoming) => Promise<Outgoing> {
  return async (incoming) => {
    const body = await incoming.bytes(LIMIT)
    const expected = createHmac('sha1', secret).update(body).digest()
    const header = incoming.headers.get('x-signature') ?? ''
    const given = Buffer.from(header.slice('sha1='.length), 'hex')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      return { status: 403, headers: {}, body: '' }
    }
    const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString()
    const event = JSON.parse(text) as JobEvent
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reply: replyTo(event), at_sender: false }),
    }
  }
}
