import type { Account } from '../account/account.ts'
import type { JsonObject } from '../json.ts'
import type { Group, GroupFile } from '../world/entities.ts'
import {
  addFolder,
  addNotice,
  react,
  removeFile,
  removeFolder,
  removeNotice,
  treasure,
} from '../world/keepsakes.ts'
import { refuse } from '../world/world-error.ts'
import type { Action } from './action.ts'
import { ParameterError, type Params } from './params.ts'

/** What a group can hold: 10 GiB, in bytes, and how many files. */
const TOTAL_SPACE = 10 * 1024 ** 3
const MOST_FILES = 10_000

const essence =
  (set: boolean): Action =>
  (params, { account }) => {
    const message = account.message(params.int('message_id'))
    treasure(account.world, message, { operatorId: account.selfId, set })
    return null
  }

const getEssence: Action = (params, { account }) => {
  const { world } = account
  const { id } = groupOf(params, account)
  return world.messages.flatMap((message) => {
    const { chat, essence: chosen, from, time, number, segments } = message
    if (chat.type !== 'group' || chat.groupId !== id || chosen === undefined) return []
    return [
      {
        msg_seq: number,
        msg_random: number,
        sender_id: from,
        sender_nick: world.user(from).nickname,
        sender_time: time,
        operator_id: chosen.by,
        operator_nick: world.user(chosen.by).nickname,
        operator_time: chosen.time,
        message_id: account.messageId(message),
        content: account.show(segments),
      },
    ]
  })
}

/** The group that is asked for: the bot must be in it. */
function groupOf(params: Params, { world, selfId }: Account): Group {
  const id = params.int('group_id')
  world.member(id, selfId)
  return world.group(id)
}

/** One of several names for the same parameter. */
function either(params: Params, ...names: readonly [string, ...string[]]): string {
  const name = names.find((key) => params.has(key))
  if (name === undefined) throw new ParameterError(names[0], 'is missing')
  return params.text(name)
}

function fileInfo(account: Account, group: Group, file: GroupFile): JsonObject {
  const place = group.placed.get(file.id)
  const uploader = place?.userId ?? 0
  return {
    group_id: group.id,
    file_id: file.id,
    file_name: file.name,
    busid: file.busid,
    file_size: file.size,
    upload_time: place?.time ?? 0,
    dead_time: 0,
    modify_time: place?.time ?? 0,
    download_times: 0,
    uploader,
    uploader_name: account.world.users.get(uploader)?.nickname ?? '',
  }
}

function listFolder(account: Account, group: Group, folderId: string | undefined): JsonObject {
  const { files, folders, placed } = group
  const countIn = (id: string): number =>
    files.filter((file) => placed.get(file.id)?.folderId === id).length
  return {
    files: files
      .filter((file) => placed.get(file.id)?.folderId === folderId)
      .map((file) => fileInfo(account, group, file)),
    folders: (folderId === undefined ? folders : []).map(({ id, name, userId, time }) => ({
      group_id: group.id,
      folder_id: id,
      folder_name: name,
      create_time: time,
      creator: userId,
      creator_name: account.world.users.get(userId)?.nickname ?? '',
      total_file_count: countIn(id),
    })),
  }
}

export const keepsakeActions: Readonly<Record<string, Action>> = {
  set_msg_emoji_like: (params, { account }) => {
    const message = account.message(params.int('message_id'))
    const emoji = params.text('emoji_id')
    react(account.world, message, { userId: account.selfId, emoji, set: params.flag('set', true) })
    return null
  },
  set_group_reaction: (params, { account }) => {
    const message = account.message(params.int('message_id'))
    const emoji = params.text('code')
    const set = params.flag(params.has('is_set') ? 'is_set' : 'is_add', true)
    react(account.world, message, { userId: account.selfId, emoji, set })
    return null
  },
  fetch_emoji_like: (params, { account }) => {
    const { reactions } = account.message(params.int('message_id'))
    const users = [...(reactions?.get(either(params, 'emojiId', 'emoji_id')) ?? [])]
    return {
      emojiLikesList: users.slice(0, params.int('count', 20)).map((userId) => ({
        tinyId: String(userId),
        nickName: account.world.user(userId).nickname,
        headUrl: `https://avatar.invalid/${userId}`,
      })),
      cookie: '',
      isLastPage: true,
      isFirstPage: true,
      result: 0,
      errMsg: '',
    }
  },
  mark_msg_as_read: (params, { account }) => {
    // NapCat also takes a chat in place of a message.
    if (params.has('message_id')) account.message(params.int('message_id'))
    return null
  },
  set_essence_msg: essence(true),
  delete_essence_msg: essence(false),
  get_essence_msg_list: getEssence,
  get_group_root_files: (params, { account }) =>
    listFolder(account, groupOf(params, account), undefined),
  get_group_files_by_folder: (params, { account }) => {
    const group = groupOf(params, account)
    const id = either(params, 'folder_id', 'folder')
    if (!group.folders.some((folder) => folder.id === id)) {
      refuse('missing', `there is no folder ${id}`)
    }
    return listFolder(account, group, id)
  },
  get_group_file_system_info: (params, { account }) => {
    const { id, files } = groupOf(params, account)
    return {
      group_id: id,
      file_count: files.length,
      limit_count: MOST_FILES,
      used_space: files.reduce((sum, { size }) => sum + size, 0),
      total_space: TOTAL_SPACE,
    }
  },
  get_group_file_url: (params, { account }) => {
    const group = groupOf(params, account)
    const id = params.text('file_id')
    if (!group.files.some((file) => file.id === id)) refuse('missing', `there is no file ${id}`)
    return { url: account.world.addressOf(id) }
  },
  create_group_file_folder: (params, { account: { world, selfId } }) => {
    const name = either(params, 'folder_name', 'name')
    const { id } = addFolder(world, { groupId: params.int('group_id'), userId: selfId, name })
    return { folder_id: id }
  },
  delete_group_folder: (params, { account: { world, selfId } }) => {
    const id = either(params, 'folder_id', 'folder')
    removeFolder(world, { groupId: params.int('group_id'), userId: selfId, id })
    return null
  },
  delete_group_file: (params, { account: { world, selfId } }) => {
    const id = params.text('file_id')
    removeFile(world, { groupId: params.int('group_id'), userId: selfId, id })
    return null
  },
  _send_group_notice: (params, { account: { world, selfId } }) => {
    const text = params.text('content')
    addNotice(world, { groupId: params.int('group_id'), userId: selfId, text })
    return null
  },
  _get_group_notice: (params, { account }) =>
    groupOf(params, account).notices.map(({ id, userId, time, text }) => ({
      notice_id: id,
      sender_id: userId,
      publish_time: time,
      message: { text, image: [], images: [] },
    })),
  _del_group_notice: (params, { account: { world, selfId } }) => {
    const id = params.text('notice_id')
    removeNotice(world, { groupId: params.int('group_id'), userId: selfId, id })
    return null
  },
}
