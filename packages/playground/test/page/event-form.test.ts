import { eventTypes } from '@cqhttp/core'
import { expect, test } from 'vitest'
import { changeValue, defaultValues, textOf } from '../../page/src/inspector/event-form/defaults.ts'
import { eventFields, fieldsOf } from '../../page/src/inspector/event-form/event-fields.ts'
import { optionsOf } from '../../page/src/inspector/event-form/options.ts'
import type { People } from '../../page/src/inspector/event-form/people.ts'
import { readEvent } from '../../page/src/inspector/event-form/read-event.ts'
import {
  postTypes,
  type SpecificName,
  specificNames,
} from '../../page/src/inspector/event-form/specific-names.ts'
import { type Plan, toCommand, toPlan } from '../../page/src/inspector/event-form/to-command.ts'
import { toEvent } from '../../page/src/inspector/event-form/to-event.ts'
import type { GroupView, MessageView, UserView } from '../../src/protocol.ts'
import { eventName } from '@cqhttp/sandbox/tooling'

const user = (id: number, isFriend = false): [number, UserView] => [
  id,
  { id, nickname: `user ${id}`, sex: 'unknown', age: 0, isFriend, remark: '' },
]

const member = (userId: number, role: 'owner' | 'admin' | 'member' = 'member') => ({
  userId,
  role,
  card: '',
  title: '',
  bannedUntil: 0,
})

const group = (id: number, members: GroupView['members']): [number, GroupView] => [
  id,
  { id, name: `group ${id}`, maxMembers: 200, members, wholeBan: false, anonymousAllowed: true },
]

const said = (number: number, userId: number, groupId?: number): [number, MessageView] => [
  number,
  {
    number,
    id: -number,
    time: 0,
    userId,
    message: [],
    text: `message ${number}`,
    via: 'person',
    recalled: false,
    ...(groupId === undefined ? { to: 10_000 } : { groupId }),
  },
]

const people: People = {
  selfId: 10_000,
  users: new Map([
    user(10_000),
    user(10_001, true),
    user(10_002),
    user(10_003),
    user(10_004),
    user(10_009),
  ]),
  groups: new Map([
    group(20_002, [
      member(10_003, 'owner'),
      member(10_001),
      member(10_002),
      member(10_000, 'admin'),
      member(10_004, 'admin'),
    ]),
    group(20_003, [member(10_009, 'owner')]),
  ]),
  messages: new Map([said(1, 10_001), said(2, 10_002, 20_002)]),
}

const names = postTypes.flatMap(specificNames)

function planned(name: SpecificName, change: Record<string, string | number> = {}): Plan {
  return toPlan(name, { ...defaultValues(fieldsOf(name), people, undefined), ...change }, people)
}

test('has each event of the standard, by its longest name', () => {
  expect(names).toHaveLength(Object.keys(eventFields).length)
  expect(names).toEqual(expect.arrayContaining(Object.keys(eventFields)))
  expect(postTypes).toEqual(Object.keys(eventTypes))
})

test.each(names)('makes an event that is called %s', (name) => {
  const fields = fieldsOf(name)
  const values = defaultValues(fields, people, undefined)
  const event = toEvent(name, fields, values, people)
  expect(eventName(event)).toBe(name)
  expect(Object.values(event)).not.toContain(undefined)
  expect(Object.values(event)).not.toContain(Number.NaN)
})

test.each(names)('begins %s with something chosen in each field', (name) => {
  const fields = fieldsOf(name)
  const values = defaultValues(fields, people, undefined)
  for (const field of fields) {
    const options = optionsOf(field, values, people)
    const chosen = options?.map(({ value }) => value) ?? [textOf(values[field.name])]
    expect(chosen).toContain(textOf(values[field.name]))
  }
})

