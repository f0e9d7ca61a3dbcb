import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { segment, type Segment } from '@cqhttp/core'
import type { Message } from 'chat'
import { describe, expect, onTestFinished, test, vi } from 'vitest'

import { createWorld, GROUP, MEMBER, THREAD } from './support/chats.ts'

describe.each(['process', 'http', 'socket'] as const)('over %s', (over) => {
  test('a mention reaches the Chat, and what it posts reaches the group', async () => {
    const { sandbox } = await createWorld(
      (chat) =>
        chat.onNewMention(async (thread, message) => {
          await thread.post(`${message.author.fullName}说：${message.text}`)
        }),
      { over },
    )
    await sandbox
      .group(GROUP)
      .member(MEMBER)
      .say([segment.at(10000), segment.text(' 你好')])
    const [sent] = await sandbox.waitFor(() => sandbox.sent.length === 1 && sandbox.sent)
    expect(sent).toMatchObject({ groupId: GROUP, text: expect.stringMatching(/说：你好$/) })
  })

  test('a private message reaches the Chat', async () => {
    const { sandbox } = await createWorld(
      (chat) => chat.onDirectMessage((thread) => thread.post('收到').then(() => {})),
      { over },
    )
    await sandbox.user(MEMBER).say('在吗')
    const [sent] = await sandbox.waitFor(() => sandbox.sent.length === 1 && sandbox.sent)
    expect(sent).toMatchObject({ to: MEMBER, text: '收到' })
  })
})

async function readMessages(
  say: (world: Awaited<ReturnType<typeof createWorld>>) => Promise<unknown>,
  options: Parameters<typeof createWorld>[1] = {},
): Promise<Message[]> {
  const messages: Message[] = []
  const world = await createWorld((chat) => {
    chat.onNewMessage(/[^]*/, (_, message) => void messages.push(message))
    chat.onNewMention((_, message) => void messages.push(message))
  }, options)
  await say(world)
  await world.sandbox.idle()
  return messages
}

test.each<[string, Segment[], boolean]>([
  ['an at of the account', [segment.at(10000), segment.text(' hi')], true],
  ['an at behind the text', [segment.text('hi'), segment.at('10000')], true],
  ['an at of somebody else', [segment.at(10002), segment.text(' hi')], false],
  ['an at of all', [segment.at('all'), segment.text(' hi')], false],
  ['a text that looks like an at', [segment.text('[CQ:at,qq=10000] @小助手 hi')], false],
])('%s', async (_, said, isMention) => {
  for (const profile of [
    'napcat',
    'llbot',
    'lagrange',
    'go-cqhttp',
    'snowluma',
    'standard',
  ] as const) {
    const [message] = await readMessages(
      ({ sandbox }) => sandbox.group(GROUP).member(MEMBER).say(said),
      { sandbox: { profile } },
    )
    expect([profile, message?.isMention]).toEqual([profile, isMention])
    expect(message?.text).toContain('hi')
    expect(message?.text.includes('@10000')).toBe(false)
  }
})

test('a reply to a message of the bot is a mention, and gives that message', async () => {
  const messages = await readMessages(async ({ sandbox, chat }) => {
    const { id } = await chat.thread(THREAD).post('我是小助手')
    const member = sandbox.group(GROUP).member(MEMBER)
    const { message } = await member.say([segment.reply(id), segment.text('你是谁')])
    await member.say([segment.reply(message?.id ?? 0), segment.text('我自己')])
  })
  expect(messages.map(({ isMention, text }) => [isMention, text])).toEqual([
    [true, '你是谁'],
    [false, '我自己'],
  ])
  expect(messages[0]?.replyTo).toMatchObject({ text: '我是小助手', author: { isMe: true } })
})

test('quotes are not read when that is turned off', async () => {
  const messages = await readMessages(
    async ({ sandbox, chat }) => {
      const { id } = await chat.thread(THREAD).post('我是小助手')
      await sandbox
        .group(GROUP)
        .member(MEMBER)
        .say([segment.reply(id), segment.text('你是谁')])
      expect(sandbox.calls.map(({ action }) => action)).not.toContain('get_msg')
    },
    { adapter: { quotes: false } },
  )
  expect(messages[0]).toMatchObject({ isMention: false, text: '你是谁' })
})

test('a copy of a message is handed on once, also with other bytes', async () => {
  const messages = await readMessages(async ({ sandbox, bot }) => {
    await sandbox.group(GROUP).member(MEMBER).say('你好')
    const [exchange] = sandbox.exchanges
    const event = JSON.parse(String(exchange?.body)) as object
    await bot.deliver({ ...event, font: 77 })
    // The same number in another chat, or to another account, is another message.
    await bot.deliver({ ...event, group_id: 20003 })
    await bot.deliver({ ...event, self_id: 10009 })
  })
  expect(messages.map(({ threadId }) => threadId)).toEqual([
    THREAD,
    'cqhttp:10000.group.20003',
    'cqhttp:10009.group.20002',
  ])
})

test('pictures and files are attachments, whose bytes can be fetched', async () => {
  const png = Uint8Array.from([137, 80, 78, 71])
  const [message] = await readMessages(
    async ({ sandbox }) => {
      await sandbox
        .group(GROUP)
        .member(MEMBER)
        .say([segment.text('看'), segment.image(png)])
    },
    { over: 'http' },
  )
  expect(message?.text).toBe('看')
  expect(message?.attachments).toMatchObject([{ type: 'image' }])
  const data = await message?.attachments[0]?.fetchData?.()
  expect(new Uint8Array(data as ArrayBuffer)).toEqual(png)
})

