import { toSegment } from '../to-segment.ts'
import type { GroupFile, HonorType } from './entities.ts'
import { postMessage } from './messaging.ts'
import type { World } from './world.ts'
import { refuse } from './world-error.ts'

interface Poke {
  userId: number
  targetId: number
  /** The group that it happens in; undefined in private. */
  groupId?: number | undefined
}

/** Pokes somebody. @throws WorldError when one of the two does not exist, or is not in the group. */
export function poke(world: World, { userId, targetId, groupId }: Poke): void {
  world.user(userId)
  world.user(targetId)
  if (groupId === undefined) {
    world.emit({ type: 'poke', userId, targetId })
    return
  }
  world.member(groupId, userId)
  world.member(groupId, targetId)
  world.emit({ type: 'poke', groupId, userId, targetId })
}

interface Upload {
  groupId: number
  userId: number
  name: string
  /** In bytes. */
  size: number
  /** The folder that it goes into. */
  folderId?: string | undefined
}

/** Uploads a file to a group. @throws WorldError when the user is not in it. */
export function uploadFile(world: World, upload: Upload): GroupFile {
  const { groupId, userId, name, size, folderId } = upload
  world.member(groupId, userId)
  const { files, folders, placed } = world.group(groupId)
  if (folderId !== undefined && !folders.some(({ id }) => id === folderId)) {
    refuse('missing', `there is no folder ${folderId}`)
  }
  const file: GroupFile = { id: `/file-${groupId}-${placed.size + 1}`, name, size, busid: 102 }
  files.push(file)
  placed.set(file.id, { folderId, userId, time: world.clock.now() })
  world.emit({ type: 'upload', groupId, userId, file })
  return file
}

interface PrivateFile {
  from: number
  to: number
  name: string
  /** In bytes. */
  size: number
  /** Default `api`. */
  via?: 'person' | 'api'
}

/** Sends a file to somebody; @returns Its id. @throws WorldError when there is no such user. */
export function sendFile(world: World, { from, to, name, size, via = 'api' }: PrivateFile): string {
  const id = `/private-file-${world.messages.length + 1}`
  const data = { file: name, file_id: id, file_size: String(size) }
  const segments = [toSegment('file', data)]
  postMessage(world, { from, chat: { type: 'private', to }, segments, via })
  return id
}

interface Honor {
  groupId: number
  userId: number
  honor: HonorType
}

/** Gives a member an honour. @throws WorldError when the user is not in the group. */
export function giveHonor(world: World, { groupId, userId, honor }: Honor): void {
  world.member(groupId, userId)
  const { honors } = world.group(groupId)
  const holders = honors.get(honor) ?? []
  honors.set(honor, [userId, ...holders.filter((holder) => holder !== userId)])
  world.emit({ type: 'honor', groupId, userId, honor })
}

interface LuckyDraw {
  groupId: number
  /** Who sent the red packet. */
  userId: number
  /** Who drew the largest share. */
  targetId: number
}

/** Lets somebody win a red packet. @throws WorldError when one of the two is not in the group. */
export function drawLuckyKing(world: World, { groupId, userId, targetId }: LuckyDraw): void {
  world.member(groupId, userId)
  world.member(groupId, targetId)
  world.emit({ type: 'lucky-king', groupId, userId, targetId })
}
