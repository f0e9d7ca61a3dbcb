// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type {
  EventBase,
  FriendAddNotice,
  FriendRecallNotice,
  GroupAdminNotice,
  GroupBanNotice,
  GroupDecreaseNotice,
  GroupIncreaseNotice,
  GroupMessageEvent,
  GroupRecallNotice,
  GroupUploadNotice,
  HonorNotice,
  Id,
  LuckyKingNotice,
  PrivateMessageEvent,
} from '@cqhttp/core'
import type { LagrangeSegment } from './segments.ts'
import type { DescribedPokeNotice, EssenceNotice, GroupDisbandNotice } from '../common/events.ts'

/** A message in a private chat. */
export interface LagrangePrivateMessage extends PrivateMessageEvent {
  message: LagrangeSegment[]
  /** How the bubble looks. */
  message_style: Record<string, unknown>
}

/** A message in a group. */
export interface LagrangeGroupMessage extends GroupMessageEvent {
  message: LagrangeSegment[]
  /** How the bubble looks. */
  message_style: Record<string, unknown>
}

/** Somebody reacted to a message of a group with an emoji, or took that back. */
export interface ReactionNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'reaction'
  sub_type: 'add' | 'remove'
  /** The group. */
  group_id: Id
  /** The message. */
  message_id: Id
  /** Who did it. */
  operator_id: Id
  /** The id of the emoji. */
  code: string
  /** How many. */
  count: number
}

/** A group was renamed. */
export interface GroupNameChangeNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'group_name_change'
  /** The group. */
  group_id: Id
  /** The new name. */
  name: string
}

/** The account was logged in. */
export interface BotOnlineNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'bot_online'
  /** Why. */
  reason: 'Login' | 'Reconnect'
}

/** The account was logged out. */
export interface BotOfflineNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'bot_offline'
  /** The kind of reason. */
  tag: string
  /** Why. */
  message: string
}

/** Somebody sent a file in a private chat. */
export interface OfflineFileNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'offline_file'
  /** Who sent it. */
  user_id: Id
  /** A path on the implementation's machine. */
  file: {
    id: string
    name: string
    /** In bytes. */
    size: number
    /** Where it can be fetched. */
    url: string
    /** The hash of the file. */
    hash: string
  }
}

/** A message in a group was recalled. */
export interface TippedGroupRecallNotice extends GroupRecallNotice {
  /** What QQ shows in its place. */
  tip: string
}

/** A message in a private chat was recalled. */
export interface TippedFriendRecallNotice extends FriendRecallNotice {
  /** What QQ shows in its place. */
  tip: string
}

/** A message as actions give it, be it from others or from the account itself. */
export type LagrangeMessageEvent = LagrangePrivateMessage | LagrangeGroupMessage

/** The events of Lagrange by their names, those of the standard that it changes included. */
export interface LagrangeEvents {
  message: LagrangePrivateMessage | LagrangeGroupMessage
  'message.group': LagrangeGroupMessage
  'message.group.anonymous': LagrangeGroupMessage & { sub_type: 'anonymous' }
  'message.group.normal': LagrangeGroupMessage & { sub_type: 'normal' }
  'message.group.notice': LagrangeGroupMessage & { sub_type: 'notice' }
  'message.private': LagrangePrivateMessage
  'message.private.discuss': LagrangePrivateMessage & { sub_type: 'discuss' }
  'message.private.friend': LagrangePrivateMessage & { sub_type: 'friend' }
  'message.private.group': LagrangePrivateMessage & { sub_type: 'group' }
  'message.private.other': LagrangePrivateMessage & { sub_type: 'other' }
  notice:
    | GroupUploadNotice
    | GroupAdminNotice
    | GroupDecreaseNotice
    | GroupIncreaseNotice
    | GroupBanNotice
    | FriendAddNotice
    | LuckyKingNotice
    | HonorNotice
    | ReactionNotice
    | GroupNameChangeNotice
    | BotOnlineNotice
    | BotOfflineNotice
    | OfflineFileNotice
    | TippedGroupRecallNotice
    | TippedFriendRecallNotice
    | EssenceNotice
    | GroupDisbandNotice
    | DescribedPokeNotice
  'notice.bot_offline': BotOfflineNotice
  'notice.bot_online': BotOnlineNotice
  'notice.essence': EssenceNotice
  'notice.essence.add': EssenceNotice & { sub_type: 'add' }
  'notice.essence.delete': EssenceNotice & { sub_type: 'delete' }
  'notice.friend_recall': TippedFriendRecallNotice
  'notice.group_decrease': GroupDecreaseNotice | GroupDisbandNotice
  'notice.group_decrease.disband': GroupDisbandNotice
  'notice.group_name_change': GroupNameChangeNotice
  'notice.group_recall': TippedGroupRecallNotice
  'notice.notify': LuckyKingNotice | HonorNotice | DescribedPokeNotice
  'notice.notify.poke': DescribedPokeNotice
  'notice.offline_file': OfflineFileNotice
  'notice.reaction': ReactionNotice
  'notice.reaction.add': ReactionNotice & { sub_type: 'add' }
  'notice.reaction.remove': ReactionNotice & { sub_type: 'remove' }
}
