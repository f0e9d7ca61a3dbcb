// A floor: the job written by hand as a Cloudflare Worker, with the key imported once. FROZEN: a
// commit that makes the project faster does not change this file.
import { type JobEvent, replyTo } from '../harness/job.ts'

const HMAC = { name: 'HMAC', hash: 'SHA-1' }
let key: Promise<CryptoKey> | undefined

export default {
  async fetch(request: Request, env: { CQHTTP_SECRET: string }): Promise<Response> {
    const body = await request.arrayBuffer()
    const secret = new TextEncoder().encode(env.CQHTTP_SECRET)
    key ??= crypto.subtle.importKey('raw', secret, HMAC, false, ['verify'])
    const header = request.headers.get('x-signature') ?? ''
    const given = fromHex(header.slice('sha1='.length))
    if (!(await crypto.subtle.verify('HMAC', await key, given, body))) {
      return new Response(null, { status: 403 })
    }
    const event = JSON.parse(new TextDecoder().decode(body)) as JobEvent
    return Response.json({ reply: replyTo(event), at_sender: false })
  },
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length / 2)
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = Number.parseInt(text.slice(2 * index, 2 * index + 2), 16)
  }
  return bytes
}
