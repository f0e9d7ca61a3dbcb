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
  PrivateMessageEvent,
} from '@cqhttp/core'
import type { SnowLumaSegment } from './segments.ts'
import type {
  DescribedPokeNotice,
  GroupCardNotice,
  GroupDisbandNotice,
  GroupNameNotice,
  InputStatusNotice,
  ProfileLikeNotice,
  TitleNotice,
} from '../common/events.ts'

/** A message in a private chat. */
export interface SnowLumaPrivateMessage extends PrivateMessageEvent {
  message: SnowLumaSegment[]
  /** The number of the message in its chat. */
  message_seq: number
}

/** A message in a group. */
export interface SnowLumaGroupMessage extends GroupMessageEvent {
  message: SnowLumaSegment[]
  /** The number of the message in its chat. */
  message_seq: number
}

/** A message that the account itself sent to a user. */
export interface SnowLumaPrivateMessageSent extends Omit<
  SnowLumaPrivateMessage,
  'post_type' | 'sub_type' | 'target_id'
> {
  post_type: 'message_sent'
  sub_type: 'friend' | 'group'
  target_id?: Id
}

/** A message that the account itself sent to a group. */
export interface SnowLumaGroupMessageSent extends Omit<
  SnowLumaGroupMessage,
  'post_type' | 'sub_type' | 'target_id'
> {
  post_type: 'message_sent'
  sub_type: 'normal'
  target_id?: Id
}

/** A message was put on the essence list of a group, or taken off it. */
export interface EssenceWithSeqNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'essence'
  sub_type: 'add' | 'delete'
  /** The group. */
  group_id: Id
  /** Who had sent the message. */
  user_id: Id
  /** The message. */
  message_id: Id
  /** Who had sent the message. */
  sender_id: Id
  /** Who did it. */
  operator_id: Id
  /** The number of the message in its chat. */
  message_seq: number
  /** The random number of the message. */
  random: number
}

/** Somebody reacted to a message of a group with an emoji, or took that back. */
export interface EmojiLikeChangeNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'group_msg_emoji_like'
  sub_type: 'add' | 'remove'
  /** The group. */
  group_id: Id
  /** Who reacted. */
  user_id: Id
  /** The same. */
  operator_id: Id
  /** The message. */
  message_id: Id
  /** The number of the message in its chat. */
  message_seq: number
  /** The reactions that there are now. */
  likes: {
    /** The id of the emoji. */
    emoji_id: string
    /** How many. */
    count: number
  }[]
}

/** The account was logged out. Its fields are not known for certain. */
export interface BotOfflineNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'bot_offline'
  /** The user. */
  user_id?: Id
  /** The kind of reason. */
  tag?: string
  /** Why. */
  message?: string
}

/** Somebody wants to join a group, or wants the account to. */
export interface InvitedGroupRequest extends GroupRequest {
  /** Who is invited. */
  invited_id?: Id
}

/** A message as actions give it, be it from others or from the account itself. */
export type SnowLumaMessageEvent =
  | SnowLumaPrivateMessage
  | SnowLumaGroupMessage
  | SnowLumaPrivateMessageSent
  | SnowLumaGroupMessageSent

/** The events of SnowLuma by their names, those of the standard that it changes included. */
export interface SnowLumaEvents {
  message: SnowLumaPrivateMessage | SnowLumaGroupMessage
  'message.group': SnowLumaGroupMessage
  'message.group.anonymous': SnowLumaGroupMessage & { sub_type: 'anonymous' }
  'message.group.normal': SnowLumaGroupMessage & { sub_type: 'normal' }
  'message.group.notice': SnowLumaGroupMessage & { sub_type: 'notice' }
  'message.private': SnowLumaPrivateMessage
  'message.private.discuss': SnowLumaPrivateMessage & { sub_type: 'discuss' }
  'message.private.friend': SnowLumaPrivateMessage & { sub_type: 'friend' }
  'message.private.group': SnowLumaPrivateMessage & { sub_type: 'group' }
  'message.private.other': SnowLumaPrivateMessage & { sub_type: 'other' }
  message_sent: SnowLumaPrivateMessageSent | SnowLumaGroupMessageSent
  'message_sent.group': SnowLumaGroupMessageSent
  'message_sent.group.normal': SnowLumaGroupMessageSent
  'message_sent.private': SnowLumaPrivateMessageSent
  'message_sent.private.friend': SnowLumaPrivateMessageSent & { sub_type: 'friend' }
  'message_sent.private.group': SnowLumaPrivateMessageSent & { sub_type: 'group' }
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
    | EssenceWithSeqNotice
    | EmojiLikeChangeNotice
    | BotOfflineNotice
    | GroupCardNotice
    | TitleNotice
    | ProfileLikeNotice
    | GroupDisbandNotice
    | GroupNameNotice
    | InputStatusNotice
    | DescribedPokeNotice
  'notice.bot_offline': BotOfflineNotice
  'notice.essence': EssenceWithSeqNotice
  'notice.essence.add': EssenceWithSeqNotice & { sub_type: 'add' }
  'notice.essence.delete': EssenceWithSeqNotice & { sub_type: 'delete' }
  'notice.group_card': GroupCardNotice
  'notice.group_decrease': GroupDecreaseNotice | GroupDisbandNotice
  'notice.group_decrease.disband': GroupDisbandNotice
  'notice.group_msg_emoji_like': EmojiLikeChangeNotice
  'notice.group_msg_emoji_like.add': EmojiLikeChangeNotice & { sub_type: 'add' }
  'notice.group_msg_emoji_like.remove': EmojiLikeChangeNotice & { sub_type: 'remove' }
  'notice.notify':
    | LuckyKingNotice
    | HonorNotice
    | TitleNotice
    | ProfileLikeNotice
    | GroupNameNotice
    | InputStatusNotice
    | DescribedPokeNotice
  'notice.notify.group_name': GroupNameNotice
  'notice.notify.input_status': InputStatusNotice
  'notice.notify.poke': DescribedPokeNotice
  'notice.notify.profile_like': ProfileLikeNotice
  'notice.notify.title': TitleNotice
  request: FriendRequest | InvitedGroupRequest
  'request.group': InvitedGroupRequest
  'request.group.add': InvitedGroupRequest & { sub_type: 'add' }
  'request.group.invite': InvitedGroupRequest & { sub_type: 'invite' }
}
