import type { InProcessBot } from '@cqhttp/sandbox'

/** A bot that answers everything with the same. */
export function answering(body: unknown, status = 200): InProcessBot {
  return {
    fetch: () => {
      if (body === undefined) return new Response(null, { status: 204 })
      return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
    },
  }
}
