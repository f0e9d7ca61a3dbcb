// For comparing sizes: an echo bot on Hono that checks the signature by WebCrypto.
import { Hono } from 'hono'

interface Env {
  Bindings: { CQHTTP_SECRET: string }
}

const HMAC = { name: 'HMAC', hash: 'SHA-1' }
const app = new Hono<Env>()

app.post('/', async (context) => {
  const body = await context.req.arrayBuffer()
  const secret = new TextEncoder().encode(context.env.CQHTTP_SECRET)
  const key = await crypto.subtle.importKey('raw', secret, HMAC, false, ['verify'])
  const digits = context.req.header('x-signature')?.slice('sha1='.length).match(/../g) ?? []
  const given = Uint8Array.from(digits, (pair) => Number.parseInt(pair, 16))
  if (!(await crypto.subtle.verify('HMAC', key, given, body))) return context.body(null, 403)
  const event = JSON.parse(new TextDecoder().decode(body)) as { message: unknown }
  return context.json({ reply: event.message, at_sender: false })
})

export default app
