import { describe, expect, test } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { createTransport } from '../support/api.ts'
import { throughHandle } from '../support/doors.ts'
import { discussMessage, friendRequest, groupMessage, privateMessage } from '../support/events.ts'

const text = { type: 'text', data: { text: 'hi' } }
const blank = { type: 'text', data: { text: ' ' } }
const at = { type: 'at', data: { qq: '12345678' } }
const quote = { type: 'reply', data: { id: '12' } }
const node = { type: 'node', data: { id: '9' } }
const ids = { group_id: 87654321, user_id: 12345678 }
const group = { message_type: 'group', ...ids }
const anonymous = { ...groupMessage, anonymous: { id: 1, name: 'a', flag: 'f' } }
const groupRequest = {
  ...friendRequest,
  request_type: 'group',
  sub_type: 'add',
  group_id: 87654321,
}
const flag = '12345678'

/** Lets a bot answer an event with an operation; gives the answer and the calls. */
async function answer(event: object, operation: object, options: CQHttpOptions = {}) {
  const transport = createTransport()
  const bot = new CQHttp({ secret: false, logger: false, transport, ...options })
  bot.on('message', 'request', () => operation as never)
  bot.on('x.y' as never, () => operation as never)
  bot.on('notice', () => operation as never)
  const tasks: Promise<unknown>[] = []
  const runtime = { waitUntil: (task: Promise<unknown>) => void tasks.push(task) }
  const { status, body } = await throughHandle(bot, { body: event }, runtime)
  await Promise.all(tasks)
  return {
    status,
    body: body && (JSON.parse(body) as unknown),
    calls: transport.calls.map(({ action, params }) => [action, params]),
    accounts: transport.calls.map(({ selfId }) => selfId),
  }
}

type Row = [what: string, event: object, operation: object, calls: [string, object][]]

