import { isJsonObject, type JsonObject } from '../json.ts'
import type { Account } from '../account/account.ts'
import type { HonorType } from '../world/entities.ts'
import { answerRequest } from '../world/membership.ts'
import { refuse } from '../world/world-error.ts'
import type { Action } from './action.ts'
import type { Params } from './params.ts'
import { toGroupInfo, toMemberInfo } from './group-info.ts'

const HONORS: readonly HonorType[] = [
  'talkative',
  'performer',
  'legend',
  'strong_newbie',
  'emotion',
]
const FORMATS = new Set(['mp3', 'amr', 'wma', 'm4a', 'spx', 'ogg', 'wav', 'flac'])
const COOKIES = 'uin=o0000010000; skey=@sandbox'
const CSRF_TOKEN = 1_234_567

const answerAdd: Action = (params, { account }) => {
  const request = account.request(params.text('flag'))
  if (request.type === 'friend') refuse('params', 'the flag belongs to a friend request')
  const type = ['sub_type', 'type'].find((name) => params.has(name))
  if (type === undefined && account.profile.name === 'standard') {
    refuse('params', 'the parameter sub_type is missing')
  }
  if (type !== undefined && params.text(type) !== request.type) {
    refuse('params', `sub_type is ${params.text(type)}, but the request is of type ${request.type}`)
  }
  const answer = { approve: params.flag('approve', true), note: params.text('reason', '') }
  answerRequest(account.world, request, { operatorId: account.selfId, ...answer })
  return null
}

const answerFriend: Action = (params, { account }) => {
  const request = account.request(params.text('flag'))
  if (request.type !== 'friend') refuse('params', 'the flag belongs to a group request')
  const answer = { approve: params.flag('approve', true), note: params.text('remark', '') }
  answerRequest(account.world, request, { operatorId: account.selfId, ...answer })
  return null
}

/** Who asked to join, and who was invited, where the bot was asked. */
const getSystemMessages: Action = (_, { account: { world, selfId } }) => {
  const asked = world.requests.filter(({ type, to, groupId = 0 }) =>
    type === 'invite' ? to === selfId : type === 'add' && world.isMember(groupId, selfId),
  )
  const rows = (type: string, who: string): JsonObject[] =>
    asked
      .filter((request) => request.type === type)
      .map(({ number, time, userId, groupId = 0, comment, state }) => ({
        request_id: time * 1_000_000 + number,
        [`${who}_uin`]: userId,
        [`${who}_nick`]: world.user(userId).nickname,
        ...(type === 'add' ? { message: comment } : {}),
        group_id: groupId,
        group_name: world.group(groupId).name,
        checked: state !== 'open',
        actor: state === 'open' ? 0 : selfId,
      }))
  return {
    invited_requests: rows('invite', 'invitor'),
    join_requests: rows('add', 'requester'),
  }
}

const getHonors: Action = (params, { account: { world, selfId } }) => {
  const groupId = params.int('group_id')
  const type = params.text('type', 'all')
  const wanted = HONORS.filter((honor) => type === 'all' || type === honor)
  if (wanted.length === 0) refuse('params', `there is no honour ${type}`)
  world.member(groupId, selfId)
  const { honors } = world.group(groupId)
  const info: JsonObject = { group_id: groupId }
  for (const honor of wanted) {
    const holders = (honors.get(honor) ?? []).map((userId) => ({
      user_id: userId,
      nickname: world.user(userId).nickname,
      avatar: `https://avatar.invalid/${userId}`,
    }))
    if (honor === 'talkative' && holders[0]) {
      info['current_talkative'] = { ...holders[0], day_count: 1 }
    }
    info[`${honor}_list`] = holders.map((holder) => ({ ...holder, description: '' }))
  }
  return info
}

function mediaPath({ world }: Account, params: Params, type: string): string {
  const file = params.text('file')
  const known = world.media.get(file)
  if (known?.type !== type) refuse('missing', `there is no ${type} ${file}`)
  return `/sandbox/data/${type}/${file}`
}

export const infoActions: Readonly<Record<string, Action>> = {
  send_like: (params, { account: { world, selfId } }) => {
    world.like(selfId, params.int('user_id'), params.int('times', 1))
    return null
  },
  get_group_system_msg: getSystemMessages,
  set_friend_add_request: answerFriend,
  set_group_add_request: answerAdd,
  get_login_info: (_, { account: { world, selfId } }) => {
    return { user_id: selfId, nickname: world.user(selfId).nickname }
  },
  get_stranger_info: (params, { account: { world } }) => {
    const { id, nickname, sex, age } = world.user(params.int('user_id'))
    return { user_id: id, nickname, sex, age }
  },
  get_friend_list: (_, { account: { world, selfId } }) =>
    [...world.friendsOf(selfId)].map(([id, remark]) => {
      return { user_id: id, nickname: world.user(id).nickname, remark }
    }),
  get_group_info: (params, { account: { world } }) =>
    toGroupInfo(world.group(params.int('group_id'))),
  get_group_list: (_, { account: { world, selfId } }) =>
    [...world.groups.values()].filter(({ members }) => members.has(selfId)).map(toGroupInfo),
  get_group_member_info: (params, { account }) => {
    const groupId = params.int('group_id')
    account.world.member(groupId, account.selfId)
    return toMemberInfo(account, groupId, account.world.member(groupId, params.int('user_id')))
  },
  get_group_member_list: (params, { account }) => {
    const groupId = params.int('group_id')
    account.world.member(groupId, account.selfId)
    const members = [...account.world.group(groupId).members.values()]
    return members.map((member) => toMemberInfo(account, groupId, member))
  },
  get_group_honor_info: getHonors,
  get_cookies: (params) => ({
    cookies: params.text('domain', '') === '' ? COOKIES : `${COOKIES}; p_skey=sandbox`,
  }),
  get_csrf_token: () => ({ token: CSRF_TOKEN }),
  get_credentials: () => ({ cookies: COOKIES, csrf_token: CSRF_TOKEN }),
  get_record: (params, { account }) => {
    const format = params.text('out_format', 'mp3')
    if (!FORMATS.has(format)) refuse('params', `out_format cannot be ${format}`)
    return { file: `${mediaPath(account, params, 'record')}.${format}` }
  },
  get_image: (params, { account }) => ({ file: mediaPath(account, params, 'image') }),
  can_send_image: () => ({ yes: true }),
  can_send_record: () => ({ yes: true }),
  get_status: (_, { account }) => {
    const { status } = account.profile.events
    return isJsonObject(status) ? { ...status } : status
  },
  get_version_info: () => ({
    app_name: 'cqhttp-sandbox',
    app_version: '0.0.0',
    protocol_version: 'v11',
  }),
  set_restart: (_, { account }) => {
    account.restarts++
    return null
  },
  clean_cache: () => null,
}
