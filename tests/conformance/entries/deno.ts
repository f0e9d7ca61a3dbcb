import { createBot } from '../bot.ts'

// What is used of https://docs.deno.com/api/deno/
declare const Deno: {
  serve(
    options: { hostname: string; port: number },
    handler: (request: Request) => Promise<Response>,
  ): unknown
  env: { toObject(): Record<string, string> }
}

Deno.serve({ hostname: '127.0.0.1', port: 0 }, createBot(Deno.env.toObject()).fetch)
