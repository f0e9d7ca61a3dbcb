import { fileURLToPath } from 'node:url'

import type { HttpReply, HttpRequest } from '../support/runtimes/http.ts'
import type { createBot } from './bot.ts'
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
  /** `folder` has `bot.ts` and `entries`; default that of this file. */
  start(variables: Variables, folder?: string): Promise<Running>
}

/** Where the bot and its entry files are, with a slash at the end. */
export const FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** The bot that is in a folder. */
export async function importBot(folder: string): Promise<typeof createBot> {
  const bot = (await import(`${folder}bot.ts`)) as { createBot: typeof createBot }
  return bot.createBot
}
