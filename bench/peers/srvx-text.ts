// srvx with createHmac over `text()`, which is correct only for bodies in well-formed UTF-8.
import { type JobEvent, replyTo } from '../harness/job.ts'
import { isSigned } from './signature.ts'
import { listenOn } from './srvx.ts'

export function listen(secret: string): Promise<number> {
  return listenOn(async (request) => {
    const body = await request.text()
    if (!isSigned(body, request.headers.get('x-signature'), secret)) {
      return new Response(null, { status: 403 })
    }
    const event = JSON.parse(body) as JobEvent
    return Response.json({ reply: replyTo(event), at_sender: false })
  })
}
