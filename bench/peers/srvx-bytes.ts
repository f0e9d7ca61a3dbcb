// srvx with createHmac over `bytes()`.
import { type JobEvent, replyTo } from '../harness/job.ts'
import { isSigned } from './signature.ts'
import { listenOn } from './srvx.ts'

export function listen(secret: string): Promise<number> {
  return listenOn(async (request) => {
    const body = await request.bytes()
    if (!isSigned(body, request.headers.get('x-signature'), secret)) {
      return new Response(null, { status: 403 })
    }
    const event = JSON.parse(new TextDecoder().decode(body)) as JobEvent
    return Response.json({ reply: replyTo(event), at_sender: false })
  })
}
