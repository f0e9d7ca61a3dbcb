import { isSegmentLike } from '../message/segment-like.ts'
import { type ActionRow, type ActionRows, publicRows } from './action-rows.ts'

/** The rows of all actions that a bot knows. */
export interface ActionTable {
  /** Adds rows; one for a name that is known replaces it. */
  add(rows: ActionRows): void
  /** The row for a call. Variants too: NapCat and LLBot answer `get_msg_async` like `get_msg`. */
  rowOf(action: string, params: Record<string, unknown>): ActionRow
}

const VARIANT = /_(?:async|rate_limited)$/

/** The actions of the standard, to which dialects add theirs. */
export function createActionTable(): ActionTable {
  const table = new Map<string, ActionRow>(Object.entries(publicRows))
  table.set('.handle_quick_operation', { messages: ['operation.reply'] })
  return {
    add(rows) {
      for (const [action, row] of Object.entries(rows)) table.set(action, row)
    },
    rowOf(action, params) {
      const known = table.get(action)
      if (known !== undefined) return known
      const name = action.replace(VARIANT, '')
      return table.get(name) ?? guessRow(name, params)
    },
  }
}

/**
 * An action without a row is known by its name: `get_…` and `can_…` read, `send_…` takes messages.
 * Under other names a message is what holds segments: `set_group_kick.message` of go-cqhttp is a text.
 */
function guessRow(name: string, params: Record<string, unknown>): ActionRow {
  return {
    reads: /^(?:get|can)_/.test(name),
    messages: ['message', 'messages'].filter(
      (param) => name.startsWith('send_') || [params[param]].flat().some(isSegmentLike),
    ),
  }
}
