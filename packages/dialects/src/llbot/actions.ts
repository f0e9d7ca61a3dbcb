// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { CallOptions, Event, ForwardMessage, NoParams } from '@cqhttp/core'
import type { LLBotMessageEvent } from './events.ts'
import type {
  AiCharacters,
  CanSendImageResult,
  DownloadFileResult,
  FetchedFile,
  GetCookiesResult,
  GetCredentialsResult,
  GetCsrfTokenResult,
  GetGroupHonorInfoResult,
  GetQqAvatarResult,
  GroupFileSpace,
  GroupSignIn,
  MentionsLeft,
  OcrImageResult,
  ScannedCode,
  SentForward,
  SentMessage,
} from '../common/results.ts'
import type {
  DelGroupNoticeParams,
  DeleteFriendParams,
  DeleteGroupFolderParams,
  ForwardGroupSingleMsgParams,
  FriendPokeParams,
  GetAiCharactersParams,
  GetAiRecordParams,
  GetCookiesParams,
  GetForwardMsgParams,
  GetGroupInfoParams,
  GetGroupSystemMsgParams,
  GetMsgParams,
  GetPrivateFileUrlParams,
  GroupPokeParams,
  HandleQuickOperationParams,
  LLBotSetGroupCardParams,
  MoveGroupFileParams,
  NapCatSetFriendAddRequestParams,
  OcrImageParams,
  RenameGroupFileFolderParams,
  RenameGroupFileParams,
  ScanQrcodeParams,
  SendLikeParams,
  SendPokeParams,
  SetGroupAnonymousBanAnonymou,
  SetGroupNameParams,
  SetGroupPortraitParams,
  SetGroupSpecialTitleParams,
  SetGroupWholeBanParams,
  SetOnlineStatusParams,
  SetQqProfileParams,
  TransGroupFileParams,
  UploadPrivateFileParams,
} from '../common/params.ts'
import type {
  BatchDeleteGroupMemberParams,
  CreateGroupAlbumParams,
  CreateGroupFileFolderParams,
  DeleteGroupAlbumParams,
  DeleteGroupFileParams,
  DownloadFileParams,
  FetchEmojiLikeParams,
  GetEventParams,
  GetFileParams,
  GetFlashFileInfoParams,
  GetFriendMsgHistoryParams,
  GetGroupMsgHistoryParams,
  GetImageParams,
  GetProfileLikeParams,
  GetQqAvatarParams,
  GetRecommendFaceParams,
  GetRecordParams,
  LLBotGetGroupAlbumMediaListParams,
  LLBotGetGroupHonorInfoParams,
  LLBotGetGroupInfoParams,
  LLBotGetGroupListParams,
  LLBotGetGroupMemberInfoParams,
  LLBotGetGroupMemberListParams,
  LLBotSetFriendRemarkParams,
  LLBotSetGroupAdminParams,
  LLBotSetGroupBanParams,
  LLBotSetGroupRemarkParams,
  LlonebotDebugParams,
  SendForwardMsgParams,
  SendGroupNoticeParams,
  SendMsgParams,
  SendPbParams,
  SetConfigParams,
  SetFriendCategoryParams,
  SetGroupAddRequestParams,
  SetGroupKickParams,
  SetGroupMsgMaskParams,
  SetInputStatusParams,
  SetMsgEmojiLikeParams,
  UploadFlashFileParams,
  UploadGroupAlbumParams,
  UploadGroupFileParams,
} from './params.ts'
import type {
  CreateGroupFileFolderResult,
  DubiousRequest,
  EssenceMessage,
  FilteredRequest,
  FriendCategory,
  FriendProfile,
  GetConfigResult,
  GetGroupAlbumMediaListResult,
  GetGroupMsgHistoryResult,
  GetGroupSystemMsgResult,
  GetProfileLikeCountResult,
  GetProfileLikeResult,
  GetRecommendFaceResult,
  GetRecordResult,
  GetStatusResult,
  GetVersionInfoResult,
  GroupAlbum,
  GroupAnnouncement,
  GroupFolderContent,
  GroupMember,
  GroupProfile,
  MediaKey,
  MutedMember,
  SendPbResult,
  UploadFlashFileResult,
  UploadGroupFileResult,
  UserProfile,
} from './results.ts'