const rows: Row[] = [
  [
    'a private reply',
    privateMessage,
    { reply: 'hi', at_sender: true },
    [['send_msg', { message_type: 'private', user_id: 12345678, message: [quote, text] }]],
  ],
  ['an empty reply', groupMessage, { reply: '', at_sender: true }, []],
  ['a reply that is null', groupMessage, { reply: null, at_sender: true }, []],
  [
    'a reply without content, the rest of the operation',
    groupMessage,
    { reply: [{ type: 'text', data: { text: '' } }], delete: true },
    [['delete_msg', { message_id: 12 }]],
  ],
  [
    'a reply of a blank, which is content',
    privateMessage,
    { reply: ' ' },
    [['send_msg', { message_type: 'private', user_id: 12345678, message: [quote, blank] }]],
  ],
  [
    'a group reply',
    groupMessage,
    { reply: 'hi' },
    [['send_msg', { ...group, message: [quote, text] }]],
  ],
  [
    'a group reply with at',
    groupMessage,
    { reply: [text], at_sender: true },
    [['send_msg', { ...group, message: [quote, at, blank, text] }]],
  ],
  [
    'a discuss reply',
    discussMessage,
    { reply: 'hi', at_sender: true },
    [
      [
        'send_msg',
        {
          message_type: 'discuss',
          discuss_id: 5,
          user_id: 12345678,
          message: [quote, at, blank, text],
        },
      ],
    ],
  ],
  [
    'a reply to somebody anonymous, without at',
    anonymous,
    { reply: 'hi', at_sender: true },
    [['send_msg', { ...group, message: [quote, text] }]],
  ],
  ...[0, '0', undefined, null].map((message_id): Row => [
    `a reply to a message with the id ${JSON.stringify(message_id)}, without quote`,
    { ...privateMessage, message_id },
    { reply: 'hi' },
    [['send_msg', { message_type: 'private', user_id: 12345678, message: [text] }]],
  ]),
  [
    'a reply to an id that is a text',
    { ...privateMessage, message_id: '9007199254740993' },
    { reply: 'hi' },
    [
      [
        'send_msg',
        {
          message_type: 'private',
          user_id: 12345678,
          message: [{ type: 'reply', data: { id: '9007199254740993' } }, text],
        },
      ],
    ],
  ],
  [
    'a reply that quotes already',
    groupMessage,
    { reply: [{ type: 'reply', data: { id: '3' } }, text] },
    [['send_msg', { ...group, message: [{ type: 'reply', data: { id: '3' } }, text] }]],
  ],
  [
    'a reply that quotes already, with at: the quote is first',
    groupMessage,
    { reply: [{ type: 'reply', data: { id: '3' } }, text], at_sender: true },
    [['send_msg', { ...group, message: [{ type: 'reply', data: { id: '3' } }, at, blank, text] }]],
  ],
  [
    'a forwarded message, with neither at nor quote',
    groupMessage,
    { reply: [node], at_sender: true },
    [['send_msg', { ...group, message: [node] }]],
  ],
  ['delete', groupMessage, { delete: true }, [['delete_msg', { message_id: 12 }]]],
  ['ban', groupMessage, { ban: true }, [['set_group_ban', { ...ids, duration: 1800 }]]],
  [
    'ban with its duration',
    groupMessage,
    { ban: true, ban_duration: 60 },
    [['set_group_ban', { ...ids, duration: 60 }]],
  ],
  [
    'ban of somebody anonymous',
    anonymous,
    { ban: true, kick: true },
    [['set_group_anonymous_ban', { group_id: 87654321, anonymous_flag: 'f', duration: 1800 }]],
  ],
  [
    'kick',
    groupMessage,
    { kick: true },
    [['set_group_kick', { ...ids, reject_add_request: false }]],
  ],
  [
    'kick for good',
    groupMessage,
    { kick: true, reject_add_request: true },
    [['set_group_kick', { ...ids, reject_add_request: true }]],
  ],
  [
    'all at once, the reply first',
    groupMessage,
    { kick: true, ban: true, delete: true, reply: 'hi' },
    [
      ['send_msg', { ...group, message: [quote, text] }],
      ['delete_msg', { message_id: 12 }],
      ['set_group_ban', { ...ids, duration: 1800 }],
      ['set_group_kick', { ...ids, reject_add_request: false }],
    ],
  ],
  ['what is false', groupMessage, { delete: false, ban: false, kick: false, ban_duration: 5 }, []],
  ['what only groups have', privateMessage, { delete: true, ban: true, kick: true }, []],
  [
    'a friend request',
    friendRequest,
    { approve: true, remark: '小王' },
    [['set_friend_add_request', { flag, approve: true, remark: '小王' }]],
  ],
  [
    'a friend request that is refused',
    friendRequest,
    { approve: false },
    [['set_friend_add_request', { flag, approve: false }]],
  ],
  [
    'a group request',
    groupRequest,
    { approve: true },
    [['set_group_add_request', { flag, sub_type: 'add', approve: true }]],
  ],
  [
    'an invitation that is refused',
    { ...groupRequest, sub_type: 'invite' },
    { approve: false, reason: 'no' },
    [['set_group_add_request', { flag, sub_type: 'invite', approve: false, reason: 'no' }]],
  ],
  ['a request that stays open', groupRequest, { reason: 'no' }, []],
]

describe('as actions', () => {
  test.each(rows)('%s', async (_what, event, operation, calls) => {
    const answered = await answer(event, operation, { quickOperation: 'api' })
    expect(answered).toMatchObject({ status: 204, body: '' })
    // As on the wire: without what is undefined.
    expect(JSON.parse(JSON.stringify(answered.calls))).toEqual(calls)
    expect(answered.accounts).toEqual(calls.map(() => 10001000))
  })
})

