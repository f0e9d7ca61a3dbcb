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
  PokeNotice,
  PrivateMessageEvent,
} from '@cqhttp/core'
import type { NapCatSegment } from './segments.ts'
import type {
  EssenceOfUserNotice,
  GroupCardNotice,
  GroupDisbandNotice,
  GroupMsgEmojiLikeNotice,
  GroupNameNotice,
  InputStatusNotice,
  ProfileLikeNotice,
  TitleNotice,
} from '../common/events.ts'

/** A message in a private chat. */
export interface NapCatPrivateMessage extends PrivateMessageEvent {
  message: NapCatSegment[]
  /** The message's id in QQ; in NapCat that of the message. */
  real_id: Id
  /** The number of the message in its chat, as text. */
  real_seq: string
  /** How the implementation posted the message, before it became segments. */
  message_format: 'array' | 'string'
  /** What QQ says about it, with the debug setting only. */
  raw?: Record<string, unknown>
}

/** A message in a group. */
export interface NapCatGroupMessage extends GroupMessageEvent {
  message: NapCatSegment[]
  /** The message's id in QQ; in NapCat that of the message. */
  real_id: Id
  /** The number of the message in its chat, as text. */
  real_seq: string
  /** How the implementation posted the message, before it became segments. */
  message_format: 'array' | 'string'
  /** The name of the group. */
  group_name: string
  /** What QQ says about it, with the debug setting only. */
  raw?: Record<string, unknown>
}

/** A message that the account itself sent to a user. */
export interface NapCatPrivateMessageSent extends Omit<
  NapCatPrivateMessage,
  'post_type' | 'sub_type' | 'target_id'
> {
  post_type: 'message_sent'
  sub_type: 'friend' | 'group'
  /** Whom it went to. */
  target_id: Id
  /** Always `self`. */
  message_sent_type: 'self'
}

/** A message that the account itself sent to a group. */
export interface NapCatGroupMessageSent extends Omit<
  NapCatGroupMessage,
  'post_type' | 'sub_type' | 'target_id'
> {
  post_type: 'message_sent'
  sub_type: 'normal'
  /** Whom it went to. */
  target_id: Id
  /** Always `self`. */
  message_sent_type: 'self'
}

/** Somebody poked somebody. */
export interface RawPokeNotice extends PokeNotice {
  /** Who poked, in a private chat. */
  sender_id?: Id
  /** What QQ says about it, in no fixed form. */
  raw_info: unknown
}

/** A hint of the system in a group. */
export interface GrayTipNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'notify'
  sub_type: 'gray_tip'
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** The message. */
  message_id: Id
  /** The kind of hint. */
  busi_id: string
  /** What it says, as JSON. */
  content: string
  /** What QQ says about it, in no fixed form. */
  raw_info: unknown
}

/** The account was logged out. */
export interface BotOfflineNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'bot_offline'
  /** The account. */
  user_id: Id
  /** The kind of reason. */
  tag: string
  /** Why. */
  message: string
}

/** The other side withdrew an online file. */
export interface OnlineFileReceiveNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'online_file_receive'
  sub_type: 'cancel'
  /** The other side of the chat. */
  peer_id: Id
}

/** The other side accepted or refused an online file. */
export interface OnlineFileSendNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'online_file_send'
  sub_type: 'receive' | 'refuse'
  /** The other side of the chat. */
  peer_id: Id
}

/** A message as actions give it, be it from others or from the account itself. */
export type NapCatMessageEvent =
  | NapCatPrivateMessage
  | NapCatGroupMessage
  | NapCatPrivateMessageSent
  | NapCatGroupMessageSent

/** The events of NapCat by their names, those of the standard that it changes included. */
export interface NapCatEvents {
  message: NapCatPrivateMessage | NapCatGroupMessage
  'message.group': NapCatGroupMessage
  'message.group.anonymous': NapCatGroupMessage & { sub_type: 'anonymous' }
  'message.group.normal': NapCatGroupMessage & { sub_type: 'normal' }
  'message.group.notice': NapCatGroupMessage & { sub_type: 'notice' }
  'message.private': NapCatPrivateMessage
  'message.private.discuss': NapCatPrivateMessage & { sub_type: 'discuss' }
  'message.private.friend': NapCatPrivateMessage & { sub_type: 'friend' }
  'message.private.group': NapCatPrivateMessage & { sub_type: 'group' }
  'message.private.other': NapCatPrivateMessage & { sub_type: 'other' }
  message_sent: NapCatPrivateMessageSent | NapCatGroupMessageSent
  'message_sent.group': NapCatGroupMessageSent
  'message_sent.group.normal': NapCatGroupMessageSent
  'message_sent.private': NapCatPrivateMessageSent
  'message_sent.private.friend': NapCatPrivateMessageSent & { sub_type: 'friend' }
  'message_sent.private.group': NapCatPrivateMessageSent & { sub_type: 'group' }
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
    | GrayTipNotice
    | BotOfflineNotice
    | OnlineFileReceiveNotice
    | OnlineFileSendNotice
    | GroupCardNotice
    | EssenceOfUserNotice
    | GroupMsgEmojiLikeNotice
    | TitleNotice
    | ProfileLikeNotice
    | GroupDisbandNotice
    | GroupNameNotice
    | InputStatusNotice
  'notice.bot_offline': BotOfflineNotice
  'notice.essence': EssenceOfUserNotice
  'notice.essence.add': EssenceOfUserNotice & { sub_type: 'add' }
  'notice.essence.delete': EssenceOfUserNotice & { sub_type: 'delete' }
  'notice.group_card': GroupCardNotice
  'notice.group_decrease': GroupDecreaseNotice | GroupDisbandNotice
  'notice.group_decrease.disband': GroupDisbandNotice
  'notice.group_msg_emoji_like': GroupMsgEmojiLikeNotice
  'notice.notify':
    | LuckyKingNotice
    | HonorNotice
    | RawPokeNotice
    | GrayTipNotice
    | TitleNotice
    | ProfileLikeNotice
    | GroupNameNotice
    | InputStatusNotice
  'notice.notify.gray_tip': GrayTipNotice
  'notice.notify.group_name': GroupNameNotice
  'notice.notify.input_status': InputStatusNotice
  'notice.notify.poke': RawPokeNotice
  'notice.notify.profile_like': ProfileLikeNotice
  'notice.notify.title': TitleNotice
  'notice.online_file_receive': OnlineFileReceiveNotice
  'notice.online_file_receive.cancel': OnlineFileReceiveNotice
  'notice.online_file_send': OnlineFileSendNotice
  'notice.online_file_send.receive': OnlineFileSendNotice & { sub_type: 'receive' }
  'notice.online_file_send.refuse': OnlineFileSendNotice & { sub_type: 'refuse' }
}
