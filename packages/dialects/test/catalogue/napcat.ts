// The actions as read from the implementation, apart from what the dialects are made of.

import type { Message } from '@cqhttp/core'

/** The parameters of 175 actions. */
export interface NapCatCatalogue {
  clean_stream_temp_file: {}
  download_file_stream: { file?: string; file_id?: string; chunk_size?: number }
  download_file_record_stream: {
    file?: string
    file_id?: string
    chunk_size?: number
    out_format?: string
  }
  download_file_image_stream: { file?: string; file_id?: string; chunk_size?: number }
  test_download_stream: { error?: boolean }
  upload_file_stream: {
    stream_id: string
    chunk_data?: string
    chunk_index?: number
    total_chunks?: number
    file_size?: number
    expected_sha256?: string
    is_complete?: boolean
    filename?: string
    reset?: boolean
    verify_only?: boolean
    file_retention?: number
  }
  del_group_album_media: { group_id: string; album_id: string; lloc: string }
  set_group_album_media_like: {
    group_id: string
    album_id: string
    batch_id: string
    lloc?: string
  }
  cancel_group_album_media_like: {
    group_id: string
    album_id: string
    batch_id: string
    lloc?: string
  }
  do_group_album_comment: { group_id: string; album_id: string; lloc: string; content: string }
  get_group_album_media_list: { group_id: string; album_id: string; attach_info?: string }
  get_qun_album_list: { group_id: string; attach_info?: string }
  upload_image_to_qun_album: {
    group_id: string
    album_id: string
    album_name: string
    file: string
  }
  set_group_todo: { group_id: string | number; message_id?: string; message_seq?: string }
  complete_group_todo: { group_id: string | number; message_id?: string; message_seq?: string }
  cancel_group_todo: { group_id: string | number; message_id?: string; message_seq?: string }
  get_group_detail_info: { group_id: string }
  set_group_kick_members: {
    group_id: string
    user_id: string[]
    reject_add_request?: boolean | string
  }
  set_group_add_option: {
    group_id: string
    add_type: number
    group_question?: string
    group_answer?: string
  }
  set_group_robot_add_option: {
    group_id: string
    robot_member_switch?: number
    robot_member_examine?: number
  }
  set_group_search: { group_id: string; no_code_finger_open?: number; no_finger_open?: number }
  set_doubt_friends_add_request: { flag: string; approve?: boolean }
  get_doubt_friends_add_request: { count?: number }
  set_friend_remark: { user_id: string; remark: string }
  get_rkey: {}
  get_rkey_server: {}
  set_group_remark: { group_id: string; remark: string }
  get_group_info_ex: { group_id: string }
  fetch_emoji_like: {
    message_id: number | string
    emojiId: number | string
    emojiType: number | string
    count?: number | string
    cookie?: string
  }
  get_emoji_likes: {
    group_id?: string
    message_id: string
    emoji_id: string
    emoji_type?: string
    count?: number
  }
  fetch_ptt_text: { message_id: number | string }
  get_file: { file?: string; file_id?: string }
  set_qq_profile: { nickname: string; personal_note?: string; sex?: number | string }
  ArkShareGroup: { group_id: string }
  ArkSharePeer: { user_id?: string; group_id?: string; phone_number?: string }
  send_group_ark_share: { group_id: string }
  send_ark_share: { user_id?: string; group_id?: string; phone_number?: string }
  create_collection: { rawData: string; brief: string }
  set_self_longnick: { longNick: string }
  forward_friend_single_msg: { message_id: number | string; group_id?: string; user_id?: string }
  forward_group_single_msg: { message_id: number | string; group_id?: string; user_id?: string }
  mark_group_msg_as_read: { user_id?: string | number; group_id?: string; message_id?: string }
  mark_private_msg_as_read: { user_id?: string | number; group_id?: string; message_id?: string }
  set_qq_avatar: { file: string }
  translate_en2zh: { words: string[] }
  get_group_root_files: { group_id: string; file_count?: number | string }
  set_group_sign: { group_id: string }
  send_group_sign: { group_id: string }
  get_clientkey: {}
  move_group_file: {
    group_id: string
    file_id: string
    current_parent_directory: string
    target_parent_directory: string
  }
  rename_group_file: {
    group_id: string
    file_id: string
    current_parent_directory: string
    new_name: string
  }
  trans_group_file: { group_id: string; file_id: string }
  get_group_signed_list: { group_id: string | number }
  send_qzone_msg: {
    content: string
    images?: string[]
    ugc_right?: number | string
    target_uins?: (number | string)[]
  }
  delete_qzone_msg: { tid: string }
  set_group_member_invite_policy: {
    group_id: string
    policy: 'disabled' | 'require_approval' | 'no_approval' | 'no_approval_under_100'
  }
  set_group_member_permissions: {
    group_id: string
    allow_member_upload_album?: boolean
    allow_member_temporary_session?: boolean
    allow_member_create_group?: boolean
  }
  set_group_new_member_history_visibility: { group_id: string; visible: boolean }
  send_like: { user_id: string; times?: number | string }
  get_msg: { message_id: number | string }
  get_login_info: {}
  get_friend_list: { no_cache?: boolean | string }
  get_group_list: { no_cache?: boolean | string }
  get_group_info: { group_id: string }
  get_group_member_list: { group_id: string; no_cache?: boolean | string }
  get_group_member_info: { group_id: string; user_id: string; no_cache?: boolean | string }
  send_group_msg: {
    message_type?: 'private' | 'group'
    user_id?: string
    group_id?: string
    message: Message
    auto_escape?: boolean | string
    source?: string
    news?: { text: string }[]
    summary?: string
    prompt?: string
    timeout?: number
  }
  send_private_msg: {
    message_type?: 'private' | 'group'
    user_id?: string
    group_id?: string
    message: Message
    auto_escape?: boolean | string
    source?: string
    news?: { text: string }[]
    summary?: string
    prompt?: string
    timeout?: number
  }
  send_msg: {
    message_type?: 'private' | 'group'
    user_id?: string
    group_id?: string
    message: Message
    auto_escape?: boolean | string
    source?: string
    news?: { text: string }[]
    summary?: string
    prompt?: string
    timeout?: number
  }
  delete_msg: { message_id: number | string }
  set_group_add_request: {
    flag: string
    approve?: boolean | string
    reason?: string | null
    count?: number
  }
  set_friend_add_request: { flag: string; approve?: string | boolean; remark?: string }
  set_group_leave: { group_id: string; is_dismiss?: boolean | string }
  get_version_info: {}
  can_send_record: {}
  can_send_image: {}
  get_status: {}
  set_group_whole_ban: { group_id: string; enable?: boolean | string }
  set_group_ban: { group_id: string; user_id: string; duration?: number | string }
  set_group_kick: { group_id: string; user_id: string; reject_add_request?: boolean | string }
  set_group_admin: { group_id: string; user_id: string; enable?: boolean | string }
  set_group_name: { group_id: string; group_name: string }
  set_group_card: { group_id: string; user_id: string; card?: string }
  get_image: { file?: string; file_id?: string }
  get_record: { file?: string; file_id?: string; out_format: string }
  set_msg_emoji_like: {
    message_id: number | string
    emoji_id: number | string
    set?: boolean | string
  }
  get_cookies: { domain: string }
  set_online_status: {
    status: number | string
    ext_status: number | string
    battery_status: number | string
  }
  get_robot_uin_range: {}
  get_friends_with_category: {}
  delete_friend: {
    friend_id?: string | number
    user_id?: string | number
    temp_block?: boolean
    temp_both_del?: boolean
  }
  check_url_safely: { url: string }
  get_online_clients: {}
  ocr_image: { image: string }
  '.ocr_image': { image: string }
  get_group_honor_info: {
    group_id: string
    type?: 'all' | 'talkative' | 'performer' | 'legend' | 'strong_newbie' | 'emotion'
  }
  _send_group_notice: {
    group_id: string
    content: string
    image?: string
    pinned?: number | string
    type?: number | string
    confirm_required?: number | string
    is_show_edit_card?: number | string
    tip_window_type?: number | string
  }
  _get_group_notice: { group_id: string }
  get_essence_msg_list: { group_id: string }
  get_group_at_all_remain: { group_id: string }
  send_forward_msg: {
    message_type?: 'private' | 'group'
    user_id?: string
    group_id?: string
    message: Message
    auto_escape?: boolean | string
    source?: string
    news?: { text: string }[]
    summary?: string
    prompt?: string
    timeout?: number
  }
  send_group_forward_msg: {
    message_type?: 'private' | 'group'
    user_id?: string
    group_id?: string
    message: Message
    auto_escape?: boolean | string
    source?: string
    news?: { text: string }[]
    summary?: string
    prompt?: string
    timeout?: number
  }
  send_private_forward_msg: {
    message_type?: 'private' | 'group'
    user_id?: string
    group_id?: string
    message: Message
    auto_escape?: boolean | string
    source?: string
    news?: { text: string }[]
    summary?: string
    prompt?: string
    timeout?: number
  }
  get_stranger_info: { user_id: string; no_cache?: boolean | string }
  download_file: { url?: string; base64?: string; name?: string; headers?: string | string[] }
  get_guild_list: {}
  mark_msg_as_read: { user_id?: string | number; group_id?: string; message_id?: string }
  upload_group_file: {
    group_id: string
    file: string
    name: string
    folder?: string
    folder_id?: string
    upload_file?: boolean
  }
  get_group_msg_history: {
    group_id: string
    message_seq?: string
    count?: number
    reverse_order?: boolean
    disable_get_url?: boolean
    parse_mult_msg?: boolean
    quick_reply?: boolean
    reverseOrder?: boolean
  }
  get_forward_msg: { message_id?: string; id?: string }
  get_friend_msg_history: {
    user_id: string
    message_seq?: string
    count?: number
    reverse_order?: boolean
    disable_get_url?: boolean
    parse_mult_msg?: boolean
    quick_reply?: boolean
    reverseOrder?: boolean
  }
  '.handle_quick_operation': {
    context: {
      time: number
      self_id: number
      post_type: string
      message_type?: string
      sub_type?: string
      user_id: string
      group_id?: string
      message_id?: number
      message_seq?: number
      real_id?: number
      sender?: {
        user_id: string
        nickname: string
        sex?: string
        age?: number
        card?: string
        level?: string
        role?: string
      }
      message?: unknown
      message_format?: string
      raw_message?: string
      font?: number
      notice_type?: string
      meta_event_type?: string
    }
    operation: {
      reply?: Message
      auto_escape?: boolean
      at_sender?: boolean
      delete?: boolean
      kick?: boolean
      ban?: boolean
      ban_duration?: number
      approve?: boolean
      remark?: string
      reason?: string
    }
  }
  get_group_ignored_notifies: {}
  delete_essence_msg: {
    message_id?: number | string
    msg_seq?: string
    msg_random?: string
    group_id?: string
  }
  set_essence_msg: { message_id: number | string }
  get_recent_contact: { count?: number | string }
  _mark_all_as_read: {}
  get_profile_like: { user_id?: string; start?: number | string; count?: number | string }
  set_group_portrait: { file: string; group_id: string }
  fetch_custom_face: { count?: number | string }
  fetch_custom_face_detail: { count?: number | string }
  add_custom_face: {
    file: string
    emoji_id?: string | number
    package_id?: string | number
    file_name?: string
    file_size?: string | number
    md5?: string
    is_mark_face?: boolean
    is_origin?: boolean
  }
  delete_custom_face: {
    res_id?: string | string[]
    id?: string | string[]
    ids?: string[]
    md5?: string | string[]
  }
  set_custom_face_desc: { emoji_id: number | string; res_id: string; md5: string; desc: string }
  upload_private_file: { user_id: string; file: string; name: string; upload_file?: boolean }
  get_guild_service_profile: {}
  _get_model_show: { model?: string }
  _set_model_show: {}
  set_input_status: { user_id: string; event_type: number }
  get_csrf_token: {}
  get_credentials: { domain: string }
  _del_group_notice: { group_id: string; notice_id: string }
  delete_group_file: { group_id: string; file_id: string }
  create_group_file_folder: { group_id: string; folder_name?: string; name?: string }
  delete_group_folder: { group_id: string; folder_id?: string; folder?: string }
  get_group_file_system_info: { group_id: string }
  get_group_files_by_folder: {
    group_id: string
    folder_id?: string
    folder?: string
    file_count?: number | string
  }
  nc_get_packet_status: {}
  set_restart: {}
  group_poke: { group_id?: string; user_id: string; target_id?: string }
  friend_poke: { group_id?: string; user_id: string; target_id?: string }
  nc_get_user_status: { user_id: string }
  nc_get_rkey: {}
  set_group_special_title: { group_id: string; user_id: string; special_title?: string }
  set_diy_online_status: { face_id: number | string; face_type?: number | string; wording?: string }
  get_group_shut_list: { group_id: string }
  get_group_file_url: { group_id: string; file_id: string }
  get_mini_app_ark: {
    type?: 'bili' | 'weibo'
    title: string
    desc: string
    picUrl: string
    jumpUrl: string
    webUrl?: string
    rawArkData?: string
    iconUrl?: string
    appId?: string
    scene?: string
    templateType?: string
    businessType?: string
    verType?: string
    shareType?: string
    versionId?: string
    sdkId?: string
    withShareTicket?: string
  }
  get_ai_record: { character: string; group_id: string; text: string }
  send_group_ai_record: { character: string; group_id: string; text: string }
  get_ai_characters: { group_id: string; chat_type?: number | string }
  send_packet: { cmd: string; data: string; rsp?: string | boolean }
  send_poke: { group_id?: string; user_id: string; target_id?: string }
  get_group_system_msg: { count?: number | string }
  bot_exit: {}
  click_inline_keyboard_button: {
    group_id: string
    bot_appid: string
    button_id?: string
    callback_data?: string
    msg_seq?: string
  }
  get_private_file_url: { file_id: string }
  get_unidirectional_friend_list: {}
  clean_cache: {}
  get_group_ignore_add_request: {}
  get_collection_list: { category: string; count?: string }
  create_flash_task: { files: string[] | string; name?: string; thumb_path?: string }
  get_flash_file_list: { fileset_id: string }
  get_flash_file_url: { fileset_id: string; file_name?: string; file_index?: number }
  send_flash_msg: { fileset_id: string; user_id?: string; group_id?: string }
  get_share_link: { fileset_id: string }
  get_fileset_info: { fileset_id: string }
  get_online_file_msg: { user_id: string }
  send_online_file: { user_id: string; file_path: string; file_name?: string }
  send_online_folder: { user_id: string; folder_path: string; folder_name?: string }
  receive_online_file: { user_id: string; msg_id: string; element_id: string }
  refuse_online_file: { user_id: string; msg_id: string; element_id: string }
  cancel_online_file: { user_id: string; msg_id: string }
  download_fileset: { fileset_id: string }
  get_fileset_id: { share_code: string }
}

