import type { ChatId } from '../../state/chat-id.ts'
import type { Field, UserKind } from './event-fields.ts'
import { isMember, ownerOf, type People } from './people.ts'

/** What stands in the form: `file` is name and size. */
export type Value = string | number | boolean | { name: string; size: number }
export type Values = Readonly<Record<string, Value>>

/** A value as a text control holds it. */
export function textOf(value: Value | undefined): string {
  return typeof value === 'object' ? value.name : String(value ?? '')
}

/** What a form begins with: the open chat, otherwise the first that fits. */
export function defaultValues(
  fields: readonly Field[],
  people: People,
  chat: ChatId | undefined,
): Values {
  const values: Record<string, Value> = {}
  for (const field of fields) {
    const value = defaultValue(field, values, people, chat)
    if (value !== undefined) values[field.name] = value
  }
  return values
}

/** What a change in the form may depend on. */
interface Form {
  readonly fields: readonly Field[]
  readonly values: Values
  readonly people: People
}

/** The values after one has changed: those that do not fit a new group are chosen again. */
export function changeValue({ fields, values, people }: Form, name: string, value: Value): Values {
  const next: Record<string, Value> = { ...values, [name]: value }
  const isGroup = fields.some((field) => field.name === name && field.kind === 'group')
  for (const field of fields) {
    const depends = field.kind === 'member' || (field.kind === 'said' && field.chat === 'group')
    if (!isGroup || !depends) continue
    const group = people.groups.get(Number(value))
    const fits =
      field.kind === 'member'
        ? isMember(group, Number(next[field.name]))
        : people.messages.get(Number(next[field.name]))?.groupId === Number(value)
    if (!fits) next[field.name] = defaultValue(field, next, people, undefined) ?? ''
  }
  const said = fields.find((field) => field.name === name && field.kind === 'said')
  const sender = said && people.messages.get(Number(value))?.userId
  if (sender !== undefined && 'user_id' in next) next['user_id'] = sender
  return next
}

function defaultValue(
  field: Field,
  values: Readonly<Record<string, Value>>,
  people: People,
  chat: ChatId | undefined,
): Value | undefined {
  const { selfId, messages } = people
  switch (field.kind) {
    case 'group':
      if (chat?.type === 'group') return chat.group
      if (chat?.through !== undefined) return chat.through
      return pickGroup(field.prefer, people)
    case 'user':
      return pickUser(field.prefer, values, people, chat)
    case 'member':
      return pickMember(field.prefer, values, people, chat)
    case 'said': {
      const all = [...messages.values()].reverse()
      const groupId = Number(values['group_id'])
      const fits = all.filter((message) =>
        field.chat === 'group'
          ? message.groupId === groupId
          : message.groupId === undefined && message.userId !== selfId,
      )
      const person = chat?.type === 'private' ? chat.user : undefined
      return (fits.find(({ userId }) => userId === person) ?? fits[0])?.number ?? ''
    }
    case 'text':
    case 'number':
    case 'flag':
      return field.initial
    case 'choice':
      return field.choices[0]
    case 'file':
      return { name: 'report.pdf', size: 1024 }
    case 'message':
      return '你好'
  }
}

function pickGroup(
  prefer: 'elsewhere' | undefined,
  { selfId, groups }: People,
): number | undefined {
  const all = [...groups.values()]
  const fits = all.find((group) => isMember(group, selfId) === (prefer === undefined))
  return (fits ?? all[0])?.id
}

function pickUser(
  prefer: UserKind | undefined,
  values: Readonly<Record<string, Value>>,
  { selfId, users, groups, messages }: People,
  chat: ChatId | undefined,
): number | undefined {
  const others = [...users.values()].filter(({ id }) => id !== selfId)
  const group = groups.get(Number(values['group_id']))
  const sender = messages.get(Number(values['message_id']))?.userId
  if (sender !== undefined) return sender
  const fits = others.filter(({ id, isFriend }) => {
    if (prefer === 'friend') return isFriend
    if (prefer === 'stranger') return !isFriend
    if (prefer === 'acquaintance') return !isFriend && isMember(group, id)
    if (prefer === 'insider') return isMember(group, id)
    return prefer !== 'outsider' || !isMember(group, id)
  })
  const open = chat?.type === 'private' ? chat.user : undefined
  return (fits.find(({ id }) => id === open) ?? fits[0] ?? others[0])?.id
}

function pickMember(
  prefer: 'owner' | 'admin' | 'bot' | 'another' | 'any' | undefined,
  values: Readonly<Record<string, Value>>,
  { selfId, groups, messages }: People,
  chat: ChatId | undefined,
): number | undefined {
  const group = groups.get(Number(values['group_id']))
  if (prefer === 'owner') return ownerOf(group) ?? group?.members[0]?.userId
  if (prefer === 'bot') return selfId
  const sender = messages.get(Number(values['message_id']))?.userId
  if (prefer === 'any' && sender !== undefined) return sender
  const others = (group?.members ?? []).filter(({ userId }) => userId !== selfId)
  if (prefer === 'another') {
    const first = Number(values['user_id'])
    return others.find(({ userId }) => userId !== first)?.userId ?? selfId
  }
  const open = chat?.type === 'private' ? chat.user : undefined
  const rank = prefer === 'admin' ? 'admin' : 'member'
  const ofRank = others.find(({ role }) => role === rank)
  const lower = others.find(({ role }) => role !== 'owner')
  return (others.find(({ userId }) => userId === open) ?? ofRank ?? lower ?? others[0])?.userId
}
