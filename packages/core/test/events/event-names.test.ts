import { describe, expect, test } from 'vitest'
import { custom, eventName, eventTypes } from '../../src/events/event-names.ts'

const names = [
  'message.private.friend',
  'message.private.group',
  'message.private.discuss',
  'message.private.other',
  'message.group.normal',
  'message.group.anonymous',
  'message.group.notice',
  'message.discuss',
  'notice.group_upload',
  'notice.group_admin.set',
  'notice.group_admin.unset',
  'notice.group_decrease.leave',
  'notice.group_decrease.kick',
  'notice.group_decrease.kick_me',
  'notice.group_increase.approve',
  'notice.group_increase.invite',
  'notice.group_ban.ban',
  'notice.group_ban.lift_ban',
  'notice.friend_add',
  'notice.group_recall',
  'notice.friend_recall',
  'notice.notify.poke',
  'notice.notify.lucky_king',
  'notice.notify.honor',
  'request.friend',
  'request.group.add',
  'request.group.invite',
  'meta_event.lifecycle.enable',
  'meta_event.lifecycle.disable',
  'meta_event.lifecycle.connect',
  'meta_event.heartbeat',
]

function payload(name: string): Record<string, unknown> {
  const [post, detail, subType] = name.split('.')
  return {
    post_type: post,
    [`${post}_type`]: detail,
    ...(subType === undefined ? {} : { sub_type: subType }),
  }
}

describe('eventName', () => {
  test.each(names)('names %s', (name) => {
    expect(eventName(payload(name))).toBe(name)
  })

  test('the tables hold the names of the standard and no others', () => {
    const known = Object.entries(eventTypes).flatMap(([post, details]) =>
      Object.entries(details as Record<string, readonly string[]>).flatMap(([detail, subTypes]) =>
        subTypes.length === 0
          ? [`${post}.${detail}`]
          : subTypes.map((subType) => `${post}.${detail}.${subType}`),
      ),
    )
    expect(known).toEqual(names)
  })

  test.each([
    [
      'message_sent.private.friend',
      { post_type: 'message_sent', message_type: 'private', sub_type: 'friend' },
    ],
    ['message.guild.channel', { post_type: 'message', message_type: 'guild', sub_type: 'channel' }],
    ['notice.group_card', { post_type: 'notice', notice_type: 'group_card' }],
    ['notice.group_increase', { post_type: 'notice', notice_type: 'group_increase' }],
    [
      'notice.group_increase',
      { post_type: 'notice', notice_type: 'group_increase', sub_type: null },
    ],
    ['request.group', { post_type: 'request', request_type: 'group', sub_type: '' }],
    ['guess.what', { post_type: 'guess', guess_type: 'what' }],
  ])('names %s outside the standard or without a sub type', (name, event) => {
    expect(eventName(event)).toBe(name)
  })

  test.each([
    {},
    { post_type: 'message' },
    { post_type: 'message', message_type: '' },
    { post_type: 'message', message_type: 1 },
    { post_type: 'message', notice_type: 'private' },
    { post_type: 'message_sent', message_sent_type: 'self' },
    { post_type: '', _type: 'x' },
    { post_type: null, null_type: 'x' },
    { message_type: 'private' },
  ])('has no name for the incomplete event %j', (event) => {
    expect(eventName(event)).toBeUndefined()
  })
})

describe('custom', () => {
  test.each(['notice.group_card', 'message_sent', 'message_sent.private', 'notice.notify.title'])(
    'keeps the name %s',
    (name) => {
      expect(custom(name)).toBe(name)
    },
  )

  test.each(['', '.', 'notice.', '.group_card', 'notice..add', 1, null, undefined, ['notice']])(
    'rejects %j',
    (name) => {
      const make = () => custom(name as string)
      expect(make).toThrow(TypeError)
      expect(make).toThrow("words joined by dots, such as 'notice.group_card'")
    },
  )
})
