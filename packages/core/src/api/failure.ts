import type { Failure } from '../base/errors.ts'
import { isFilled } from '../base/value.ts'
import type { ActionResponse } from './transport.ts'

/** An implementation's own time limit, which says nothing about QQ; `ETIMEDOUT` is a download's. */
const TIMED_OUT = /(?<!\bE)time(?:d[ -]?)?[ -]?out|超时/i

/** NapCat names the step it waited for: behind one that only reads, nothing has been done yet. */
const WHILE_READING = /serviceAndMethod:\w+\/(?:get|fetch|query|search)/i

/** 400 to 499, with a thousand before it over WebSocket: about parameters, one may be `timeout`. */
const WRONG_REQUEST = /^1?4\d\d$/

/** What an answer says of a failure, and whether the action may have taken effect all the same. */
export function failureOf(answer: ActionResponse): Failure & { sent: 'refused' | 'unknown' } {
  const retcode = typeof answer.retcode === 'number' ? answer.retcode : null
  const texts = [answer.wording, answer.message, answer.msg].filter(isFilled)
  // Lagrange puts sentences into `status`.
  const all = [answer.status, ...texts].filter(isFilled).join(' ')
  const gaveUp =
    TIMED_OUT.test(all) && !WHILE_READING.test(all) && !WRONG_REQUEST.test(`${retcode}`)
  return { retcode, wording: texts[0] ?? '', sent: gaveUp ? 'unknown' : 'refused' }
}
