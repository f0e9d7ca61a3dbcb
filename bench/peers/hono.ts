// Hono with createHmac: a function from Request to Response.
import { Hono } from 'hono'

import { type JobEvent, replyTo } from '../harness/job.ts'
import { isSigned } from './signature.ts'

export const takes = 'request'

export function createApp(secret: string): Hono {
  const app = new Hono()
  app.post('/', async (context) => {
    const body = Buffer.from(await context.req.arrayBuffer())
    if (!isSigned(body, context.req.header('x-signature'), secret)) return context.body(null, 403)
    const event = JSON.parse(body.toString()) as JobEvent
    return context.json({ reply: replyTo(event), at_sender: false })
  })
  return app
}

export function createAnswer(secret: string): (request: Request) => Response | Promise<Response> {
  const app = createApp(secret)
  return (request) => app.fetch(request)
}
