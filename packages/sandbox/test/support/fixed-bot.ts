import type { InProcessBot } from '@cqhttp/sandbox'

/** A bot that answers everything with the same. */
export function answering(body: unknown, status = 200): InProcessBot {
  return {
    fetch: () => {
      if (body === undefined) return new Response(null, { status: 204 })
      const headers = { 'content-type': 'application/json' }
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      return new Response(text, { status, headers })
    },
  }
}
