import { World } from './world/world.ts'
import type { BotGroupSeed, SandboxOptions } from './options.ts'

const DEFAULT_SELF = 10_000

/** Makes the world of a sandbox, or moves into one; @returns it and the bot's account. */
export function seedWorld(options: SandboxOptions): { world: World; selfId: number } {
  const world = options.world ?? new World(options.now)
  const self = options.self ?? DEFAULT_SELF
  const { id: selfId } = world.addUser(
    typeof self === 'number' ? { id: self, nickname: 'bot' } : self,
  )
  const defaults = options.world === undefined
  for (const friend of options.friends ?? (defaults ? [10_001] : [])) {
    const { id } = world.addUser(typeof friend === 'number' ? { id: friend } : friend)
    world.addFriend(selfId, id)
  }
  for (const group of options.groups ?? (defaults ? [DEFAULT_GROUP] : [])) {
    const { botRole = 'admin', ...seed } = typeof group === 'number' ? { id: group } : group
    if (!world.groups.has(seed.id)) world.addGroup(seed)
    if (botRole === null || world.isMember(seed.id, selfId)) continue
    world.addMember(seed.id, { id: selfId, role: botRole })
  }
  return { world, selfId }
}

const DEFAULT_GROUP: BotGroupSeed = {
  id: 20_002,
  name: 'sandbox',
  members: [{ id: 10_003, role: 'owner' }, 10_001, 10_002],
}