/** Those that give nothing. */
export type NapCatSilent =
  | 'clean_stream_temp_file'
  | 'set_group_todo'
  | 'complete_group_todo'
  | 'cancel_group_todo'
  | 'set_group_kick_members'
  | 'set_group_add_option'
  | 'set_group_robot_add_option'
  | 'set_group_search'
  | 'set_doubt_friends_add_request'
  | 'set_friend_remark'
  | 'set_group_remark'
  | 'forward_friend_single_msg'
  | 'forward_group_single_msg'
  | 'mark_group_msg_as_read'
  | 'mark_private_msg_as_read'
  | 'set_qq_avatar'
  | 'set_group_sign'
  | 'send_group_sign'
  | 'delete_qzone_msg'
  | 'set_group_member_invite_policy'
  | 'set_group_member_permissions'
  | 'set_group_new_member_history_visibility'
  | 'send_like'
  | 'delete_msg'
  | 'set_group_add_request'
  | 'set_friend_add_request'
  | 'set_group_leave'
  | 'set_group_whole_ban'
  | 'set_group_ban'
  | 'set_group_kick'
  | 'set_group_admin'
  | 'set_group_name'
  | 'set_group_card'
  | 'set_online_status'
  | 'delete_friend'
  | '_send_group_notice'
  | 'get_guild_list'
  | 'mark_msg_as_read'
  | '.handle_quick_operation'
  | '_mark_all_as_read'
  | 'get_guild_service_profile'
  | '_set_model_show'
  | 'nc_get_packet_status'
  | 'set_restart'
  | 'group_poke'
  | 'friend_poke'
  | 'set_group_special_title'
  | 'send_poke'
  | 'clean_cache'
