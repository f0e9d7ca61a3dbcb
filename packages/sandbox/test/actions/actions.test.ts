import { publicActions } from '@cqhttp/core'
import { createSandbox, type Role, type Sandbox } from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { call } from '../support/call.ts'
import { names } from '../support/profiles.ts'

const NOW = 1_720_000_000

function create(botRole: Role = 'owner'): Sandbox {
  const sandbox = createSandbox({
    now: NOW,
    groups: [
      {
        id: 20_002,
        name: 'ops',
        botRole,
        members: [
          { id: 10_001, nickname: 'Ann', card: 'ann' },
          10_002,
          { id: 10_003, role: 'admin' },
        ],
      },
    ],
  })
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** The id of the record that the bot sent first. */
function forwardId({ sent }: Sandbox): unknown {
  const [segment] = sent[0]?.message ?? []
  return segment?.type === 'forward' ? segment.data.id : undefined
}

const text = (value: string): unknown[] => [{ type: 'text', data: { text: value } }]

interface Row {
  action: string
  before?: (sandbox: Sandbox) => unknown
  params?: Record<string, unknown> | ((sandbox: Sandbox) => Record<string, unknown>)
  data?: unknown
  status?: string
  check?: (sandbox: Sandbox) => unknown
}

const group = { group_id: 20_002 }
const member = { ...group, user_id: 10_001 }

const memberInfo = {
  ...member,
  nickname: 'Ann',
  card: 'ann',
  sex: 'unknown',
  age: 0,
  area: '',
  join_time: NOW,
  last_sent_time: NOW,
  level: '1',
  role: 'member',
  unfriendly: false,
  title: '',
  title_expire_time: 0,
  card_changeable: true,
}

const rows: Row[] = [
  {
    action: 'send_private_msg',
    params: { user_id: 10_001, message: 'hi' },
    data: { message_id: 1 },
    check: (s) => expect(s.user(10_001).messages).toMatchObject([{ userId: 10_000, text: 'hi' }]),
  },
  {
    action: 'send_group_msg',
    params: { ...group, message: '[CQ:at,qq=10001] hi &amp; bye' },
    data: { message_id: 1 },
    check: (s) =>
      expect(s.group(20_002).sent[0]?.message).toEqual([
        { type: 'at', data: { qq: '10001' } },
        ...text(' hi & bye'),
      ]),
  },
  {
    action: 'send_msg',
    params: { ...group, message: '[CQ:face,id=1]', auto_escape: true },
    data: { message_id: 1 },
    check: (s) => expect(s.sent[0]?.message).toEqual(text('[CQ:face,id=1]')),
  },
  {
    action: 'delete_msg',
    before: (s) => s.group(20_002).member(10_001).say('spam'),
    params: { message_id: 1 },
    data: null,
    check: (s) => expect(s.group(20_002).messages[0]?.recalled).toBe(true),
  },
  {
    action: 'get_msg',
    before: (s) => s.user(10_001).say('hi & [bye]'),
    params: { message_id: 1 },
    data: {
      time: NOW,
      message_type: 'private',
      message_id: 1,
      real_id: 1,
      sender: { user_id: 10_001, nickname: 'Ann', sex: 'unknown', age: 0 },
      message: 'hi &amp; &#91;bye&#93;',
    },
  },
  {
    action: 'get_forward_msg',
    before: (s) =>
      call(s, 'send_group_msg', {
        ...group,
        message: [{ type: 'node', data: { user_id: '1', nickname: 'x', content: text('in') } }],
      }),
    params: (s) => ({ id: forwardId(s) }),
    data: { message: [{ type: 'node', data: { user_id: '1', nickname: 'x', content: 'in' } }] },
  },
  {
    action: 'send_like',
    params: { user_id: 10_001, times: 10 },
    data: null,
    check: (s) => expect(s.world.likes(10_000, 10_001)).toBe(10),
  },
  {
    action: 'set_group_kick',
    params: { ...member, reject_add_request: true },
    data: null,
    check: (s) => {
      expect(s.group(20_002).group.members.has(10_001)).toBe(false)
      expect(s.group(20_002).group.blocked.has(10_001)).toBe(true)
    },
  },
  {
    action: 'set_group_ban',
    params: member,
    data: null,
    check: (s) => expect(s.group(20_002).info(10_001).bannedUntil).toBe(NOW + 1800),
  },
  {
    action: 'set_group_anonymous_ban',
    before: (s) => s.group(20_002).member(10_001).say('boo', { anonymous: true }),
    params: (s) => ({ ...group, anonymous: s.world.messages[0]?.anonymous, duration: 60 }),
    data: null,
    check: (s) => {
      const again = (): unknown => s.group(20_002).member(10_001).say('boo', { anonymous: true })
      return expect(again).rejects.toThrow('muted')
    },
  },
  {
    action: 'set_group_whole_ban',
    params: group,
    data: null,
    check: (s) => expect(() => s.group(20_002).member(10_001).say('x')).rejects.toThrow('muted'),
  },
  {
    action: 'set_group_admin',
    params: member,
    data: null,
    check: (s) => expect(s.group(20_002).info(10_001).role).toBe('admin'),
  },
  {
    action: 'set_group_anonymous',
    params: { ...group, enable: false },
    data: null,
    check: (s) => {
      const say = (): unknown => s.group(20_002).member(10_001).say('x', { anonymous: true })
      return expect(say).rejects.toThrow('anonymous')
    },
  },
  {
    action: 'set_group_card',
    params: { ...member, card: 'Annie' },
    data: null,
    check: (s) => expect(s.group(20_002).info(10_001).card).toBe('Annie'),
  },
  {
    action: 'set_group_name',
    params: { ...group, group_name: 'dev' },
    data: null,
    check: (s) => expect(s.group(20_002).group.name).toBe('dev'),
  },
  {
    action: 'set_group_leave',
    params: { ...group, is_dismiss: true },
    data: null,
    check: (s) => expect(s.world.groups.has(20_002)).toBe(false),
  },
  {
    action: 'set_group_special_title',
    params: { ...member, special_title: 'boss', duration: 60 },
    data: null,
    check: async (s) => {
      const title = async (): Promise<unknown> => {
        const { data } = await call(s, 'get_group_member_info', member)
        return (data as { title: string }).title
      }
      expect(await title()).toBe('boss')
      s.clock.advance(60)
      expect(await title()).toBe('')
    },
  },
  {
    action: 'set_friend_add_request',
    before: (s) => s.user(10_009).requestFriend('hi'),
    params: { flag: 'friend-1', remark: 'nine' },
    data: null,
    check: (s) => expect(s.world.friendsOf(10_000).get(10_009)).toBe('nine'),
  },
  {
    action: 'set_group_add_request',
    before: (s) => s.user(10_009).requestJoin(20_002, 'please'),
    params: { flag: 'add-1', sub_type: 'add' },
    data: null,
    check: (s) => expect(s.world.isMember(20_002, 10_009)).toBe(true),
  },
  { action: 'get_login_info', data: { user_id: 10_000, nickname: 'bot' } },
  {
    action: 'get_stranger_info',
    params: { user_id: 10_002 },
    data: { user_id: 10_002, nickname: 'user 10002', sex: 'unknown', age: 0 },
  },
  { action: 'get_friend_list', data: [{ user_id: 10_001, nickname: 'Ann', remark: '' }] },
  {
    action: 'get_group_info',
    params: group,
    data: { ...group, group_name: 'ops', member_count: 4, max_member_count: 200 },
  },
  {
    action: 'get_group_list',
    data: [{ ...group, group_name: 'ops', member_count: 4, max_member_count: 200 }],
  },
  { action: 'get_group_member_info', params: member, data: memberInfo },
  {
    action: 'get_group_member_list',
    params: group,
    data: expect.arrayContaining([memberInfo]),
  },
  {
    action: 'get_group_honor_info',
    before: (s) => s.group(20_002).honor(10_001, 'talkative'),
    params: { ...group, type: 'talkative' },
    data: {
      ...group,
      current_talkative: {
        user_id: 10_001,
        nickname: 'Ann',
        avatar: expect.any(String),
        day_count: 1,
      },
      talkative_list: [
        { user_id: 10_001, nickname: 'Ann', avatar: expect.any(String), description: '' },
      ],
    },
  },
  { action: 'get_cookies', data: { cookies: expect.any(String) } },
  { action: 'get_csrf_token', data: { token: expect.any(Number) } },
  {
    action: 'get_credentials',
    data: { cookies: expect.any(String), csrf_token: expect.any(Number) },
  },
  {
    action: 'get_record',
    before: (s) => s.user(10_001).say({ type: 'record', data: { file: 'voice.amr' } }),
    params: { file: 'voice.amr', out_format: 'mp3' },
    data: { file: expect.stringMatching(/voice\.amr\.mp3$/) },
  },
  {
    action: 'get_image',
    before: (s) => s.user(10_001).say({ type: 'image', data: { file: 'cat.image' } }),
    params: { file: 'cat.image' },
    data: { file: expect.stringMatching(/cat\.image$/) },
  },
  { action: 'can_send_image', data: { yes: true } },
  { action: 'can_send_record', data: { yes: true } },
  { action: 'get_status', data: { online: true, good: true } },
  {
    action: 'get_version_info',
    data: {
      app_name: expect.any(String),
      app_version: expect.any(String),
      protocol_version: 'v11',
    },
  },
  { action: 'set_restart', status: 'async', data: null },
  { action: 'clean_cache', data: null },
]

describe('public actions', () => {
  test('are all in the table', () => {
    expect(rows.map(({ action }) => action)).toEqual(publicActions)
  })

  test.each(rows)(
    '$action',
    async ({ action, before, params = {}, data, status = 'ok', check }) => {
      const sandbox = create()
      await before?.(sandbox)
      const given = typeof params === 'function' ? params(sandbox) : params
      const answer = await call(sandbox, action, given)
      expect(answer).toEqual({ status, retcode: status === 'ok' ? 0 : 1, data })
      await check?.(sandbox)
    },
  )
})

const failures: [string, string, Record<string, unknown>, number, Role?][] = [
  ['a missing parameter', 'send_private_msg', { message: 'hi' }, 100],
  ['an id that is none', 'get_msg', { message_id: 'abc' }, 100],
  ['a switch that is none', 'set_group_whole_ban', { ...group, enable: 'maybe' }, 100],
  ['an empty message', 'send_group_msg', { ...group, message: '' }, 100],
  ['a message that is none', 'send_group_msg', { ...group, message: [1] }, 100],
  ['a target that is none', 'send_msg', { message: 'hi' }, 100],
  ['a mute that is too long', 'set_group_ban', { ...member, duration: 9_999_999 }, 100],
  ['an unknown message', 'get_msg', { message_id: 404 }, 102],
  ['an unknown user', 'send_private_msg', { user_id: 404, message: 'hi' }, 102],
  ['an unknown group', 'send_group_msg', { group_id: 404, message: 'hi' }, 102],
  ['an unknown flag', 'set_friend_add_request', { flag: 'x' }, 102],
  ['an unknown picture', 'get_image', { file: 'x' }, 102],
  ['a member who removes somebody', 'set_group_kick', member, 103, 'member'],
  ['a member who mutes somebody', 'set_group_ban', member, 103, 'member'],
  ['an admin who mutes an admin', 'set_group_ban', { ...member, user_id: 10_003 }, 103, 'admin'],
  ['an admin who appoints', 'set_group_admin', member, 103, 'admin'],
  ['an admin who gives a title', 'set_group_special_title', member, 103, 'admin'],
  ['an owner who leaves', 'set_group_leave', group, 103],
  ['a mute of oneself', 'set_group_ban', { ...member, user_id: 10_000 }, 103, 'admin'],
]

test.each(failures)('refuses %s', async (_, action, params, retcode, role) => {
  const answer = await call(create(role), action, params)
  expect(answer).toEqual({ status: 'failed', retcode, data: null })
})

test.each(names)(
  'get_msg of %s has a real_id, which NoneBot cannot do without',
  async (profile) => {
    const sandbox = createSandbox({ profile })
    onTestFinished(() => sandbox.close())
    const { message } = await sandbox.user(10_001).say('hi')
    const { data } = await call(sandbox, 'get_msg', { message_id: message?.id })
    const { real_id, message_id, message_seq } = data as Record<string, unknown>
    expect(real_id).toBe(profile === 'llbot' ? message_seq : message_id)
    expect(real_id).toEqual(expect.any(Number))
  },
)

test('the bot cannot speak while it is muted, and can when time has passed', async () => {
  const sandbox = create('member')
  await sandbox.group(20_002).ban(10_000, 60, { by: 10_003 })
  const send = (): unknown => call(sandbox, 'send_group_msg', { ...group, message: 'hi' })
  expect(await send()).toMatchObject({ retcode: 103 })
  sandbox.clock.advance(60)
  expect(await send()).toMatchObject({ retcode: 0 })
})

test('a stranger is reached after it wrote first', async () => {
  const sandbox = create()
  const stranger = sandbox.user(10_050)
  const send = (): unknown => call(sandbox, 'send_private_msg', { user_id: 10_050, message: 'hi' })
  expect(await send()).toMatchObject({ retcode: 103 })
  await stranger.say('hello')
  expect(await send()).toMatchObject({ retcode: 0 })
})

test('likes are ten a day', async () => {
  const sandbox = create()
  const like = (): unknown => call(sandbox, 'send_like', { user_id: 10_001, times: 6 })
  expect(await like()).toMatchObject({ retcode: 0 })
  expect(await like()).toMatchObject({ retcode: 103 })
  sandbox.clock.advance(86_400)
  expect(await like()).toMatchObject({ retcode: 0 })
})

test('_async answers at once and acts afterwards', async () => {
  const sandbox = create()
  const answer = await call(sandbox, 'send_group_msg_async', { ...group, message: 'later' })
  expect(answer).toEqual({ status: 'async', retcode: 1, data: null })
  await sandbox.idle()
  expect(sandbox.sent).toMatchObject([{ text: 'later' }])
})

test('_rate_limited acts one after the other, with a pause', async () => {
  const sandbox = createSandbox({ rateLimitInterval: 40 })
  onTestFinished(() => sandbox.close())
  const startedAt = Date.now()
  for (const message of ['1', '2', '3']) {
    const answer = await call(sandbox, 'send_group_msg_rate_limited', { ...group, message })
    expect(answer).toMatchObject({ status: 'async' })
  }
  expect(sandbox.sent.length).toBeLessThan(2)
  await sandbox.waitFor(() => sandbox.sent.length === 3)
  expect(sandbox.sent.map(({ text: said }) => said)).toEqual(['1', '2', '3'])
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(75)
})
