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

/** Whether a call failed because the implementation has no such action. */
export function isUnknownAction(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  const { statusCode, retcode, wording } = error
  // NapCat answers with the code of any failure over HTTP, and says it in words.
  const isSaid = retcode === 200 && /不支持的\s?api/i.test(wording)
  return statusCode === 404 || retcode === 404 || retcode === 1404 || isSaid
}

/** Whether a call failed without any effect, so that something else may be tried. */
export function isRefused(error: unknown): boolean {
  return error instanceof CallError && error.sent === 'refused'
}
