import type { HttpReply, HttpRequest } from '../support/runtimes/http.ts'
import type { Limit } from './limits.ts'

/** The variables that every entry file hands to `createBot`. */
export interface Variables {
  CQHTTP_API_ROOT: string
  CQHTTP_ACCESS_TOKEN: string
  CQHTTP_SECRET: string
}

/** The bot on a runtime. */
export interface Running {
  send: (request: HttpRequest) => Promise<HttpReply>
  close: () => Promise<void>
}

/** A way to run the bot. */
export interface Driver {
  name: string
  limits: readonly Limit[]
  start(variables: Variables): Promise<Running>
}
