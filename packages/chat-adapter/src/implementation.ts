import { ApiError, CallError } from '@cqhttp/core'
import type { CqhttpBot } from './options.ts'

/** The most accounts whose implementation is remembered. */
const MOST_ACCOUNTS = 1000

/** Which implementation an account runs on, asked once. */
export class Implementations {
  readonly #bot: CqhttpBot
  readonly #names = new Map<string, string>()

  constructor(bot: CqhttpBot) {
    this.#bot = bot
  }

  /** Its name in lower case, such as `napcat.onebot`; `''` when it does not tell. */
  async nameOf(selfId: string): Promise<string> {
    const known = this.#names.get(selfId)
    if (known !== undefined) return known
    try {
      const { app_name: name } = await this.#bot.callAction('get_version_info', {}, { selfId })
      const lower = String(name).toLowerCase()
      if (this.#names.size < MOST_ACCOUNTS) this.#names.set(selfId, lower)
      return lower
    } catch (error) {
      if (error instanceof CallError) return ''
      throw error
    }
  }
}

/** The codes of an action that an implementation does not have; NapCat answers 200 over HTTP. */
const UNKNOWN_ACTION = new Set([200, 404, 1404])

/** Whether a call failed because the implementation has no such action. */
export function isUnknownAction(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  return error.statusCode === 404 || (error.retcode !== null && UNKNOWN_ACTION.has(error.retcode))
}

/** Whether a call failed without any effect, so that something else may be tried. */
export function isRefused(error: unknown): boolean {
  return error instanceof CallError && error.sent === 'refused'
}
