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
  HeartbeatEvent,
  HonorNotice,
  Id,
  LifecycleEvent,
  LuckyKingNotice,
  PokeNotice,
  PrivateMessageEvent,
} from '@cqhttp/core'
import type { GoCqhttpSegment } from './segments.ts'
import type { EssenceNotice, GroupCardNotice, TitleNotice } from '../common/events.ts'

/** A message in a private chat. */
export interface GoCqhttpPrivateMessage extends PrivateMessageEvent {
  message: GoCqhttpSegment[]
}

/** A message in a group. */
export interface GoCqhttpGroupMessage extends GroupMessageEvent {
  message: GoCqhttpSegment[]
  /** The number of the message in its chat. */
  message_seq: number
}

/** A message in a channel of a guild. */
export interface GuildMessage extends EventBase {
  post_type: 'message'
  message_type: 'guild'
  sub_type: 'channel'
  guild_id: string
  channel_id: string
  /** The message. */
  message_id: string
  /** Who sent it. */
  user_id: string
  /** The account's id in guilds. */
  self_tiny_id: string
  /** The content: always segments, whatever go-cqhttp posted. */
  message: GoCqhttpSegment[]
  sender: {
    /** Rounded by some readers of JSON: use `tiny_id`. */
    user_id: Id
    /** The id in guilds, to be preferred to a number. */
    tiny_id: string
    nickname: string
  }
}

/** A message that the account itself sent to a user. */
export interface GoCqhttpPrivateMessageSent extends Omit<
  GoCqhttpPrivateMessage,
  'post_type' | 'sub_type' | 'target_id'
> {
  post_type: 'message_sent'
  sub_type: 'friend' | 'group'
  /** Whom it went to. */
  target_id: Id
}

/** A message that the account itself sent to a group. */
export interface GoCqhttpGroupMessageSent extends Omit<
  GoCqhttpGroupMessage,
  'post_type' | 'sub_type' | 'target_id'
> {
  post_type: 'message_sent'
  sub_type: 'normal'
  target_id?: Id
}

/** The reactions to a message of a guild changed. */
export interface MessageReactionsUpdatedNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'message_reactions_updated'
  /** The guild. */
  guild_id: string
  /** The channel. */
  channel_id: string
  /** Who did it; `user_id` may have lost digits. */
  operator_id: string
  /** The account's id in guilds. */
  self_tiny_id: string
  /** The same as `operator_id`, rounded by some readers of JSON. */
  user_id: Id
  /** The message. */
  message_id: string
  current_reactions: {
    /** The id of the emoji. */
    emoji_id: string
    emoji_index: number
    emoji_type: number
    emoji_name: string
    /** How many. */
    count: number
    clicked: boolean
  }[]
}

/** A message of a guild was recalled. */
export interface GuildChannelRecallNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'guild_channel_recall'
  /** The guild. */
  guild_id: string
  /** The channel. */
  channel_id: string
  /** Who did it; `user_id` may have lost digits. */
  operator_id: string
  /** The account's id in guilds. */
  self_tiny_id: string
  /** The same as `operator_id`, rounded by some readers of JSON. */
  user_id: Id
  /** The message. */
  message_id: string
}

/** A channel of a guild was changed. */
export interface ChannelUpdatedNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'channel_updated'
  /** The guild. */
  guild_id: string
  /** The channel. */
  channel_id: string
  /** Who did it; `user_id` may have lost digits. */
  operator_id: string
  /** The account's id in guilds. */
  self_tiny_id: string
  /** The same as `operator_id`, rounded by some readers of JSON. */
  user_id: Id
  /** The channel before. */
  old_info: {
    channel_id: string
    channel_type: number
    channel_name: string
    owner_guild_id: string
    creator_tiny_id: string
    /** In seconds since 1970. */
    create_time: number
    current_slow_mode: number
    talk_permission: number
    visible_type: number
    slow_modes: {
      slow_mode_key: number
      slow_mode_text: string
      speak_frequency: number
      slow_mode_circle: number
    }[]
  }
  /** The channel now. */
  new_info: {
    channel_id: string
    channel_type: number
    channel_name: string
    owner_guild_id: string
    creator_tiny_id: string
    /** In seconds since 1970. */
    create_time: number
    current_slow_mode: number
    talk_permission: number
    visible_type: number
    slow_modes: {
      slow_mode_key: number
      slow_mode_text: string
      speak_frequency: number
      slow_mode_circle: number
    }[]
  }
}

/** A channel of a guild was made. */
export interface ChannelCreatedNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'channel_created'
  /** The guild. */
  guild_id: string
  /** The channel. */
  channel_id: string
  /** Who did it; `user_id` may have lost digits. */
  operator_id: string
  /** The account's id in guilds. */
  self_tiny_id: string
  /** The same as `operator_id`, rounded by some readers of JSON. */
  user_id: Id
  /** The channel. */
  channel_info: {
    channel_id: string
    channel_type: number
    channel_name: string
    owner_guild_id: string
    creator_tiny_id: string
    /** In seconds since 1970. */
    create_time: number
    current_slow_mode: number
    talk_permission: number
    visible_type: number
    slow_modes: {
      slow_mode_key: number
      slow_mode_text: string
      speak_frequency: number
      slow_mode_circle: number
    }[]
  }
}

