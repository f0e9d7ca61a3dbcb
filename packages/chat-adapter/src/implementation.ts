import { ApiError, CallError } from '@cqhttp/core'
import { askImplementation, type Implementation } from '@cqhttp/core/wiring'
import type { CqhttpBot } from './options.ts'

/** Which implementation an account runs on; undefined when it does not tell, or is another one. */
export async function implementationOf(
  bot: CqhttpBot,
  selfId: string,
): Promise<Implementation | undefined> {
  try {
    return await askImplementation(bot, { selfId })
  } catch (error) {
    if (error instanceof CallError) return undefined
    throw error
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
