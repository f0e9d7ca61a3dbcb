// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { ActionResult, CallOptions, ForwardMessage, NoParams } from '@cqhttp/core'
import type { DownloadFrame, UploadFrame } from '../common/results.ts'
import type {
  DelGroupAlbumMediaParams,
  DeleteFriendParams,
  DeleteGroupFolderParams,
  DeleteQzoneMsgParams,
  DoGroupAlbumCommentParams,
  DownloadFilesetParams,
  FriendPokeParams,
  GetDoubtFriendsAddRequestParams,
  GetFilesetIdParams,
  GetGroupAlbumMediaListParams,
  GetGroupInfoParams,
  GetGroupListParams,
  GetGroupMemberInfoParams,
  GetGroupMemberListParams,
  GetMsgParams,
  GetShareLinkParams,
  GroupPokeParams,
  LLBotSetGroupCardParams,
  LagrangeDeleteFriendParams,
  MoveGroupFileParams,
  OcrImageParams,
  ScanQrcodeParams,
  SendFlashMsgParams,
  SetFriendAddRequestParams,
  SetFriendRemarkParams,
  SetGroupAdminParams,
  SetGroupAlbumMediaLikeParams,
  SetGroupAnonymousParams,
  SetGroupBanParams,
  SetGroupPortraitParams,
  SetGroupRemarkParams,
  SetGroupRobotAddOptionParams,
  SetGroupSpecialTitleParams,
  SetQqProfileParams,
  SharePeerParams,
  TestDownloadStreamParams,
  TransGroupFileParams,
  UploadFileStreamParams,
  UploadImageToQunAlbumParams,
} from '../common/params.ts'
import type {
  ClickInlineKeyboardButtonParams,
  CommentQzoneParams,
  CreateFlashTaskParams,
  CreateGroupFileFolderParams,
  DeleteCustomFaceParams,
  DownloadFileParams,
  DownloadFileStreamParams,
  FetchCustomFaceParams,
  FetchEmojiLikeParams,
  ForwardFriendSingleMsgParams,
  GetCredentialsParams,
  GetEmojiLikesParams,
  GetFileParams,
  GetFriendMsgHistoryParams,
  GetGroupFileUrlParams,
  GetGroupFilesByFolderParams,
  GetGroupMsgHistoryParams,
  GetImageParams,
  GetModelShowParams,
  GetProfileLikeParams,
  GetPttTextParams,
  GetQzoneFeedsParams,
  GetQzoneMsgListParams,
  GetRecentContactParams,
  GetRecordParams,
  LikeQzoneParams,
  MarkGroupMsgAsReadParams,
  MarkMsgAsReadParams,
  MarkPrivateMsgAsReadParams,
  ModifyCustomFaceParams,
  RenameFlashFileParams,
  RequestDecryptKeyParams,
  SendForwardMsgParams,
  SendGroupAiRecordParams,
  SendGroupForwardMsgParams,
  SendGroupMsgParams,
  SendGroupNoticeParams,
  SendMsgParams,
  SendPacketParams,
  SendPrivateForwardMsgParams,
  SendPrivateMsgParams,
  SendQzoneMsgParams,
  SetDiyOnlineStatusParams,
  SetGroupAddOptionParams,
  SetGroupAddRequestParams,
  SetGroupKickMembersParams,
  SetGroupKickParams,
  SetGroupReactionParams,
  SetGroupTodoParams,
  SetInputStatusParams,
  SetMsgEmojiLikeParams,
  SetSelfLongnickParams,
  SnowLumaDelGroupNoticeParams,
  SnowLumaForwardGroupSingleMsgParams,
  SnowLumaGetAiCharactersParams,
  SnowLumaGetForwardMsgParams,
  SnowLumaGetGroupHonorInfoParams,
  SnowLumaGetPrivateFileUrlParams,
  SnowLumaRenameGroupFileFolderParams,
  SnowLumaRenameGroupFileParams,
  SnowLumaSendLikeParams,
  SnowLumaSendPokeParams,
  SnowLumaSetGroupNameParams,
  SnowLumaSetOnlineStatusParams,
  SnowLumaUploadPrivateFileParams,
  TranslateEn2zhParams,
  UploadFowardMsgParams,
  UploadGroupFileParams,
} from './params.ts'

