/** Actions beyond the standard that the implementations in use have in common. */
export const SHARED_EXTRAS: readonly string[] = [
  'send_forward_msg',
  'send_group_forward_msg',
  'send_private_forward_msg',
  'get_group_msg_history',
  'upload_group_file',
  'set_essence_msg',
  'delete_essence_msg',
  'get_essence_msg_list',
  'get_group_root_files',
  'get_group_files_by_folder',
  'get_group_file_url',
  'create_group_file_folder',
  'delete_group_file',
  '_send_group_notice',
  '_get_group_notice',
]

/** Those that NapCat, LLBot, Lagrange and SnowLuma have, but not go-cqhttp. */
export const COMMON_EXTRAS: readonly string[] = [
  ...SHARED_EXTRAS,
  'get_friend_msg_history',
  'group_poke',
  'friend_poke',
  'send_poke',
]

/** What looks after group files beyond that; Lagrange lacks it. */
export const FILE_EXTRAS: readonly string[] = ['get_group_file_system_info', 'delete_group_folder']
