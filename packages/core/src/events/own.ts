import { type Id, sameId } from '../base/id.ts'

/** Notices of what `user_id` did, by notice type or the sub type of `notify`. */
const BY_USER =
  /^(?:poke|poke_recall|group_name|group_msg_emoji_like|group_upload|offline_file|friend_recall)$/

/** Notices of what `operator_id` did. */
const BY_OPERATOR =
  /^(?:group_recall|guild_channel_recall|essence|reaction|message_reactions_updated)$/

/**
 * Whether an event is a message from the account itself, or a notice of what it did.
 *
 * Notices of what became of a member, who joined, left, was muted or made an administrator, are of
 * that member, whoever did it: a bot that lets people in wants to welcome them.
 */
export function isOwn(event: object): boolean {
  const fields = event as Record<string, Id | undefined>
  const { self_id, self_tiny_id } = fields
  const actor = actorOf(fields)
  return sameId(actor, self_id) || sameId(actor, self_tiny_id)
}

function actorOf(event: Record<string, Id | undefined>): Id | undefined {
  const { post_type, notice_type, sub_type, user_id, operator_id } = event
  if (post_type === 'message') return user_id
  if (post_type !== 'notice') return undefined
  const kind = String(notice_type === 'notify' ? sub_type : notice_type)
  if (BY_OPERATOR.test(kind)) return operator_id
  // In a private poke of NapCat `user_id` is the other side, whoever poked.
  return BY_USER.test(kind) ? (event['sender_id'] ?? user_id) : undefined
}
