import type { GroupFolder, GroupNotice, WorldMessage } from './entities.ts'
import type { World } from './world.ts'
import { refuse } from './world-error.ts'

/** Puts a reaction on a message, or takes it away. @throws WorldError outside of groups. */
export function react(
  world: World,
  message: WorldMessage,
  { userId, emoji, set }: { userId: number; emoji: string; set: boolean },
): void {
  const { chat, number } = message
  if (chat.type !== 'group') refuse('forbidden', 'only messages of groups have reactions')
  world.member(chat.groupId, userId)
  const reactions = (message.reactions ??= new Map())
  const users = reactions.get(emoji) ?? new Set()
  if (users.has(userId) === set) return
  if (set) users.add(userId)
  else users.delete(userId)
  if (users.size === 0) reactions.delete(emoji)
  else reactions.set(emoji, users)
  const { groupId } = chat
  world.emit({ type: 'reaction', groupId, userId, number, emoji, set, count: users.size })
}

/** Puts a message among the best of its group, or takes it out. @throws WorldError when not allowed. */
export function treasure(
  world: World,
  message: WorldMessage,
  { operatorId, set }: { operatorId: number; set: boolean },
): void {
  const { chat, number, from: senderId } = message
  if (chat.type !== 'group') refuse('forbidden', 'only messages of groups can be essence')
  world.checkRank(chat.groupId, operatorId, 'choose the essence')
  if (set) message.essence = { by: operatorId, time: world.clock.now() }
  else if (message.essence === undefined) refuse('missing', 'the message is not essence')
  else delete message.essence
  world.emit({ type: 'essence', groupId: chat.groupId, number, senderId, operatorId, set })
}

interface Of {
  groupId: number
  userId: number
}

/** Makes a folder for files. @throws WorldError for a name that is empty or taken. */
export function addFolder(
  world: World,
  { groupId, userId, name }: Of & { name: string },
): GroupFolder {
  world.member(groupId, userId)
  const { folders } = world.group(groupId)
  if (name === '') refuse('params', 'a folder must have a name')
  if (folders.some((folder) => folder.name === name)) refuse('forbidden', `${name} exists already`)
  const last = folders.at(-1)?.number ?? 0
  const folder = {
    id: `/folder-${groupId}-${last + 1}`,
    number: last + 1,
    name,
    userId,
    time: world.clock.now(),
  }
  folders.push(folder)
  return folder
}

/** Removes a folder and the files in it. @throws WorldError when there is none, or when not allowed. */
export function removeFolder(world: World, { groupId, userId, id }: Of & { id: string }): void {
  world.checkRank(groupId, userId, 'remove folders')
  const { folders, files, placed } = world.group(groupId)
  const index = folders.findIndex((folder) => folder.id === id)
  if (index === -1) refuse('missing', `there is no folder ${id}`)
  folders.splice(index, 1)
  const kept = files.filter((file) => placed.get(file.id)?.folderId !== id)
  files.splice(0, files.length, ...kept)
}

/** Removes a file: one's own, or as an administrator. @throws WorldError when there is none. */
export function removeFile(world: World, { groupId, userId, id }: Of & { id: string }): void {
  world.member(groupId, userId)
  const { files, placed } = world.group(groupId)
  const index = files.findIndex((file) => file.id === id)
  if (index === -1) refuse('missing', `there is no file ${id}`)
  if (placed.get(id)?.userId !== userId) world.checkRank(groupId, userId, 'remove files')
  files.splice(index, 1)
}

/** Puts up a notice. @throws WorldError when the user may not. */
export function addNotice(
  world: World,
  { groupId, userId, text }: Of & { text: string },
): GroupNotice {
  world.checkRank(groupId, userId, 'put up notices')
  if (text === '') refuse('params', 'a notice must have a text')
  const { notices } = world.group(groupId)
  const number = (notices.at(-1)?.number ?? 0) + 1
  const notice = {
    id: `notice-${groupId}-${number}`,
    number,
    userId,
    time: world.clock.now(),
    text,
  }
  notices.push(notice)
  return notice
}

/** Takes a notice down. @throws WorldError when there is none, or when the user may not. */
export function removeNotice(world: World, { groupId, userId, id }: Of & { id: string }): void {
  world.checkRank(groupId, userId, 'take down notices')
  const { notices } = world.group(groupId)
  const index = notices.findIndex((notice) => notice.id === id)
  if (index === -1) refuse('missing', `there is no notice ${id}`)
  notices.splice(index, 1)
}
