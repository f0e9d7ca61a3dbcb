import { isJsonObject } from '../json.ts'
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
import { poke, uploadFile } from '../world/social.ts'
import { refuse } from '../world/world-error.ts'
import type { Action } from './action.ts'
import type { Params } from './params.ts'

/** Whom a mute without another word lasts for, in seconds. */
const DEFAULT_BAN = 1800

function anonymousFlag(params: Params): string {
  const { anonymous } = params.values
  if (isJsonObject(anonymous)) return String(anonymous['flag'])
  return params.text(params.has('anonymous_flag') ? 'anonymous_flag' : 'flag')
}

const pokeMember: Action = (params, { account: { world, selfId } }) => {
  const groupId = params.has('group_id') ? params.int('group_id') : undefined
  poke(world, selfId, params.int('user_id'), groupId)
  return null
}

export const groupActions: Readonly<Record<string, Action>> = {
  set_group_kick: (params, { account: { world, selfId } }) => {
    const reject = params.flag('reject_add_request', false)
    kickMember(world, params.int('group_id'), params.int('user_id'), selfId, reject)
    return null
  },
  set_group_ban: (params, { account: { world, selfId } }) => {
    const duration = params.int('duration', DEFAULT_BAN)
    banMember(world, params.int('group_id'), params.int('user_id'), selfId, duration)
    return null
  },
  set_group_anonymous_ban: (params, { account: { world, selfId } }) => {
    const duration = params.int('duration', DEFAULT_BAN)
    banAnonymous(world, params.int('group_id'), anonymousFlag(params), selfId, duration)
    return null
  },
  set_group_whole_ban: (params, { account: { world, selfId } }) => {
    banGroup(world, params.int('group_id'), selfId, params.flag('enable', true))
    return null
  },
  set_group_admin: (params, { account: { world, selfId } }) => {
    const enable = params.flag('enable', true)
    setAdmin(world, params.int('group_id'), params.int('user_id'), selfId, enable)
    return null
  },
  set_group_anonymous: (params, { account: { world, selfId } }) => {
    allowAnonymous(world, params.int('group_id'), selfId, params.flag('enable', true))
    return null
  },
  set_group_card: (params, { account: { world, selfId } }) => {
    const card = params.text('card', '')
    setCard(world, params.int('group_id'), params.int('user_id'), selfId, card)
    return null
  },
  set_group_name: (params, { account: { world, selfId } }) => {
    renameGroup(world, params.int('group_id'), selfId, params.text('group_name'))
    return null
  },
  set_group_leave: (params, { account: { world, selfId } }) => {
    leaveGroup(world, params.int('group_id'), selfId, params.flag('is_dismiss', false))
    return null
  },
  set_group_special_title: (params, { account: { world, selfId } }) => {
    const title = params.text('special_title', '')
    const duration = params.int('duration', -1)
    setTitle(world, params.int('group_id'), params.int('user_id'), selfId, title, duration)
    return null
  },
  group_poke: pokeMember,
  send_poke: pokeMember,
  friend_poke: pokeMember,
  upload_group_file: (params, { account: { world, selfId } }) => {
    const file = params.text('file')
    const name = params.text('name', file.split('/').at(-1) ?? file)
    if (name === '') refuse('params', 'the parameter name is empty')
    uploadFile(world, params.int('group_id'), selfId, { name, size: file.length })
    return null
  },
}
