// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { CallOptions, ForwardMessage, NoParams } from '@cqhttp/core'
import type {
  AddCustomFaceParams,
  CancelOnlineFileParams,
  ClickInlineKeyboardButtonParams,
  CreateCollectionParams,
  CreateFlashTaskParams,
  CreateGroupFileFolderParams,
  DeleteCustomFaceParams,
  DeleteEssenceMsgParams,
  DownloadFileParams,
  DownloadFileRecordStreamParams,
  DownloadFileStreamParams,
  FetchCustomFaceParams,
  FetchEmojiLikeParams,
  GetCollectionListParams,
  GetEmojiLikesParams,
  GetFileParams,
  GetFriendListParams,
  GetFriendMsgHistoryParams,
  GetGroupFilesByFolderParams,
  GetGroupMsgHistoryParams,
  GetGroupRootFilesParams,
  GetImageParams,
  GetMiniAppArkParams,
  GetModelShowParams,
  GetProfileLikeParams,
  GetQunAlbumListParams,
  GetRecentContactParams,
  GetRecordParams,
  GetStrangerInfoParams,
  MarkMsgAsReadParams,
  NapCatDeleteFriendParams,
  NapCatDeleteGroupFolderParams,
  NapCatGetAiCharactersParams,
  NapCatGetGroupHonorInfoParams,
  NapCatGetGroupMemberInfoParams,
  NapCatGetGroupMemberListParams,
  NapCatMoveGroupFileParams,
  NapCatSetGroupAdminParams,
  NapCatSetGroupBanParams,
  NapCatSetGroupPortraitParams,
  NapCatSetQqProfileParams,
  NapCatUploadPrivateFileParams,
  RefuseOnlineFileParams,
  SendForwardMsgParams,
  SendGroupAiRecordParams,
  SendGroupNoticeParams,
  SendMsgParams,
  SendOnlineFileParams,
  SendOnlineFolderParams,
  SendPacketParams,
  SendQzoneMsgParams,
  SetCustomFaceDescParams,
  SetDiyOnlineStatusParams,
  SetGroupAddOptionParams,
  SetGroupAddRequestParams,
  SetGroupKickMembersParams,
  SetGroupKickParams,
  SetGroupLeaveParams,
  SetGroupMemberInvitePolicyParams,
  SetGroupMemberPermissionsParams,
  SetGroupNewMemberHistoryVisibilityParams,
  SetGroupSearchParams,
  SetGroupTodoParams,
  SetInputStatusParams,
  SetMsgEmojiLikeParams,
  SetSelfLongnickParams,
  TranslateEn2zhParams,
  UploadGroupFileParams,
} from './params.ts'
import type {
  AiCharacters,
  CanSendImageResult,
  CheckUrlSafelyResult,
  DownloadFileResult,
  DownloadFrame,
  FetchedFile,
  GetCookiesResult,
  GetCsrfTokenResult,
  GroupFileSpace,
  GroupSignIn,
  MentionsLeft,
  ScannedCode,
  SentMessage,
  UploadFrame,
} from '../common/results.ts'
import type {
  CheckUrlSafelyParams,
  DelGroupAlbumMediaParams,
  DelGroupNoticeParams,
  DeleteFriendParams,
  DeleteQzoneMsgParams,
  DoGroupAlbumCommentParams,
  DownloadFilesetParams,
  ForwardGroupSingleMsgParams,
  GetCookiesParams,
  GetDoubtFriendsAddRequestParams,
  GetFilesetIdParams,
  GetForwardMsgParams,
  GetGroupAlbumMediaListParams,
  GetGroupInfoParams,
  GetGroupSystemMsgParams,
  GetMsgParams,
  GetPrivateFileUrlParams,
  GetShareLinkParams,
  HandleQuickOperationParams,
  NapCatSetFriendAddRequestParams,
  OcrImageParams,
  RenameGroupFileParams,
  ScanQrcodeParams,
  SendFlashMsgParams,
  SendLikeParams,
  SendPokeParams,
  SetFriendAddRequestParams,
  SetFriendRemarkParams,
  SetGroupAlbumMediaLikeParams,
  SetGroupCardParams,
  SetGroupNameParams,
  SetGroupRemarkParams,
  SetGroupRobotAddOptionParams,
  SetGroupSpecialTitleParams,
  SetGroupWholeBanParams,
  SetOnlineStatusParams,
  SharePeerParams,
  TestDownloadStreamParams,
  TransGroupFileParams,
  UploadFileStreamParams,
  UploadImageToQunAlbumParams,
} from '../common/params.ts'
import type {
  CreateGroupFileFolderResult,
  EssenceMessage,
  FetchEmojiLikeResult,
  FilteredRequest,
  FriendCategory,
  FriendProfile,
  GetClientkeyResult,
  GetEmojiLikesResult,
  GetFilesetIdResult,
  GetGroupDetailInfoResult,
  GetGroupFileUrlResult,
  GetGroupIgnoredNotifiesResult,
  GetGroupMsgHistoryResult,
  GetGroupSystemMsgResult,
  GetMiniAppArkResult,
  GetModelShowResult,
  GetMsgResult,
  GetProfileLikeResult,
  GetQunAlbumListResult,
  GetRkeyServerResult,
  GetStatusResult,
  GetVersionInfoResult,
  GroupAnnouncement,
  GroupFolderContent,
  GroupMember,
  GroupProfile,
  MediaKey,
  MoveGroupFileResult,
  NapCatGetCredentialsResult,
  NapCatGetGroupHonorInfoResult,
  NcGetUserStatusResult,
  RecentContact,
  SendGroupMsgResult,
  SendQzoneMsgResult,
  SetGroupPortraitResult,
  TranslateEn2zhResult,
  UnidirectionalFriend,
  UploadGroupFileResult,
  UserProfile,
} from './results.ts'

