import type { DialectTypes, KeyOfAny, Speaks, TypesOf } from '../base/spoken.ts'
import type * as p from './action-params.ts'
import type * as r from './action-results.ts'
import type { CallOptions } from './transport.ts'

/**
 * The public actions of the standard, as methods.
 *
 * Those without a result resolve with `null`. All reject with an `ApiError` when the implementation
 * refuses, and with a `NetworkError` when no answer came. onebots answers nearly all of group
 * administration with "not implemented", Gensokyo knows eleven actions over HTTP.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md
 */
export interface PublicActions {
  /**
   * Sends a message to a user.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#send_private_msg-发送私聊消息
   */
  send_private_msg(
    params: p.SendPrivateMsgParams,
    options?: CallOptions,
  ): Promise<r.MessageIdResult>
  /**
   * Sends a message to a group.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#send_group_msg-发送群消息
   */
  send_group_msg(params: p.SendGroupMsgParams, options?: CallOptions): Promise<r.MessageIdResult>
  /**
   * Sends a message to a user or a group. onebots requires `message_type`; LLBot refuses `node`
   * segments here and in the other two, NapCat takes them alone only.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#send_msg-发送消息
   */
  send_msg(params: p.SendMsgParams, options?: CallOptions): Promise<r.MessageIdResult>
  /**
   * Recalls a message.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#delete_msg-撤回消息
   */
  delete_msg(params: p.MessageIdParams, options?: CallOptions): Promise<null>
  /**
   * Reads a message back. CQHTTP 4 lacks it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_msg-获取消息
   */
  get_msg(params: p.MessageIdParams, options?: CallOptions): Promise<r.MessageInfo>
  /**
   * Reads a merged-forward record. CQHTTP 4 lacks it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_forward_msg-获取合并转发消息
   */
  get_forward_msg(params: p.GetForwardMsgParams, options?: CallOptions): Promise<r.ForwardMessage>
  /**
   * Likes a profile. go-cqhttp lacks it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#send_like-发送好友赞
   */
  send_like(params: p.SendLikeParams, options?: CallOptions): Promise<null>
  /**
   * Removes a member from a group.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_group_kick-群组踢人
   */
  set_group_kick(params: p.SetGroupKickParams, options?: CallOptions): Promise<null>
  /**
   * Mutes a member of a group, or lifts the mute.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_group_ban-群组单人禁言
   */
  set_group_ban(params: p.SetGroupBanParams, options?: CallOptions): Promise<null>
  /**
   * Mutes an anonymous member of a group. NapCat, LLBot and Lagrange lack it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_group_anonymous_ban-群组匿名用户禁言
   */
  set_group_anonymous_ban(
    params: p.SetGroupAnonymousBanParams,
    options?: CallOptions,
  ): Promise<null>
  /**
   * Mutes a whole group, or lifts the mute.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_group_whole_ban-群组全员禁言
   */
  set_group_whole_ban(params: p.GroupSwitchParams, options?: CallOptions): Promise<null>
  /**
   * Makes a member an admin of a group, or no longer.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_group_admin-群组设置管理员
   */
  set_group_admin(params: p.SetGroupAdminParams, options?: CallOptions): Promise<null>
  /**
   * Allows or forbids anonymous messages in a group. NapCat, LLBot and Lagrange lack it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_group_anonymous-群组匿名
   */
  set_group_anonymous(params: p.GroupSwitchParams, options?: CallOptions): Promise<null>
  /**
   * Sets a member's name in a group.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_group_card-设置群名片群备注
   */
  set_group_card(params: p.SetGroupCardParams, options?: CallOptions): Promise<null>
  /**
   * Renames a group. CQHTTP 4 lacks it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_group_name-设置群名
   */
  set_group_name(params: p.SetGroupNameParams, options?: CallOptions): Promise<null>
  /**
   * Leaves a group, or dissolves it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_group_leave-退出群组
   */
  set_group_leave(params: p.SetGroupLeaveParams, options?: CallOptions): Promise<null>
  /**
   * Gives a member of a group a special title.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_group_special_title-设置群组专属头衔
   */
  set_group_special_title(
    params: p.SetGroupSpecialTitleParams,
    options?: CallOptions,
  ): Promise<null>
  /**
   * Answers a request to become friends.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_friend_add_request-处理加好友请求
   */
  set_friend_add_request(params: p.SetFriendAddRequestParams, options?: CallOptions): Promise<null>
  /**
   * Answers a request to join a group, or an invitation to one.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_group_add_request-处理加群请求邀请
   */
  set_group_add_request(params: p.SetGroupAddRequestParams, options?: CallOptions): Promise<null>
  /**
   * Tells which account is logged in.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_login_info-获取登录号信息
   */
  get_login_info(params?: p.NoParams, options?: CallOptions): Promise<r.LoginInfo>
  /**
   * Reads the profile of any user.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_stranger_info-获取陌生人信息
   */
  get_stranger_info(params: p.GetStrangerInfoParams, options?: CallOptions): Promise<r.StrangerInfo>
  /**
   * Lists the friends.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_friend_list-获取好友列表
   */
  get_friend_list(params?: p.NoParams, options?: CallOptions): Promise<r.FriendInfo[]>
  /**
   * Describes a group.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_group_info-获取群信息
   */
  get_group_info(params: p.GetGroupInfoParams, options?: CallOptions): Promise<r.GroupInfo>
  /**
   * Lists the groups.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_group_list-获取群列表
   */
  get_group_list(params?: p.NoParams, options?: CallOptions): Promise<r.GroupInfo[]>
  /**
   * Describes a member of a group.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_group_member_info-获取群成员信息
   */
  get_group_member_info(
    params: p.GetGroupMemberInfoParams,
    options?: CallOptions,
  ): Promise<r.GroupMemberInfo>
  /**
   * Lists the members of a group, possibly with less about each than `get_group_member_info`.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_group_member_list-获取群成员列表
   */
  get_group_member_list(params: p.GroupParams, options?: CallOptions): Promise<r.GroupMemberInfo[]>
  /**
   * Tells who holds the honours of a group. CQHTTP 4 lacks it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_group_honor_info-获取群荣誉信息
   */
  get_group_honor_info(
    params: p.GetGroupHonorInfoParams,
    options?: CallOptions,
  ): Promise<r.GroupHonorInfo>
  /**
   * Gives the cookies of the account for a site. go-cqhttp lacks it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_cookies-获取-cookies
   */
  get_cookies(params?: p.DomainParams, options?: CallOptions): Promise<r.Cookies>
  /**
   * Gives the token against cross-site requests. go-cqhttp lacks it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_csrf_token-获取-csrf-token
   */
  get_csrf_token(params?: p.NoParams, options?: CallOptions): Promise<r.CsrfToken>
  /**
   * Gives cookies and token together. go-cqhttp lacks it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_credentials-获取-qq-相关接口凭证
   */
  get_credentials(params?: p.DomainParams, options?: CallOptions): Promise<r.Credentials>
  /**
   * Converts a received voice message. go-cqhttp and Lagrange lack it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_record-获取语音
   */
  get_record(params: p.GetRecordParams, options?: CallOptions): Promise<r.FileInfo>
  /**
   * Gives a received picture. Lagrange lacks it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_image-获取图片
   */
  get_image(params: p.GetImageParams, options?: CallOptions): Promise<r.FileInfo>
  /**
   * Tells whether pictures can be sent.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#can_send_image-检查是否可以发送图片
   */
  can_send_image(params?: p.NoParams, options?: CallOptions): Promise<r.Capability>
  /**
   * Tells whether voice messages can be sent.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#can_send_record-检查是否可以发送语音
   */
  can_send_record(params?: p.NoParams, options?: CallOptions): Promise<r.Capability>
  /**
   * Tells how the implementation is.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_status-获取运行状态
   */
  get_status(params?: p.NoParams, options?: CallOptions): Promise<r.StatusInfo>
  /**
   * Tells which implementation this is.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#get_version_info-获取版本信息
   */
  get_version_info(params?: p.NoParams, options?: CallOptions): Promise<r.VersionInfo>
  /**
   * Restarts the implementation. go-cqhttp lacks it; CQHTTP 4 has `set_restart_plugin`.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#set_restart-重启-onebot-实现
   */
  set_restart(params?: p.SetRestartParams, options?: CallOptions): Promise<null>
  /**
   * Clears the caches. CQHTTP 4, go-cqhttp and Lagrange lack it.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/public.md#clean_cache-清理缓存
   */
  clean_cache(params?: p.NoParams, options?: CallOptions): Promise<null>
}

