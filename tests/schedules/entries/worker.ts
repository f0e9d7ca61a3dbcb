import { toWorkersHandler } from '@cqhttp/adapter-workers'
import { durableStore, type ObjectNamespace, StoreObject } from '@cqhttp/adapter-workers/durable'

import { createBot } from './bot.ts'

interface Env {
  STORE: ObjectNamespace
  LOG: ObjectNamespace
}

export { StoreObject }

/** Keeps what the bots tell, for all Workers. */
export class Log {
  readonly #lines: string[] = []

  async fetch(request: Request): Promise<Response> {
    if (request.method === 'POST') this.#lines.push(await request.text())
    return Response.json(this.#lines)
  }
}

const ask = (env: Env, init: { method?: string; body?: string } = {}) =>
  env.LOG.get(env.LOG.idFromName('log')).fetch('https://log.invalid/', init)

const worker = toWorkersHandler((env: Env) =>
  createBot((line) => ask(env, { method: 'POST', body: line }), durableStore(env.STORE)),
)

export default { ...worker, fetch: (_request: Request, env: Env) => ask(env) }