/** The actions of NapCat, as methods of a bot that uses its dialect. */
export interface NapCatActions {
  /** Deletes the temporary files of stream transfers. */
  clean_stream_temp_file(params?: NoParams, options?: CallOptions): Promise<null>
  /**
   * Downloads a received file as a stream of frames.
   *
   * Answers several frames; read until `type` is `response` or `error`.
   */
  download_file_stream(
    params?: DownloadFileStreamParams,
    options?: CallOptions,
  ): Promise<DownloadFrame>
  /**
   * Downloads a received voice message as a stream of frames.
   *
   * Answers several frames; read until `type` is `response` or `error`.
   */
  download_file_record_stream(
    params?: DownloadFileRecordStreamParams,
    options?: CallOptions,
  ): Promise<DownloadFrame>
  /**
   * Downloads a received picture as a stream of frames.
   *
   * Answers several frames; read until `type` is `response` or `error`.
   */
  download_file_image_stream(
    params?: DownloadFileStreamParams,
    options?: CallOptions,
  ): Promise<DownloadFrame>
  /** Answers a stream of frames, for tests. */
  test_download_stream(params?: TestDownloadStreamParams, options?: CallOptions): Promise<unknown>
  /**
   * Uploads a file in chunks of base64, one a call.
   *
   * After the last chunk comes a call with `is_complete`; the `file_path` that it gives can be
   * sent. `reset` answers an error on purpose.
   */
  upload_file_stream(params: UploadFileStreamParams, options?: CallOptions): Promise<UploadFrame>
  /** Deletes a picture or video from a group album. */
  del_group_album_media(params: DelGroupAlbumMediaParams, options?: CallOptions): Promise<unknown>
  /** Likes something in a group album. */
  set_group_album_media_like(
    params: SetGroupAlbumMediaLikeParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Takes back a like in a group album. */
  cancel_group_album_media_like(
    params: SetGroupAlbumMediaLikeParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Comments in a group album. */
  do_group_album_comment(params: DoGroupAlbumCommentParams, options?: CallOptions): Promise<unknown>
  /** Lists the pictures and videos of a group album. */
  get_group_album_media_list(
    params: GetGroupAlbumMediaListParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Lists the albums of a group. */
  get_qun_album_list(
    params: GetQunAlbumListParams,
    options?: CallOptions,
  ): Promise<GetQunAlbumListResult>
  /** Uploads a picture to a group album. */
  upload_image_to_qun_album(
    params: UploadImageToQunAlbumParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Puts a message on the to-do list of a group. */
  set_group_todo(params: SetGroupTodoParams, options?: CallOptions): Promise<null>
  /** Marks a to-do of a group as done. */
  complete_group_todo(params: SetGroupTodoParams, options?: CallOptions): Promise<null>
  /** Takes a message off the to-do list of a group. */
  cancel_group_todo(params: SetGroupTodoParams, options?: CallOptions): Promise<null>
  /** Describes a group, with its limits and its mute. */
  get_group_detail_info(
    params: GetGroupInfoParams,
    options?: CallOptions,
  ): Promise<GetGroupDetailInfoResult>
  /** Removes several members from a group. */
  set_group_kick_members(params: SetGroupKickMembersParams, options?: CallOptions): Promise<null>
  /** Sets how people may join a group. */
  set_group_add_option(params: SetGroupAddOptionParams, options?: CallOptions): Promise<null>
  /** Sets whether official bots may be added to a group. */
  set_group_robot_add_option(
    params: SetGroupRobotAddOptionParams,
    options?: CallOptions,
  ): Promise<null>
  /** Sets whether a group can be found. */
  set_group_search(params: SetGroupSearchParams, options?: CallOptions): Promise<null>
  /** Answers a friend request that QQ holds to be dubious. */
  set_doubt_friends_add_request(
    params: SetFriendAddRequestParams,
    options?: CallOptions,
  ): Promise<null>
  /** Lists friend requests that QQ holds to be dubious. */
  get_doubt_friends_add_request(
    params?: GetDoubtFriendsAddRequestParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Sets the account's own name for a friend. */
  set_friend_remark(params: SetFriendRemarkParams, options?: CallOptions): Promise<null>
  /** Gives the keys that media URLs need. */
  get_rkey(params?: NoParams, options?: CallOptions): Promise<MediaKey[]>
  /** Gives the keys that media URLs need, in the form of a key server. */
  get_rkey_server(params?: NoParams, options?: CallOptions): Promise<GetRkeyServerResult>
  /** Sets the account's own name for a group. */
  set_group_remark(params: SetGroupRemarkParams, options?: CallOptions): Promise<null>
  /** Describes a group as QQ's client sees it. */
  get_group_info_ex(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Lists who reacted to a message with an emoji, by pages. */
  fetch_emoji_like(
    params: FetchEmojiLikeParams,
    options?: CallOptions,
  ): Promise<FetchEmojiLikeResult>
  /** Lists who reacted to a message with an emoji. */
  get_emoji_likes(params: GetEmojiLikesParams, options?: CallOptions): Promise<GetEmojiLikesResult>
  /** Turns a voice message into text. */
  fetch_ptt_text(params: GetMsgParams, options?: CallOptions): Promise<ScannedCode>
  /** Fetches a received file. */
  get_file(params?: GetFileParams, options?: CallOptions): Promise<FetchedFile>
  /** Changes the account's profile. */
  set_qq_profile(params: NapCatSetQqProfileParams, options?: CallOptions): Promise<unknown>
  /**
   * Makes the card that recommends a group, without sending it.
   *
   * @deprecated Use `send_group_ark_share`.
   */
  ArkShareGroup(params: GetGroupInfoParams, options?: CallOptions): Promise<string>
  /**
   * Makes the card that recommends a user or a group, without sending it.
   *
   * @deprecated Use `send_ark_share`.
   */
  ArkSharePeer(params?: SharePeerParams, options?: CallOptions): Promise<unknown>
  /** Makes the card that recommends a group, without sending it. */
  send_group_ark_share(params: GetGroupInfoParams, options?: CallOptions): Promise<string>
  /** Makes the card that recommends a user or a group, without sending it. */
  send_ark_share(params?: SharePeerParams, options?: CallOptions): Promise<unknown>
  /** Adds a text to the account's favourites. */
  create_collection(params: CreateCollectionParams, options?: CallOptions): Promise<unknown>
  /** Sets the account's motto. */
  set_self_longnick(params: SetSelfLongnickParams, options?: CallOptions): Promise<unknown>
  /** Forwards one message to a user. */
  forward_friend_single_msg(
    params: ForwardGroupSingleMsgParams,
    options?: CallOptions,
  ): Promise<null>
  /** Forwards one message to a group. */
  forward_group_single_msg(
    params: ForwardGroupSingleMsgParams,
    options?: CallOptions,
  ): Promise<null>
  /** Marks the messages of a group as read. */
  mark_group_msg_as_read(params?: MarkMsgAsReadParams, options?: CallOptions): Promise<null>
  /** Marks the messages of a private chat as read. */
  mark_private_msg_as_read(params?: MarkMsgAsReadParams, options?: CallOptions): Promise<null>
  /** Sets the account's picture. */
  set_qq_avatar(params: ScanQrcodeParams, options?: CallOptions): Promise<null>
  /** Translates English words into Chinese. */
  translate_en2zh(
    params: TranslateEn2zhParams,
    options?: CallOptions,
  ): Promise<TranslateEn2zhResult>
  /** Lists the top folder of the files of a group. */
  get_group_root_files(
    params: GetGroupRootFilesParams,
    options?: CallOptions,
  ): Promise<GroupFolderContent>
  /** Signs in to a group for today. */
  set_group_sign(params: GetGroupInfoParams, options?: CallOptions): Promise<null>
  /** Signs in to a group for today. */
  send_group_sign(params: GetGroupInfoParams, options?: CallOptions): Promise<null>
  /** Gives the client key of the account, a secret. */
  get_clientkey(params?: NoParams, options?: CallOptions): Promise<GetClientkeyResult>
  /** Moves a file of a group into another folder. */
  move_group_file(
    params: NapCatMoveGroupFileParams,
    options?: CallOptions,
  ): Promise<MoveGroupFileResult>
  /** Renames a file of a group. */
  rename_group_file(
    params: RenameGroupFileParams,
    options?: CallOptions,
  ): Promise<MoveGroupFileResult>
  /** Keeps a temporary file of a group for good. */
  trans_group_file(
    params: TransGroupFileParams,
    options?: CallOptions,
  ): Promise<MoveGroupFileResult>
  /** Lists who has signed in to a group today. */
  get_group_signed_list(params: GetGroupInfoParams, options?: CallOptions): Promise<GroupSignIn[]>
  /** Posts in QZone. */
  send_qzone_msg(params: SendQzoneMsgParams, options?: CallOptions): Promise<SendQzoneMsgResult>
  /** Deletes a post in QZone. */
  delete_qzone_msg(params: DeleteQzoneMsgParams, options?: CallOptions): Promise<null>
  /** Sets whether members of a group may invite others. */
  set_group_member_invite_policy(
    params: SetGroupMemberInvitePolicyParams,
    options?: CallOptions,
  ): Promise<null>
  /** Sets what members of a group may do. */
  set_group_member_permissions(
    params: SetGroupMemberPermissionsParams,
    options?: CallOptions,
  ): Promise<null>
  /** Sets whether new members see earlier messages. */
  set_group_new_member_history_visibility(
    params: SetGroupNewMemberHistoryVisibilityParams,
    options?: CallOptions,
  ): Promise<null>
  /** Likes a profile. */
  send_like(params: SendLikeParams, options?: CallOptions): Promise<null>
  /** Reads a message back. */
  get_msg(params: GetMsgParams, options?: CallOptions): Promise<GetMsgResult>
  /** Tells which account is logged in. */
  get_login_info(params?: NoParams, options?: CallOptions): Promise<FriendProfile>
  /** Lists the friends. */
  get_friend_list(params?: GetFriendListParams, options?: CallOptions): Promise<FriendProfile[]>
  /** Lists the groups. */
  get_group_list(params?: GetFriendListParams, options?: CallOptions): Promise<GroupProfile[]>
  /** Describes a group. */
  get_group_info(params: GetGroupInfoParams, options?: CallOptions): Promise<GroupProfile>
  /** Lists the members of a group. */
  get_group_member_list(
    params: NapCatGetGroupMemberListParams,
    options?: CallOptions,
  ): Promise<unknown[]>
  /** Describes a member of a group. */
  get_group_member_info(
    params: NapCatGetGroupMemberInfoParams,
    options?: CallOptions,
  ): Promise<GroupMember>
  /**
   * Sends a message to a group.
   *
   * Nodes make a merged-forward record, and may not be mixed with other segments.
   */
  send_group_msg(params: SendMsgParams, options?: CallOptions): Promise<SendGroupMsgResult>
  /**
   * Sends a message to a user.
   *
   * Nodes make a merged-forward record, and may not be mixed with other segments.
   */
  send_private_msg(params: SendMsgParams, options?: CallOptions): Promise<SendGroupMsgResult>
  /**
   * Sends a message to a user or a group.
   *
   * Nodes make a merged-forward record, and may not be mixed with other segments.
   */
  send_msg(params: SendMsgParams, options?: CallOptions): Promise<SendGroupMsgResult>
  /** Recalls a message. */
  delete_msg(params: GetMsgParams, options?: CallOptions): Promise<null>
  /** Answers a request to join a group, or an invitation to one. */
  set_group_add_request(params: SetGroupAddRequestParams, options?: CallOptions): Promise<null>
  /** Answers a request to become friends. */
  set_friend_add_request(
    params: NapCatSetFriendAddRequestParams,
    options?: CallOptions,
  ): Promise<null>
  /** Leaves a group, or dissolves it. */
  set_group_leave(params: SetGroupLeaveParams, options?: CallOptions): Promise<null>
  /** Tells which implementation this is. */
  get_version_info(params?: NoParams, options?: CallOptions): Promise<GetVersionInfoResult>
  /** Tells whether voice messages can be sent. */
  can_send_record(params?: NoParams, options?: CallOptions): Promise<CanSendImageResult>
  /** Tells whether pictures can be sent. */
  can_send_image(params?: NoParams, options?: CallOptions): Promise<CanSendImageResult>
  /** Tells how the implementation is. */
  get_status(params?: NoParams, options?: CallOptions): Promise<GetStatusResult>
  /** Mutes a whole group, or lifts the mute. */
  set_group_whole_ban(params: SetGroupWholeBanParams, options?: CallOptions): Promise<null>
  /**
   * Mutes a member of a group, or lifts the mute.
   *
   * Without a duration NapCat itself would lift the mute; this package sends 1800.
   */
  set_group_ban(params: NapCatSetGroupBanParams, options?: CallOptions): Promise<null>
  /** Removes a member from a group. */
  set_group_kick(params: SetGroupKickParams, options?: CallOptions): Promise<null>
  /**
   * Makes a member an admin of a group, or takes the rights away.
   *
   * Without `enable` NapCat itself would take the rights away; this package sends `true`.
   */
  set_group_admin(params: NapCatSetGroupAdminParams, options?: CallOptions): Promise<null>
  /** Renames a group. */
  set_group_name(params: SetGroupNameParams, options?: CallOptions): Promise<null>
  /** Sets a member's name in a group. */
  set_group_card(params: SetGroupCardParams, options?: CallOptions): Promise<null>
  /** Fetches a received picture. */
  get_image(params?: GetImageParams, options?: CallOptions): Promise<FetchedFile>
  /** Fetches a received voice message, converted if asked to. */
  get_record(params: GetRecordParams, options?: CallOptions): Promise<FetchedFile>
  /** Reacts to a message with an emoji, or takes the reaction back. */
  set_msg_emoji_like(params: SetMsgEmojiLikeParams, options?: CallOptions): Promise<unknown>
  /** Gives the cookies of the account for a site. */
  get_cookies(params: GetCookiesParams, options?: CallOptions): Promise<GetCookiesResult>
  /** Sets the online status of the account. */
  set_online_status(params: SetOnlineStatusParams, options?: CallOptions): Promise<null>
  /** Lists the ranges of ids that official bots have. */
  get_robot_uin_range(params?: NoParams, options?: CallOptions): Promise<unknown[]>
  /** Lists the friends by their categories. */
  get_friends_with_category(params?: NoParams, options?: CallOptions): Promise<FriendCategory[]>
  /** Ends a friendship. */
  delete_friend(params?: NapCatDeleteFriendParams, options?: CallOptions): Promise<null>
  /** Tells how safe QQ holds a URL to be. */
  check_url_safely(
    params: CheckUrlSafelyParams,
    options?: CallOptions,
  ): Promise<CheckUrlSafelyResult>
  /** Lists the devices that the account is logged in on. */
  get_online_clients(params?: NoParams, options?: CallOptions): Promise<unknown[]>
  /** Reads the text in a picture. */
  ocr_image(params: OcrImageParams, options?: CallOptions): Promise<unknown>
  /**
   * Reads the text in a picture.
   *
   * @deprecated Use `ocr_image`.
   */
  '.ocr_image'(params: OcrImageParams, options?: CallOptions): Promise<unknown>
  /** Tells who holds the honours of a group. */
  get_group_honor_info(
    params: NapCatGetGroupHonorInfoParams,
    options?: CallOptions,
  ): Promise<NapCatGetGroupHonorInfoResult>
  /** Announces something in a group. */
  _send_group_notice(params: SendGroupNoticeParams, options?: CallOptions): Promise<null>
  /** Lists the announcements of a group. */
  _get_group_notice(params: GetGroupInfoParams, options?: CallOptions): Promise<GroupAnnouncement[]>
  /** Lists the essence messages of a group. */
  get_essence_msg_list(params: GetGroupInfoParams, options?: CallOptions): Promise<EssenceMessage[]>
  /** Tells how often everybody in a group can still be mentioned today. */
  get_group_at_all_remain(params: GetGroupInfoParams, options?: CallOptions): Promise<MentionsLeft>
  /** Sends a merged-forward record. */
  send_forward_msg(
    params?: SendForwardMsgParams,
    options?: CallOptions,
  ): Promise<SendGroupMsgResult>
  /** Sends a merged-forward record to a group. */
  send_group_forward_msg(
    params?: SendForwardMsgParams,
    options?: CallOptions,
  ): Promise<SendGroupMsgResult>
  /** Sends a merged-forward record to a user. */
  send_private_forward_msg(
    params?: SendForwardMsgParams,
    options?: CallOptions,
  ): Promise<SendGroupMsgResult>
  /** Reads the profile of any user. */
  get_stranger_info(params: GetStrangerInfoParams, options?: CallOptions): Promise<UserProfile>
  /** Downloads a file to the implementation's machine. */
  download_file(params?: DownloadFileParams, options?: CallOptions): Promise<DownloadFileResult>
  /** Lists the guilds. */
  get_guild_list(params?: NoParams, options?: CallOptions): Promise<null>
  /** Marks the messages of a chat as read. */
  mark_msg_as_read(params?: MarkMsgAsReadParams, options?: CallOptions): Promise<null>
  /** Uploads a file to a group. */
  upload_group_file(
    params: UploadGroupFileParams,
    options?: CallOptions,
  ): Promise<UploadGroupFileResult>
  /** Reads earlier messages of a group. */
  get_group_msg_history(
    params: GetGroupMsgHistoryParams,
    options?: CallOptions,
  ): Promise<GetGroupMsgHistoryResult>
  /**
   * Reads a merged-forward record, in the standard's shape.
   *
   * NapCat knows a record by the id of its message.
   */
  get_forward_msg(params?: GetForwardMsgParams, options?: CallOptions): Promise<ForwardMessage>
  /** Reads earlier messages of a private chat. */
  get_friend_msg_history(
    params: GetFriendMsgHistoryParams,
    options?: CallOptions,
  ): Promise<GetGroupMsgHistoryResult>
  /**
   * Applies a quick operation to an event.
   *
   * It drops the fields that a request needs: answer requests by their actions.
   */
  '.handle_quick_operation'(
    params: HandleQuickOperationParams,
    options?: CallOptions,
  ): Promise<null>
  /** Lists requests and invitations of groups that QQ has filtered. */
  get_group_ignored_notifies(
    params?: NoParams,
    options?: CallOptions,
  ): Promise<GetGroupIgnoredNotifiesResult>
  /** Takes a message off the essence list of a group. */
  delete_essence_msg(params?: DeleteEssenceMsgParams, options?: CallOptions): Promise<unknown>
  /** Puts a message on the essence list of a group. */
  set_essence_msg(params: GetMsgParams, options?: CallOptions): Promise<unknown>
  /** Lists the latest chats, each with its last message. */
  get_recent_contact(
    params?: GetRecentContactParams,
    options?: CallOptions,
  ): Promise<RecentContact[]>
  /** Marks all messages as read. */
  _mark_all_as_read(params?: NoParams, options?: CallOptions): Promise<null>
  /** Lists who liked a profile. */
  get_profile_like(
    params?: GetProfileLikeParams,
    options?: CallOptions,
  ): Promise<GetProfileLikeResult>
  /** Sets the picture of a group. */
  set_group_portrait(
    params: NapCatSetGroupPortraitParams,
    options?: CallOptions,
  ): Promise<SetGroupPortraitResult>
  /** Lists the URLs of the account's own stickers. */
  fetch_custom_face(params?: FetchCustomFaceParams, options?: CallOptions): Promise<string[]>
  /** Lists the account's own stickers with their details. */
  fetch_custom_face_detail(params?: FetchCustomFaceParams, options?: CallOptions): Promise<unknown>
  /** Adds a picture to the account's own stickers. */
  add_custom_face(params: AddCustomFaceParams, options?: CallOptions): Promise<unknown>
  /** Deletes stickers of the account. */
  delete_custom_face(params?: DeleteCustomFaceParams, options?: CallOptions): Promise<unknown>
  /** Changes the description of a sticker of the account. */
  set_custom_face_desc(params: SetCustomFaceDescParams, options?: CallOptions): Promise<unknown>
  /** Sends a file to a user. */
  upload_private_file(
    params: NapCatUploadPrivateFileParams,
    options?: CallOptions,
  ): Promise<UploadGroupFileResult>
  /** Describes the account in guilds. */
  get_guild_service_profile(params?: NoParams, options?: CallOptions): Promise<null>
  /** Lists the device names that QQ can show for a model. */
  _get_model_show(params?: GetModelShowParams, options?: CallOptions): Promise<GetModelShowResult[]>
  /** Sets the device name that QQ shows. */
  _set_model_show(params?: NoParams, options?: CallOptions): Promise<null>
  /** Shows a friend that the account is typing. */
  set_input_status(params: SetInputStatusParams, options?: CallOptions): Promise<unknown>
  /** Gives the token against cross-site requests. */
  get_csrf_token(params?: NoParams, options?: CallOptions): Promise<GetCsrfTokenResult>
  /** Gives cookies and token together. */
  get_credentials(
    params: GetCookiesParams,
    options?: CallOptions,
  ): Promise<NapCatGetCredentialsResult>
  /** Deletes an announcement of a group. */
  _del_group_notice(params: DelGroupNoticeParams, options?: CallOptions): Promise<unknown>
  /** Deletes a file of a group. */
  delete_group_file(params: TransGroupFileParams, options?: CallOptions): Promise<unknown>
  /** Makes a folder among the files of a group. */
  create_group_file_folder(
    params: CreateGroupFileFolderParams,
    options?: CallOptions,
  ): Promise<CreateGroupFileFolderResult>
  /** Deletes a folder among the files of a group. */
  delete_group_folder(
    params: NapCatDeleteGroupFolderParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Tells how much space the files of a group take. */
  get_group_file_system_info(
    params: GetGroupInfoParams,
    options?: CallOptions,
  ): Promise<GroupFileSpace>
  /** Lists a folder of the files of a group. */
  get_group_files_by_folder(
    params: GetGroupFilesByFolderParams,
    options?: CallOptions,
  ): Promise<GroupFolderContent>
  /** Succeeds when the packet service works. */
  nc_get_packet_status(params?: NoParams, options?: CallOptions): Promise<null>
  /** Restarts the implementation. */
  set_restart(params?: NoParams, options?: CallOptions): Promise<null>
  /** Pokes a member of a group. */
  group_poke(params: SendPokeParams, options?: CallOptions): Promise<null>
  /** Pokes a friend. */
  friend_poke(params: SendPokeParams, options?: CallOptions): Promise<null>
  /** Reads the online status of a user. */
  nc_get_user_status(
    params: DeleteFriendParams,
    options?: CallOptions,
  ): Promise<NcGetUserStatusResult>
  /**
   * Gives the keys that media URLs need.
   *
   * @deprecated Use `get_rkey`.
   */
  nc_get_rkey(params?: NoParams, options?: CallOptions): Promise<unknown[]>
  /** Gives a member of a group a special title. */
  set_group_special_title(params: SetGroupSpecialTitleParams, options?: CallOptions): Promise<null>
  /** Sets an online status with your own words. */
  set_diy_online_status(params: SetDiyOnlineStatusParams, options?: CallOptions): Promise<string>
  /** Lists the muted members of a group. */
  get_group_shut_list(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown[]>
  /** Gives the URL of a file of a group. */
  get_group_file_url(
    params: TransGroupFileParams,
    options?: CallOptions,
  ): Promise<GetGroupFileUrlResult>
  /** Makes the card of a mini app, without sending it. */
  get_mini_app_ark(params: GetMiniAppArkParams, options?: CallOptions): Promise<GetMiniAppArkResult>
  /** Lets a voice speak a text, and gives the URL of the record. */
  get_ai_record(params: SendGroupAiRecordParams, options?: CallOptions): Promise<string>
  /** Lets a voice speak a text in a group. */
  send_group_ai_record(params: SendGroupAiRecordParams, options?: CallOptions): Promise<SentMessage>
  /** Lists the voices that can speak in a group. */
  get_ai_characters(
    params: NapCatGetAiCharactersParams,
    options?: CallOptions,
  ): Promise<AiCharacters[]>
  /** Sends a raw packet to QQ. */
  send_packet(params: SendPacketParams, options?: CallOptions): Promise<string | null>
  /** Pokes somebody, in a group or in a private chat. */
  send_poke(params: SendPokeParams, options?: CallOptions): Promise<null>
  /** Lists the requests and invitations of groups. */
  get_group_system_msg(
    params?: GetGroupSystemMsgParams,
    options?: CallOptions,
  ): Promise<GetGroupSystemMsgResult>
  /** Logs out and ends the implementation. */
  bot_exit(params?: NoParams, options?: CallOptions): Promise<Record<string, unknown>>
  /** Presses a button under a message of an official bot. */
  click_inline_keyboard_button(
    params: ClickInlineKeyboardButtonParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Gives the URL of a file of a private chat. */
  get_private_file_url(
    params: GetPrivateFileUrlParams,
    options?: CallOptions,
  ): Promise<GetGroupFileUrlResult>
  /** Lists friends who have ended the friendship. */
  get_unidirectional_friend_list(
    params?: NoParams,
    options?: CallOptions,
  ): Promise<UnidirectionalFriend[]>
  /** Clears the caches. */
  clean_cache(params?: NoParams, options?: CallOptions): Promise<null>
  /** Lists requests to join groups that QQ has filtered. */
  get_group_ignore_add_request(params?: NoParams, options?: CallOptions): Promise<FilteredRequest[]>
  /** Lists the account's favourites. */
  get_collection_list(params: GetCollectionListParams, options?: CallOptions): Promise<unknown>
  /** Makes a set of files for flash transfer. */
  create_flash_task(params: CreateFlashTaskParams, options?: CallOptions): Promise<unknown>
  /** Lists the files of a set of flash files. */
  get_flash_file_list(params: GetShareLinkParams, options?: CallOptions): Promise<unknown>
  /** Gives the URL of a flash file. */
  get_flash_file_url(params: DownloadFilesetParams, options?: CallOptions): Promise<unknown>
  /** Sends a set of flash files to a chat. */
  send_flash_msg(params: SendFlashMsgParams, options?: CallOptions): Promise<unknown>
  /** Gives a link that shares a set of flash files. */
  get_share_link(params: GetShareLinkParams, options?: CallOptions): Promise<unknown>
  /** Describes a set of flash files. */
  get_fileset_info(params: GetShareLinkParams, options?: CallOptions): Promise<unknown>
  /** Lists the online files of a chat. */
  get_online_file_msg(params: DeleteFriendParams, options?: CallOptions): Promise<unknown>
  /** Offers a file to a friend, to be fetched from this machine. */
  send_online_file(params: SendOnlineFileParams, options?: CallOptions): Promise<unknown>
  /** Offers a folder to a friend, to be fetched from this machine. */
  send_online_folder(params: SendOnlineFolderParams, options?: CallOptions): Promise<unknown>
  /** Accepts an online file. */
  receive_online_file(params: RefuseOnlineFileParams, options?: CallOptions): Promise<unknown>
  /** Refuses an online file. */
  refuse_online_file(params: RefuseOnlineFileParams, options?: CallOptions): Promise<unknown>
  /** Withdraws an online file that was offered. */
  cancel_online_file(params: CancelOnlineFileParams, options?: CallOptions): Promise<unknown>
  /** Downloads a set of flash files to the implementation's machine. */
  download_fileset(params: GetShareLinkParams, options?: CallOptions): Promise<unknown>
  /** Finds the set of flash files of a share code. */
  get_fileset_id(params: GetFilesetIdParams, options?: CallOptions): Promise<GetFilesetIdResult>
}
