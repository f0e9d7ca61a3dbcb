// The actions as read from the implementation, apart from what the dialects are made of.

/** The parameters of 177 actions. */
export interface SnowLumaCatalogue {
  _del_group_notice: { group_id: number; fid?: string; notice_id?: string }
  _get_group_notice: { group_id: number }
  _get_model_show: { model?: string }
  _mark_all_as_read: {}
  _send_group_notice: {
    group_id: number
    content: string
    image?: string
    pinned?: unknown
    type?: unknown
    confirm_required?: unknown
  }
  _set_model_show: {}
  '.get_word_slices': {}
  add_custom_face: { file: string }
  bot_exit: {}
  can_send_image: {}
  can_send_record: {}
  cancel_group_album_media_like: {
    group_id: number
    album_id: string
    batch_id: string
    lloc?: string
  }
  cancel_group_todo: { group_id: number; message_id: number }
  check_url_safely: {}
  clean_cache: {}
  clean_stream_temp_file: {}
  click_inline_keyboard_button: { group_id: number; bot_appid: number; msg_seq: number }
  comment_qzone: { tid: string; content: string; target_uin?: number; images?: string[] }
  complete_group_todo: { group_id: number; message_id: number }
  create_collection: {}
  create_flash_task: { files?: unknown; name?: string; thumb_path?: string }
  create_group_file_folder: { group_id: number; name: string; parent_id?: string }
  del_group_album_media: { group_id: number; album_id: string; lloc: string }
  delete_custom_face: { emoji_id: string }
  delete_essence_msg: { message_id: number }
  delete_flash_file: { fileset_id: string }
  delete_friend: { user_id: number; block?: boolean }
  delete_group_file: { group_id: number; file_id: string }
  delete_group_file_folder: { group_id: number; folder_id: string }
  delete_group_folder: { group_id: number; folder_id: string }
  delete_msg: { message_id: number }
  delete_qzone_msg: { tid: string }
  do_group_album_comment: { group_id: number; album_id: string; lloc: string; content: string }
  download_file: { url?: string; base64?: string; name?: string }
  download_file_image_stream: { file?: string; file_id?: string; chunk_size?: number }
  download_file_record_stream: { file?: string; file_id?: string; chunk_size?: number }
  download_file_stream: { file?: string; file_id?: string; chunk_size?: number }
  download_fileset: { fileset_id: string; file_name?: string; file_index?: number }
  fetch_custom_face: { count?: number; return_type?: string }
  fetch_emoji_like: { message_id: number; emojiId: string; count?: number; cookie?: string }
  fetch_ptt_text: { message_id?: string }
  forward_friend_single_msg: { message_id: number; user_id: number }
  forward_group_single_msg: { message_id: number; group_id: number }
  friend_poke: { user_id: number; target_id?: number }
  get_ai_characters: { group_id: number; chat_type?: number }
  get_ai_record: { group_id: number; character: string; text: string; chat_type?: number }
  get_clientkey: {}
  get_collection_list: {}
  get_cookies: { domain?: string }
  get_credentials: { domain?: string }
  get_csrf_token: {}
  get_doubt_friends_add_request: { count?: number }
  get_emoji_likes: { message_id: number; emoji_id: string }
  get_essence_msg_list: { group_id: number }
  get_file: { file_id?: string; file?: string }
  get_fileset_id: { share_code: string }
  get_fileset_info: { fileset_id: string }
  get_flash_file_list: { fileset_id: string }
  get_flash_file_url: { fileset_id: string; file_name?: string; file_index?: number }
  get_forward_msg: { id?: string }
  get_friend_list: {}
  get_friend_msg_history: { user_id: number; message_id?: number; count?: number }
  get_friends_with_category: {}
  get_group_album_list: { group_id: number }
  get_group_album_media_list: { group_id: number; album_id: string; attach_info?: string }
  get_group_at_all_remain: { group_id: number }
  get_group_detail_info: { group_id: number }
  get_group_file_system_info: { group_id: number }
  get_group_file_url: { group_id: number; file_id: string; busid?: unknown }
  get_group_files_by_folder: { group_id: number; folder_id?: string; folder?: string }
  get_group_honor_info: { group_id: number; type?: unknown }
  get_group_ignore_add_request: {}
  get_group_ignored_notifies: {}
  get_group_info: { group_id: number; no_cache?: boolean }
  get_group_info_ex: { group_id: number }
  get_group_list: { no_cache?: boolean }
  get_group_member_info: { group_id: number; user_id: number; no_cache?: boolean }
  get_group_member_list: { group_id: number; no_cache?: boolean }
  get_group_msg_history: { group_id: number; message_id?: number; count?: number }
  get_group_root_files: { group_id: number }
  get_group_shut_list: { group_id: number }
  get_group_signed_list: { group_id: number }
  get_group_system_msg: {}
  get_image: { file?: string; file_id?: string }
  get_login_info: {}
  get_mini_app_ark: {}
  get_msg: { message_id: number }
  get_online_clients: {}
  get_private_file_url: { user_id?: number; file_id: string; file_hash?: string }
  get_profile_like: { user_id?: number; start?: number; count?: number }
  get_qun_album_list: { group_id: number }
  get_qzone_feeds: { page_num?: number; count?: number }
  get_qzone_msg_list: { target_uin?: number; pos?: number; num?: number }
  get_recent_contact: { count?: number }
  get_record: {
    file?: string
    file_id?: string
    out_format?: 'mp3' | 'amr' | 'wma' | 'm4a' | 'spx' | 'ogg' | 'wav' | 'flac'
  }
  get_rkey: {}
  get_rkey_server: {}
  get_share_link: { fileset_id: string }
  get_status: {}
  get_stranger_info: { user_id: number }
  get_unidirectional_friend_list: {}
  get_version_info: {}
  group_poke: { group_id: number; user_id: number }
  like_qzone: { tid: string; target_uin?: number; abstime?: number }
  list_filesets: {}
  mark_group_msg_as_read: { message_id: number; group_id?: number }
  mark_msg_as_read: { message_id: number; target_id?: number }
  mark_private_msg_as_read: { message_id: number; user_id?: number }
  modify_custom_face: { emoji_id: string; desc?: string }
  move_custom_face_to_front: { emoji_id: string }
  move_group_file: {
    group_id: number
    file_id: string
    parent_directory: string
    target_directory: string
  }
  nc_get_packet_status: {}
  nc_get_user_status: { user_id: number }
  ocr_image: { image: string }
  rename_flash_file: { fileset_id: string; new_name: string }
  rename_group_file: {
    group_id: number
    file_id: string
    current_parent_directory?: string
    new_name: string
  }
  rename_group_file_folder: {
    group_id: number
    folder_id: string
    new_folder_name?: string
    name?: string
  }
  request_decrypt_key: { db_path: string }
  send_ark_share: { user_id?: number; group_id?: number; phone_number?: string }
  send_flash_msg: { fileset_id: string; user_id?: number; group_id?: number }
  send_forward_msg: { messages?: unknown; message?: unknown }
  send_group_ai_record: { group_id: number; character: string; text: string; chat_type?: number }
  send_group_ark_share: { group_id: number }
  send_group_forward_msg: { group_id: number; messages?: unknown; message?: unknown }
  send_group_msg: { group_id: number; message: unknown; auto_escape?: boolean }
  send_like: { user_id: number; times?: number }
  send_msg: {
    message: unknown
    message_type?: string
    group_id?: number
    user_id?: number
    auto_escape?: boolean
  }
  send_packet: { cmd: string; data?: string; rsp?: boolean }
  send_poke: { user_id: number; group_id?: number }
  send_private_forward_msg: { user_id: number; messages?: unknown; message?: unknown }
  send_private_msg: { user_id: number; message: unknown; auto_escape?: boolean }
  send_qzone_msg: { content: string; images?: string[]; ugc_right?: number; target_uins?: number[] }
  set_diy_online_status: { face_id: number; face_type?: number; wording?: string }
  set_doubt_friends_add_request: { flag: string; approve?: boolean }
  set_essence_msg: { message_id: number }
  set_friend_add_request: { flag: string; approve?: boolean }
  set_friend_remark: { user_id: number; remark: string }
  set_group_add_option: { group_id: number; add_type?: number }
  set_group_add_request: {
    flag: string
    sub_type?: unknown
    type?: unknown
    approve?: boolean
    reason?: string
  }
  set_group_admin: { group_id: number; user_id: number; enable?: boolean }
  set_group_album_media_like: {
    group_id: number
    album_id: string
    batch_id: string
    lloc?: string
  }
  set_group_anonymous: {}
  set_group_anonymous_ban: {}
  set_group_ban: { group_id: number; user_id: number; duration?: number }
  set_group_card: { group_id: number; user_id: number; card?: string }
  set_group_kick: { group_id: number; user_id: number; reject_add_request?: boolean }
  set_group_kick_members: { group_id: number; user_id: number[]; reject_add_request?: boolean }
  set_group_leave: { group_id: number }
  set_group_name: { group_id: number; group_name?: string }
  set_group_portrait: { group_id: number; file: string }
  set_group_reaction: { group_id?: number; message_id: number; code: string; is_set?: boolean }
  set_group_remark: { group_id: number; remark: string }
  set_group_robot_add_option: {
    group_id: number
    robot_member_switch?: number
    robot_member_examine?: number
  }
  set_group_search: { group_id: number }
  set_group_sign: { group_id: number }
  set_group_special_title: { group_id: number; user_id: number; special_title?: string }
  set_group_todo: { group_id: number; message_id: number }
  set_group_whole_ban: { group_id: number; enable?: boolean }
  set_input_status: { user_id: number; event_type?: number }
  set_msg_emoji_like: { message_id: number; emoji_id: string; set?: boolean }
  set_online_status: { status: number; ext_status?: number; battery_status?: number }
  set_qq_avatar: { file: string }
  set_qq_profile: { nickname?: string; personal_note?: string }
  set_restart: {}
  set_self_longnick: { longNick?: unknown; long_nick?: unknown }
  share_group_ex: { group_id: number }
  share_peer: { user_id?: number; group_id?: number; phone_number?: string }
  test_download_stream: { error?: boolean }
  trans_group_file: { group_id: number; file_id: string }
  translate_en2zh: { words?: unknown }
  unlike_qzone: { tid: string; target_uin?: number; abstime?: number }
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
  upload_forward_msg: { messages?: unknown; message?: unknown; group_id?: number }
  upload_foward_msg: { messages?: unknown; message?: unknown; group_id?: number }
  upload_group_file: {
    group_id: number
    file: string
    name?: string
    folder?: string
    folder_id?: string
    upload_file?: boolean
  }
  upload_image_to_qun_album: {
    group_id: number
    album_id: string
    album_name: string
    file: string
  }
  upload_private_file: { user_id: number; file: string; name?: string; upload_file?: boolean }
}
