import type { Segment } from '@cqhttp/core'
import { Clock } from './clock.ts'
import type { Group, JoinRequest, Member, Role, User, WorldMessage } from './entities.ts'
import type { Fact } from './fact.ts'
import { MediaFiles } from './media-files.ts'
import { type StoredFile, StoredFiles } from './stored-files.ts'
import type { Upload } from './upload.ts'
import { refuse } from './world-error.ts'

/** A user to begin with. */
export interface UserSeed {
  /** The QQ number. */
  id: number
  /** Default `user <id>`. */
  nickname?: string
  /** Default `unknown`. */
  sex?: 'male' | 'female' | 'unknown'
  /** In years; default 0. */
  age?: number
}

/** A member to begin with; also describes the user, if nobody has that number yet. */
export interface MemberSeed extends UserSeed {
  /** Default `member`. */
  role?: Role
  /** The name in the group; default `''`. */
  card?: string
  /** The special title; default `''`. */
  title?: string
  /** The level as text; default `'1'`. */
  level?: string
}

/** A group to begin with. */
export interface GroupSeed {
  /** The group number. */
  id: number
  /** Default `group <id>`. */
  name?: string
  /** Its members, as numbers or described. */
  members?: readonly (number | MemberSeed)[]
  /** How many there may be; default 200. */
  maxMembers?: number
}

const RANK: Record<Role, number> = { member: 0, admin: 1, owner: 2 }

/**
 * The state of an imaginary QQ: who there is and what was said.
 *
 * It knows nothing of OneBot. The functions that change it are in the files beside this one; they
 * report what they did by {@link World.emit}.
 */
export class World {
  readonly clock: Clock
  readonly users: Map<number, User> = new Map()
  readonly groups: Map<number, Group> = new Map()
  readonly messages: WorldMessage[] = []
  readonly requests: JoinRequest[] = []
  /** Media that were sent, by file name. */
  readonly media: Map<string, { type: string; url: string }> = new Map()
  /** Their bytes, where they were sent as such. */
  readonly files: MediaFiles = new MediaFiles()
  /** Merged-forward records, by their ids. */
  readonly forwards: Map<string, readonly Segment[]> = new Map()
  /** Files that arrive in pieces, by the ids of their streams. */
  readonly uploads: Map<string, Upload> = new Map()
  /** Files on the machine of the implementation. */
  readonly stored: StoredFiles = new StoredFiles()
  /** Those of them that were sent, by their ids on QQ. */
  readonly sentFiles: Map<string, StoredFile> = new Map()
  readonly #friends = new Map<number, Map<number, string>>()
  readonly #likes = new Map<string, number>()
  readonly #listeners = new Set<(fact: Fact) => void>()

  /** @param now The time at which the clock stands still, in seconds since 1970; left out, it runs. */
  constructor(now?: number) {
    this.clock = new Clock(now)
  }

