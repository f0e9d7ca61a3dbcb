import type { Segment } from '@cqhttp/core'

/** A place in a group. */
export type Role = 'owner' | 'admin' | 'member'

/** The honours of the standard. */
export type HonorType = 'talkative' | 'performer' | 'legend' | 'strong_newbie' | 'emotion'

/** Somebody on QQ: a person or the account of a bot. */
export interface User {
  readonly id: number
  nickname: string
  sex: 'male' | 'female' | 'unknown'
  /** In years. */
  age: number
}

/** A user as a member of a group. Times are in seconds since 1970. */
export interface Member {
  readonly userId: number
  role: Role
  /** The name in the group, `''` for none. */
  card: string
  /** The special title, `''` for none. */
  title: string
  /** When the title ends, 0 for never. */
  titleExpires: number
  level: string
  area: string
  joinTime: number
  lastSentTime: number
  /** Muted before this time. */
  bannedUntil: number
}

/** A file of a group. */
export interface GroupFile {
  readonly id: string
  readonly name: string
  /** In bytes. */
  readonly size: number
  readonly busid: number
}

/** Where a file of a group is, and who put it there. */
interface FilePlace {
  /** Undefined outside of folders. */
  readonly folderId: string | undefined
  readonly userId: number
  /** In seconds since 1970. */
  readonly time: number
}

/** A folder for files of a group. */
export interface GroupFolder {
  readonly id: string
  readonly number: number
  readonly name: string
  /** Who made it. */
  readonly userId: number
  /** In seconds since 1970. */
  readonly time: number
}

/** A notice of a group. */
export interface GroupNotice {
  readonly id: string
  readonly number: number
  /** Who put it up. */
  readonly userId: number
  /** In seconds since 1970. */
  readonly time: number
  readonly text: string
}

/** A group of QQ. */
export interface Group {
  readonly id: number
  name: string
  readonly maxMembers: number
  readonly members: Map<number, Member>
  /** Whether only the owner and the administrators may speak. */
  wholeBan: boolean
  /** Whether members may speak anonymously. */
  anonymousAllowed: boolean
  /** Users whose requests to join are refused at once. */
  readonly blocked: Set<number>
  /** When the mute of a mask ends, by its flag. */
  readonly anonymousBans: Map<string, number>
  readonly files: GroupFile[]
  /** Where each file is or was, by its id. */
  readonly placed: Map<string, FilePlace>
  readonly folders: GroupFolder[]
  readonly notices: GroupNotice[]
  /** Who holds an honour, latest first. */
  readonly honors: Map<HonorType, number[]>
}

/** Where a message was sent. */
export type Chat =
  | {
      readonly type: 'private'
      /** Whom it was sent to. */
      readonly to: number
      /** The group that a temporary chat began in. */
      readonly throughGroup?: number
    }
  | { readonly type: 'group'; readonly groupId: number }

/** The mask of an anonymous member. */
export interface Mask {
  readonly id: number
  readonly name: string
  readonly flag: string
}

/** A message in the world. */
export interface WorldMessage {
  /** 1, 2, 3, …; each implementation derives its own message ids from it. */
  readonly number: number
  /** In seconds since 1970. */
  readonly time: number
  readonly from: number
  readonly chat: Chat
  readonly segments: readonly Segment[]
  readonly anonymous: Mask | null
  /** How it came about: by a person, by the API, or by a quick operation. */
  readonly via: 'person' | 'api' | 'operation'
  /** Who took it back, if somebody did. */
  recalledBy?: number
  /** Who reacted, by the id of the emoji. */
  reactions?: Map<string, Set<number>>
  /** Who made it essence, and when, in seconds since 1970. */
  essence?: { readonly by: number; readonly time: number }
}

/** A request that waits for an answer, or had one. */
export interface JoinRequest {
  readonly number: number
  /** In seconds since 1970. */
  readonly time: number
  readonly type: 'friend' | 'add' | 'invite'
  /** Who asks. */
  readonly userId: number
  /** Who is asked: the future friend, or the user who is invited. Undefined for `add`. */
  readonly to?: number
  readonly groupId?: number
  readonly comment: string
  state: 'open' | 'approved' | 'refused'
  /** Why it was refused, or what the new friend is called. */
  note?: string
}
