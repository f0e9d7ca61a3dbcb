// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { EventBase, Id, PokeNotice } from '@cqhttp/core'

/** A member's name in a group changed. */
export interface GroupCardNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'group_card'
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** The new name in the group. */
  card_new: string
  /** The name before, `''` for none. */
  card_old: string
}

/** A message was put on the essence list of a group, or taken off it. */
export interface EssenceNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'essence'
  sub_type: 'add' | 'delete'
  /** The group. */
  group_id: Id
  /** The message. */
  message_id: Id
  /** Who had sent the message. */
  sender_id: Id
  /** Who did it. */
  operator_id: Id
}

/** A message was put on the essence list of a group, or taken off it. */
export interface EssenceOfUserNotice extends EventBase {
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
}

/** Somebody reacted to a message of a group with an emoji, or took that back. */
export interface GroupMsgEmojiLikeNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'group_msg_emoji_like'
  /** The group. */
  group_id: Id
  /** Who reacted. */
  user_id: Id
  /** The message. */
  message_id: Id
  /** The reactions that there are now. */
  likes: {
    /** The id of the emoji. */
    emoji_id: string
    /** How many. */
    count: number
  }[]
  /** Whether it was added or taken back. */
  is_add: boolean
}

/** A member of a group got a special title. */
export interface TitleNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'notify'
  sub_type: 'title'
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** The special title. */
  title: string
}

/** Somebody liked the profile of the account. */
export interface ProfileLikeNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'notify'
  sub_type: 'profile_like'
  /** Who did it. */
  operator_id: Id
  /** The name of who did it. */
  operator_nick: string
  /** How often. */
  times: number
}

/** A group was dissolved. */
export interface GroupDisbandNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'group_decrease'
  sub_type: 'disband'
  /** The group. */
  group_id: Id
  /** The user. */
  user_id: Id
  /** Who did it. */
  operator_id: Id
}

/** A group was renamed. */
export interface GroupNameNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'notify'
  sub_type: 'group_name'
  /** The group. */
  group_id: Id
  /** Who did it. */
  user_id: Id
  /** The new name of the group. */
  name_new: string
}

/** Somebody is typing, or has stopped. */
export interface InputStatusNotice extends EventBase {
  post_type: 'notice'
  notice_type: 'notify'
  sub_type: 'input_status'
  /** What the other sees, such as that somebody is typing. */
  status_text: string
  /** 1 for typing. */
  event_type: number
  /** The user. */
  user_id: Id
  /** 0 in a private chat. */
  group_id: Id
}

/** Somebody poked somebody. */
export interface DescribedPokeNotice extends PokeNotice {
  /** Who poked, in a private chat. */
  sender_id?: Id
  /** What the poke says, such as 戳了戳. */
  action: string
  /** What follows the name in the poke. */
  suffix: string
  /** The URL of the picture of the poke. */
  action_img_url: string
}