describe('the response and the actions', () => {
  const all = { reply: [text], at_sender: true, delete: true, ban: true, ban_duration: 5 }
  const actions = ['delete_msg', 'set_group_ban']
  const { reply, at_sender } = all
  const approve = { approve: true }
  const custom = { ...privateMessage, post_type: 'x', x_type: 'y' }
  const notice = { ...privateMessage, post_type: 'notice', notice_type: 'z' }
  const noApi = { transport: undefined }

  const modes: [
    options: CQHttpOptions,
    event: object,
    operation: object,
    body: unknown,
    calls: string[],
  ][] = [
    [{}, groupMessage, all, { reply, at_sender }, actions],
    [{}, groupMessage, { delete: true, kick: true }, '', ['delete_msg', 'set_group_kick']],
    [{}, groupMessage, { kick: true, reject_add_request: true }, '', ['set_group_kick']],
    [{}, groupMessage, { reply }, { reply, at_sender: false }, []],
    [{}, groupMessage, { reply, delete: false }, { reply, at_sender: false }, []],
    [{}, privateMessage, { reply }, { reply }, []],
    [{}, friendRequest, approve, approve, []],
    [{}, groupMessage, { reply: [node], at_sender: true }, '', ['send_msg']],
    [{}, privateMessage, { reply: [node] }, '', ['send_msg']],
    [{}, discussMessage, { reply: node }, '', ['send_msg']],
    [{}, groupMessage, { reply: [node], block: true }, { block: true }, ['send_msg']],
    [{}, groupMessage, { reply: [node], delete: true }, '', ['send_msg', 'delete_msg']],
    [
      { quickOperation: 'response' },
      groupMessage,
      { reply: [node] },
      { reply: [node], at_sender: false },
      [],
    ],
    [noApi, groupMessage, { reply: [node] }, { reply: [node], at_sender: false }, []],
    [
      {},
      groupMessage,
      { reply: [quote, text], at_sender: true },
      { reply: [quote, at, blank, text], at_sender: false },
      [],
    ],
    [
      {},
      groupMessage,
      { reply: [text, quote], at_sender: true },
      { reply: [quote, at, blank, text], at_sender: false },
      [],
    ],
    [{}, anonymous, { reply: [text], at_sender: true }, { reply: [text], at_sender: false }, []],
    [{}, custom, { a: 1, delete: true }, { a: 1, delete: true }, []],
    [{}, notice, { delete: true }, { delete: true }, []],
    [{ quickOperation: 'mixed' }, groupMessage, all, { reply, at_sender }, actions],
    [{ quickOperation: 'response' }, groupMessage, all, all, []],
    [{ quickOperation: 'response' }, friendRequest, approve, approve, []],
    [{ quickOperation: 'api' }, groupMessage, all, '', ['send_msg', ...actions]],
    [{ quickOperation: 'api' }, friendRequest, approve, '', ['set_friend_add_request']],
    [{ quickOperation: 'api' }, custom, { a: 1 }, { a: 1 }, []],
    [noApi, groupMessage, all, all, []],
    [{ ...noApi, quickOperation: 'api' }, groupMessage, all, all, []],
    [{ ...noApi, quickOperation: 'response' }, friendRequest, approve, approve, []],
  ]

  test.each(modes)('%o: %o', async (options, event, operation, body, calls) => {
    const answered = await answer(event, operation, options)
    expect(answered.body).toEqual(body)
    expect(answered.status).toBe(body === '' ? 204 : 200)
    expect(answered.calls.map(([action]) => action)).toEqual(calls)
  })
})

test('a call that fails keeps no other from being made, and is reported once', async () => {
  const actions: string[] = []
  const errors: unknown[] = []
  const failure = new Error('broken')
  const bot = new CQHttp({
    secret: false,
    logger: false,
    async transport({ action }) {
      actions.push(action)
      if (action === 'delete_msg') throw failure
      return { status: 'ok', retcode: 0 }
    },
  })
  bot.onError((error, event) => void errors.push([error, event.post_type]))
  bot.onMessage('group', () => ({ delete: true, ban: true, kick: true }))
  const tasks: Promise<unknown>[] = []
  const runtime = { waitUntil: (task: Promise<unknown>) => void tasks.push(task) }
  expect((await throughHandle(bot, { body: groupMessage }, runtime)).status).toBe(204)
  for (const task of tasks) await task
  expect(actions).toEqual(['delete_msg', 'set_group_ban', 'set_group_kick'])
  expect(errors).toEqual([
    [expect.objectContaining({ action: 'delete_msg', cause: failure, sent: 'unknown' }), 'message'],
  ])
})
