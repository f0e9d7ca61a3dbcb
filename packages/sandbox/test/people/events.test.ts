import { eventTypes } from '@cqhttp/core'
import { createSandbox, type Outcome, type Sandbox } from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { answering } from '../support/fixed-bot.ts'
import type { names } from '../support/profiles.ts'

type Do = (sandbox: Sandbox) => Outcome | Promise<Outcome>

function create(profile: (typeof names)[number] = 'standard'): Sandbox {
  const sandbox = createSandbox({ profile, now: 1_720_000_000, bot: answering(undefined) })
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** What people do, and the event that the standard has for it. */
const doings: [string, Do][] = [
  ['message.private.friend', (s) => s.user(10_001).say('hi')],
  ['message.private.group', (s) => s.user(10_002).say('hi', { through: 20_002 })],
  [
    'message.private.discuss',
    (s) => s.raise(discuss({ message_type: 'private', sub_type: 'discuss' })),
  ],
  ['message.private.other', (s) => s.user(10_099).say('hi')],
  ['message.group.normal', (s) => s.group(20_002).member(10_001).say('hi')],
  ['message.group.anonymous', (s) => s.user(10_001).say('hi', { group: 20_002, anonymous: true })],
  ['message.group.notice', (s) => s.raise(discuss({ message_type: 'group', sub_type: 'notice' }))],
  ['message.discuss', (s) => s.raise(discuss({ message_type: 'discuss' }))],
  ['notice.group_upload', (s) => s.group(20_002).member(10_001).upload({ name: 'a.pdf' })],
  ['notice.group_admin.set', (s) => s.group(20_002).setAdmin(10_001)],
  ['notice.group_admin.unset', (s) => s.group(20_002).setAdmin(10_000, false)],
  ['notice.group_decrease.leave', (s) => s.group(20_002).leave(10_001)],
  ['notice.group_decrease.kick', (s) => s.group(20_002).kick(10_001)],
  ['notice.group_decrease.kick_me', (s) => s.group(20_002).kick(10_000)],
  ['notice.group_increase.approve', (s) => s.group(20_002).join(10_009)],
  ['notice.group_increase.invite', (s) => s.group(20_002).join(10_009, { invited: true })],
  ['notice.group_ban.ban', (s) => s.group(20_002).ban(10_001, 60)],
  ['notice.group_ban.lift_ban', (s) => s.group(20_002).ban(10_001, 0)],
  ['notice.friend_add', (s) => s.user(10_009).befriend()],
  ['notice.group_recall', recall({ group: 20_002 })],
  ['notice.friend_recall', recall({})],
  ['notice.notify.poke', (s) => s.user(10_001).poke()],
  ['notice.notify.lucky_king', (s) => s.group(20_002).luckyKing(10_001, 10_002)],
  ['notice.notify.honor', (s) => s.group(20_002).honor(10_001, 'emotion')],
  ['request.friend', (s) => s.user(10_009).requestFriend('hi')],
  ['request.group.add', (s) => s.user(10_009).requestJoin(20_002)],
  ['request.group.invite', inviteBot],
  ['meta_event.lifecycle.enable', (s) => s.lifecycle('enable')],
  ['meta_event.lifecycle.disable', (s) => s.lifecycle('disable')],
  ['meta_event.lifecycle.connect', (s) => s.lifecycle('connect')],
  ['meta_event.heartbeat', (s) => s.heartbeat()],
]

function discuss(fields: Record<string, unknown>): Record<string, unknown> {
  return { post_type: 'message', user_id: 10_001, message_id: 1, message: 'hi', ...fields }
}

function recall(options: { group?: number }): Do {
  return async (s) => {
    const { message } = await s.user(10_001).say('oops', options)
    return s.user(10_001).recall(message?.id ?? 0)
  }
}

function inviteBot(s: Sandbox): Promise<Outcome> {
  s.world.addGroup({ id: 30_003, members: [10_001] })
  return s.user(10_001).invite(30_003)
}

/** The names of core's table. */
function known(): string[] {
  const details = Object.entries(eventTypes).flatMap(([post, table]) =>
    Object.entries(table as Record<string, readonly string[]>).map(
      ([detail, subTypes]) => [`${post}.${detail}`, subTypes] as const,
    ),
  )
  return details.flatMap(([name, subTypes]) =>
    subTypes.length === 0 ? [name] : subTypes.map((subType) => `${name}.${subType}`),
  )
}

describe('events of the standard', () => {
  test('are all in the table', () => {
    expect(doings.map(([name]) => name)).toEqual(known())
  })

  test.each(doings)('%s', async (name, act) => {
    const { exchanges } = await act(create())
    expect(exchanges.map((exchange) => exchange.name)).toEqual([name])
    const [{ event, body, status }] = exchanges as [(typeof exchanges)[number]]
    expect(status).toBe(204)
    expect(JSON.parse(body)).toEqual(event)
    expect(event).toMatchObject({ time: 1_720_000_000, self_id: 10_000 })
    expect(JSON.stringify(event)).not.toMatch(/undefined|NaN/)
  })
})

test('a poke in a group says which', async () => {
  const { exchanges } = await create().user(10_001).poke({ group: 20_002, target: 10_002 })
  expect(exchanges[0]?.event).toMatchObject({
    group_id: 20_002,
    user_id: 10_001,
    target_id: 10_002,
  })
})

const deviations: [(typeof names)[number], string, Do, Record<string, unknown>][] = [
  [
    'go-cqhttp',
    'group_increase',
    (s) => s.group(20_002).join(10_009, { invited: true }),
    { sub_type: 'approve', operator_id: 0 },
  ],
  [
    'go-cqhttp',
    'whole ban',
    (s) => s.group(20_002).wholeBan(),
    { user_id: 0, duration: 268_435_455 },
  ],
  ['napcat', 'whole ban', (s) => s.group(20_002).wholeBan(), { user_id: 0, duration: -1 }],
  ['go-cqhttp', 'poke', (s) => s.user(10_001).poke(), { sender_id: 10_001 }],
  [
    'napcat',
    'poke',
    (s) => s.user(10_001).poke(),
    { sender_id: 10_001, raw_info: expect.any(Array) },
  ],
  ['lagrange', 'poke', (s) => s.user(10_001).poke(), { action: '戳了戳', suffix: '' }],
  ['llbot', 'friend request', (s) => s.user(10_009).requestFriend(), { via: 'QQ group' }],
  [
    'lagrange',
    'join request',
    (s) => s.user(10_009).requestJoin(20_002),
    { comment: null, invitor_id: 0 },
  ],
  [
    'napcat',
    'temporary session',
    (s) => s.user(10_002).say('x', { through: 20_002 }),
    { group_id: 20_002, temp_source: 0 },
  ],
  [
    'llbot',
    'temporary session',
    (s) => s.user(10_002).say('x', { through: 20_002 }),
    { sender: { user_id: 10_002, nickname: 'user 10002', group_id: 20_002 } },
  ],
  ['napcat', 'dissolution', (s) => s.group(20_002).dismiss(), { sub_type: 'disband' }],
  ['llbot', 'dissolution', (s) => s.group(20_002).dismiss(), { notice_type: 'group_dismiss' }],
  ['lagrange', 'dissolution', (s) => s.group(20_002).dismiss(), { sub_type: 'disband' }],
  [
    'napcat',
    'new name',
    (s) => s.group(20_002).rename('x'),
    { sub_type: 'group_name', name_new: 'x' },
  ],
  [
    'lagrange',
    'new name',
    (s) => s.group(20_002).rename('x'),
    { notice_type: 'group_name_change' },
  ],
  [
    'go-cqhttp',
    'new card',
    (s) => s.group(20_002).setCard(10_001, 'x'),
    { notice_type: 'group_card', card_new: 'x', card_old: '' },
  ],
  [
    'go-cqhttp',
    'title',
    (s) => s.group(20_002).setTitle(10_001, 'x'),
    { sub_type: 'title', title: 'x' },
  ],
  [
    'lagrange',
    'picture',
    (s) => s.user(10_001).say('x'),
    {
      message_style: expect.anything(),
      sender: { user_id: 10_001, nickname: 'user 10001', sex: 'unknown' },
    },
  ],
]

test.each(deviations)('%s: %s', async (profile, _, act, fields) => {
  const { exchanges } = await act(create(profile))
  expect(exchanges).toHaveLength(1)
  expect(exchanges[0]?.event).toMatchObject(fields)
})

test.each(['go-cqhttp', 'llbot'] as const)(
  '%s tells an upload as a message too',
  async (profile) => {
    const { exchanges } = await create(profile)
      .group(20_002)
      .member(10_001)
      .upload({ name: 'a.pdf' })
    expect(exchanges.map(({ name }) => name)).toEqual([
      'notice.group_upload',
      'message.group.normal',
    ])
  },
)

test('Lagrange says friend_add when the request arrives, and not again', async () => {
  const sandbox = create('lagrange')
  const { exchanges } = await sandbox.user(10_009).requestFriend()
  expect(exchanges.map(({ name }) => name)).toEqual(['notice.friend_add', 'request.friend'])
  expect((await sandbox.user(10_008).befriend()).exchanges).toEqual([])
})

test.each([
  ['standard', 'string', undefined],
  ['go-cqhttp', 'string', null],
  ['napcat', 'object', undefined],
  ['llbot', 'object', undefined],
  ['lagrange', 'object', null],
] as const)('%s has its own form of messages', async (profile, type, anonymous) => {
  const { exchanges } = await create(profile).user(10_001).say('hi', { group: 20_002 })
  const { event } = exchanges[0] as (typeof exchanges)[number]
  expect(typeof event['message']).toBe(type)
  const id = event['message_id'] as number
  expect(Number.isInteger(id) && id === (id | 0)).toBe(true)
  expect(event['anonymous'] ?? anonymous).toBe(anonymous)
})

test.each([
  ['standard', []],
  ['napcat', ['message_sent.group.normal']],
  ['llbot', ['message_sent.group.normal']],
  ['go-cqhttp', ['message_sent.group.normal']],
  ['lagrange', ['message.group.normal']],
] as const)('%s reports own messages as %j', async (profile, expected) => {
  const sandbox = createSandbox({ profile, reportSelf: true, bot: answering(undefined) })
  onTestFinished(() => sandbox.close())
  await sandbox.fetch(`${sandbox.apiRoot}/send_group_msg?group_id=20002&message=hi`)
  await sandbox.idle()
  expect(sandbox.exchanges.map(({ name }) => name)).toEqual(expected)
})

test('the bot is not told what it does not see', async () => {
  const sandbox = create()
  sandbox.world.addGroup({ id: 30_003, members: [10_001, 10_002] })
  expect((await sandbox.user(10_001).say('secret', { group: 30_003 })).exchanges).toEqual([])
  await sandbox.group(20_002).setAdmin(10_000, false)
  expect((await sandbox.user(10_009).requestJoin(20_002)).exchanges).toEqual([])
})

test.each([
  [false, [{ type: 'text', data: { text: '[CQ:face,id=14]' } }]],
  [true, [{ type: 'face', data: { id: '14' } }]],
])('strings among segments are read as a string alone, cqCode: %s', async (cqCode, read) => {
  const sandbox = create()
  const { message } = await sandbox
    .user(10_001)
    .say(['看 ', { type: 'face', data: { id: '1' } }, '', '[CQ:face,id=14]'], { cqCode })
  expect(message?.message).toEqual([
    { type: 'text', data: { text: '看 ' } },
    { type: 'face', data: { id: '1' } },
    ...read,
  ])
})