/** A channel of a guild was deleted. */
export interface ChannelDestroyedNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'channel_destroyed'
  /** The guild. */
  guild_id: string
  /** The channel. */
  channel_id: string
  /** Who did it; `user_id` may have lost digits. */
  operator_id: string
  /** The account's id in guilds. */
  self_tiny_id: string
  /** The same as `operator_id`, rounded by some readers of JSON. */
  user_id: Id
  /** The channel. */
  channel_info: {
    channel_id: string
    channel_type: number
    channel_name: string
    owner_guild_id: string
    creator_tiny_id: string
    /** In seconds since 1970. */
    create_time: number
    current_slow_mode: number
    talk_permission: number
    visible_type: number
    slow_modes: {
      slow_mode_key: number
      slow_mode_text: string
      speak_frequency: number
      slow_mode_circle: number
    }[]
  }
}

/** Somebody poked somebody. */
export interface SenderPokeNotice extends PokeNotice {
  /** Who poked. */
  sender_id: Id
}

/** A red packet in a group was emptied, and somebody drew the largest share. */
export interface SenderLuckyKingNotice extends LuckyKingNotice {
  /** Who had sent the red packet. */
  sender_id: Id
}

/** Somebody sent a file in a private chat. */
export interface OfflineFileNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'offline_file'
  /** Who sent it. */
  user_id: Id
  /** A path on the implementation's machine. */
  file: {
    name: string
    /** In bytes. */
    size: number
    /** Where it can be fetched. */
    url: string
  }
}

/** The account was logged in or out on another device. */
export interface ClientStatusNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'client_status'
  /** Whether the device is logged in. */
  online: boolean
  /** The device. */
  client: {
    app_id: number
    /** The name of the device. */
    device_name: string
    /** The system of the device. */
    device_kind: string
  }
}

/** The implementation connected. */
export interface MarkedLifecycleEvent extends LifecycleEvent {
  /** How it is posted: 1 HTTP, 2 WebSocket, 3 reverse WebSocket. */
  _post_method?: number
}

/** A message as actions give it, be it from others or from the account itself. */
export type GoCqhttpMessageEvent =
  | GoCqhttpPrivateMessage
  | GoCqhttpGroupMessage
  | GoCqhttpPrivateMessageSent
  | GoCqhttpGroupMessageSent

/** The events of go-cqhttp by their names, those of the standard that it changes included. */
export interface GoCqhttpEvents {
  message: GoCqhttpPrivateMessage | GoCqhttpGroupMessage | GuildMessage
  'message.group': GoCqhttpGroupMessage
  'message.group.anonymous': GoCqhttpGroupMessage & { sub_type: 'anonymous' }
  'message.group.normal': GoCqhttpGroupMessage & { sub_type: 'normal' }
  'message.group.notice': GoCqhttpGroupMessage & { sub_type: 'notice' }
  'message.guild': GuildMessage
  'message.guild.channel': GuildMessage
  'message.private': GoCqhttpPrivateMessage
  'message.private.discuss': GoCqhttpPrivateMessage & { sub_type: 'discuss' }
  'message.private.friend': GoCqhttpPrivateMessage & { sub_type: 'friend' }
  'message.private.group': GoCqhttpPrivateMessage & { sub_type: 'group' }
  'message.private.other': GoCqhttpPrivateMessage & { sub_type: 'other' }
  message_sent: GoCqhttpPrivateMessageSent | GoCqhttpGroupMessageSent
  'message_sent.group': GoCqhttpGroupMessageSent
  'message_sent.group.normal': GoCqhttpGroupMessageSent
  'message_sent.private': GoCqhttpPrivateMessageSent
  'message_sent.private.friend': GoCqhttpPrivateMessageSent & { sub_type: 'friend' }
  'message_sent.private.group': GoCqhttpPrivateMessageSent & { sub_type: 'group' }
  meta_event: HeartbeatEvent | MarkedLifecycleEvent
  'meta_event.lifecycle': MarkedLifecycleEvent
  'meta_event.lifecycle.connect': MarkedLifecycleEvent & { sub_type: 'connect' }
  'meta_event.lifecycle.disable': MarkedLifecycleEvent & { sub_type: 'disable' }
  'meta_event.lifecycle.enable': MarkedLifecycleEvent & { sub_type: 'enable' }
  notice:
    | GroupUploadNotice
    | GroupAdminNotice
    | GroupDecreaseNotice
    | GroupIncreaseNotice
    | GroupBanNotice
    | FriendAddNotice
    | GroupRecallNotice
    | FriendRecallNotice
    | HonorNotice
    | MessageReactionsUpdatedNotice
    | GuildChannelRecallNotice
    | ChannelUpdatedNotice
    | ChannelCreatedNotice
    | ChannelDestroyedNotice
    | SenderPokeNotice
    | SenderLuckyKingNotice
    | OfflineFileNotice
    | ClientStatusNotice
    | GroupCardNotice
    | EssenceNotice
    | TitleNotice
  'notice.channel_created': ChannelCreatedNotice
  'notice.channel_destroyed': ChannelDestroyedNotice
  'notice.channel_updated': ChannelUpdatedNotice
  'notice.client_status': ClientStatusNotice
  'notice.essence': EssenceNotice
  'notice.essence.add': EssenceNotice & { sub_type: 'add' }
  'notice.essence.delete': EssenceNotice & { sub_type: 'delete' }
  'notice.group_card': GroupCardNotice
  'notice.guild_channel_recall': GuildChannelRecallNotice
  'notice.message_reactions_updated': MessageReactionsUpdatedNotice
  'notice.notify': HonorNotice | SenderPokeNotice | SenderLuckyKingNotice | TitleNotice
  'notice.notify.lucky_king': SenderLuckyKingNotice
  'notice.notify.poke': SenderPokeNotice
  'notice.notify.title': TitleNotice
  'notice.offline_file': OfflineFileNotice
}
