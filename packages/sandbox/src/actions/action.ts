import type { Account } from '../account/account.ts'
import type { Note } from '../profiles/applied-rule.ts'
import type { Params } from './params.ts'

/** What an action works on. */
interface ActionContext {
  readonly account: Account
  /** Writes down which rule of the profile applied. */
  readonly note: Note
}

/**
 * Carries out an action; @returns its data.
 *
 * @throws WorldError when it cannot be done.
 */
export type Action = (params: Params, context: ActionContext) => unknown
