import { refuse } from '../world/world-error.ts'
import type { Action } from './action.ts'
import { ParameterError } from './params.ts'
import { carryOutOperation } from './quick-operation.ts'

/** What NapCat's validation requires in the context, and what it strips though requests need it. */
const REQUIRED = ['time', 'self_id', 'post_type', 'user_id']
const STRIPPED = ['flag', 'request_type']

const handleQuickOperation: Action = (params, { account, note }) => {
  let event = params.object('context')
  const operation = params.object('operation')
  if (account.profile.actions.quickOperation === 'stripped') {
    const missing = REQUIRED.find((name) => event[name] === undefined)
    if (missing !== undefined) throw new ParameterError(`context.${missing}`, 'is missing')
    const kept = Object.entries(event).filter(([name]) => !STRIPPED.includes(name))
    if (kept.length < Object.keys(event).length) {
      note('quick-operation.stripped', 'flag and request_type are removed: nothing happens')
    }
    event = Object.fromEntries(kept)
  }
  const failed = carryOutOperation({ account, event, operation, note }).find(
    ({ outcome }) => outcome === 'failed',
  )
  if (failed !== undefined) refuse('forbidden', failed.reason ?? failed.field)
  return null
}

export const hiddenActions: Readonly<Record<string, Action>> = {
  '.handle_quick_operation': handleQuickOperation,
}
