// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { CallOptions, ForwardMessage, GroupRequest, NoParams } from '@cqhttp/core'
import type {
  AiCharacters,
  CanSendImageResult,
  GetCredentialsResult,
  GetCsrfTokenResult,
  GetQqAvatarResult,
  LoginProfile,
  OcrImageResult,
  SentForward,
  SentMessage,
} from '../common/results.ts'
import type {
  DelGroupNoticeParams,
  DeleteGroupFolderParams,
  GetAiCharactersParams,
  GetAiRecordParams,
  GetCookiesParams,
  GetGroupHonorInfoParams,
  GetGroupInfoParams,
  GetGroupListParams,
  GetGroupMemberInfoParams,
  GetGroupMemberListParams,
  GetMsgParams,
  LagrangeDeleteFriendParams,
  MoveGroupFileParams,
  OcrImageParams,
  RenameGroupFileFolderParams,
  ScanQrcodeParams,
  SetGroupNameParams,
  SetGroupPortraitParams,
  TransGroupFileParams,
  UploadPrivateFileParams,
} from '../common/params.ts'
import type {
  EssenceMessage,
  FriendProfile,
  GetGroupMsgHistoryResult,
  GetMsgResult,
  GetStatusResult,
  GetVersionInfoResult,
  GroupAnnouncement,
  GroupFolderContent,
  GroupMember,
  GroupProfile,
  LagrangeGetCookiesResult,
  LagrangeGetGroupHonorInfoResult,
  MediaKey,
  MoveGroupFileResult,
  SendPacketResult,
  UserProfile,
} from './results.ts'
import type {
  CreateGroupFileFolderParams,
  FetchMfaceKeyParams,
  GetFriendMsgHistoryParams,
  GetGroupFileUrlParams,
  GetGroupMsgHistoryParams,
  GetGroupRootFilesParams,
  GetMusicArkParams,
  GetStrangerInfoParams,
  JoinFriendEmojiChainParams,
  JoinGroupEmojiChainParams,
  LagrangeGetForwardMsgParams,
  LagrangeGetPrivateFileUrlParams,
  LagrangeSendLikeParams,
  LagrangeSendPokeParams,
  LagrangeSetGroupAdminParams,
  LagrangeSetGroupBanParams,
  LagrangeSetGroupCardParams,
  LagrangeSetGroupSpecialTitleParams,
  LagrangeSetGroupWholeBanParams,
  SendForwardMsgParams,
  SendGroupBotCallbackParams,
  SendGroupForwardMsgParams,
  SendGroupMsgParams,
  SendGroupNoticeParams,
  SendMsgParams,
  SendPacketParams,
  SendPrivateForwardMsgParams,
  SendPrivateMsgParams,
  SetGroupAddRequestParams,
  SetGroupBotStatusParams,
  SetGroupKickParams,
  SetGroupLeaveParams,
  SetGroupReactionParams,
  UploadGroupFileParams,
} from './params.ts'

