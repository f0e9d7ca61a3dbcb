// The bot on Deno.
import { createBot } from './bot.ts'

declare const Deno: {
  serve(options: { hostname: string; port: number }, handler: (request: Request) => unknown): void
}

const { HOST, PORT } = process.env
const { fetch } = createBot(process.env)

Deno.serve({ hostname: HOST || '127.0.0.1', port: Number(PORT || 8080) }, (request) =>
  fetch(request),
)
