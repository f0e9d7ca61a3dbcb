import { describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import type { SendParams, SendTarget } from '../../src/reply/send.ts'
import { createTransport } from '../support/api.ts'
import {
  discussMessage,
  friendRequest,
  groupIncrease,
  groupMessage,
  heartbeat,
  privateMessage,
} from '../support/events.ts'

function createBot(options: CQHttpOptions = {}) {
  const transport = createTransport()
  const bot = new CQHttp({ secret: false, logger: false, transport, ...options })
  return { bot, calls: transport.calls }
}

const hi = [{ type: 'text', data: { text: 'hi' } }]
const at = (qq: string) => [
  { type: 'at', data: { qq } },
  { type: 'text', data: { text: ' ' } },
]

const user_id = 12345678
const group_id = 87654321
const toUser = { message_type: 'private', user_id }
const toGroup = { message_type: 'group', user_id, group_id }

const rows: [what: string, event: SendTarget, params: SendParams, expected: object][] = [
  ['a private message', privateMessage, {}, toUser],
  [
    'a private message of a group, as NapCat has it',
    { ...privateMessage, group_id },
    {},
    { ...toGroup, message_type: 'private' },
  ],
  ['a group message', groupMessage, {}, toGroup],
  ['a discuss message', discussMessage, {}, { message_type: 'discuss', user_id, discuss_id: 5 }],
  ['a notice in a group', groupIncrease, {}, toGroup],
  ['a notice about a friend', { post_type: 'notice', user_id }, {}, toUser],
  [
    'a notice about a whole group',
    { post_type: 'notice', group_id, user_id: 0 },
    {},
    { message_type: 'group', group_id },
  ],
  ['a friend request', friendRequest, {}, toUser],
  ['a group request', { post_type: 'request', group_id, user_id }, {}, toGroup],
  [
    'an own private message',
    { ...privateMessage, post_type: 'message_sent', user_id: 1, target_id: 2 },
    {},
    { ...toUser, user_id: 2 },
  ],
  [
    'an own private message without target',
    { ...privateMessage, post_type: 'message_sent' },
    {},
    toUser,
  ],
  [
    'an own group message',
    { ...groupMessage, post_type: 'message_sent', target_id: 2 },
    {},
    toGroup,
  ],
  [
    'string ids',
    { post_type: 'notice', group_id: 'g', user_id: 'u' },
    {},
    { message_type: 'group', group_id: 'g', user_id: 'u' },
  ],
  [
    'a notice of a private chat whose group_id is 0, as NapCat has it',
    { post_type: 'notice', group_id: 0, user_id },
    {},
    toUser,
  ],
  ['ids that are null', { post_type: 'notice', group_id: null, user_id } as never, {}, toUser],
  [
    'an event with a target in the parameters',
    heartbeat,
    { group_id },
    { message_type: 'group', group_id },
  ],
  ['another user', privateMessage, { user_id: 9 }, { ...toUser, user_id: 9 }],
  ['another group', groupMessage, { group_id: 9 }, { ...toGroup, group_id: 9 }],
  [
    'a private message, through a group',
    privateMessage,
    { group_id: 9 },
    { ...toUser, group_id: 9 },
  ],
  [
    'a group, from a private chat',
    privateMessage,
    { message_type: 'group', group_id: 9 },
    { ...toGroup, group_id: 9 },
  ],
  ['a group message, to another user', groupMessage, { user_id: 9 }, { ...toGroup, user_id: 9 }],
  [
    'a member, from a group',
    groupMessage,
    { message_type: 'private', user_id: 9 },
    { ...toGroup, message_type: 'private', user_id: 9 },
  ],
  [
    'a notice in a group, to another group',
    groupIncrease,
    { group_id: 9 },
    { ...toGroup, group_id: 9 },
  ],
  ...['', '0', 0, null, undefined].map((none): (typeof rows)[number] => [
    `a notice whose group_id is ${JSON.stringify(none)}`,
    { post_type: 'notice', group_id: none as never, discuss_id: none as never, user_id },
    {},
    toUser,
  ]),
  ...['', '0', 0, null].map((none): (typeof rows)[number] => [
    `a group message with parameters that are ${JSON.stringify(none)}`,
    groupMessage,
    { group_id: none as never, user_id: none as never, discuss_id: none as never },
    toGroup,
  ]),
  [
    'an own private message whose target_id is 0',
    { ...privateMessage, post_type: 'message_sent', target_id: 0 },
    {},
    toUser,
  ],
  [
    'a guild, to a group that is named',
    { post_type: 'message', message_type: 'guild', guild_id: '1', user_id: '144115218676755577' },
    { group_id: 9 },
    { message_type: 'group', group_id: 9 },
  ],
  [
    'a group message of an implementation that knows guilds',
    { ...groupMessage, guild_id: '7' },
    {},
    toGroup,
  ],
  [
    'the sender alone',
    groupMessage,
    { message_type: 'private' },
    { ...toGroup, message_type: 'private' },
  ],
  [
    'parameters that are undefined',
    { ...privateMessage, group_id },
    { message_type: undefined, user_id: undefined, group_id: undefined, auto_escape: undefined },
    { ...toGroup, message_type: 'private' },
  ],
  [
    'a parameter of the implementation',
    privateMessage,
    { reply_id: 1 } as object,
    { ...toUser, reply_id: 1 },
  ],
]

describe('send', () => {
  test.each(rows)('answers %s', async (_what, event, params, expected) => {
    const { bot, calls } = createBot()
    expect(await bot.send(event, 'hi', params)).toEqual({ message_id: 1 })
    expect(calls).toHaveLength(1)
    expect(calls[0]).toMatchObject({ action: 'send_msg' })
    expect(calls[0]?.params).toStrictEqual({ ...expected, message: hi })
  })

  const mentions: [what: string, event: SendTarget, params: SendParams, qq: string | undefined][] =
    [
      ['a group message', groupMessage, {}, '12345678'],
      ['a notice in a group', groupIncrease, {}, '12345678'],
      ['a discuss message', discussMessage, {}, '12345678'],
      ['another user', groupMessage, { user_id: 9, message_type: 'group' }, '9'],
      ['a private message', privateMessage, {}, undefined],
      ['a message sent in private', groupMessage, { message_type: 'private' }, undefined],
      [
        'an anonymous message',
        { ...groupMessage, anonymous: { id: 1, name: 'a', flag: 'f' } },
        {},
        undefined,
      ],
      ['an event without user', { group_id }, {}, undefined],
      ['a notice about nobody', { post_type: 'notice', group_id, user_id: '0' }, {}, undefined],
      ['a group message, not asked for', groupMessage, { at_sender: false }, undefined],
    ]
  test.each(mentions)(
    'with at_sender mentions the sender of %s',
    async (_what, event, params, qq) => {
      const { bot, calls } = createBot()
      await bot.send(event, 'hi', { at_sender: true, ...params })
      expect(calls[0]?.params['message']).toEqual(qq === undefined ? hi : [...at(qq), ...hi])
      expect(calls[0]?.params).not.toHaveProperty('at_sender')
    },
  )

  test('with at_sender keeps a quote first', async () => {
    const quote = { type: 'reply' as const, data: { id: '3' } }
    for (const message of [
      [quote, ...hi],
      [...hi, quote],
    ]) {
      const { bot, calls } = createBot()
      await bot.send(groupMessage, message as never, { at_sender: true })
      expect(calls[0]?.params['message']).toEqual([quote, ...at('12345678'), ...hi])
    }
  })

  test.each([
    ['a message', { post_type: 'message', message_type: 'guild', user_id: '144115218676755577' }],
    ['an own message', { post_type: 'message_sent', message_type: 'guild', user_id: '1' }],
    ['a notice', { post_type: 'notice', guild_id: '42', channel_id: '1', user_id: '14411521867' }],
  ])('refuses %s of a guild, and names the action for it', async (_what, event) => {
    const { bot, calls } = createBot()
    const sent = bot.send(event, 'hi')
    await expect(sent).rejects.toThrow(TypeError)
    await expect(sent).rejects.toThrow('send_guild_channel_msg')
    expect(calls).toEqual([])
  })

  const code = '[CQ:face,id=1]'
  const face = [{ type: 'face', data: { id: '1' } }]
  test.each([
    ['text by default', {}, {}, [{ type: 'text', data: { text: code } }]],
    ['CQ code on request', {}, { auto_escape: false }, face],
    ['CQ code when the bot says so', { autoEscape: false }, {}, face],
    [
      'text on request',
      { autoEscape: false },
      { auto_escape: true },
      [{ type: 'text', data: { text: code } }],
    ],
  ])('takes a string for %s', async (_what, options, params, message) => {
    const { bot, calls } = createBot(options)
    await bot.send(privateMessage, code, params)
    expect(calls[0]?.params['message']).toEqual(message)
  })

  test.each([
    [
      'an event from nowhere',
      heartbeat,
      'hi',
      'send: the event has no user_id, group_id or discuss_id',
    ],
    [
      'a message that is a number',
      privateMessage,
      1,
      'a message must be a string, a segment or an array',
    ],
    ['a message that is missing', privateMessage, undefined, 'a message must be a string'],
    ['a promise as message', privateMessage, Promise.resolve('hi'), 'message[0] must be a segment'],
  ])('rejects for %s', async (_what, event, message, problem) => {
    const { bot, calls } = createBot()
    const sent = bot.send(event, message as never)
    await expect(sent).rejects.toThrow(TypeError)
    await expect(sent).rejects.toThrow(problem)
    expect(calls).toEqual([])
  })
})

describe('beforeSending', () => {
  test('changes message and parameters, in the order of registration', async () => {
    const { bot, calls } = createBot()
    const seen: unknown[] = []
    bot.beforeSending(async (sending) => {
      seen.push(structuredClone(sending))
      sending.message.push({ type: 'face', data: { id: '1' } })
      sending.params.group_id = 9
    })
    bot.beforeSending(({ message }) => void message.push({ type: 'face', data: { id: '2' } }))
    const params = { at_sender: true }
    await bot.send(groupMessage, 'hi', params)
    expect(seen).toEqual([{ event: groupMessage, message: hi, params: { at_sender: true } }])
    const faces = ['1', '2'].map((id) => ({ type: 'face', data: { id } }))
    const message = [...at('12345678'), ...hi, ...faces]
    expect(calls[0]?.params).toEqual({ ...toGroup, group_id: 9, message })
    expect(params).toEqual({ at_sender: true })
  })

  test('can take the place of the message', async () => {
    const { bot, calls } = createBot()
    bot.beforeSending((sending) => void (sending.message = [{ type: 'dice', data: {} }]))
    await bot.send(privateMessage, 'hi')
    expect(calls[0]?.params['message']).toEqual([{ type: 'dice', data: {} }])
  })

  test('changes nothing but send', async () => {
    const { bot, calls } = createBot()
    const hook = vi.fn<() => void>()
    bot.beforeSending(hook)
    bot.onMessage(() => ({ reply: 'hi' }))
    await bot.receive(privateMessage)
    await bot.send_msg({ user_id: 1, message: 'hi' })
    await bot.callAction('send_msg', { user_id: 1, message: 'hi' })
    expect(hook).not.toHaveBeenCalled()
    expect(calls).toHaveLength(2)
  })

  test('tells hooks the signal of the handler that sends, and none elsewhere', async () => {
    const { bot } = createBot()
    const seen: unknown[] = []
    bot.beforeSending(({ signal }) => void seen.push(signal))
    bot.onMessage(async (event, { signal }) => {
      await bot.send(event, 'hi')
      expect(seen).toEqual([signal])
    })
    await bot.receive(privateMessage, { deadline: Date.now() + 5000 })
    expect(seen[0]).toBeInstanceOf(AbortSignal)
    await bot.send(privateMessage, 'hi')
    expect(seen[1]).toBeUndefined()
  })

  test('keeps a message from being sent by throwing, and can be taken off', async () => {
    const { bot, calls } = createBot()
    const off = bot.beforeSending(() => Promise.reject(new Error('too fast')))
    await expect(bot.send(privateMessage, 'hi')).rejects.toThrow('too fast')
    expect(calls).toEqual([])
    off()
    off()
    await bot.send(privateMessage, 'hi')
    expect(calls).toHaveLength(1)
  })
})