  /** Calls a listener for each fact; @returns A function that ends it. */
  subscribe(listener: (fact: Fact) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  emit(fact: Fact): void {
    for (const listener of this.#listeners) listener(fact)
  }

  addUser({ id, nickname, sex, age }: UserSeed): User {
    const known = this.users.get(id)
    const user: User = {
      id,
      nickname: nickname ?? known?.nickname ?? `user ${id}`,
      sex: sex ?? known?.sex ?? 'unknown',
      age: age ?? known?.age ?? 0,
    }
    this.users.set(id, user)
    return user
  }

  addGroup({ id, name = `group ${id}`, members = [], maxMembers = 200 }: GroupSeed): Group {
    const group: Group = {
      id,
      name,
      maxMembers,
      members: new Map(),
      wholeBan: false,
      anonymousAllowed: true,
      blocked: new Set(),
      anonymousBans: new Map(),
      files: [],
      placed: new Map(),
      folders: [],
      notices: [],
      honors: new Map(),
    }
    this.groups.set(id, group)
    for (const seed of members) this.addMember(id, typeof seed === 'number' ? { id: seed } : seed)
    return group
  }

  /** Makes a user a member without telling anybody. */
  addMember(groupId: number, seed: MemberSeed): Member {
    this.addUser(seed)
    const now = this.clock.now()
    const member: Member = {
      userId: seed.id,
      role: seed.role ?? 'member',
      card: seed.card ?? '',
      title: seed.title ?? '',
      titleExpires: 0,
      level: seed.level ?? '1',
      area: '',
      joinTime: now,
      lastSentTime: now,
      bannedUntil: 0,
    }
    this.group(groupId).members.set(seed.id, member)
    return member
  }

  /** Makes two users friends without telling anybody; `remark` is what `of` calls the friend. */
  addFriend(of: number, friend: number, remark = ''): void {
    this.#friendsOf(of).set(friend, remark)
    if (!this.isFriend(friend, of)) this.#friendsOf(friend).set(of, '')
  }

  isFriend(of: number, friend: number): boolean {
    return this.#friends.get(of)?.has(friend) ?? false
  }

  /** The friends of a user, each with what the user calls it. */
  friendsOf(userId: number): ReadonlyMap<number, string> {
    return this.#friendsOf(userId)
  }

  /** @throws WorldError when there is no such user. */
  user(id: number): User {
    return this.users.get(id) ?? refuse('missing', `there is no user ${id}`)
  }

  /** @throws WorldError when there is no such group. */
  group(id: number): Group {
    return this.groups.get(id) ?? refuse('missing', `there is no group ${id}`)
  }

  /** @throws WorldError when there is no such group, or the user is not in it. */
  member(groupId: number, userId: number): Member {
    const member = this.group(groupId).members.get(userId)
    return member ?? refuse('missing', `user ${userId} is not in group ${groupId}`)
  }

  /** @throws WorldError for a number that no message has. */
  message(number: number): WorldMessage {
    return this.messages[number - 1] ?? refuse('missing', `there is no message of number ${number}`)
  }

  isMember(groupId: number, userId: number): boolean {
    return this.groups.get(groupId)?.members.has(userId) ?? false
  }

  /** Where a file that was sent can be fetched; nowhere, as long as nobody serves files. */
  addressOf(fileId: string): string {
    const { root } = this.files
    const isThere = root !== undefined && this.sentFiles.has(fileId)
    return `${isThere ? root : 'https://files.invalid'}/${encodeURIComponent(fileId)}`
  }

  /** A group that both are in. */
  sharedGroup(a: number, b: number): number | undefined {
    const isShared = (group: Group): boolean => group.members.has(a) && group.members.has(b)
    return [...this.groups.values()].find(isShared)?.id
  }

  /**
   * Checks that a member's role allows something: in a group, or to another member of lower rank.
   *
   * @throws WorldError when it does not, or one of the two is not in the group.
   */
  checkRank(groupId: number, operatorId: number, what: string, over?: number): void {
    const { role } = this.member(groupId, operatorId)
    if (RANK[role] < RANK.admin) {
      refuse(
        'forbidden',
        `${operatorId} is an ordinary member of group ${groupId} and cannot ${what}`,
      )
    }
    if (over === undefined) return
    const other = this.member(groupId, over).role
    if (RANK[other] >= RANK[role]) {
      refuse('forbidden', `${operatorId} (${role}) cannot ${what} ${over} (${other})`)
    }
  }

  /** @throws WorldError unless the operator is the owner. */
  checkOwner(groupId: number, operatorId: number, what: string): void {
    if (this.member(groupId, operatorId).role === 'owner') return
    refuse('forbidden', `only the owner of group ${groupId} can ${what}`)
  }

  /**
   * Counts likes: 10 a day for each pair of users.
   *
   * @throws WorldError when it would be more.
   */
  like(from: number, to: number, times: number): void {
    this.user(to)
    if (!Number.isInteger(times) || times < 1 || times > 10) {
      refuse('params', `1 to 10 likes can be given at a time, but these are ${times}`)
    }
    const key = `${from}:${to}:${Math.floor(this.clock.now() / 86_400)}`
    const total = (this.#likes.get(key) ?? 0) + times
    if (total > 10) refuse('forbidden', `${from} has no likes left for ${to} today`)
    this.#likes.set(key, total)
  }

  /** How many likes there were today. */
  likes(from: number, to: number): number {
    return this.#likes.get(`${from}:${to}:${Math.floor(this.clock.now() / 86_400)}`) ?? 0
  }

  #friendsOf(userId: number): Map<number, string> {
    const friends = this.#friends.get(userId) ?? new Map<number, string>()
    this.#friends.set(userId, friends)
    return friends
  }
}
