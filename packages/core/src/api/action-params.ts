import type { Anonymous } from '../events/message.ts'
import type { Id } from '../base/id.ts'
import type { Message } from '../message/segment.ts'

/** Parameters of an action that has none. */
export type NoParams = Record<string, never>

/** A message to send. */
export interface MessageParams {
  /** A string in it is plain text, unless `auto_escape` or the bot's `autoEscape` is `false`. */
  message: Message
  /**
   * Whether strings are plain text (`true`) or CQ code (`false`); default the bot's `autoEscape`,
   * which is `true`. The standard's default is `false`.
   */
  auto_escape?: boolean | undefined
  /** The title of the record that nodes make; as the next three outside the standard, in NapCat. */
  source?: string | undefined
  /** The lines of its preview. */
  news?: { text: string }[] | undefined
  /** The line below the preview. */
  summary?: string | undefined
  /** What lists of chats show. */
  prompt?: string | undefined
}

/** Parameters of {@link PublicActions.send_private_msg}. */
export interface SendPrivateMsgParams extends MessageParams {
  user_id: Id
  /**
   * The group through which to reach a member who is not a friend (a temporary session). Not in the
   * standard; go-cqhttp, NapCat and LLBot take it.
   */
  group_id?: Id | undefined
}

/** Parameters of {@link PublicActions.send_group_msg}. */
export interface SendGroupMsgParams extends MessageParams {
  group_id: Id
}

/**
 * Parameters of {@link PublicActions.send_msg}: one id, or both together with the `message_type`
 * that says which one counts (`private` with both is a temporary session).
 */
export type SendMsgParams = MessageParams &
  (
    | { message_type?: 'private' | undefined; user_id: Id; group_id?: undefined }
    | { message_type?: 'group' | undefined; group_id: Id; user_id?: undefined }
    | { message_type: 'private' | 'group'; user_id: Id; group_id: Id }
  )

/** Names a message. */
export interface MessageIdParams {
  message_id: Id
}

/** Parameters of {@link PublicActions.get_forward_msg}. */
export interface GetForwardMsgParams {
  /** The `id` of a `forward` segment. */
  id: string
}

/** Parameters of {@link PublicActions.send_like}. */
export interface SendLikeParams {
  user_id: Id
  /** How many, 1 to 10 a day for each friend; default 1. */
  times?: number | undefined
}

/** Names a group. */
export interface GroupParams {
  group_id: Id
}

/** Names a member of a group. */
export interface GroupMemberParams extends GroupParams {
  user_id: Id
}

/** Parameters of {@link PublicActions.set_group_kick}. */
export interface SetGroupKickParams extends GroupMemberParams {
  /** Whether to refuse the user's later requests to join as well; default `false`. */
  reject_add_request?: boolean | undefined
}

/** Parameters of {@link PublicActions.set_group_ban}. */
export interface SetGroupBanParams extends GroupMemberParams {
  /**
   * How long, in seconds; 0 lifts the mute. Default 1800, which this package sends itself: in NapCat
   * and Lagrange the default is 0.
   */
  duration?: number | undefined
}

/** Parameters of {@link PublicActions.set_group_anonymous_ban}: whom to mute in one of three ways. */
export type SetGroupAnonymousBanParams = GroupParams & {
  /** How long, in seconds; default 1800. The mute cannot be lifted. */
  duration?: number | undefined
} & (
    | {
        /** `anonymous` of the message event. */
        anonymous: Anonymous
        anonymous_flag?: undefined
        flag?: undefined
      }
    | {
        /** `anonymous.flag` of the message event. */
        anonymous_flag: string
        anonymous?: undefined
        flag?: undefined
      }
    | {
        /** The same as `anonymous_flag`. */
        flag: string
        anonymous?: undefined
        anonymous_flag?: undefined
      }
  )

/** Turns something on or off for a group. */
export interface GroupSwitchParams extends GroupParams {
  /**
   * Default `true`; this package sends it with `set_group_whole_ban` itself, since in Lagrange the
   * default is `false`.
   */
  enable?: boolean | undefined
}

