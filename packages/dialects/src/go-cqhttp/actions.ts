// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { CallOptions, Event, ForwardMessage, NoParams } from '@cqhttp/core'
import type {
  CanSendImageResult,
  CheckUrlSafelyResult,
  DownloadFileResult,
  GetGroupHonorInfoResult,
  GetQqAvatarResult,
  LoginProfile,
  MentionsLeft,
  OcrImageResult,
  SentForward,
  SentMessage,
} from '../common/results.ts'
import type {
  CheckUrlSafelyParams,
  DelGroupNoticeParams,
  DeleteFriendParams,
  DeleteGroupFolderParams,
  GetGroupHonorInfoParams,
  GetGroupInfoParams,
  GetGroupListParams,
  GetGroupMemberInfoParams,
  GetGroupMemberListParams,
  GetMsgParams,
  HandleQuickOperationParams,
  SetFriendAddRequestParams,
  SetGroupAdminParams,
  SetGroupAnonymousParams,
  SetGroupBanParams,
  SetGroupCardParams,
  SetGroupNameParams,
} from '../common/params.ts'
import type {
  CreateGuildRoleResult,
  EssenceMessage,
  FriendProfile,
  GetGroupMsgHistoryResult,
  GetGroupSystemMsgResult,
  GetGuildMemberListResult,
  GetGuildMemberProfileResult,
  GetGuildMetaByGuestResult,
  GetGuildMsgResult,
  GetGuildServiceProfileResult,
  GetImageResult,
  GetModelShowResult,
  GetMsgResult,
  GetOnlineClientsResult,
  GetStatusResult,
  GetVersionInfoResult,
  GetWordSlicesResult,
  GoCqhttpGroupFileSpace,
  GoCqhttpGroupProfile,
  GroupAnnouncement,
  GroupFolderContent,
  GroupMember,
  GroupProfile,
  Guild,
  GuildChannel,
  GuildRole,
  QidianGetAccountInfoResult,
  SendGroupNoticeResult,
  TopicFeed,
  UnidirectionalFriend,
  UserProfile,
} from './results.ts'
import type {
  CreateGroupFileFolderParams,
  CreateGuildRoleParams,
  DeleteGroupFileParams,
  DeleteGuildRoleParams,
  DownloadFileParams,
  GetGroupMsgHistoryParams,
  GetGuildChannelListParams,
  GetGuildMemberListParams,
  GetGuildMemberProfileParams,
  GetGuildMsgParams,
  GetGuildRolesParams,
  GetImageParams,
  GetModelShowParams,
  GetTopicChannelFeedsParams,
  GetUpdatesParams,
  GetWordSlicesParams,
  GoCqhttpDeleteFriendParams,
  GoCqhttpGetForwardMsgParams,
  GoCqhttpOcrImageParams,
  GoCqhttpSetGroupPortraitParams,
  GoCqhttpSetGroupSpecialTitleParams,
  GoCqhttpSetQqProfileParams,
  GoCqhttpUploadPrivateFileParams,
  ReloadEventFilterParams,
  SendForwardMsgParams,
  SendGroupForwardMsgParams,
  SendGroupMsgParams,
  SendGroupNoticeParams,
  SendGuildChannelMsgParams,
  SendMsgParams,
  SendPrivateForwardMsgParams,
  SendPrivateMsgParams,
  SetGroupAddRequestParams,
  SetGroupAnonymousBanParams,
  SetGroupKickParams,
  SetGuildMemberRoleParams,
  SetModelShowParams,
  UpdateGuildRoleParams,
  UploadGroupFileParams,
} from './params.ts'

