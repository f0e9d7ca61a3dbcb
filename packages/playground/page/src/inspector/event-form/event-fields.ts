import type { EventOf } from '@cqhttp/core'
import type { SpecificName } from './specific-names.ts'

/** Who is chosen first: somebody in or outside the group, or a member who is not a friend. */
export type UserKind = 'friend' | 'stranger' | 'insider' | 'outsider' | 'acquaintance'

/** What a field of the form is, and what its select offers. */
type FieldKind =
  /** A group: one that the bot is in, or `elsewhere` one that it is not in, if there is any. */
  | { kind: 'group'; prefer?: 'elsewhere' }
  /** Anybody. */
  | { kind: 'user'; prefer?: UserKind }
  /** A member of the chosen group; `owner` is somebody who may do such things. */
  | { kind: 'member'; prefer?: 'owner' | 'admin' | 'bot' | 'another' | 'any' }
  | { kind: 'text'; initial: string }
  | { kind: 'number'; initial: number; unit?: 'seconds' | 'milliseconds' }
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'flag'; initial: boolean }
  /** A name and a size. */
  | { kind: 'file' }
  /** A message that was said; `group` those of the chosen group. */
  | { kind: 'said'; chat: 'group' | 'private' }
  /** What is said. */
  | { kind: 'message' }

/** A field: its name is that of the event. */
export type Field<Name extends SpecificName = SpecificName> = FieldKind & {
  name: Name extends SpecificName ? keyof EventOf<Name> & string : never
}

const HONORS = ['talkative', 'performer', 'emotion', 'legend', 'strong_newbie'] as const

const group = { name: 'group_id', kind: 'group' } as const
const user = { name: 'user_id', kind: 'user' } as const
const member = { name: 'user_id', kind: 'member' } as const
const another = { name: 'target_id', kind: 'member', prefer: 'another' } as const
const operator = { name: 'operator_id', kind: 'member', prefer: 'owner' } as const
const message = { name: 'message', kind: 'message' } as const
const comment = { name: 'comment', kind: 'text', initial: '你好' } as const
const flag = { name: 'flag', kind: 'text', initial: 'sandbox-flag' } as const
const seconds = { name: 'duration', kind: 'number', unit: 'seconds' } as const

/** The fields of each event: if core gets an event that this table lacks, it does not compile. */
export const eventFields = {
  'message.private.friend': [{ ...user, prefer: 'friend' }, message],
  'message.private.group': [group, { ...user, prefer: 'acquaintance' }, message],
  'message.private.discuss': [user, message],
  'message.private.other': [user, message],
  'message.group.normal': [group, member, message],
  'message.group.anonymous': [group, member, message],
  'message.group.notice': [group, member, message],
  'message.discuss': [{ name: 'discuss_id', kind: 'number', initial: 30001 }, user, message],

  'notice.group_upload': [group, member, { name: 'file', kind: 'file' }],
  'notice.group_admin.set': [group, member],
  'notice.group_admin.unset': [group, { ...member, prefer: 'admin' }],
  'notice.group_decrease.leave': [group, member],
  'notice.group_decrease.kick': [group, member, operator],
  'notice.group_decrease.kick_me': [group, { ...member, prefer: 'bot' }, operator],
  'notice.group_increase.approve': [group, { ...user, prefer: 'outsider' }, operator],
  'notice.group_increase.invite': [group, { ...user, prefer: 'outsider' }, operator],
  'notice.group_ban.ban': [group, member, operator, { ...seconds, initial: 600 }],
  'notice.group_ban.lift_ban': [group, member, operator, { ...seconds, initial: 0 }],
  'notice.friend_add': [{ ...user, prefer: 'stranger' }],
  'notice.group_recall': [
    group,
    { name: 'message_id', kind: 'said', chat: 'group' },
    { ...member, prefer: 'any' },
    operator,
  ],
  'notice.friend_recall': [
    { name: 'message_id', kind: 'said', chat: 'private' },
    { ...user, prefer: 'friend' },
  ],
  'notice.notify.poke': [group, member, { ...another, prefer: 'bot' }],
  'notice.notify.lucky_king': [group, member, another],
  'notice.notify.honor': [group, member, { name: 'honor_type', kind: 'choice', choices: HONORS }],

  'request.friend': [{ ...user, prefer: 'stranger' }, comment, flag],
  'request.group.add': [group, { ...user, prefer: 'outsider' }, comment, flag],
  'request.group.invite': [
    { ...group, prefer: 'elsewhere' },
    { ...user, prefer: 'insider' },
    comment,
    flag,
  ],

  'meta_event.lifecycle.enable': [],
  'meta_event.lifecycle.disable': [],
  'meta_event.lifecycle.connect': [],
  'meta_event.heartbeat': [
    { name: 'interval', kind: 'number', initial: 5000, unit: 'milliseconds' },
    { name: 'status', kind: 'flag', initial: true },
  ],
} as const satisfies { [Name in SpecificName]: readonly Field<Name>[] }

/** The fields of an event, whatever it is. */
export function fieldsOf(name: SpecificName): readonly Field[] {
  return eventFields[name]
}
