import type { JsonObject } from '@cqhttp/sandbox/tooling'
import { textOf, type Value, type Values } from './defaults.ts'
import type { Field } from './event-fields.ts'
import { nameOf, type People } from './people.ts'
import type { SpecificName } from './specific-names.ts'

/** The event as it is posted when it is raised; the sandbox adds `time` and `self_id`. */
export function toEvent(
  name: SpecificName,
  fields: readonly Field[],
  values: Values,
  people: People,
): JsonObject {
  const [post = '', detail = '', subType] = name.split('.')
  const head = {
    post_type: post,
    [`${post}_type`]: detail,
    ...(subType === undefined ? {} : { sub_type: subType }),
  }
  const entries = fields.map((field) => [field.name, toWire(field, values[field.name], people)])
  const body = Object.fromEntries(entries) as JsonObject
  return post === 'message' ? toMessage({ ...head, ...body }, values, people) : { ...head, ...body }
}

function toWire(field: Field, value: Value | undefined, { messages }: People): unknown {
  if (field.kind === 'said') return messages.get(Number(value))?.id ?? Number(value)
  if (field.kind === 'file' && typeof value === 'object') {
    return { id: `/${value.name}`, ...value, busid: 102 }
  }
  // The only true-or-false field in events of the standard is that of a heartbeat.
  if (field.kind === 'flag') return { online: value === true, good: value === true }
  const isNumber = ['group', 'user', 'member', 'number'].includes(field.kind)
  return isNumber ? Number(value) : value
}

function toMessage(event: JsonObject, values: Values, { users, groups }: People): JsonObject {
  const userId = Number(event['user_id'])
  const user = users.get(userId)
  const group = groups.get(Number(event['group_id']))
  const member = group?.members.find((one) => one.userId === userId)
  const { group_id: groupId, message, ...rest } = event
  const isGroup = event['message_type'] === 'group'
  const isAnonymous = event['sub_type'] === 'anonymous'
  return {
    ...rest,
    ...(isGroup ? { group_id: groupId } : {}),
    message_id: 1,
    message,
    raw_message: textOf(values['message']),
    font: 0,
    ...(isGroup
      ? { anonymous: isAnonymous ? { id: 80_000_000, name: 'mask', flag: 'sandbox-flag' } : null }
      : {}),
    sender: {
      user_id: userId,
      nickname: nameOf(users, userId),
      sex: user?.sex ?? 'unknown',
      age: user?.age ?? 0,
      ...(member === undefined ? {} : { card: member.card, role: member.role }),
      ...(!isGroup && groupId !== undefined ? { group_id: groupId } : {}),
    },
  }
}
