import { isJsonObject, textOf } from '../json.ts'
import { kickMember, leaveGroup } from '../world/membership.ts'
import {
  allowAnonymous,
  banAnonymous,
  banGroup,
  banMember,
  renameGroup,
  setAdmin,
  setCard,
  setTitle,
} from '../world/moderation.ts'
import { poke } from '../world/social.ts'
import type { Action } from './action.ts'
import type { Params } from './params.ts'

/** Default length of a mute, in seconds. */
const DEFAULT_BAN = 1800

function anonymousFlag(params: Params): string {
  const { anonymous } = params.values
  if (isJsonObject(anonymous)) return textOf(anonymous['flag'])
  return params.text(params.has('anonymous_flag') ? 'anonymous_flag' : 'flag')
}

const pokeMember: Action = (params, { account: { world, selfId } }) => {
  const groupId = params.has('group_id') ? params.int('group_id') : undefined
  poke(world, {
    userId: selfId,
    targetId: params.int(params.has('target_id') ? 'target_id' : 'user_id'),
    groupId,
  })
  return null
}

/** What the bot does in a group. */
function inGroup(params: Params, operatorId: number): { groupId: number; operatorId: number } {
  return { groupId: params.int('group_id'), operatorId }
}

/** What the bot does to a member. */
function toMember(
  params: Params,
  operatorId: number,
): { groupId: number; userId: number; operatorId: number } {
  return { ...inGroup(params, operatorId), userId: params.int('user_id') }
}

export const groupActions: Readonly<Record<string, Action>> = {
  set_group_kick: (params, { account: { world, selfId } }) => {
    const reject = params.flag('reject_add_request', false)
    kickMember(world, { ...toMember(params, selfId), reject })
    return null
  },
  set_group_ban: (params, { account: { world, selfId } }) => {
    const duration = params.int('duration', DEFAULT_BAN)
    banMember(world, { ...toMember(params, selfId), duration })
    return null
  },
  set_group_anonymous_ban: (params, { account: { world, selfId } }) => {
    const duration = params.int('duration', DEFAULT_BAN)
    banAnonymous(world, { ...inGroup(params, selfId), flag: anonymousFlag(params), duration })
    return null
  },
  set_group_whole_ban: (params, { account: { world, selfId } }) => {
    banGroup(world, { ...inGroup(params, selfId), enable: params.flag('enable', true) })
    return null
  },
  set_group_admin: (params, { account: { world, selfId } }) => {
    const enable = params.flag('enable', true)
    setAdmin(world, { ...toMember(params, selfId), enable })
    return null
  },
  set_group_anonymous: (params, { account: { world, selfId } }) => {
    allowAnonymous(world, { ...inGroup(params, selfId), enable: params.flag('enable', true) })
    return null
  },
  set_group_card: (params, { account: { world, selfId } }) => {
    const card = params.text('card', '')
    setCard(world, { ...toMember(params, selfId), card })
    return null
  },
  set_group_name: (params, { account: { world, selfId } }) => {
    renameGroup(world, { ...inGroup(params, selfId), name: params.text('group_name') })
    return null
  },
  set_group_leave: (params, { account: { world, selfId } }) => {
    const groupId = params.int('group_id')
    leaveGroup(world, { groupId, userId: selfId, dismiss: params.flag('is_dismiss', false) })
    return null
  },
  set_group_special_title: (params, { account: { world, selfId } }) => {
    const title = params.text('special_title', '')
    const duration = params.int('duration', -1)
    setTitle(world, { ...toMember(params, selfId), title, duration })
    return null
  },
  group_poke: pokeMember,
  send_poke: pokeMember,
  friend_poke: pokeMember,
}