/** The actions of LLBot, as methods of a bot that uses its dialect. */
export interface LLBotActions {
  /** Reads the QR codes in a picture. */
  scan_qrcode(params: ScanQrcodeParams, options?: CallOptions): Promise<ScannedCode[]>
  /** Makes an album in a group. */
  create_group_album(params: CreateGroupAlbumParams, options?: CallOptions): Promise<unknown>
  /** Deletes an album of a group. */
  delete_group_album(params: DeleteGroupAlbumParams, options?: CallOptions): Promise<null>
  /** Lists the albums of a group. */
  get_group_album_list(params: GetGroupInfoParams, options?: CallOptions): Promise<GroupAlbum[]>
  /** Uploads pictures to a group album. */
  upload_group_album(params: UploadGroupAlbumParams, options?: CallOptions): Promise<unknown>
  /** Keeps a file of a group for good. */
  set_group_file_forever(params: TransGroupFileParams, options?: CallOptions): Promise<null>
  /** Removes several members from a group. */
  batch_delete_group_member(
    params: BatchDeleteGroupMemberParams,
    options?: CallOptions,
  ): Promise<null>
  /** Describes a set of flash files. */
  get_flash_file_info(
    params?: GetFlashFileInfoParams,
    options?: CallOptions,
  ): Promise<Record<string, unknown>>
  /** Downloads a set of flash files to the implementation's machine. */
  download_flash_file(
    params?: GetFlashFileInfoParams,
    options?: CallOptions,
  ): Promise<Record<string, unknown>>
  /** Gives the URLs of flash files. */
  get_flash_file_download_urls(
    params?: GetFlashFileInfoParams,
    options?: CallOptions,
  ): Promise<Record<string, unknown>>
  /** Uploads files for flash transfer. */
  upload_flash_file(
    params: UploadFlashFileParams,
    options?: CallOptions,
  ): Promise<UploadFlashFileResult>
  /** Shares a set of flash files anew. */
  reshare_flash_file(
    params?: GetFlashFileInfoParams,
    options?: CallOptions,
  ): Promise<Record<string, unknown>>
  /** Gives the keys that media URLs need. */
  get_rkey(params?: NoParams, options?: CallOptions): Promise<MediaKey>
  /** Sends a raw protobuf packet to QQ. */
  send_pb(params: SendPbParams, options?: CallOptions): Promise<SendPbResult>
  /** Turns a voice message into text. */
  voice_msg_to_text(params: GetMsgParams, options?: CallOptions): Promise<ScannedCode>
  /** Fetches a received file. */
  get_file(params?: GetFileParams, options?: CallOptions): Promise<FetchedFile>
  /** Calls a method inside the implementation, for its developers. */
  llonebot_debug(params: LlonebotDebugParams, options?: CallOptions): Promise<unknown>
  /** Reads the configuration of the implementation. */
  get_config(params?: NoParams, options?: CallOptions): Promise<GetConfigResult>
  /** Changes the configuration of the implementation. */
  set_config(params?: SetConfigParams, options?: CallOptions): Promise<null>
  /** Lists requests to join groups that QQ has filtered. */
  get_group_ignore_add_request(params?: NoParams, options?: CallOptions): Promise<FilteredRequest[]>
  /** Sets the account's picture. */
  set_qq_avatar(params: ScanQrcodeParams, options?: CallOptions): Promise<null>
  /** Gives the URL of the picture of a user or a group. */
  get_qq_avatar(params?: GetQqAvatarParams, options?: CallOptions): Promise<GetQqAvatarResult>
  /** Lists the friends by their categories. */
  get_friends_with_category(params?: NoParams, options?: CallOptions): Promise<FriendCategory[]>
  /**
   * Takes waiting events, by long polling.
   *
   * What it gives is gone for the next call.
   */
  get_event(params?: GetEventParams, options?: CallOptions): Promise<Event[]>
  /** Sets the online status of the account. */
  set_online_status(params: SetOnlineStatusParams, options?: CallOptions): Promise<null>
  /** Lists who liked a profile. */
  get_profile_like(
    params?: GetProfileLikeParams,
    options?: CallOptions,
  ): Promise<GetProfileLikeResult>
  /** Lists who liked the account's own profile. */
  get_profile_like_me(
    params?: GetProfileLikeParams,
    options?: CallOptions,
  ): Promise<GetProfileLikeResult>
  /** Reads earlier messages of a private chat. */
  get_friend_msg_history(
    params: GetFriendMsgHistoryParams,
    options?: CallOptions,
  ): Promise<GetGroupMsgHistoryResult>
  /** Lists who reacted to a message with an emoji, by pages. */
  fetch_emoji_like(params: FetchEmojiLikeParams, options?: CallOptions): Promise<unknown>
  /** Lists the URLs of the account's own stickers. */
  fetch_custom_face(params?: NoParams, options?: CallOptions): Promise<string[]>
  /** Reacts to a message with an emoji, or takes the reaction back. */
  set_msg_emoji_like(params: SetMsgEmojiLikeParams, options?: CallOptions): Promise<null>
  /** Takes an emoji reaction back. */
  unset_msg_emoji_like(params: SetMsgEmojiLikeParams, options?: CallOptions): Promise<null>
  /** Lists the ranges of ids that official bots have. */
  get_robot_uin_range(params?: NoParams, options?: CallOptions): Promise<unknown[]>
  /** Pokes a member of a group. */
  group_poke(params: GroupPokeParams, options?: CallOptions): Promise<null>
  /** Pokes a friend. */
  friend_poke(params: FriendPokeParams, options?: CallOptions): Promise<null>
  /** Moves a friend to another category. */
  set_friend_category(params: SetFriendCategoryParams, options?: CallOptions): Promise<null>
  /** Sets the account's own name for a friend. */
  set_friend_remark(params: LLBotSetFriendRemarkParams, options?: CallOptions): Promise<null>
  /** Sets how the account is notified of messages of a group. */
  set_group_msg_mask(params: SetGroupMsgMaskParams, options?: CallOptions): Promise<null>
  /** Sets the account's own name for a group. */
  set_group_remark(params: LLBotSetGroupRemarkParams, options?: CallOptions): Promise<null>
  /** Moves a file of a group into another folder. */
  move_group_file(params: MoveGroupFileParams, options?: CallOptions): Promise<null>
  /** Renames a file of a group. */
  rename_group_file(params: RenameGroupFileParams, options?: CallOptions): Promise<null>
  /** Lists the muted members of a group. */
  get_group_shut_list(params: GetGroupInfoParams, options?: CallOptions): Promise<MutedMember[]>
  /** Renames a folder among the files of a group. */
  rename_group_file_folder(
    params: RenameGroupFileFolderParams,
    options?: CallOptions,
  ): Promise<null>
  /** Finds stickers for a word. */
  get_recommend_face(
    params: GetRecommendFaceParams,
    options?: CallOptions,
  ): Promise<GetRecommendFaceResult>
  /** Lists the voices that can speak in a group. */
  get_ai_characters(params?: GetAiCharactersParams, options?: CallOptions): Promise<AiCharacters[]>
  /** Lets a voice speak a text in a group. */
  send_group_ai_record(params: GetAiRecordParams, options?: CallOptions): Promise<SentMessage>
  /** Gives the URL of a file of a private chat. */
  get_private_file_url(
    params: GetPrivateFileUrlParams,
    options?: CallOptions,
  ): Promise<GetQqAvatarResult>
  /** Lists friend requests that QQ holds to be dubious. */
  get_doubt_friends_add_request(
    params?: GetGroupSystemMsgParams,
    options?: CallOptions,
  ): Promise<DubiousRequest[]>
  /** Answers a friend request that QQ holds to be dubious. */
  set_doubt_friends_add_request(
    params: SetGroupAnonymousBanAnonymou,
    options?: CallOptions,
  ): Promise<null>
  /** Deletes an announcement of a group. */
  _delete_group_notice(params: DelGroupNoticeParams, options?: CallOptions): Promise<null>
  /** Pokes somebody, in a group or in a private chat. */
  send_poke(params: SendPokeParams, options?: CallOptions): Promise<null>
  /** Shows a friend that the account is typing. */
  set_input_status(params: SetInputStatusParams, options?: CallOptions): Promise<null>
  /** Lists the pictures and videos of a group album. */
  get_group_album_media_list(
    params: LLBotGetGroupAlbumMediaListParams,
    options?: CallOptions,
  ): Promise<GetGroupAlbumMediaListResult>
  /** Lists who has signed in to a group today. */
  get_group_signed_list(params: GetGroupInfoParams, options?: CallOptions): Promise<GroupSignIn[]>
  /** Counts the likes of a profile. */
  get_profile_like_count(
    params: DeleteFriendParams,
    options?: CallOptions,
  ): Promise<GetProfileLikeCountResult>
  /** Likes a profile. */
  send_like(params: SendLikeParams, options?: CallOptions): Promise<null>
  /** Reads a message back. */
  get_msg(
    params: GetMsgParams,
    options?: CallOptions,
  ): Promise<LLBotMessageEvent & { real_id: number }>
  /** Tells which account is logged in. */
  get_login_info(params?: NoParams, options?: CallOptions): Promise<FriendProfile>
  /** Lists the friends. */
  get_friend_list(params?: NoParams, options?: CallOptions): Promise<FriendProfile[]>
  /** Lists the groups. */
  get_group_list(params?: LLBotGetGroupListParams, options?: CallOptions): Promise<GroupProfile[]>
  /** Describes a group. */
  get_group_info(params: LLBotGetGroupInfoParams, options?: CallOptions): Promise<GroupProfile>
  /** Lists the members of a group. */
  get_group_member_list(
    params: LLBotGetGroupMemberListParams,
    options?: CallOptions,
  ): Promise<GroupMember[]>
  /** Describes a member of a group. */
  get_group_member_info(
    params: LLBotGetGroupMemberInfoParams,
    options?: CallOptions,
  ): Promise<GroupMember>
  /**
   * Sends a message to a group.
   *
   * Nodes are refused: use the forward actions.
   */
  send_group_msg(params: SendMsgParams, options?: CallOptions): Promise<SentMessage>
  /**
   * Sends a message to a user.
   *
   * Nodes are refused: use the forward actions.
   */
  send_private_msg(params: SendMsgParams, options?: CallOptions): Promise<SentMessage>
  /**
   * Sends a message to a user or a group.
   *
   * Nodes are refused: use the forward actions.
   */
  send_msg(params: SendMsgParams, options?: CallOptions): Promise<SentMessage>
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
  set_group_leave(params: GetGroupInfoParams, options?: CallOptions): Promise<null>
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
  /** Mutes a member of a group, or lifts the mute. */
  set_group_ban(params: LLBotSetGroupBanParams, options?: CallOptions): Promise<null>
  /** Removes a member from a group. */
  set_group_kick(params: SetGroupKickParams, options?: CallOptions): Promise<null>
  /** Makes a member an admin of a group, or takes the rights away. */
  set_group_admin(params: LLBotSetGroupAdminParams, options?: CallOptions): Promise<null>
  /** Renames a group. */
  set_group_name(params: SetGroupNameParams, options?: CallOptions): Promise<null>
  /** Sets a member's name in a group. */
  set_group_card(params: LLBotSetGroupCardParams, options?: CallOptions): Promise<null>
  /** Fetches a received picture. */
  get_image(params: GetImageParams, options?: CallOptions): Promise<FetchedFile>
  /** Fetches a received voice message, converted if asked to. */
  get_record(params: GetRecordParams, options?: CallOptions): Promise<GetRecordResult>
  /** Clears the caches. */
  clean_cache(params?: NoParams, options?: CallOptions): Promise<null>
  /** Gives the cookies of the account for a site. */
  get_cookies(params: GetCookiesParams, options?: CallOptions): Promise<GetCookiesResult>
  /** Forwards one message to a user. */
  forward_friend_single_msg(
    params: ForwardGroupSingleMsgParams,
    options?: CallOptions,
  ): Promise<SentMessage>
  /** Forwards one message to a group. */
  forward_group_single_msg(
    params: ForwardGroupSingleMsgParams,
    options?: CallOptions,
  ): Promise<SentMessage>
  /** Gives cookies and token together. */
  get_credentials(params: GetCookiesParams, options?: CallOptions): Promise<GetCredentialsResult>
  /** Restarts the implementation. */
  set_restart(params?: NoParams, options?: CallOptions): Promise<null>
  /** Gives the token against cross-site requests. */
  get_csrf_token(params?: NoParams, options?: CallOptions): Promise<GetCsrfTokenResult>
  /** Lists the essence messages of a group. */
  get_essence_msg_list(params: GetGroupInfoParams, options?: CallOptions): Promise<EssenceMessage[]>
  /** Tells who holds the honours of a group. */
  get_group_honor_info(
    params: LLBotGetGroupHonorInfoParams,
    options?: CallOptions,
  ): Promise<GetGroupHonorInfoResult>
  /** Sends a merged-forward record. */
  send_forward_msg(params?: SendForwardMsgParams, options?: CallOptions): Promise<SentForward>
  /** Sends a merged-forward record to a group. */
  send_group_forward_msg(params?: SendForwardMsgParams, options?: CallOptions): Promise<SentForward>
  /** Sends a merged-forward record to a user. */
  send_private_forward_msg(
    params?: SendForwardMsgParams,
    options?: CallOptions,
  ): Promise<SentForward>
  /** Reads the profile of any user. */
  get_stranger_info(params: DeleteFriendParams, options?: CallOptions): Promise<UserProfile>
  /** Downloads a file to the implementation's machine. */
  download_file(params?: DownloadFileParams, options?: CallOptions): Promise<DownloadFileResult>
  /** Lists the guilds. */
  get_guild_list(params?: NoParams, options?: CallOptions): Promise<null>
  /** Marks the messages of a chat as read. */
  mark_msg_as_read(params: GetMsgParams, options?: CallOptions): Promise<null>
  /** Uploads a file to a group. */
  upload_group_file(
    params: UploadGroupFileParams,
    options?: CallOptions,
  ): Promise<UploadGroupFileResult>
  /** Sends a file to a user. */
  upload_private_file(
    params: UploadPrivateFileParams,
    options?: CallOptions,
  ): Promise<UploadGroupFileResult>
  /** Reads earlier messages of a group. */
  get_group_msg_history(
    params: GetGroupMsgHistoryParams,
    options?: CallOptions,
  ): Promise<GetGroupMsgHistoryResult>
  /** Reads a merged-forward record, in the standard's shape. */
  get_forward_msg(params?: GetForwardMsgParams, options?: CallOptions): Promise<ForwardMessage>
  /** Applies a quick operation to an event. */
  '.handle_quick_operation'(
    params: HandleQuickOperationParams,
    options?: CallOptions,
  ): Promise<null>
  /** Puts a message on the essence list of a group. */
  set_essence_msg(params: GetMsgParams, options?: CallOptions): Promise<null>
  /** Takes a message off the essence list of a group. */
  delete_essence_msg(params: GetMsgParams, options?: CallOptions): Promise<null>
  /** Deletes a file of a group. */
  delete_group_file(params: DeleteGroupFileParams, options?: CallOptions): Promise<null>
  /** Lists the requests and invitations of groups. */
  get_group_system_msg(params?: NoParams, options?: CallOptions): Promise<GetGroupSystemMsgResult>
  /** Makes a folder among the files of a group. */
  create_group_file_folder(
    params: CreateGroupFileFolderParams,
    options?: CallOptions,
  ): Promise<CreateGroupFileFolderResult>
  /** Deletes a folder among the files of a group. */
  delete_group_folder(params: DeleteGroupFolderParams, options?: CallOptions): Promise<null>
  /** Tells how often everybody in a group can still be mentioned today. */
  get_group_at_all_remain(params: GetGroupInfoParams, options?: CallOptions): Promise<MentionsLeft>
  /** Lists the top folder of the files of a group. */
  get_group_root_files(
    params: GetGroupInfoParams,
    options?: CallOptions,
  ): Promise<GroupFolderContent>
  /** Announces something in a group. */
  _send_group_notice(params: SendGroupNoticeParams, options?: CallOptions): Promise<null>
  /** Lists a folder of the files of a group. */
  get_group_files_by_folder(
    params: DeleteGroupFolderParams,
    options?: CallOptions,
  ): Promise<GroupFolderContent>
  /** Gives the URL of a file of a group. */
  get_group_file_url(
    params: TransGroupFileParams,
    options?: CallOptions,
  ): Promise<GetQqAvatarResult>
  /** Lists the announcements of a group. */
  _get_group_notice(params: GetGroupInfoParams, options?: CallOptions): Promise<GroupAnnouncement[]>
  /** Ends a friendship. */
  delete_friend(params: DeleteFriendParams, options?: CallOptions): Promise<null>
  /** Reads the text in a picture. */
  ocr_image(params: OcrImageParams, options?: CallOptions): Promise<OcrImageResult>
  /** Tells how much space the files of a group take. */
  get_group_file_system_info(
    params: GetGroupInfoParams,
    options?: CallOptions,
  ): Promise<GroupFileSpace>
  /** Gives a member of a group a special title. */
  set_group_special_title(params: SetGroupSpecialTitleParams, options?: CallOptions): Promise<null>
  /** Signs in to a group for today. */
  send_group_sign(params: GetGroupInfoParams, options?: CallOptions): Promise<null>
  /** Changes the account's profile. */
  set_qq_profile(params?: SetQqProfileParams, options?: CallOptions): Promise<null>
  /** Sets the picture of a group. */
  set_group_portrait(params: SetGroupPortraitParams, options?: CallOptions): Promise<null>
}