/** Parameters of {@link PublicActions.set_group_admin}. */
export interface SetGroupAdminParams extends GroupMemberParams {
  /**
   * Whether to grant or to revoke; default `true`, which this package sends itself: in NapCat and
   * Lagrange the default is `false`.
   */
  enable?: boolean | undefined
}

/** Parameters of {@link PublicActions.set_group_card}. */
export interface SetGroupCardParams extends GroupMemberParams {
  /** The name in the group; default `''`, which removes it. */
  card?: string | undefined
}

/** Parameters of {@link PublicActions.set_group_name}. */
export interface SetGroupNameParams extends GroupParams {
  group_name: string
}

/** Parameters of {@link PublicActions.set_group_leave}. */
export interface SetGroupLeaveParams extends GroupParams {
  /** Whether to dissolve the group, if it is the bot's own; default `false`. */
  is_dismiss?: boolean | undefined
}

/** Parameters of {@link PublicActions.set_group_special_title}. */
export interface SetGroupSpecialTitleParams extends GroupMemberParams {
  /** Default `''`, which removes the title. */
  special_title?: string | undefined
  /** How long, in seconds; default -1, for ever. May have no effect. */
  duration?: number | undefined
}

/** Parameters of {@link PublicActions.set_friend_add_request}. */
export interface SetFriendAddRequestParams {
  /** `flag` of the request event. */
  flag: string
  /** Whether to accept; default `true`. */
  approve?: boolean | undefined
  /** A name for the new friend, when accepted; default `''`. */
  remark?: string | undefined
}

/** Parameters of {@link PublicActions.set_group_add_request}. */
export type SetGroupAddRequestParams = {
  /** `flag` of the request event. */
  flag: string
  /** Whether to accept; default `true`. */
  approve?: boolean | undefined
  /** Why not, when refused; default `''`. */
  reason?: string | undefined
} & (
  | {
      /** `sub_type` of the request event; onebots leaves it out there. */
      sub_type: 'add' | 'invite' | undefined
      type?: undefined
    }
  | {
      /** The same as `sub_type`. */
      type: 'add' | 'invite' | undefined
      sub_type?: undefined
    }
)

/** Whether an answer from the implementation's cache will do. */
export interface CacheParams {
  /** `true` asks QQ again, slower; default `false`. */
  no_cache?: boolean | undefined
}

/** Parameters of {@link PublicActions.get_stranger_info}. */
export interface GetStrangerInfoParams extends CacheParams {
  user_id: Id
}

/** Parameters of {@link PublicActions.get_group_info}. */
export interface GetGroupInfoParams extends GroupParams, CacheParams {}

/** Parameters of {@link PublicActions.get_group_member_info}. */
export interface GetGroupMemberInfoParams extends GroupMemberParams, CacheParams {}

/** Parameters of {@link PublicActions.get_group_honor_info}. */
export interface GetGroupHonorInfoParams extends GroupParams {
  /** Which honour, or `all`. */
  type: 'talkative' | 'performer' | 'legend' | 'strong_newbie' | 'emotion' | 'all'
}

/** Parameters of the actions that give cookies. */
export interface DomainParams {
  /** The site that the cookies are for; default `''`, but NapCat, LLBot and Lagrange require it. */
  domain?: string | undefined
}

/** Parameters of {@link PublicActions.get_record}. */
export interface GetRecordParams {
  /** `file` of a received `record` segment. */
  file: string
  out_format: 'mp3' | 'amr' | 'wma' | 'm4a' | 'spx' | 'ogg' | 'wav' | 'flac'
}

/** Parameters of {@link PublicActions.get_image}. */
export interface GetImageParams {
  /** `file` of a received `image` segment. */
  file: string
}

/** Parameters of {@link PublicActions.set_restart}. */
export interface SetRestartParams {
  /** When, in milliseconds from now; default 0. */
  delay?: number | undefined
}

/** Parameters of the hidden action `.handle_quick_operation`. */
export interface HandleQuickOperationParams {
  /** The event that is answered. */
  context: object
  /** What a handler would return for it. */
  operation: object
}