/**
 * The actions of the standard: the public ones, and the hidden one for what HTTP cannot answer
 * itself.
 */
export interface Actions extends PublicActions {
  /**
   * Applies a quick operation to an event.
   *
   * NapCat drops the fields that a request needs, and Lagrange and onebots lack it: answer requests
   * with `set_friend_add_request` and `set_group_add_request`.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/api/hidden.md#handle_quick_operation-对事件执行快速操作
   */
  '.handle_quick_operation'(
    params: p.HandleQuickOperationParams,
    options?: CallOptions,
  ): Promise<null>
}

/** The name of a public action. */
export type PublicActionName = keyof PublicActions

/** What may follow the name of an action: `_async` does not wait for its end, and so has no result. */
type Suffix = '_async' | '_rate_limited'

/**
 * The name of an action of the standard, with the suffixes too.
 *
 * Lagrange and onebots know no suffix, go-cqhttp not `_rate_limited`; go-cqhttp, NapCat and LLBot
 * answer like the plain action.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/api/README.md#异步调用
 */
export type ActionName = keyof Actions | `${keyof Actions}${Suffix}`

/** The names of actions that a bot may call: with dialects those that are known, else any. */
export type CallableName<Speaker> = [TypesOf<Speaker>] extends [never]
  ? string
  : ActionName | Suffixed<KeyOfAny<ActionsOf<TypesOf<Speaker>>>>

