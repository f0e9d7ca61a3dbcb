import type {
  ActionArguments,
  ActionResult,
  CallableName,
  MethodsOf,
  PublicActions,
} from '../api/actions.ts'
import type { Speaks, TypesOf } from '../base/spoken.ts'
import type { Message } from '../message/segment.ts'
import type { SendParams, SendTarget } from '../reply/send.ts'

/** What handlers and helpers need of a bot: it sends, and it calls actions. */
export interface Bot extends PublicActions, Speaks {
  /**
   * Sends a message to where the event came from, as the account that it came to.
   *
   * Strings are plain text, unless `auto_escape: false` says otherwise. The delivery's `signal` ends
   * the call, and its `waitUntil` waits for it, so that a forgotten `await` is not lost.
   *
   * @throws TypeError when the event does not say where it came from, or the message is invalid.
   * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError
   */
  send(
    event: SendTarget,
    message: MessageOf<this>,
    params?: SendParams,
  ): Promise<ActionResult<'send_msg'>>

  /**
   * Calls an action of the implementation's API: one of the standard, whose parameters are checked
   * by type, a suffixed one (`send_msg_async`), or one of the implementation's own. A forgotten
   * `await` is not lost: the delivery waits for it, and its error is logged.
   *
   * @returns The `data` of the answer, null when it has none.
   * @throws TypeError when the action name is malformed.
   * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError
   */
  callAction<Name extends CallableName<this>>(
    action: Name,
    ...args: ActionArguments<Name, this>
  ): Promise<ActionResult<Name, this>>
}

/** What a bot sends as a message: with dialects their segments too. */
export type MessageOf<Speaker> = Message | TypesOf<Speaker>['message']

/** A {@link Bot} with the actions of the speaker's dialects. */
export type BotOf<Speaker> = [TypesOf<Speaker>] extends [never]
  ? Bot
  : Speaker extends Speaks<infer Dialects>
    ? MethodsOf<TypesOf<Speaker>> & Bot & Speaks<Dialects>
    : Bot