test('a file that is larger than allowed is not fetched', async () => {
  const [message] = await readMessages(
    ({ sandbox }) =>
      sandbox
        .group(GROUP)
        .member(MEMBER)
        .say(segment.image(new Uint8Array(2000))),
    { adapter: { maxFileSize: 1999 } },
  )
  await expect(message?.attachments[0]?.fetchData?.()).rejects.toThrow(/larger than 1999 bytes/)
})

test('a file whose server does not answer is given up after a minute', async () => {
  const server = createServer(() => {}).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  const [message] = await readMessages(({ sandbox }) =>
    sandbox
      .group(GROUP)
      .member(MEMBER)
      .say(segment.image(`http://127.0.0.1:${port}/a.png`)),
  )
  // A minute takes no time here.
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.timeout(20))
  onTestFinished(() => timeout.mockRestore())
  const fetched = message?.attachments[0]?.fetchData?.()
  await expect(fetched).rejects.toMatchObject({ name: 'TimeoutError' })
  expect(timeout).toHaveBeenCalledWith(60_000)
})

test('members have threads of their own when the option says so', async () => {
  const seen: string[] = []
  const { sandbox } = await createWorld(
    (chat) => {
      chat.onNewMention(async (thread) => {
        await thread.subscribe()
      })
      chat.onSubscribedMessage((thread, message) => void seen.push(`${thread.id} ${message.text}`))
    },
    { adapter: { threads: 'member' } },
  )
  const group = sandbox.group(GROUP)
  await group.member(10001).say([segment.at(10000), segment.text(' 你好')])
  await sandbox.idle()
  await group.member(10002).say('别人的话')
  await group.member(10001).say('接着说')
  await sandbox.idle()
  expect(seen).toEqual([`${THREAD}:10001 接着说`])
})

test('a temporary chat is answered through its group', async () => {
  const { sandbox } = await createWorld((chat) =>
    chat.onDirectMessage(async (thread) => {
      await thread.post(thread.id)
    }),
  )
  const { replies } = await sandbox.user(10002).say('你好', { through: GROUP })
  await sandbox.idle()
  expect(replies).toEqual([`cqhttp:10000.private.10002.${GROUP}`])
})

test.each([
  [
    'napcat',
    {
      notice_type: 'group_msg_emoji_like',
      user_id: 10001,
      likes: [{ emoji_id: '76', count: 1 }],
      is_add: true,
    },
    'thumbs_up',
    true,
  ],
  [
    'llbot',
    {
      notice_type: 'group_msg_emoji_like',
      user_id: 10001,
      likes: [{ emoji_id: '128293', count: 1 }],
      is_add: false,
    },
    'fire',
    false,
  ],
  [
    'lagrange',
    { notice_type: 'reaction', sub_type: 'add', operator_id: 10001, code: '66', count: 1 },
    'heart',
    true,
  ],
] as const)('a reaction of %s reaches the Chat', async (profile, fields, name, added) => {
  const seen: unknown[] = []
  const { sandbox } = await createWorld(
    (chat) =>
      chat.onReaction(
        (event) =>
          void seen.push([event.emoji.name, event.added, event.messageId, event.user.userId]),
      ),
    { sandbox: { profile } },
  )
  await sandbox.raise({ post_type: 'notice', group_id: GROUP, message_id: 5, ...fields })
  await sandbox.idle()
  expect(seen).toEqual([[name, added, '5', '10001']])
})

test('recalled messages and new members reach the Chat', async () => {
  const seen: unknown[] = []
  const { sandbox } = await createWorld((chat) => {
    chat.onMessageDeleted(({ messageId, threadId }) => void seen.push([messageId, threadId]))
    chat.onMemberJoinedChannel(({ userId, channelId }) => void seen.push([userId, channelId]))
  })
  const member = sandbox.group(GROUP).member(MEMBER)
  const { message } = await member.say('说错了')
  await member.recall(message ?? 0)
  await sandbox.group(GROUP).join(10005)
  await sandbox.idle()
  expect(seen).toEqual([
    [String(message?.id), THREAD],
    ['10005', THREAD],
  ])
})

test('a message before the Chat is ready is an error that says what to do', async () => {
  const world = await createWorld(() => {})
  await world.chat.shutdown()
  const errors: unknown[] = []
  world.bot.onError((error) => void errors.push(error))
  const { createCqhttpAdapter } = await import('../src/index.ts')
  createCqhttpAdapter({ bot: world.bot })
  await world.sandbox.user(MEMBER).say('你好')
  expect(errors).toEqual([
    expect.objectContaining({ message: expect.stringContaining('await chat.initialize()') }),
  ])
})

test('after a shutdown messages go nowhere, and after it is initialized again they come', async () => {
  const seen: string[] = []
  const { sandbox, chat } = await createWorld((chat) =>
    chat.onDirectMessage((_, message) => void seen.push(message.text)),
  )
  await chat.shutdown()
  await sandbox.user(MEMBER).say('一')
  await chat.initialize()
  await sandbox.user(MEMBER).say('二')
  await sandbox.idle()
  expect(seen).toEqual(['二'])
})