type Suffixed<Name extends string> = Name | `${Name}${Suffix}`

/** The actions of each of several dialects, as a union. */
type ActionsOf<Types> = Types extends { actions: infer Added } ? Added : never

/** The method of an action in each dialect that has it, else that of the standard. */
type MethodOf<Name extends string, Speaker> =
  Name extends KeyOfAny<ActionsOf<TypesOf<Speaker>>>
    ? Lookup<ActionsOf<TypesOf<Speaker>>, Name>
    : Name extends keyof Actions
      ? Actions[Name]
      : never

type Lookup<Union, Key extends string> = Union extends { [K in Key]: infer Value } ? Value : never

type ParamsOf<Method> = Method extends (params: infer Params, options?: CallOptions) => unknown
  ? NonNullable<Params>
  : never

type ResultOf<Method> = Method extends (...args: never) => infer Result ? Awaited<Result> : never

/**
 * The parameters of an action; of one that neither the standard nor a dialect of the speaker knows,
 * any.
 */
export type ActionParams<Name extends string, Speaker = unknown> = [
  MethodOf<Name, Speaker>,
] extends [never]
  ? Name extends `${infer Plain}${Suffix}`
    ? [MethodOf<Plain, Speaker>] extends [never]
      ? Record<string, unknown>
      : ParamsOf<MethodOf<Plain, Speaker>>
    : Record<string, unknown>
  : ParamsOf<MethodOf<Name, Speaker>>

/** What follows the name of an action in a call: its parameters, if it needs any, and options. */
export type ActionArguments<Name extends string, Speaker = unknown> =
  Record<never, never> extends ActionParams<Name, Speaker>
    ? [params?: ActionParams<Name, Speaker> | undefined, options?: CallOptions | undefined]
    : [params: ActionParams<Name, Speaker>, options?: CallOptions | undefined]

/** The result of an action; of one that neither the standard nor a dialect knows, `unknown`. */
export type ActionResult<Name extends string, Speaker = unknown> = [
  MethodOf<Name, Speaker>,
] extends [never]
  ? Name extends `${infer Plain}${Suffix}`
    ? [MethodOf<Plain, Speaker>] extends [never]
      ? unknown
      : ResultOf<MethodOf<Plain, Speaker>> | null
    : unknown
  : ResultOf<MethodOf<Name, Speaker>>

/** The actions of dialects as methods; one that several have takes and gives what either does. */
export type MethodsOf<Types extends DialectTypes> = [Types] extends [never]
  ? unknown
  : IsOne<Types> extends true
    ? Types['actions']
    : { [Name in keyof All<Types> & string]: MethodOfSeveral<Name, Types> }

type MethodOfSeveral<Name extends string, Types> = (
  ...args: ActionArguments<Name, Speaks<{ several: Types }>>
) => Promise<ActionResult<Name, Speaks<{ several: Types }>>>

/** An intersection, so that the documentation of the members stays with them. */
type All<Types> = (Types extends { actions: infer Added } ? (_: Added) => void : never) extends (
  _: infer Added,
) => void
  ? Added
  : never

type IsOne<Types, Rest = Types> = Types extends unknown
  ? [Rest] extends [Types]
    ? true
    : false
  : never
