import type { Account } from '../account/account.ts'
import { toMessagePayload } from '../account/message-payload.ts'
import type { JsonObject } from '../json.ts'
import type { WorldMessage } from '../world/entities.ts'
import { refuse } from '../world/world-error.ts'
import type { Action } from './action.ts'
import type { Params } from './params.ts'

/** A message of the past as the implementation would have reported it. */
export function payloadOf(account: Account, message: WorldMessage): JsonObject {
  const { messages, events } = account.profile
  const isOwn = message.from === account.selfId
  const payload = {
    ...toMessagePayload(account, message),
    ...(isOwn ? { post_type: messages.ownPostType ?? 'message' } : {}),
  }
  const fact = { type: 'message', message } as const
  return events.adapt(payload, { account, fact, isPast: true }) ?? payload
}

/** Where to begin: by an id, or by the number that some implementations call the sequence. */
function startOf(account: Account, params: Params): number | undefined {
  const name = ['message_seq', 'message_id'].find((key) => params.has(key))
  const given = name === undefined ? 0 : params.int(name)
  if (given === 0) return undefined
  if (account.knows(given)) return account.message(given).number
  const known = account.world.messages[given - 1]
  return known?.number ?? refuse('missing', `there is no message ${given}`)
}

function pageOf(account: Account, params: Params, found: readonly WorldMessage[]): JsonObject {
  const start = startOf(account, params)
  const count = Math.max(0, params.int('count', 20))
  const forwards = ['reverse_order', 'reverseOrder'].some((name) => params.flag(name, false))
  const seen = found.filter(({ recalledBy }) => recalledBy === undefined)
  const page =
    forwards && start !== undefined
      ? seen.filter(({ number }) => number >= start).slice(0, count)
      : seen
          .filter(({ number }) => number <= (start ?? number))
          .toReversed()
          .slice(0, count)
          .toReversed()
  return { messages: page.map((message) => payloadOf(account, message)) }
}

export const historyActions: Readonly<Record<string, Action>> = {
  get_group_msg_history: (params, { account }) => {
    const groupId = params.int('group_id')
    const { world, selfId } = account
    world.member(groupId, selfId)
    const found = world.messages.filter(
      ({ chat }) => chat.type === 'group' && chat.groupId === groupId,
    )
    return pageOf(account, params, found)
  },
  get_friend_msg_history: (params, { account }) => {
    const userId = params.int('user_id')
    const { world, selfId } = account
    world.user(userId)
    const found = world.messages.filter(({ chat, from }) => {
      if (chat.type !== 'private') return false
      return (from === selfId && chat.to === userId) || (from === userId && chat.to === selfId)
    })
    return pageOf(account, params, found)
  },
}