/** The actions of go-cqhttp, as methods of a bot that uses its dialect. */
export interface GoCqhttpActions {
  /** Applies a quick operation to an event. */
  '.handle_quick_operation'(
    params: HandleQuickOperationParams,
    options?: CallOptions,
  ): Promise<null>
  /** Tells whether pictures can be sent. */
  can_send_image(params?: NoParams, options?: CallOptions): Promise<CanSendImageResult>
  /** Tells whether voice messages can be sent. */
  can_send_record(params?: NoParams, options?: CallOptions): Promise<CanSendImageResult>
  /** Tells which account is logged in. */
  get_login_info(params?: NoParams, options?: CallOptions): Promise<LoginProfile>
  /** Reads the profile of any user. */
  get_stranger_info(params: DeleteFriendParams, options?: CallOptions): Promise<UserProfile>
  /** Tells which implementation this is. */
  get_version_info(params?: NoParams, options?: CallOptions): Promise<GetVersionInfoResult>
  /** Sends a merged-forward record. */
  send_forward_msg(params: SendForwardMsgParams, options?: CallOptions): Promise<SentForward>
  /** Sends a merged-forward record to a group. */
  send_group_forward_msg(
    params: SendGroupForwardMsgParams,
    options?: CallOptions,
  ): Promise<SentForward>
  /** Sends a message to a group. */
  send_group_msg(params: SendGroupMsgParams, options?: CallOptions): Promise<SentMessage>
  /**
   * Sends a message to a user or a group.
   *
   * A poke and private music have the id 0.
   */
  send_msg(params: SendMsgParams, options?: CallOptions): Promise<SentMessage>
  /** Sends a merged-forward record to a user. */
  send_private_forward_msg(
    params: SendPrivateForwardMsgParams,
    options?: CallOptions,
  ): Promise<SentForward>
  /**
   * Sends a message to a user.
   *
   * A poke and private music have the id 0.
   */
  send_private_msg(params: SendPrivateMsgParams, options?: CallOptions): Promise<SentMessage>
  /** Splits a text into words. */
  '.get_word_slices'(
    params: GetWordSlicesParams,
    options?: CallOptions,
  ): Promise<GetWordSlicesResult>
  /**
   * Reads the text in a picture.
   *
   * @deprecated Use `ocr_image`.
   */
  '.ocr_image'(params?: GoCqhttpOcrImageParams, options?: CallOptions): Promise<OcrImageResult>
  /** Reads the text in a picture. */
  ocr_image(params?: GoCqhttpOcrImageParams, options?: CallOptions): Promise<OcrImageResult>
  /** Deletes an announcement of a group. */
  _del_group_notice(params: DelGroupNoticeParams, options?: CallOptions): Promise<null>
  /** Lists the announcements of a group. */
  _get_group_notice(params: GetGroupInfoParams, options?: CallOptions): Promise<GroupAnnouncement[]>
  /** Lists the device names that QQ can show for a model. */
  _get_model_show(params: GetModelShowParams, options?: CallOptions): Promise<GetModelShowResult>
  /** Announces something in a group. */
  _send_group_notice(
    params: SendGroupNoticeParams,
    options?: CallOptions,
  ): Promise<SendGroupNoticeResult>
  /** Sets the device name that QQ shows. */
  _set_model_show(params: SetModelShowParams, options?: CallOptions): Promise<null>
  /** Tells how safe QQ holds a URL to be. */
  check_url_safely(
    params: CheckUrlSafelyParams,
    options?: CallOptions,
  ): Promise<CheckUrlSafelyResult>
  /** Makes a folder among the files of a group. */
  create_group_file_folder(
    params: CreateGroupFileFolderParams,
    options?: CallOptions,
  ): Promise<null>
  /** Makes a role in a guild. */
  create_guild_role(
    params: CreateGuildRoleParams,
    options?: CallOptions,
  ): Promise<CreateGuildRoleResult>
  /** Takes a message off the essence list of a group. */
  delete_essence_msg(params: GetMsgParams, options?: CallOptions): Promise<null>
  /** Ends a friendship. */
  delete_friend(params: GoCqhttpDeleteFriendParams, options?: CallOptions): Promise<null>
  /** Deletes a file of a group. */
  delete_group_file(params: DeleteGroupFileParams, options?: CallOptions): Promise<null>
  /** Deletes a folder among the files of a group. */
  delete_group_folder(params: DeleteGroupFolderParams, options?: CallOptions): Promise<null>
  /** Deletes a role of a guild. */
  delete_guild_role(params: DeleteGuildRoleParams, options?: CallOptions): Promise<null>
  /** Recalls a message. */
  delete_msg(params: GetMsgParams, options?: CallOptions): Promise<null>
  /** Removes a friend who has ended the friendship. */
  delete_unidirectional_friend(params: DeleteFriendParams, options?: CallOptions): Promise<null>
  /** Downloads a file to the implementation's machine. */
  download_file(params: DownloadFileParams, options?: CallOptions): Promise<DownloadFileResult>
  /** Lists the essence messages of a group. */
  get_essence_msg_list(params: GetGroupInfoParams, options?: CallOptions): Promise<EssenceMessage[]>
  /** Reads a merged-forward record, in the standard's shape. */
  get_forward_msg(
    params: GoCqhttpGetForwardMsgParams,
    options?: CallOptions,
  ): Promise<ForwardMessage>
  /** Lists the friends. */
  get_friend_list(params?: NoParams, options?: CallOptions): Promise<FriendProfile[]>
  /** Tells how often everybody in a group can still be mentioned today. */
  get_group_at_all_remain(params: GetGroupInfoParams, options?: CallOptions): Promise<MentionsLeft>
  /** Tells how much space the files of a group take. */
  get_group_file_system_info(
    params: GetGroupInfoParams,
    options?: CallOptions,
  ): Promise<GoCqhttpGroupFileSpace>
  /** Gives the URL of a file of a group. */
  get_group_file_url(
    params: DeleteGroupFileParams,
    options?: CallOptions,
  ): Promise<GetQqAvatarResult>
  /** Lists a folder of the files of a group. */
  get_group_files_by_folder(
    params: DeleteGroupFolderParams,
    options?: CallOptions,
  ): Promise<GroupFolderContent>
  /** Tells who holds the honours of a group. */
  get_group_honor_info(
    params: GetGroupHonorInfoParams,
    options?: CallOptions,
  ): Promise<GetGroupHonorInfoResult>
  /** Describes a group. */
  get_group_info(params: GetGroupMemberListParams, options?: CallOptions): Promise<GroupProfile>
  /** Lists the groups. */
  get_group_list(
    params?: GetGroupListParams,
    options?: CallOptions,
  ): Promise<GoCqhttpGroupProfile[]>
  /** Describes a member of a group. */
  get_group_member_info(
    params: GetGroupMemberInfoParams,
    options?: CallOptions,
  ): Promise<GroupMember>
  /** Lists the members of a group. */
  get_group_member_list(
    params: GetGroupMemberListParams,
    options?: CallOptions,
  ): Promise<GroupMember[]>
  /** Reads earlier messages of a group. */
  get_group_msg_history(
    params: GetGroupMsgHistoryParams,
    options?: CallOptions,
  ): Promise<GetGroupMsgHistoryResult>
  /** Lists the top folder of the files of a group. */
  get_group_root_files(
    params: GetGroupInfoParams,
    options?: CallOptions,
  ): Promise<GroupFolderContent>
  /** Lists the requests and invitations of groups. */
  get_group_system_msg(params?: NoParams, options?: CallOptions): Promise<GetGroupSystemMsgResult>
  /** Lists the channels of a guild. */
  get_guild_channel_list(
    params: GetGuildChannelListParams,
    options?: CallOptions,
  ): Promise<GuildChannel[]>
  /** Lists the guilds. */
  get_guild_list(params?: NoParams, options?: CallOptions): Promise<Guild[]>
  /** Lists the members of a guild, by pages. */
  get_guild_member_list(
    params: GetGuildMemberListParams,
    options?: CallOptions,
  ): Promise<GetGuildMemberListResult>
  /** Describes a member of a guild. */
  get_guild_member_profile(
    params: GetGuildMemberProfileParams,
    options?: CallOptions,
  ): Promise<GetGuildMemberProfileResult>
  /** Describes a guild as a guest sees it. */
  get_guild_meta_by_guest(
    params: GetGuildRolesParams,
    options?: CallOptions,
  ): Promise<GetGuildMetaByGuestResult>
  /** Reads a message of a guild back. */
  get_guild_msg(params: GetGuildMsgParams, options?: CallOptions): Promise<GetGuildMsgResult>
  /** Lists the roles of a guild. */
  get_guild_roles(params: GetGuildRolesParams, options?: CallOptions): Promise<GuildRole[]>
  /** Describes the account in guilds. */
  get_guild_service_profile(
    params?: NoParams,
    options?: CallOptions,
  ): Promise<GetGuildServiceProfileResult>
  /** Fetches a received picture. */
  get_image(params: GetImageParams, options?: CallOptions): Promise<GetImageResult>
  /** Reads a message back. */
  get_msg(params: GetMsgParams, options?: CallOptions): Promise<GetMsgResult>
  /** Lists the devices that the account is logged in on. */
  get_online_clients(
    params?: GetGroupListParams,
    options?: CallOptions,
  ): Promise<GetOnlineClientsResult>
  /** Tells how the implementation is. */
  get_status(params?: NoParams, options?: CallOptions): Promise<GetStatusResult>
  /** Lists the names of the actions. */
  get_supported_actions(params?: NoParams, options?: CallOptions): Promise<string[]>
  /** Lists the topics of a channel. */
  get_topic_channel_feeds(
    params: GetTopicChannelFeedsParams,
    options?: CallOptions,
  ): Promise<TopicFeed[]>
  /** Lists friends who have ended the friendship. */
  get_unidirectional_friend_list(
    params?: NoParams,
    options?: CallOptions,
  ): Promise<UnidirectionalFriend[]>
  /** Marks the messages of a chat as read. */
  mark_msg_as_read(params: GetMsgParams, options?: CallOptions): Promise<null>
  /** Describes the account in Qidian, QQ for enterprises. */
  qidian_get_account_info(
    params?: NoParams,
    options?: CallOptions,
  ): Promise<QidianGetAccountInfoResult>
  /** Reads the file of the event filter again. */
  reload_event_filter(params?: ReloadEventFilterParams, options?: CallOptions): Promise<null>
  /** Signs in to a group for today. */
  send_group_sign(params: GetGroupInfoParams, options?: CallOptions): Promise<null>
  /**
   * Sends a message to a channel of a guild.
   *
   * Music has the id `-1`.
   */
  send_guild_channel_msg(
    params: SendGuildChannelMsgParams,
    options?: CallOptions,
  ): Promise<SentMessage>
  /** Puts a message on the essence list of a group. */
  set_essence_msg(params: GetMsgParams, options?: CallOptions): Promise<null>
  /** Answers a request to become friends. */
  set_friend_add_request(params: SetFriendAddRequestParams, options?: CallOptions): Promise<null>
  /** Answers a request to join a group, or an invitation to one. */
  set_group_add_request(params: SetGroupAddRequestParams, options?: CallOptions): Promise<null>
  /** Makes a member an admin of a group, or takes the rights away. */
  set_group_admin(params: SetGroupAdminParams, options?: CallOptions): Promise<null>
  /** Allows or forbids anonymous messages in a group. */
  set_group_anonymous(params: SetGroupAnonymousParams, options?: CallOptions): Promise<null>
  /**
   * Mutes an anonymous member of a group.
   *
   * `flag` is not read, and without a duration nothing happens.
   */
  set_group_anonymous_ban(params: SetGroupAnonymousBanParams, options?: CallOptions): Promise<null>
  /** Mutes a member of a group, or lifts the mute. */
  set_group_ban(params: SetGroupBanParams, options?: CallOptions): Promise<null>
  /** Sets a member's name in a group. */
  set_group_card(params: SetGroupCardParams, options?: CallOptions): Promise<null>
  /** Removes a member from a group. */
  set_group_kick(params: SetGroupKickParams, options?: CallOptions): Promise<null>
  /** Leaves a group, or dissolves it. */
  set_group_leave(params: GetGroupInfoParams, options?: CallOptions): Promise<null>
  /** Renames a group. */
  set_group_name(params: SetGroupNameParams, options?: CallOptions): Promise<null>
  /** Sets the picture of a group. */
  set_group_portrait(params: GoCqhttpSetGroupPortraitParams, options?: CallOptions): Promise<null>
  /** Gives a member of a group a special title. */
  set_group_special_title(
    params: GoCqhttpSetGroupSpecialTitleParams,
    options?: CallOptions,
  ): Promise<null>
  /** Mutes a whole group, or lifts the mute. */
  set_group_whole_ban(params: SetGroupAnonymousParams, options?: CallOptions): Promise<null>
  /** Gives a role of a guild to members, or takes it away. */
  set_guild_member_role(params: SetGuildMemberRoleParams, options?: CallOptions): Promise<null>
  /** Changes the account's profile. */
  set_qq_profile(params?: GoCqhttpSetQqProfileParams, options?: CallOptions): Promise<null>
  /** Changes a role of a guild. */
  update_guild_role(params: UpdateGuildRoleParams, options?: CallOptions): Promise<null>
  /** Uploads a file to a group. */
  upload_group_file(params: UploadGroupFileParams, options?: CallOptions): Promise<null>
  /** Sends a file to a user. */
  upload_private_file(params: GoCqhttpUploadPrivateFileParams, options?: CallOptions): Promise<null>
  /**
   * Takes waiting events, by long polling.
   *
   * Over HTTP only, where long polling is on. What it gives is gone for the next call.
   */
  get_updates(params?: GetUpdatesParams, options?: CallOptions): Promise<Event[]>
}
