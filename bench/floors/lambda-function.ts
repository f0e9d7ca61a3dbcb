// A floor: the job written by hand as a Lambda function behind an HTTP API or a Function URL. FROZEN:
// a commit that makes the project faster does not change this file.
import { createHmac, timingSafeEqual } from 'node:crypto'

import { type JobEvent, replyTo } from '../harness/job.ts'

interface LambdaEvent {
  headers: Record<string, string | undefined>
  body?: string
  isBase64Encoded: boolean
}

const secret = process.env['CQHTTP_SECRET'] ?? ''

export async function handler({ headers, body = '', isBase64Encoded }: LambdaEvent) {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  const expected = createHmac('sha1', secret).update(bytes).digest()
  const given = Buffer.from((headers['x-signature'] ?? '').slice('sha1='.length), 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return { statusCode: 403, headers: {}, body: '', isBase64Encoded: false }
  }
  const event = JSON.parse(bytes.toString()) as JobEvent
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reply: replyTo(event), at_sender: false }),
    isBase64Encoded: false,
  }
}
