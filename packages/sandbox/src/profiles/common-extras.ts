/** Actions beyond the standard that NapCat, LLBot and Lagrange all have. */
export const COMMON_EXTRAS: readonly string[] = [
  'send_forward_msg',
  'send_group_forward_msg',
  'send_private_forward_msg',
  'get_group_msg_history',
  'group_poke',
  'friend_poke',
  'send_poke',
  'upload_group_file',
]
