import type {
  BotGroupSeed,
  Group,
  GroupFile,
  GroupSeed,
  HonorType,
  Member,
  MemberSeed,
  Sandbox,
  User,
  UserSeed,
  World,
} from '@cqhttp/sandbox'

/** Who there is, as `createSandbox` takes it, and what it has no option for. */
export interface RecordedWorld {
  readonly self: number | UserSeed
  readonly friends: readonly (number | UserSeed)[]
  readonly groups: readonly (number | BotGroupSeed)[]
  /** Neither friends nor members. */
  readonly strangers: readonly UserSeed[]
  readonly remarks: readonly { readonly id: number; readonly remark: string }[]
  readonly states: readonly GroupState[]
}

/** What a group has come to. Times are in seconds from now. */
export interface GroupState {
  readonly id: number
  readonly wholeBan: boolean
  readonly anonymousAllowed: boolean
  readonly bans: readonly { readonly userId: number; readonly left: number }[]
  readonly titles: readonly { readonly userId: number; readonly left: number }[]
  readonly masks: readonly { readonly flag: string; readonly left: number }[]
  readonly blocked: readonly number[]
  readonly files: readonly GroupFile[]
  readonly honors: readonly (readonly [HonorType, readonly number[]])[]
}

/** The world as it is now. */
export function recordWorld({ world, selfId }: Sandbox): RecordedWorld {
  const described = new Set([selfId])
  const friends = world.friendsOf(selfId)
  const seed = {
    self: recordUser(world.user(selfId), 'bot'),
    friends: [...friends.keys()].map((id) => {
      described.add(id)
      return recordUser(world.user(id))
    }),
    groups: [...world.groups.values()].map((group) =>
      recordBotGroup(world, group, selfId, described),
    ),
    remarks: [...friends].flatMap(([id, remark]) => (remark === '' ? [] : [{ id, remark }])),
    states: [...world.groups.values()].map((group) => stateOf(group, world.clock.now())),
  }
  const strangers = [...world.users.values()].filter(({ id }) => !described.has(id))
  return { ...seed, strangers: strangers.map((user) => describe(user)) }
}

/** A group as it is now, with all of its members. */
export function recordGroup(group: Group): GroupSeed {
  return {
    id: group.id,
    name: group.name,
    members: [...group.members.values()].map((member) => shorten(describeMember(member))),
  }
}

function recordBotGroup(
  world: World,
  group: Group,
  selfId: number,
  described: Set<number>,
): BotGroupSeed {
  const all = [...group.members.values()]
  const own = group.members.get(selfId)
  // The seed puts the bot at the end, with a role alone; what is otherwise is said among the members.
  const isPlain = own === all.at(-1) && own?.card === '' && own.title === '' && own.level === '1'
  const members = all
    .filter((member) => member !== own || !isPlain)
    .map((member) => {
      const isKnown = described.has(member.userId)
      described.add(member.userId)
      const user = isKnown ? {} : describe(world.user(member.userId))
      return shorten({ ...user, ...describeMember(member) })
    })
  const botRole = own === undefined ? null : own.role
  return {
    id: group.id,
    ...(group.name === `group ${group.id}` ? {} : { name: group.name }),
    ...(isPlain || own === undefined ? { botRole } : {}),
    members,
    ...(group.maxMembers === 200 ? {} : { maxMembers: group.maxMembers }),
  }
}

function recordUser(user: User, nickname = `user ${user.id}`): number | UserSeed {
  const seed = describe(user, nickname)
  return Object.keys(seed).length === 1 ? user.id : seed
}

function describe({ id, nickname, sex, age }: User, usual = `user ${id}`): UserSeed {
  return {
    id,
    ...(nickname === usual ? {} : { nickname }),
    ...(sex === 'unknown' ? {} : { sex }),
    ...(age === 0 ? {} : { age }),
  }
}

function describeMember({ userId, role, card, title, level }: Member): MemberSeed {
  return {
    id: userId,
    ...(role === 'member' ? {} : { role }),
    ...(card === '' ? {} : { card }),
    ...(title === '' ? {} : { title }),
    ...(level === '1' ? {} : { level }),
  }
}

function shorten(seed: MemberSeed): number | MemberSeed {
  return Object.keys(seed).length === 1 ? seed.id : seed
}

function stateOf(group: Group, now: number): GroupState {
  const members = [...group.members.values()]
  const left = (until: number): number => until - now
  return {
    id: group.id,
    wholeBan: group.wholeBan,
    anonymousAllowed: group.anonymousAllowed,
    bans: members
      .filter(({ bannedUntil }) => bannedUntil > now)
      .map(({ userId, bannedUntil }) => ({ userId, left: left(bannedUntil) })),
    titles: members
      .filter(({ titleExpires }) => titleExpires > now)
      .map(({ userId, titleExpires }) => ({ userId, left: left(titleExpires) })),
    masks: [...group.anonymousBans]
      .filter(([, until]) => until > now)
      .map(([flag, until]) => ({ flag, left: left(until) })),
    blocked: [...group.blocked],
    files: structuredClone(group.files),
    honors: [...group.honors].map(([honor, holders]) => [honor, [...holders]] as const),
  }
}
