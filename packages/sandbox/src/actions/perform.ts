import type { Account } from '../account/account.ts'
import type { JsonObject } from '../json.ts'
import type { Note } from '../profiles/applied-rule.ts'
import type { Failure } from '../profiles/profile.ts'
import { refuse, WorldError } from '../world/world-error.ts'
import type { Action } from './action.ts'
import { fileActions } from './file-actions.ts'
import { groupActions } from './group-actions.ts'
import { hiddenActions } from './hidden-actions.ts'
import { historyActions } from './history-actions.ts'
import { infoActions } from './info-actions.ts'
import { keepsakeActions } from './keepsake-actions.ts'
import { messageActions } from './message-actions.ts'
import { ParameterError, Params } from './params.ts'
import { streamActions } from './stream-actions.ts'

/** Tables of which no action is in the standard. */
const BEYOND = [fileActions, historyActions, keepsakeActions, streamActions]

const ACTIONS: ReadonlyMap<string, Action> = new Map(
  [messageActions, groupActions, infoActions, hiddenActions, ...BEYOND].flatMap((table) =>
    Object.entries(table),
  ),
)

/** Actions that are not in the standard. */
const EXTENSIONS = new Set([
  ...BEYOND.flatMap((table) => Object.keys(table)),
  'get_group_system_msg',
  'send_forward_msg',
  'send_group_forward_msg',
  'send_private_forward_msg',
  'group_poke',
  'send_poke',
  'friend_poke',
])

/** How an action ended. */
export type Outcome = { ok: true; data: unknown } | { ok: false; failure: Failure }

/** Whether the profile has the action, named without a suffix. */
export function hasAction({ profile: { actions } }: Account, action: string): boolean {
  if (EXTENSIONS.has(action)) return actions.extra.includes(action)
  return ACTIONS.has(action) && !actions.missing.includes(action)
}

/** Carries out an action that the profile has. */
export function perform(account: Account, action: string, given: JsonObject, note: Note): Outcome {
  const { defaults, required, results, emptyGroupFails } = account.profile.actions
  const params = new Params({ ...given })
  for (const [name, value] of Object.entries(defaults[action] ?? {})) {
    if (params.has(name)) continue
    note('action.default', `${name} is ${String(value)} when it is left out`)
    params.values[name] = value
  }
  try {
    if (emptyGroupFails && given['group_id'] === '') {
      refuse('params', 'group_id must be a whole number')
    }
    for (const name of required[action] ?? []) {
      if (!params.has(name)) throw new ParameterError(name, 'is missing')
    }
    const data = ACTIONS.get(action)?.(params, { account, note })
    const adapt = results[action]
    return { ok: true, data: adapt ? adapt(data) : data }
  } catch (error) {
    if (!(error instanceof WorldError)) throw error
    const { kind, message } = error
    const at = error instanceof ParameterError ? { parameter: error.parameter } : {}
    return { ok: false, failure: { kind, message, action, ...at } }
  }
}