/** The actions of Lagrange, as methods of a bot that uses its dialect. */
export interface LagrangeActions {
  /** Lists the members of a group. */
  get_group_member_list(
    params: GetGroupMemberListParams,
    options?: CallOptions,
  ): Promise<GroupMember[]>
  /** Lists the friends. */
  get_friend_list(params?: NoParams, options?: CallOptions): Promise<FriendProfile[]>
  /** Tells which account is logged in. */
  get_login_info(params?: NoParams, options?: CallOptions): Promise<LoginProfile>
  /** Lists the groups. */
  get_group_list(params?: GetGroupListParams, options?: CallOptions): Promise<GroupProfile[]>
  /** Tells which implementation this is. */
  get_version_info(params?: NoParams, options?: CallOptions): Promise<GetVersionInfoResult>
  /** Tells how the implementation is. */
  get_status(params?: NoParams, options?: CallOptions): Promise<GetStatusResult>
  /** Reads the profile of any user. */
  get_stranger_info(params: GetStrangerInfoParams, options?: CallOptions): Promise<UserProfile>
  /** Describes a member of a group. */
  get_group_member_info(
    params: GetGroupMemberInfoParams,
    options?: CallOptions,
  ): Promise<GroupMember>
  /** Describes a group. */
  get_group_info(params: GetGroupMemberListParams, options?: CallOptions): Promise<GroupProfile>
  /** Lists the announcements of a group. */
  _get_group_notice(params: GetGroupInfoParams, options?: CallOptions): Promise<GroupAnnouncement[]>
  /** Turns an official bot in a group on or off. */
  set_group_bot_status(params: SetGroupBotStatusParams, options?: CallOptions): Promise<number>
  /** Reacts to a message of a group, or takes the reaction back. */
  set_group_reaction(params: SetGroupReactionParams, options?: CallOptions): Promise<null>
  /** Presses a button of an official bot in a group. */
  send_group_bot_callback(
    params: SendGroupBotCallbackParams,
    options?: CallOptions,
  ): Promise<number>
  /** Announces something in a group. */
  _send_group_notice(params: SendGroupNoticeParams, options?: CallOptions): Promise<string>
  /**
   * Makes a member an admin of a group, or takes the rights away.
   *
   * Without `enable` Lagrange itself would take the rights away; this package sends `true`.
   */
  set_group_admin(params: LagrangeSetGroupAdminParams, options?: CallOptions): Promise<null>
  /** Tells who holds the honours of a group. */
  get_group_honor_info(
    params: GetGroupHonorInfoParams,
    options?: CallOptions,
  ): Promise<LagrangeGetGroupHonorInfoResult>
  /** Gives a member of a group a special title. */
  set_group_special_title(
    params: LagrangeSetGroupSpecialTitleParams,
    options?: CallOptions,
  ): Promise<null>
  /** Sets the picture of a group. */
  set_group_portrait(params: SetGroupPortraitParams, options?: CallOptions): Promise<null>
  /** Lets a voice speak a text, and gives the URL of the record. */
  get_ai_record(params: GetAiRecordParams, options?: CallOptions): Promise<string>
  /** Sets a member's name in a group. */
  set_group_card(params: LagrangeSetGroupCardParams, options?: CallOptions): Promise<null>
  /**
   * Mutes a member of a group, or lifts the mute.
   *
   * Without a duration Lagrange itself would lift the mute; this package sends 1800.
   */
  set_group_ban(params: LagrangeSetGroupBanParams, options?: CallOptions): Promise<null>
  /** Removes a member from a group. */
  set_group_kick(params: SetGroupKickParams, options?: CallOptions): Promise<null>
  /** Leaves a group, or dissolves it. */
  set_group_leave(params: SetGroupLeaveParams, options?: CallOptions): Promise<null>
  /** Deletes an announcement of a group. */
  _del_group_notice(params: DelGroupNoticeParams, options?: CallOptions): Promise<null>
  /**
   * Mutes a whole group, or lifts the mute.
   *
   * Without `enable` Lagrange itself would lift the mute; this package sends `true`.
   */
  set_group_whole_ban(params: LagrangeSetGroupWholeBanParams, options?: CallOptions): Promise<null>
  /** Renames a group. */
  set_group_name(params: SetGroupNameParams, options?: CallOptions): Promise<null>
  /** Gives the URL of a file of a group. */
  get_group_file_url(
    params: GetGroupFileUrlParams,
    options?: CallOptions,
  ): Promise<GetQqAvatarResult>
  /** Lists the top folder of the files of a group. */
  get_group_root_files(
    params: GetGroupRootFilesParams,
    options?: CallOptions,
  ): Promise<GroupFolderContent>
  /** Lists a folder of the files of a group. */
  get_group_files_by_folder(
    params: GetGroupRootFilesParams,
    options?: CallOptions,
  ): Promise<GroupFolderContent>
  /** Moves a file of a group into another folder. */
  move_group_file(params: MoveGroupFileParams, options?: CallOptions): Promise<MoveGroupFileResult>
  /** Deletes a file of a group. */
  delete_group_file(
    params: TransGroupFileParams,
    options?: CallOptions,
  ): Promise<MoveGroupFileResult>
  /** Makes a folder among the files of a group. */
  create_group_file_folder(
    params: CreateGroupFileFolderParams,
    options?: CallOptions,
  ): Promise<MoveGroupFileResult>
  /** Deletes a folder among the files of a group. */
  delete_group_file_folder(
    params: DeleteGroupFolderParams,
    options?: CallOptions,
  ): Promise<MoveGroupFileResult>
  /** Renames a folder among the files of a group. */
  rename_group_file_folder(
    params: RenameGroupFileFolderParams,
    options?: CallOptions,
  ): Promise<MoveGroupFileResult>
  /** Gives the URL of a file of a private chat. */
  get_private_file_url(
    params: LagrangeGetPrivateFileUrlParams,
    options?: CallOptions,
  ): Promise<GetQqAvatarResult>
  /**
   * Uploads a file to a group.
   *
   * A failure has its text in the status.
   */
  upload_group_file(params: UploadGroupFileParams, options?: CallOptions): Promise<null>
  /**
   * Sends a file to a user.
   *
   * A failure has its text in the status.
   */
  upload_private_file(params: UploadPrivateFileParams, options?: CallOptions): Promise<null>
  /** Pokes somebody, in a group or in a private chat. */
  send_poke(params: LagrangeSendPokeParams, options?: CallOptions): Promise<null>
  /** Reads a message back. */
  get_msg(params: GetMsgParams, options?: CallOptions): Promise<GetMsgResult>
  /** Sends a message to a user. */
  send_private_msg(params: SendPrivateMsgParams, options?: CallOptions): Promise<SentMessage>
  /** Sends a merged-forward record to a user. */
  send_private_forward_msg(
    params: SendPrivateForwardMsgParams,
    options?: CallOptions,
  ): Promise<SentForward>
  /** Reads a merged-forward record, in the standard's shape. */
  get_forward_msg(
    params: LagrangeGetForwardMsgParams,
    options?: CallOptions,
  ): Promise<ForwardMessage>
  /** Recalls a message. */
  delete_msg(params: GetMsgParams, options?: CallOptions): Promise<null>
  /** Reads earlier messages of a group. */
  get_group_msg_history(
    params: GetGroupMsgHistoryParams,
    options?: CallOptions,
  ): Promise<GetGroupMsgHistoryResult>
  /** Sends a merged-forward record to a group. */
  send_group_forward_msg(
    params: SendGroupForwardMsgParams,
    options?: CallOptions,
  ): Promise<SentForward>
  /** Lets a voice speak a text in a group. */
  send_group_ai_record(params: GetAiRecordParams, options?: CallOptions): Promise<SentMessage>
  /** Takes a message off the essence list of a group. */
  delete_essence_msg(params: GetMsgParams, options?: CallOptions): Promise<null>
  /** Sends a message to a group. */
  send_group_msg(params: SendGroupMsgParams, options?: CallOptions): Promise<SentMessage>
  /** Reads earlier messages of a private chat. */
  get_friend_msg_history(
    params: GetFriendMsgHistoryParams,
    options?: CallOptions,
  ): Promise<GetGroupMsgHistoryResult>
  /** Puts a message on the essence list of a group. */
  set_essence_msg(params: GetMsgParams, options?: CallOptions): Promise<null>
  /** Marks the messages of a chat as read. */
  mark_msg_as_read(params: GetMsgParams, options?: CallOptions): Promise<null>
  /**
   * Sends a merged-forward record.
   *
   * Lagrange only uploads the record, and gives its id.
   */
  send_forward_msg(params?: SendForwardMsgParams, options?: CallOptions): Promise<string>
  /** Pokes a member of a group. */
  group_poke(params: LagrangeSendPokeParams, options?: CallOptions): Promise<null>
  /** Lists the essence messages of a group. */
  get_essence_msg_list(params: GetGroupInfoParams, options?: CallOptions): Promise<EssenceMessage[]>
  /** Makes a signed card for music, without sending it. */
  get_music_ark(params: GetMusicArkParams, options?: CallOptions): Promise<string>
  /** Pokes a friend. */
  friend_poke(params: LagrangeSendPokeParams, options?: CallOptions): Promise<null>
  /** Sends a message to a user or a group. */
  send_msg(params: SendMsgParams, options?: CallOptions): Promise<SentMessage>
  /** Tells whether voice messages can be sent. */
  can_send_record(params?: NoParams, options?: CallOptions): Promise<CanSendImageResult>
  /** Tells whether pictures can be sent. */
  can_send_image(params?: NoParams, options?: CallOptions): Promise<CanSendImageResult>
  /** Uploads a picture and gives its URL. */
  upload_image(params: ScanQrcodeParams, options?: CallOptions): Promise<string>
  /** Restarts the implementation. */
  set_restart(params?: NoParams, options?: CallOptions): Promise<null>
  /** Gives the cookies of the account for a site. */
  get_cookies(params: GetCookiesParams, options?: CallOptions): Promise<LagrangeGetCookiesResult>
  /** Gives the token against cross-site requests. */
  get_csrf_token(params?: NoParams, options?: CallOptions): Promise<GetCsrfTokenResult>
  /** Lists the voices that can speak in a group. */
  get_ai_characters(params?: GetAiCharactersParams, options?: CallOptions): Promise<AiCharacters[]>
  /** Joins a chain of emoji reactions in a private chat. */
  '.join_friend_emoji_chain'(
    params: JoinFriendEmojiChainParams,
    options?: CallOptions,
  ): Promise<null>
  /** Gives the keys that media URLs need. */
  get_rkey(params?: NoParams, options?: CallOptions): Promise<MediaKey>
  /**
   * Reads the text in a picture.
   *
   * @deprecated Use `ocr_image`.
   */
  '.ocr_image'(params: OcrImageParams, options?: CallOptions): Promise<OcrImageResult>
  /** Reads the text in a picture. */
  ocr_image(params: OcrImageParams, options?: CallOptions): Promise<OcrImageResult>
  /** Gives cookies and token together. */
  get_credentials(params: GetCookiesParams, options?: CallOptions): Promise<GetCredentialsResult>
  /** Sends a raw packet to QQ. */
  '.send_packet'(params: SendPacketParams, options?: CallOptions): Promise<SendPacketResult>
  /**
   * Sets the account's picture.
   *
   * The status of the answer is empty.
   */
  set_qq_avatar(params: ScanQrcodeParams, options?: CallOptions): Promise<null>
  /**
   * Likes a profile.
   *
   * `times` has no effect.
   */
  send_like(params: LagrangeSendLikeParams, options?: CallOptions): Promise<null>
  /** Reads the keys of market faces. */
  fetch_mface_key(params: FetchMfaceKeyParams, options?: CallOptions): Promise<string[]>
  /** Joins a chain of emoji reactions in a group. */
  '.join_group_emoji_chain'(params: JoinGroupEmojiChainParams, options?: CallOptions): Promise<null>
  /** Lists the URLs of the account's own stickers. */
  fetch_custom_face(params?: NoParams, options?: CallOptions): Promise<string[]>
  /**
   * Ends a friendship.
   *
   * A failure comes with retcode 0.
   */
  delete_friend(params: LagrangeDeleteFriendParams, options?: CallOptions): Promise<null>
  /** Lists the requests to join groups. */
  get_group_requests(params?: NoParams, options?: CallOptions): Promise<GroupRequest[]>
  /** Answers a request to join a group, or an invitation to one. */
  set_group_add_request(params: SetGroupAddRequestParams, options?: CallOptions): Promise<null>
  /**
   * Answers a request to become friends.
   *
   * A failure comes with the status ok.
   */
  set_friend_add_request(params: SetGroupAddRequestParams, options?: CallOptions): Promise<null>
}
