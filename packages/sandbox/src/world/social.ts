import type { GroupFile, HonorType } from './entities.ts'
import type { World } from './world.ts'

/** @throws WorldError when one of them is not there. */
export function poke(world: World, userId: number, targetId: number, groupId?: number): void {
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

/** @throws WorldError when the user is not in the group. */
export function uploadFile(
  world: World,
  groupId: number,
  userId: number,
  { name, size }: { name: string; size: number },
): GroupFile {
  world.member(groupId, userId)
  const { files } = world.group(groupId)
  const file: GroupFile = { id: `/file-${groupId}-${files.length + 1}`, name, size, busid: 102 }
  files.push(file)
  world.emit({ type: 'upload', groupId, userId, file })
  return file
}

/** @throws WorldError when the user is not in the group. */
export function giveHonor(world: World, groupId: number, userId: number, honor: HonorType): void {
  world.member(groupId, userId)
  const { honors } = world.group(groupId)
  const holders = honors.get(honor) ?? []
  honors.set(honor, [userId, ...holders.filter((holder) => holder !== userId)])
  world.emit({ type: 'honor', groupId, userId, honor })
}

/** @throws WorldError when one of them is not in the group. */
export function drawLuckyKing(
  world: World,
  groupId: number,
  userId: number,
  targetId: number,
): void {
  world.member(groupId, userId)
  world.member(groupId, targetId)
  world.emit({ type: 'lucky-king', groupId, userId, targetId })
}
