// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type {
  EventBase,
  FriendAddNotice,
  FriendRecallNotice,
  FriendRequest,
  GroupAdminNotice,
  GroupBanNotice,
  GroupDecreaseNotice,
  GroupIncreaseNotice,
  GroupMessageEvent,
  GroupRecallNotice,
  GroupRequest,
  GroupUploadNotice,
  HonorNotice,
  Id,
  LuckyKingNotice,
  PokeNotice,
  PrivateMessageEvent,
} from '@cqhttp/core'
import type { LLBotSegment } from './segments.ts'
import type {
  EssenceOfUserNotice,
  GroupCardNotice,
  GroupMsgEmojiLikeNotice,
  ProfileLikeNotice,
  TitleNotice,
} from '../common/events.ts'

/** A message in a private chat. */
export interface LLBotPrivateMessage extends PrivateMessageEvent {
  message: LLBotSegment[]
  /** The number of the message in its chat. */
  message_seq: number
  /** How the implementation posted the message, before it became segments. */
  message_format: 'array' | 'string'
  /** What QQ says about it, with the debug setting only. */
  raw?: Record<string, unknown>
}

/** A message in a group. */
export interface LLBotGroupMessage extends GroupMessageEvent {
  message: LLBotSegment[]
  /** The number of the message in its chat. */
  message_seq: number
  /** How the implementation posted the message, before it became segments. */
  message_format: 'array' | 'string'
  /** The name of the group. */
  group_name: string
  /** What QQ says about it, with the debug setting only. */
  raw?: Record<string, unknown>
}

/** A message that the account itself sent to a user. */
export interface LLBotPrivateMessageSent extends Omit<
  LLBotPrivateMessage,
  'post_type' | 'sub_type' | 'target_id'
> {
  post_type: 'message_sent'
  sub_type: 'friend' | 'group'
  /** Whom it went to. */
  target_id: Id
}

/** A message that the account itself sent to a group. */
export interface LLBotGroupMessageSent extends Omit<
  LLBotGroupMessage,
  'post_type' | 'sub_type' | 'target_id'
> {
  post_type: 'message_sent'
  sub_type: 'normal'
  /** Whom it went to. */
  target_id: Id
}

/** Somebody poked somebody. */
export interface RawPokeNotice extends PokeNotice {
  /** What QQ says about it, in no fixed form. */
  raw_info: unknown
}

/** Somebody took a poke back. */
export interface PokeRecallNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'notify'
  sub_type: 'poke_recall'
  /** The group. */
  group_id?: Id
  /** The user. */
  user_id: Id
  /** Who had been poked. */
  target_id: Id
  /** What QQ says about it, in no fixed form. */
  raw_info: unknown
}

/** A group was dissolved. */
export interface GroupDismissNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'group_dismiss'
  /** The group. */
  group_id: Id
  /** Who did it. */
  user_id: Id
}

/** A flash transfer went on or ended. */
export interface FlashFileNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'flash_file'
  sub_type: 'downloading' | 'downloaded' | 'uploading' | 'uploaded'
  /** The title. */
  title: string
  /** The link that shares it. */
  share_link: string
  /** The set of flash files. */
  file_set_id: string
  /** The files. */
  files: {
    name: string
    /** In bytes. */
    size: number
  }[]
  /** In bytes. */
  downloaded_size?: number
  /** In bytes. */
  uploaded_size?: number
  /** In bytes. */
  total_size?: number
  /** In bytes a second. */
  speed?: number
  /** How long it still takes, in seconds. */
  remain_seconds?: number
}

/** Somebody wants to be a friend. */
export interface DetailedFriendRequest extends FriendRequest {
  /** How the user found the account. */
  via: string
}

/** Somebody wants to join a group, or wants the account to. */
export interface DetailedGroupRequest extends GroupRequest {
  /** The group that the invitation came from. */
  source_group_id?: Id
}

/** A message as actions give it, be it from others or from the account itself. */
export type LLBotMessageEvent =
  | LLBotPrivateMessage
  | LLBotGroupMessage
  | LLBotPrivateMessageSent
  | LLBotGroupMessageSent

/** The events of LLBot by their names, those of the standard that it changes included. */
export interface LLBotEvents {
  message: LLBotPrivateMessage | LLBotGroupMessage
  'message.group': LLBotGroupMessage
  'message.group.anonymous': LLBotGroupMessage & { sub_type: 'anonymous' }
  'message.group.normal': LLBotGroupMessage & { sub_type: 'normal' }
  'message.group.notice': LLBotGroupMessage & { sub_type: 'notice' }
  'message.private': LLBotPrivateMessage
  'message.private.discuss': LLBotPrivateMessage & { sub_type: 'discuss' }
  'message.private.friend': LLBotPrivateMessage & { sub_type: 'friend' }
  'message.private.group': LLBotPrivateMessage & { sub_type: 'group' }
  'message.private.other': LLBotPrivateMessage & { sub_type: 'other' }
  message_sent: LLBotPrivateMessageSent | LLBotGroupMessageSent
  'message_sent.group': LLBotGroupMessageSent
  'message_sent.group.normal': LLBotGroupMessageSent
  'message_sent.private': LLBotPrivateMessageSent
  'message_sent.private.friend': LLBotPrivateMessageSent & { sub_type: 'friend' }
  'message_sent.private.group': LLBotPrivateMessageSent & { sub_type: 'group' }
  notice:
    | GroupUploadNotice
    | GroupAdminNotice
    | GroupDecreaseNotice
    | GroupIncreaseNotice
    | GroupBanNotice
    | FriendAddNotice
    | GroupRecallNotice
    | FriendRecallNotice
    | LuckyKingNotice
    | HonorNotice
    | RawPokeNotice
    | PokeRecallNotice
    | GroupDismissNotice
    | FlashFileNotice
    | GroupCardNotice
    | EssenceOfUserNotice
    | GroupMsgEmojiLikeNotice
    | TitleNotice
    | ProfileLikeNotice
  'notice.essence': EssenceOfUserNotice
  'notice.essence.add': EssenceOfUserNotice & { sub_type: 'add' }
  'notice.essence.delete': EssenceOfUserNotice & { sub_type: 'delete' }
  'notice.flash_file': FlashFileNotice
  'notice.flash_file.downloaded': FlashFileNotice & { sub_type: 'downloaded' }
  'notice.flash_file.downloading': FlashFileNotice & { sub_type: 'downloading' }
  'notice.flash_file.uploaded': FlashFileNotice & { sub_type: 'uploaded' }
  'notice.flash_file.uploading': FlashFileNotice & { sub_type: 'uploading' }
  'notice.group_card': GroupCardNotice
  'notice.group_dismiss': GroupDismissNotice
  'notice.group_msg_emoji_like': GroupMsgEmojiLikeNotice
  'notice.notify':
    | LuckyKingNotice
    | HonorNotice
    | RawPokeNotice
    | PokeRecallNotice
    | TitleNotice
    | ProfileLikeNotice
  'notice.notify.poke': RawPokeNotice
  'notice.notify.poke_recall': PokeRecallNotice
  'notice.notify.profile_like': ProfileLikeNotice
  'notice.notify.title': TitleNotice
  request: DetailedFriendRequest | DetailedGroupRequest
  'request.friend': DetailedFriendRequest
  'request.group': DetailedGroupRequest
  'request.group.add': DetailedGroupRequest & { sub_type: 'add' }
  'request.group.invite': DetailedGroupRequest & { sub_type: 'invite' }
}
