import { CQHttp } from '@cqhttp/core'

export interface Env {
  CQHTTP_SECRET?: string
}

/** Stands in for the bot file of the reader. */
export function createBot(env: Env): CQHttp {
  return new CQHttp({ secret: env.CQHTTP_SECRET })
}
