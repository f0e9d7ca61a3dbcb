import type { JsonObject } from '@cqhttp/sandbox/tooling'
import type { Command } from '../../../../src/protocol.ts'
import { textOf, type Values } from './defaults.ts'
import { isMember, type People, roleOf } from './people.ts'
import type { SpecificName } from './specific-names.ts'

/** Why an event is only posted, though the world could make it: a key of the texts. */
export type Obstacle =
  | 'no-command'
  | 'is-friend'
  | 'no-friend'
  | 'is-member'
  | 'no-member'
  | 'bot-is-member'
  | 'bot-is-no-member'
  | 'bot-is-no-admin'
  | 'no-message'
  | 'no-anonymous'

/** What is sent: something that happens, from which the event follows, or only the event. */
export type Plan = { how: 'happens'; command: Command } | { how: 'posted'; why: Obstacle }

interface Given {
  group: number
  user: number
  operator: number
  target: number
  values: Values
  people: People
}

/** How an event comes about, by its name; those missing here are only posted. */
const plans: { readonly [Name in SpecificName]?: (given: Given) => Command | Obstacle } = {
  'message.private.friend': ({ user, values, people }) =>
    people.users.get(user)?.isFriend === true
      ? { do: 'say', from: user, message: textOf(values['message']) }
      : 'no-friend',
  'message.private.group': (given) =>
    given.people.users.get(given.user)?.isFriend === true
      ? 'is-friend'
      : amongMembers(given, ({ user, group, values }) => ({
          do: 'say',
          from: user,
          through: group,
          message: textOf(values['message']),
        })),
  'message.group.normal': (given) =>
    amongMembers(given, ({ user, group, values }) => ({
      do: 'say',
      from: user,
      group,
      message: textOf(values['message']),
    })),
  'message.group.anonymous': (given) =>
    given.people.groups.get(given.group)?.anonymousAllowed === true
      ? amongMembers(given, ({ user, group, values }) => ({
          do: 'say',
          from: user,
          group,
          message: textOf(values['message']),
          anonymous: true,
        }))
      : 'no-anonymous',
  'notice.group_upload': (given) =>
    amongMembers(given, ({ user, group, values: { file } }) => ({
      do: 'upload',
      from: user,
      group,
      ...(typeof file === 'object' ? file : { name: textOf(file) }),
    })),
  'notice.group_admin.set': (given) => setAdmin(given, true),
  'notice.group_admin.unset': (given) => setAdmin(given, false),
  'notice.group_decrease.leave': (given) =>
    amongMembers(given, ({ user, group }) => ({ do: 'leave', group, user })),
  'notice.group_decrease.kick': kick,
  'notice.group_decrease.kick_me': kick,
  'notice.group_increase.approve': (given) => join(given, false),
  'notice.group_increase.invite': (given) => join(given, true),
  'notice.group_ban.ban': ban,
  'notice.group_ban.lift_ban': ban,
  'notice.friend_add': ({ user, people }) =>
    people.users.get(user)?.isFriend === true ? 'is-friend' : { do: 'befriend', from: user },
  'notice.group_recall': ({ group, operator, values, people }) =>
    isMember(people.groups.get(group), people.selfId)
      ? recall(values, people, operator)
      : 'bot-is-no-member',
  'notice.friend_recall': ({ user, values, people }) => recall(values, people, user),
  'notice.notify.poke': (given) =>
    amongMembers(given, ({ user, target, group }) => ({ do: 'poke', from: user, target, group })),
  'notice.notify.lucky_king': (given) =>
    amongMembers(given, ({ user, target, group }) => ({ do: 'luckyKing', group, user, target })),
  'notice.notify.honor': (given) =>
    amongMembers(given, ({ user, group, values }) => ({
      do: 'honor',
      group,
      user,
      honor: textOf(values['honor_type']) as Extract<Command, { do: 'honor' }>['honor'],
    })),
  'request.friend': ({ user, values, people }) =>
    people.users.get(user)?.isFriend === true
      ? 'is-friend'
      : { do: 'requestFriend', from: user, comment: textOf(values['comment']) },
  'request.group.add': ({ user, group, values, people }) => {
    const there = people.groups.get(group)
    if (isMember(there, user)) return 'is-member'
    if (!isMember(there, people.selfId)) return 'bot-is-no-member'
    // Only an administrator can answer, so nobody else is asked.
    if (roleOf(there, people.selfId) === 'member') return 'bot-is-no-admin'
    return { do: 'requestJoin', from: user, group, comment: textOf(values['comment']) }
  },
  'request.group.invite': ({ user, group, values, people }) => {
    const there = people.groups.get(group)
    if (isMember(there, people.selfId)) return 'bot-is-member'
    if (!isMember(there, user)) return 'no-member'
    return { do: 'invite', from: user, group, comment: textOf(values['comment']) }
  },
}

/** How an event comes about: from something that happens, or only posted, and why. */
export function toPlan(name: SpecificName, values: Values, people: People): Plan {
  const number = (field: string): number => Number(values[field])
  const given = {
    group: number('group_id'),
    user: number('user_id'),
    operator: number('operator_id'),
    target: number('target_id'),
    values,
    people,
  }
  const made = plans[name]?.(given) ?? 'no-command'
  return typeof made === 'string' ? { how: 'posted', why: made } : { how: 'happens', command: made }
}

/** The command of a plan, or the one that posts the event as it is. */
export function toCommand(plan: Plan, event: JsonObject): Command {
  return plan.how === 'happens' ? plan.command : { do: 'raise', event }
}

/** What only members can do. */
function amongMembers(given: Given, make: (given: Given) => Command): Command | Obstacle {
  const group = given.people.groups.get(given.group)
  if (!isMember(group, given.people.selfId)) return 'bot-is-no-member'
  if (!isMember(group, given.user)) return 'no-member'
  if ('target_id' in given.values && !isMember(group, given.target)) return 'no-member'
  return make(given)
}

function setAdmin(given: Given, enable: boolean): Command | Obstacle {
  return amongMembers(given, ({ group, user }) => ({ do: 'setAdmin', group, user, enable }))
}

function kick(given: Given): Command | Obstacle {
  return amongMembers(given, ({ group, user, operator }) => ({
    do: 'kick',
    group,
    user,
    by: operator,
  }))
}

function ban(given: Given): Command | Obstacle {
  return amongMembers(given, ({ group, user, operator, values }) => ({
    do: 'ban',
    group,
    user,
    by: operator,
    duration: Number(values['duration']),
  }))
}

function join({ group, user, operator, people }: Given, invited: boolean): Command | Obstacle {
  const there = people.groups.get(group)
  if (isMember(there, user)) return 'is-member'
  if (!isMember(there, people.selfId)) return 'bot-is-no-member'
  return { do: 'join', group, user, by: operator, invited }
}

function recall(values: Values, { messages }: People, by: number): Command | Obstacle {
  const message = messages.get(Number(values['message_id']))
  if (message === undefined || message.recalled) return 'no-message'
  return { do: 'recall', by, number: message.number }
}