/** The actions of SnowLuma, as methods of a bot that uses its dialect. */
export interface SnowLumaActions {
  /** Deletes an announcement of a group. */
  _del_group_notice(params: SnowLumaDelGroupNoticeParams, options?: CallOptions): Promise<unknown>
  /** Lists the announcements of a group. */
  _get_group_notice(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Lists the device names that QQ can show for a model. */
  _get_model_show(params?: GetModelShowParams, options?: CallOptions): Promise<unknown>
  /** Marks all messages as read. */
  _mark_all_as_read(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Announces something in a group. */
  _send_group_notice(params: SendGroupNoticeParams, options?: CallOptions): Promise<unknown>
  /** Sets the device name that QQ shows. */
  _set_model_show(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Splits a text into words. */
  '.get_word_slices'(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Adds a picture to the account's own stickers. */
  add_custom_face(params: ScanQrcodeParams, options?: CallOptions): Promise<unknown>
  /** Logs out and ends the implementation. */
  bot_exit(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Tells whether pictures can be sent. */
  can_send_image(params?: NoParams, options?: CallOptions): Promise<ActionResult<'can_send_image'>>
  /** Tells whether voice messages can be sent. */
  can_send_record(
    params?: NoParams,
    options?: CallOptions,
  ): Promise<ActionResult<'can_send_record'>>
  /** Takes back a like in a group album. */
  cancel_group_album_media_like(
    params: SetGroupAlbumMediaLikeParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Takes a message off the to-do list of a group. */
  cancel_group_todo(params: SetGroupTodoParams, options?: CallOptions): Promise<unknown>
  /** Tells how safe QQ holds a URL to be. */
  check_url_safely(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Clears the caches. */
  clean_cache(params?: NoParams, options?: CallOptions): Promise<ActionResult<'clean_cache'>>
  /** Deletes the temporary files of stream transfers. */
  clean_stream_temp_file(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Presses a button under a message of an official bot. */
  click_inline_keyboard_button(
    params: ClickInlineKeyboardButtonParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Comments on a post in QZone. */
  comment_qzone(params: CommentQzoneParams, options?: CallOptions): Promise<unknown>
  /** Marks a to-do of a group as done. */
  complete_group_todo(params: SetGroupTodoParams, options?: CallOptions): Promise<unknown>
  /** Adds a text to the account's favourites. */
  create_collection(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Makes a set of files for flash transfer. */
  create_flash_task(params?: CreateFlashTaskParams, options?: CallOptions): Promise<unknown>
  /** Makes a folder among the files of a group. */
  create_group_file_folder(
    params: CreateGroupFileFolderParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Deletes a picture or video from a group album. */
  del_group_album_media(params: DelGroupAlbumMediaParams, options?: CallOptions): Promise<unknown>
  /** Deletes stickers of the account. */
  delete_custom_face(params: DeleteCustomFaceParams, options?: CallOptions): Promise<unknown>
  /** Takes a message off the essence list of a group. */
  delete_essence_msg(params: GetMsgParams, options?: CallOptions): Promise<unknown>
  /** Deletes a set of flash files. */
  delete_flash_file(params: GetShareLinkParams, options?: CallOptions): Promise<unknown>
  /** Ends a friendship. */
  delete_friend(params: LagrangeDeleteFriendParams, options?: CallOptions): Promise<unknown>
  /** Deletes a file of a group. */
  delete_group_file(params: TransGroupFileParams, options?: CallOptions): Promise<unknown>
  /** Deletes a folder among the files of a group. */
  delete_group_file_folder(params: DeleteGroupFolderParams, options?: CallOptions): Promise<unknown>
  /** Deletes a folder among the files of a group. */
  delete_group_folder(params: DeleteGroupFolderParams, options?: CallOptions): Promise<unknown>
  /** Recalls a message. */
  delete_msg(params: GetMsgParams, options?: CallOptions): Promise<ActionResult<'delete_msg'>>
  /** Deletes a post in QZone. */
  delete_qzone_msg(params: DeleteQzoneMsgParams, options?: CallOptions): Promise<unknown>
  /** Comments in a group album. */
  do_group_album_comment(params: DoGroupAlbumCommentParams, options?: CallOptions): Promise<unknown>
  /** Downloads a file to the implementation's machine. */
  download_file(params?: DownloadFileParams, options?: CallOptions): Promise<unknown>
  /**
   * Downloads a received picture as a stream of frames.
   *
   * Answers several frames; read until `type` is `response` or `error`.
   */
  download_file_image_stream(
    params?: DownloadFileStreamParams,
    options?: CallOptions,
  ): Promise<DownloadFrame>
  /**
   * Downloads a received voice message as a stream of frames.
   *
   * Answers several frames; read until `type` is `response` or `error`.
   */
  download_file_record_stream(
    params?: DownloadFileStreamParams,
    options?: CallOptions,
  ): Promise<DownloadFrame>
  /**
   * Downloads a received file as a stream of frames.
   *
   * Answers several frames; read until `type` is `response` or `error`.
   */
  download_file_stream(
    params?: DownloadFileStreamParams,
    options?: CallOptions,
  ): Promise<DownloadFrame>
  /** Downloads a set of flash files to the implementation's machine. */
  download_fileset(params: DownloadFilesetParams, options?: CallOptions): Promise<unknown>
  /** Lists the URLs of the account's own stickers. */
  fetch_custom_face(params?: FetchCustomFaceParams, options?: CallOptions): Promise<unknown>
  /** Lists who reacted to a message with an emoji, by pages. */
  fetch_emoji_like(params: FetchEmojiLikeParams, options?: CallOptions): Promise<unknown>
  /** Turns a voice message into text. */
  fetch_ptt_text(params?: GetPttTextParams, options?: CallOptions): Promise<unknown>
  /**
   * Turns a voice message into text.
   *
   * @deprecated Use `fetch_ptt_text`.
   */
  get_ptt_text(params?: GetPttTextParams, options?: CallOptions): Promise<unknown>
  /**
   * Turns a voice message into text.
   *
   * @deprecated Use `fetch_ptt_text`.
   */
  get_record_text(params?: GetPttTextParams, options?: CallOptions): Promise<unknown>
  /** Forwards one message to a user. */
  forward_friend_single_msg(
    params: ForwardFriendSingleMsgParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Forwards one message to a group. */
  forward_group_single_msg(
    params: SnowLumaForwardGroupSingleMsgParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Pokes a friend. */
  friend_poke(params: FriendPokeParams, options?: CallOptions): Promise<unknown>
  /** Lists the voices that can speak in a group. */
  get_ai_characters(params: SnowLumaGetAiCharactersParams, options?: CallOptions): Promise<unknown>
  /** Lets a voice speak a text, and gives the URL of the record. */
  get_ai_record(params: SendGroupAiRecordParams, options?: CallOptions): Promise<unknown>
  /** Gives the client key of the account, a secret. */
  get_clientkey(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Lists the account's favourites. */
  get_collection_list(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Gives the cookies of the account for a site. */
  get_cookies(
    params?: GetCredentialsParams,
    options?: CallOptions,
  ): Promise<ActionResult<'get_cookies'>>
  /** Gives cookies and token together. */
  get_credentials(
    params?: GetCredentialsParams,
    options?: CallOptions,
  ): Promise<ActionResult<'get_credentials'>>
  /** Gives the token against cross-site requests. */
  get_csrf_token(params?: NoParams, options?: CallOptions): Promise<ActionResult<'get_csrf_token'>>
  /** Lists friend requests that QQ holds to be dubious. */
  get_doubt_friends_add_request(
    params?: GetDoubtFriendsAddRequestParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Lists who reacted to a message with an emoji. */
  get_emoji_likes(params: GetEmojiLikesParams, options?: CallOptions): Promise<unknown>
  /** Lists the essence messages of a group. */
  get_essence_msg_list(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Fetches a received file. */
  get_file(params?: GetFileParams, options?: CallOptions): Promise<unknown>
  /** Finds the set of flash files of a share code. */
  get_fileset_id(params: GetFilesetIdParams, options?: CallOptions): Promise<unknown>
  /** Describes a set of flash files. */
  get_fileset_info(params: GetShareLinkParams, options?: CallOptions): Promise<unknown>
  /** Lists the files of a set of flash files. */
  get_flash_file_list(params: GetShareLinkParams, options?: CallOptions): Promise<unknown>
  /** Gives the URL of a flash file. */
  get_flash_file_url(params: DownloadFilesetParams, options?: CallOptions): Promise<unknown>
  /** Reads a merged-forward record, in the standard's shape. */
  get_forward_msg(
    params?: SnowLumaGetForwardMsgParams,
    options?: CallOptions,
  ): Promise<ForwardMessage>
  /** Lists the friends. */
  get_friend_list(
    params?: NoParams,
    options?: CallOptions,
  ): Promise<ActionResult<'get_friend_list'>>
  /** Reads earlier messages of a private chat. */
  get_friend_msg_history(params: GetFriendMsgHistoryParams, options?: CallOptions): Promise<unknown>
  /** Lists the friends by their categories. */
  get_friends_with_category(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Lists the albums of a group. */
  get_group_album_list(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Lists the pictures and videos of a group album. */
  get_group_album_media_list(
    params: GetGroupAlbumMediaListParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Tells how often everybody in a group can still be mentioned today. */
  get_group_at_all_remain(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Describes a group, with its limits and its mute. */
  get_group_detail_info(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Tells how much space the files of a group take. */
  get_group_file_system_info(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Gives the URL of a file of a group. */
  get_group_file_url(params: GetGroupFileUrlParams, options?: CallOptions): Promise<unknown>
  /** Lists a folder of the files of a group. */
  get_group_files_by_folder(
    params: GetGroupFilesByFolderParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Tells who holds the honours of a group. */
  get_group_honor_info(
    params: SnowLumaGetGroupHonorInfoParams,
    options?: CallOptions,
  ): Promise<ActionResult<'get_group_honor_info'>>
  /** Lists requests to join groups that QQ has filtered. */
  get_group_ignore_add_request(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Lists requests and invitations of groups that QQ has filtered. */
  get_group_ignored_notifies(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Describes a group. */
  get_group_info(
    params: GetGroupMemberListParams,
    options?: CallOptions,
  ): Promise<ActionResult<'get_group_info'>>
  /** Describes a group as QQ's client sees it. */
  get_group_info_ex(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Lists the groups. */
  get_group_list(
    params?: GetGroupListParams,
    options?: CallOptions,
  ): Promise<ActionResult<'get_group_list'>>
  /** Describes a member of a group. */
  get_group_member_info(
    params: GetGroupMemberInfoParams,
    options?: CallOptions,
  ): Promise<ActionResult<'get_group_member_info'>>
  /** Lists the members of a group. */
  get_group_member_list(
    params: GetGroupMemberListParams,
    options?: CallOptions,
  ): Promise<ActionResult<'get_group_member_list'>>
  /** Reads earlier messages of a group. */
  get_group_msg_history(params: GetGroupMsgHistoryParams, options?: CallOptions): Promise<unknown>
  /** Lists the top folder of the files of a group. */
  get_group_root_files(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Lists the muted members of a group. */
  get_group_shut_list(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Lists who has signed in to a group today. */
  get_group_signed_list(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Lists the requests and invitations of groups. */
  get_group_system_msg(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Fetches a received picture. */
  get_image(params?: GetImageParams, options?: CallOptions): Promise<ActionResult<'get_image'>>
  /** Tells which account is logged in. */
  get_login_info(params?: NoParams, options?: CallOptions): Promise<ActionResult<'get_login_info'>>
  /** Makes the card of a mini app, without sending it. */
  get_mini_app_ark(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Reads a message back. */
  get_msg(params: GetMsgParams, options?: CallOptions): Promise<ActionResult<'get_msg'>>
  /** Lists the devices that the account is logged in on. */
  get_online_clients(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Gives the URL of a file of a private chat. */
  get_private_file_url(
    params: SnowLumaGetPrivateFileUrlParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Lists who liked a profile. */
  get_profile_like(params?: GetProfileLikeParams, options?: CallOptions): Promise<unknown>
  /** Lists the albums of a group. */
  get_qun_album_list(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Lists the latest posts of friends in QZone. */
  get_qzone_feeds(params?: GetQzoneFeedsParams, options?: CallOptions): Promise<unknown>
  /** Lists the posts of a user in QZone. */
  get_qzone_msg_list(params?: GetQzoneMsgListParams, options?: CallOptions): Promise<unknown>
  /** Lists the latest chats, each with its last message. */
  get_recent_contact(params?: GetRecentContactParams, options?: CallOptions): Promise<unknown>
  /** Fetches a received voice message, converted if asked to. */
  get_record(params?: GetRecordParams, options?: CallOptions): Promise<ActionResult<'get_record'>>
  /** Gives the keys that media URLs need. */
  get_rkey(params?: NoParams, options?: CallOptions): Promise<unknown>
  /**
   * Gives the keys that media URLs need.
   *
   * @deprecated Use `get_rkey`.
   */
  nc_get_rkey(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Gives the keys that media URLs need, in the form of a key server. */
  get_rkey_server(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Gives a link that shares a set of flash files. */
  get_share_link(params: GetShareLinkParams, options?: CallOptions): Promise<unknown>
  /** Tells how the implementation is. */
  get_status(params?: NoParams, options?: CallOptions): Promise<ActionResult<'get_status'>>
  /** Reads the profile of any user. */
  get_stranger_info(
    params: DeleteFriendParams,
    options?: CallOptions,
  ): Promise<ActionResult<'get_stranger_info'>>
  /** Lists friends who have ended the friendship. */
  get_unidirectional_friend_list(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Tells which implementation this is. */
  get_version_info(
    params?: NoParams,
    options?: CallOptions,
  ): Promise<ActionResult<'get_version_info'>>
  /** Pokes a member of a group. */
  group_poke(params: GroupPokeParams, options?: CallOptions): Promise<unknown>
  /** Likes a post in QZone. */
  like_qzone(params: LikeQzoneParams, options?: CallOptions): Promise<unknown>
  /** Lists the account's sets of flash files. */
  list_filesets(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Marks the messages of a group as read. */
  mark_group_msg_as_read(params: MarkGroupMsgAsReadParams, options?: CallOptions): Promise<unknown>
  /** Marks the messages of a chat as read. */
  mark_msg_as_read(params: MarkMsgAsReadParams, options?: CallOptions): Promise<unknown>
  /** Marks the messages of a private chat as read. */
  mark_private_msg_as_read(
    params: MarkPrivateMsgAsReadParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Changes the description of a sticker of the account. */
  modify_custom_face(params: ModifyCustomFaceParams, options?: CallOptions): Promise<unknown>
  /** Moves a sticker of the account to the front. */
  move_custom_face_to_front(params: DeleteCustomFaceParams, options?: CallOptions): Promise<unknown>
  /** Moves a file of a group into another folder. */
  move_group_file(params: MoveGroupFileParams, options?: CallOptions): Promise<unknown>
  /** Succeeds when the packet service works. */
  nc_get_packet_status(params?: NoParams, options?: CallOptions): Promise<unknown>
  /** Reads the online status of a user. */
  nc_get_user_status(params: DeleteFriendParams, options?: CallOptions): Promise<unknown>
  /** Reads the text in a picture. */
  ocr_image(params: OcrImageParams, options?: CallOptions): Promise<unknown>
  /**
   * Reads the text in a picture.
   *
   * @deprecated Use `ocr_image`.
   */
  '.ocr_image'(params: OcrImageParams, options?: CallOptions): Promise<unknown>
  /** Renames a set of flash files. */
  rename_flash_file(params: RenameFlashFileParams, options?: CallOptions): Promise<unknown>
  /** Renames a file of a group. */
  rename_group_file(params: SnowLumaRenameGroupFileParams, options?: CallOptions): Promise<unknown>
  /** Renames a folder among the files of a group. */
  rename_group_file_folder(
    params: SnowLumaRenameGroupFileFolderParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Asks for the key of a local database of QQ. */
  request_decrypt_key(params: RequestDecryptKeyParams, options?: CallOptions): Promise<unknown>
  /** Makes the card that recommends a user or a group, without sending it. */
  send_ark_share(params?: SharePeerParams, options?: CallOptions): Promise<unknown>
  /** Sends a set of flash files to a chat. */
  send_flash_msg(params: SendFlashMsgParams, options?: CallOptions): Promise<unknown>
  /** Sends a merged-forward record. */
  send_forward_msg(params?: SendForwardMsgParams, options?: CallOptions): Promise<unknown>
  /** Lets a voice speak a text in a group. */
  send_group_ai_record(params: SendGroupAiRecordParams, options?: CallOptions): Promise<unknown>
  /** Makes the card that recommends a group, without sending it. */
  send_group_ark_share(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Sends a merged-forward record to a group. */
  send_group_forward_msg(params: SendGroupForwardMsgParams, options?: CallOptions): Promise<unknown>
  /** Sends a message to a group. */
  send_group_msg(
    params: SendGroupMsgParams,
    options?: CallOptions,
  ): Promise<ActionResult<'send_group_msg'>>
  /** Likes a profile. */
  send_like(
    params: SnowLumaSendLikeParams,
    options?: CallOptions,
  ): Promise<ActionResult<'send_like'>>
  /** Sends a message to a user or a group. */
  send_msg(params: SendMsgParams, options?: CallOptions): Promise<ActionResult<'send_msg'>>
  /** Sends a raw packet to QQ. */
  send_packet(params: SendPacketParams, options?: CallOptions): Promise<unknown>
  /**
   * Sends a raw packet to QQ.
   *
   * @deprecated Use `send_packet`.
   */
  '.send_packet'(params: SendPacketParams, options?: CallOptions): Promise<unknown>
  /** Pokes somebody, in a group or in a private chat. */
  send_poke(params: SnowLumaSendPokeParams, options?: CallOptions): Promise<unknown>
  /** Sends a merged-forward record to a user. */
  send_private_forward_msg(
    params: SendPrivateForwardMsgParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Sends a message to a user. */
  send_private_msg(
    params: SendPrivateMsgParams,
    options?: CallOptions,
  ): Promise<ActionResult<'send_private_msg'>>
  /** Posts in QZone. */
  send_qzone_msg(params: SendQzoneMsgParams, options?: CallOptions): Promise<unknown>
  /** Sets an online status with your own words. */
  set_diy_online_status(params: SetDiyOnlineStatusParams, options?: CallOptions): Promise<unknown>
  /** Answers a friend request that QQ holds to be dubious. */
  set_doubt_friends_add_request(
    params: SetFriendAddRequestParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Puts a message on the essence list of a group. */
  set_essence_msg(params: GetMsgParams, options?: CallOptions): Promise<unknown>
  /** Answers a request to become friends. */
  set_friend_add_request(
    params: SetFriendAddRequestParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_friend_add_request'>>
  /** Sets the account's own name for a friend. */
  set_friend_remark(params: SetFriendRemarkParams, options?: CallOptions): Promise<unknown>
  /** Sets how people may join a group. */
  set_group_add_option(params: SetGroupAddOptionParams, options?: CallOptions): Promise<unknown>
  /** Answers a request to join a group, or an invitation to one. */
  set_group_add_request(
    params: SetGroupAddRequestParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_group_add_request'>>
  /** Makes a member an admin of a group, or takes the rights away. */
  set_group_admin(
    params: SetGroupAdminParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_group_admin'>>
  /** Likes something in a group album. */
  set_group_album_media_like(
    params: SetGroupAlbumMediaLikeParams,
    options?: CallOptions,
  ): Promise<unknown>
  /**
   * Allows or forbids anonymous messages in a group.
   *
   * Has no effect.
   *
   * @deprecated QQ no longer has anonymous messages.
   */
  set_group_anonymous(
    params?: NoParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_group_anonymous'>>
  /**
   * Mutes an anonymous member of a group.
   *
   * Has no effect.
   *
   * @deprecated QQ no longer has anonymous messages.
   */
  set_group_anonymous_ban(
    params?: NoParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_group_anonymous_ban'>>
  /** Mutes a member of a group, or lifts the mute. */
  set_group_ban(
    params: SetGroupBanParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_group_ban'>>
  /** Sets a member's name in a group. */
  set_group_card(
    params: LLBotSetGroupCardParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_group_card'>>
  /** Removes a member from a group. */
  set_group_kick(
    params: SetGroupKickParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_group_kick'>>
  /** Removes several members from a group. */
  set_group_kick_members(params: SetGroupKickMembersParams, options?: CallOptions): Promise<unknown>
  /** Leaves a group, or dissolves it. */
  set_group_leave(
    params: GetGroupInfoParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_group_leave'>>
  /** Renames a group. */
  set_group_name(
    params: SnowLumaSetGroupNameParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_group_name'>>
  /** Sets the picture of a group. */
  set_group_portrait(params: SetGroupPortraitParams, options?: CallOptions): Promise<unknown>
  /** Reacts to a message of a group, or takes the reaction back. */
  set_group_reaction(params: SetGroupReactionParams, options?: CallOptions): Promise<unknown>
  /** Sets the account's own name for a group. */
  set_group_remark(params: SetGroupRemarkParams, options?: CallOptions): Promise<unknown>
  /** Sets whether official bots may be added to a group. */
  set_group_robot_add_option(
    params: SetGroupRobotAddOptionParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Sets whether a group can be found. */
  set_group_search(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Signs in to a group for today. */
  set_group_sign(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Signs in to a group for today. */
  send_group_sign(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Gives a member of a group a special title. */
  set_group_special_title(
    params: SetGroupSpecialTitleParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_group_special_title'>>
  /** Puts a message on the to-do list of a group. */
  set_group_todo(params: SetGroupTodoParams, options?: CallOptions): Promise<unknown>
  /** Mutes a whole group, or lifts the mute. */
  set_group_whole_ban(
    params: SetGroupAnonymousParams,
    options?: CallOptions,
  ): Promise<ActionResult<'set_group_whole_ban'>>
  /** Shows a friend that the account is typing. */
  set_input_status(params: SetInputStatusParams, options?: CallOptions): Promise<unknown>
  /** Reacts to a message with an emoji, or takes the reaction back. */
  set_msg_emoji_like(params: SetMsgEmojiLikeParams, options?: CallOptions): Promise<unknown>
  /** Sets the online status of the account. */
  set_online_status(params: SnowLumaSetOnlineStatusParams, options?: CallOptions): Promise<unknown>
  /** Sets the account's picture. */
  set_qq_avatar(params: ScanQrcodeParams, options?: CallOptions): Promise<unknown>
  /** Changes the account's profile. */
  set_qq_profile(params?: SetQqProfileParams, options?: CallOptions): Promise<unknown>
  /** Restarts the implementation. */
  set_restart(params?: NoParams, options?: CallOptions): Promise<ActionResult<'set_restart'>>
  /** Sets the account's motto. */
  set_self_longnick(params?: SetSelfLongnickParams, options?: CallOptions): Promise<unknown>
  /** Makes the card that recommends a group, without sending it. */
  share_group_ex(params: GetGroupInfoParams, options?: CallOptions): Promise<unknown>
  /** Makes the card that recommends a user or a group, without sending it. */
  share_peer(params?: SharePeerParams, options?: CallOptions): Promise<unknown>
  /** Answers a stream of frames, for tests. */
  test_download_stream(params?: TestDownloadStreamParams, options?: CallOptions): Promise<unknown>
  /** Keeps a temporary file of a group for good. */
  trans_group_file(params: TransGroupFileParams, options?: CallOptions): Promise<unknown>
  /** Translates English words into Chinese. */
  translate_en2zh(params?: TranslateEn2zhParams, options?: CallOptions): Promise<unknown>
  /** Takes back a like in QZone. */
  unlike_qzone(params: LikeQzoneParams, options?: CallOptions): Promise<unknown>
  /**
   * Uploads a file in chunks of base64, one a call.
   *
   * After the last chunk comes a call with `is_complete`; the `file_path` that it gives can be
   * sent. `reset` answers an error on purpose.
   */
  upload_file_stream(params: UploadFileStreamParams, options?: CallOptions): Promise<UploadFrame>
  /**
   * Uploads a merged-forward record, without sending it.
   *
   * A string as the content of a node is read as CQ code.
   */
  upload_forward_msg(params?: UploadFowardMsgParams, options?: CallOptions): Promise<unknown>
  /**
   * Uploads a merged-forward record, without sending it.
   *
   * @deprecated A misspelling; use `upload_forward_msg`.
   */
  upload_foward_msg(params?: UploadFowardMsgParams, options?: CallOptions): Promise<unknown>
  /** Uploads a file to a group. */
  upload_group_file(params: UploadGroupFileParams, options?: CallOptions): Promise<unknown>
  /** Uploads a picture to a group album. */
  upload_image_to_qun_album(
    params: UploadImageToQunAlbumParams,
    options?: CallOptions,
  ): Promise<unknown>
  /** Sends a file to a user. */
  upload_private_file(
    params: SnowLumaUploadPrivateFileParams,
    options?: CallOptions,
  ): Promise<unknown>
}