test.each<[SpecificName, object]>([
  ['message.private.friend', { do: 'say', from: 10_001 }],
  ['message.group.normal', { do: 'say', from: 10_001, group: 20_002 }],
  ['message.group.anonymous', { do: 'say', anonymous: true }],
  ['notice.group_upload', { do: 'upload', name: 'report.pdf', size: 1024 }],
  ['notice.group_admin.set', { do: 'setAdmin', enable: true }],
  ['notice.group_admin.unset', { do: 'setAdmin', user: 10_004, enable: false }],
  ['message.private.group', { do: 'say', from: 10_002, through: 20_002 }],
  ['request.group.invite', { do: 'invite', from: 10_009, group: 20_003 }],
  ['notice.group_decrease.leave', { do: 'leave', user: 10_001 }],
  ['notice.group_decrease.kick', { do: 'kick', user: 10_001, by: 10_003 }],
  ['notice.group_decrease.kick_me', { do: 'kick', user: 10_000, by: 10_003 }],
  ['notice.group_increase.approve', { do: 'join', user: 10_009, invited: false }],
  ['notice.group_increase.invite', { do: 'join', user: 10_009, invited: true }],
  ['notice.group_ban.ban', { do: 'ban', duration: 600, by: 10_003 }],
  ['notice.group_ban.lift_ban', { do: 'ban', duration: 0 }],
  ['notice.friend_add', { do: 'befriend', from: 10_002 }],
  ['notice.group_recall', { do: 'recall', number: 2, by: 10_003 }],
  ['notice.friend_recall', { do: 'recall', number: 1, by: 10_001 }],
  ['notice.notify.poke', { do: 'poke', target: 10_000, group: 20_002 }],
  ['notice.notify.lucky_king', { do: 'luckyKing', user: 10_001, target: 10_003 }],
  ['notice.notify.honor', { do: 'honor', honor: 'talkative' }],
  ['request.friend', { do: 'requestFriend', from: 10_002 }],
  ['request.group.add', { do: 'requestJoin', from: 10_009, group: 20_002 }],
])('lets %s happen', (name, command) => {
  expect(planned(name)).toMatchObject({ how: 'happens', command })
})

test.each<[SpecificName, Record<string, string | number>, string]>([
  ['message.private.friend', { user_id: 10_002 }, 'no-friend'],
  ['message.private.group', { user_id: 10_001 }, 'is-friend'],
  ['message.private.other', {}, 'no-command'],
  ['message.group.normal', { user_id: 10_009 }, 'no-member'],
  ['notice.group_increase.approve', { user_id: 10_001 }, 'is-member'],
  ['notice.group_upload', { group_id: 20_003, user_id: 10_009 }, 'bot-is-no-member'],
  ['notice.friend_add', { user_id: 10_001 }, 'is-friend'],
  ['notice.group_recall', { message_id: '' }, 'no-message'],
  ['notice.notify.poke', { target_id: 10_009 }, 'no-member'],
  ['request.group.add', { user_id: 10_001 }, 'is-member'],
  ['notice.group_increase.approve', { group_id: 20_003, user_id: 10_001 }, 'bot-is-no-member'],
  ['notice.group_recall', { group_id: 20_003 }, 'bot-is-no-member'],
  ['request.group.invite', { group_id: 20_002 }, 'bot-is-member'],
  ['meta_event.heartbeat', {}, 'no-command'],
])('only posts %s with %j', (name, change, why) => {
  expect(planned(name, change)).toEqual({ how: 'posted', why })
})

test('asks the bot about a request to join only where it can answer', () => {
  const members = [member(10_003, 'owner'), member(10_000)]
  const plain: People = { ...people, groups: new Map([group(20_002, members)]) }
  const values = { group_id: 20_002, user_id: 10_009, comment: '' }
  expect(toPlan('request.group.add', values, plain)).toEqual({
    how: 'posted',
    why: 'bot-is-no-admin',
  })
})

test('raises the event itself when it is only posted', () => {
  const event = { post_type: 'meta_event' }
  expect(toCommand({ how: 'posted', why: 'no-command' }, event)).toEqual({ do: 'raise', event })
})

test('begins with the open chat', () => {
  const fields = fieldsOf('message.group.normal')
  const inGroup = defaultValues(fields, people, { type: 'group', group: 20_003 })
  expect(inGroup).toMatchObject({ group_id: 20_003, user_id: 10_009 })
  const inPrivate = defaultValues(fieldsOf('request.friend'), people, {
    type: 'private',
    user: 10_009,
  })
  expect(inPrivate).toMatchObject({ user_id: 10_009 })
})

test('chooses members anew when the group changes', () => {
  const fields = fieldsOf('notice.group_ban.ban')
  const values = defaultValues(fields, people, undefined)
  const changed = changeValue({ fields, values, people }, 'group_id', '20003')
  expect(changed).toMatchObject({ group_id: '20003', user_id: 10_009, operator_id: 10_009 })
})

test('names the sender of a message that is recalled', () => {
  const fields = fieldsOf('notice.group_recall')
  const values = defaultValues(fields, people, undefined)
  const changed = changeValue(
    { fields, values: { ...values, user_id: 10_001 }, people },
    'message_id',
    '2',
  )
  expect(changed).toMatchObject({ message_id: '2', user_id: 10_002 })
  expect(toEvent('notice.group_recall', fields, changed, people)).toMatchObject({
    message_id: -2,
    user_id: 10_002,
  })
})

test('reads an event that was typed', () => {
  expect(readEvent('{"post_type":"notice"}')).toEqual({ event: { post_type: 'notice' } })
  expect(readEvent('{').error).toMatch(/JSON/)
  expect(readEvent('[1]').event).toBeUndefined()
  expect(readEvent('null').event).toBeUndefined()
})
