import type { JsonObject } from '../json.ts'

/** The dotted name of an event, such as `notice.group_ban.lift_ban`. */
export function eventName(event: JsonObject): string {
  const { post_type, sub_type } = event
  const detail = event[post_type === 'message_sent' ? 'message_type' : `${String(post_type)}_type`]
  return [post_type, detail, sub_type].filter((part) => typeof part === 'string').join('.')
}
