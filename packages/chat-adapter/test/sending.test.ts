import { ApiError, type Segment } from '@cqhttp/core'
import type { Sandbox } from '@cqhttp/sandbox'
import {
  Actions,
  Button,
  Card,
  CardText,
  emoji,
  Field,
  Fields,
  LinkButton,
  NotImplementedError,
  Plan,
} from 'chat'
import { describe, expect, test } from 'vitest'

import { createWorld, GROUP, MEMBER, THREAD, type World } from './support/chats.ts'

const open = (options: Parameters<typeof createWorld>[1] = {}): ReturnType<typeof createWorld> =>
  createWorld(() => {}, options)

/** The texts of the nodes of the only message, a merged forward. */
function forwarded(sandbox: Sandbox): string[] {
  const [segment] = sandbox.sent.at(-1)?.message ?? []
  if (segment?.type !== 'forward') throw new Error('the last message is no merged forward')
  return sandbox.forward(segment.data.id).map((node) => {
    const [content] = (node.data as { content: Segment[] }).content
    return content?.type === 'text' ? content.data.text : ''
  })
}

describe('Markdown', () => {
  test.each([
    ['emphasis', '**粗** _斜_ ~~删~~ `code`', '粗 斜 删 code'],
    ['headings', '# 标题\n正文', '标题\n\n正文'],
    [
      'links',
      '[文档](https://a.example/x) <https://b.example>',
      '文档 (https://a.example/x) https://b.example',
    ],
    ['pictures', '![猫](https://a.example/cat.png)', '猫 (https://a.example/cat.png)'],
    ['lists', '- 一\n- 二\n  - 三\n\n1. a\n2. b', '• 一\n• 二\n  • 三\n\n1. a\n2. b'],
    ['quotes', '> 一\n> 二', '> 一\n> 二'],
    ['code', '```js\nconst a = 1\n\n\nf(a)\n```', 'const a = 1\n\n\nf(a)'],
    ['HTML', '<b>x</b>', '<b>x</b>'],
    ['emoji', `${String(emoji.thumbs_up)} 好`, '👍 好'],
  ])('%s', async (_, markdown, text) => {
    const { sandbox, chat } = await open()
    await chat.thread(THREAD).post({ markdown })
    expect(sandbox.sent.map(({ message }) => message)).toEqual([[{ type: 'text', data: { text } }]])
  })

  test.each([
    ['quotes within quotes', '>'.repeat(8000)],
    [
      'lists within lists',
      Array.from({ length: 200 }, (_, i) => `${' '.repeat(2 * i)}- a`).join('\n'),
    ],
    ['marks of emphasis', '*a_ '.repeat(8000)],
    ['marks behind what begins like code', `\`\`\` \`\n${'*a_ '.repeat(8000)}`],
    ['code without an end', `\`\`\`\n${'*a_ '.repeat(8000)}`],
  ])('thousands of %s are sent, and nothing is lost', async (_, markdown) => {
    const { sandbox, adapter } = await open()
    // By the adapter: the Chat parses what it has sent too, and takes its time.
    await adapter.postMessage(THREAD, { markdown })
    const letters = (text: string): number => text.split('a').length
    expect(letters(forwarded(sandbox).join(''))).toBe(letters(markdown))
    expect(withoutBlanks(forwarded(sandbox).join('')).length).toBeGreaterThan(300)
  })

  test('a text of many pages is still Markdown', async () => {
    const { sandbox, adapter } = await open()
    const page = `**粗** [链接](https://a.example)\n\n${'字'.repeat(500)}\n\n`
    await adapter.postMessage(THREAD, { markdown: page.repeat(40) })
    const text = forwarded(sandbox).join('\n\n')
    expect(text.split('粗 链接 (https://a.example)\n\n')).toHaveLength(41)
  })

  test('tables are drawn', async () => {
    const { sandbox, chat } = await open()
    await chat.thread(THREAD).post({ markdown: '| a | b |\n|---|---|\n| 1 | 2 |' })
    expect(sandbox.sent[0]?.text).toMatch(/a\s*\|\s*b[^]*1\s*\|\s*2/)
  })
})

test('a string is sent as it is', async () => {
  const { sandbox, chat } = await open()
  await chat.thread(THREAD).post('**a**  [CQ:at,qq=all]\n\n\n&#91; ')
  expect(sandbox.sent[0]?.message).toEqual([
    { type: 'text', data: { text: '**a**  [CQ:at,qq=all]\n\n\n&#91; ' } },
  ])
})

test('a card becomes text, its links included', async () => {
  const { sandbox, chat } = await open()
  await chat.thread(THREAD).post(
    Card({
      title: '订单',
      children: [
        CardText('**已付**'),
        Fields([Field({ label: '金额', value: '3 元' })]),
        Actions([
          Button({ id: 'ok', label: '好' }),
          LinkButton({ label: '查看', url: 'https://a.example' }),
        ]),
      ],
    }),
  )
  expect(sandbox.sent[0]?.text).toBe('订单\n\n已付\n\n金额: 3 元\n\n查看 (https://a.example)')
})

test('a plan is posted as text', async () => {
  const { sandbox, chat } = await open()
  const plan = new Plan({ initialMessage: '查资料' })
  await chat.thread(THREAD).post(plan)
  await plan.complete({ completeMessage: '好了' })
  expect(sandbox.sent.map(({ text }) => text)).toEqual([expect.stringContaining('查资料')])
})

test('a reply quotes the message', async () => {
  const { sandbox, chat } = await open()
  const { message } = await sandbox.group(GROUP).member(MEMBER).say('问')
  await chat.thread(THREAD).reply(String(message?.id), '答')
  expect(sandbox.sent[0]?.message).toEqual([
    { type: 'reply', data: { id: String(message?.id) } },
    { type: 'text', data: { text: '答' } },
  ])
})

test('a mention is an at when the option says so, and else text', async () => {
  const plain = await open()
  const mention = plain.chat.thread(THREAD).mentionUser('10001')
  await plain.chat.thread(THREAD).post(`${mention} 你好`)
  expect(plain.sandbox.sent[0]?.message.map(({ type }) => type)).toEqual(['text'])
  const { sandbox, chat } = await open({ adapter: { mentions: true } })
  await chat.thread(THREAD).post(`${mention} 你好 <@all>`)
  expect(sandbox.sent[0]?.message).toEqual([
    { type: 'at', data: { qq: '10001' } },
    { type: 'text', data: { text: ' 你好 <@all>' } },
  ])
  await chat.thread(THREAD).post(streamOf(['<@10001> 你好']))
  expect(sandbox.sent[1]?.message.map(({ type }) => type)).toEqual(['text'])
})

describe('long texts', () => {
  const paragraphs = Array.from({ length: 20 }, (_, i) => `第 ${i} 段${'字'.repeat(195)}`)

  test.each(['group', 'private'] as const)('are a merged forward in a %s chat', async (type) => {
    const { sandbox, chat } = await open()
    const thread = type === 'group' ? THREAD : `cqhttp:10000.private.${MEMBER}`
    const sent = await chat.thread(thread).post(paragraphs.join('\n\n'))
    expect(sandbox.sent).toHaveLength(1)
    expect(sent.id).toBe(String(sandbox.sent[0]?.id))
    expect(forwarded(sandbox).join('\n\n')).toBe(paragraphs.join('\n\n'))
    expect(forwarded(sandbox).every((text) => text.length <= 1500)).toBe(true)
  })

  test('keep code whole', async () => {
    const code = Array.from({ length: 40 }, (_, i) => `line(${i})\n`).join('\n')
    const { sandbox, chat } = await open()
    await chat.thread(THREAD).post({
      markdown: `${'前'.repeat(1300)}\n\n\`\`\`js\n${code}\n\`\`\`\n\n${'后'.repeat(1300)}`,
    })
    expect(forwarded(sandbox)).toEqual(['前'.repeat(1300), code, '后'.repeat(1300)])
  })

  test('are several messages where there are no merged forwards', async () => {
    const { sandbox, chat } = await open({
      sandbox: { profile: 'standard' },
      adapter: { maxLength: 1000 },
    })
    const sent = await chat.thread(THREAD).post(paragraphs.join('\n\n'))
    expect(sandbox.sent.map(({ text }) => text).join('\n\n')).toBe(paragraphs.join('\n\n'))
    expect(sandbox.sent.every(({ text }) => text.length <= 1000)).toBe(true)
    expect(sent.id).toBe(sandbox.sent.map(({ id }) => id).join(','))
    await sent.delete()
    expect(sandbox.sent.every(({ recalled }) => recalled)).toBe(true)
  })

  test('are one message up to the limit when forwards are turned off', async () => {
    const { sandbox, chat } = await open({ adapter: { forwardAbove: Infinity } })
    await chat.thread(THREAD).post('字'.repeat(4500))
    await chat.thread(THREAD).post('😀'.repeat(4501))
    expect(sandbox.sent.map(({ text }) => Array.from(text).length)).toEqual([4500, 4500, 1])
  })
})

describe('files', () => {
  const data = Buffer.from([1, 2, 3])

  test('pictures go along with the text', async () => {
    const { sandbox, chat } = await open()
    await chat.thread(THREAD).post({
      markdown: '看',
      files: [{ data, filename: 'a.png' }],
      attachments: [{ type: 'image', url: 'https://a.example/b.png' }],
    })
    expect(sandbox.sent.map(({ message }) => message.map(({ type }) => type))).toEqual([
      ['text', 'image', 'image'],
    ])
    expect(sandbox.calls.at(-1)?.params).toMatchObject({
      message: [
        {},
        { data: { file: 'base64://AQID' } },
        { data: { file: 'https://a.example/b.png' } },
      ],
    })
  })

  test('sounds are messages of their own, and other files are uploaded', async () => {
    const { sandbox, chat } = await open()
    await chat.thread(THREAD).post({
      raw: '听',
      files: [
        { data, filename: 'a.mp3' },
        { data: new Blob([data]), filename: '报告.pdf' },
      ],
    })
    expect(sandbox.calls.map(({ action }) => action)).toEqual([
      'send_msg',
      'send_msg',
      'get_version_info',
      'upload_group_file',
    ])
    expect(sandbox.calls.at(-1)?.params).toMatchObject({ name: '报告.pdf', file: 'base64://AQID' })
  })

  test.each([
    [
      'too large',
      { data: Buffer.alloc(4), filename: 'a.png' },
      /has 4 bytes, and maxFileSize allows 3/,
    ],
    ['without content', { type: 'file', url: 'file:///etc/passwd' } as const, /no content/],
  ])('one that is %s is an error, and nothing is sent', async (_, file, message) => {
    const { sandbox, chat } = await open({ adapter: { maxFileSize: 3 } })
    const post = 'filename' in file ? { files: [file] } : { attachments: [file] }
    await expect(chat.thread(THREAD).post({ raw: '看', ...post })).rejects.toThrow(message)
    expect(sandbox.sent).toEqual([])
  })
})

async function* streamOf(chunks: Iterable<string>): AsyncIterable<string> {
  yield* chunks
}

/** Cuts a text into pieces as a model does. */
function* tokens(text: string): Iterable<string> {
  for (let i = 0; i < text.length; i += 7) yield text.slice(i, i + 7)
}

const withoutBlanks = (text: string): string => text.replaceAll(/\s/g, '')

describe('streams', () => {
  const text = Array.from({ length: 20 }, (_, i) => `第 ${i} 段。${'字'.repeat(192)}`).join('\n\n')

  test.each([1, 2, 4, 7])('4,000 characters are at most %i messages', async (maxMessages) => {
    const { sandbox, chat } = await open({
      adapter: { stream: { maxMessages, interval: 0 }, forwardAbove: Infinity },
    })
    await chat.thread(THREAD).post(streamOf(tokens(text)))
    expect(text.length).toBeGreaterThan(3900)
    expect(sandbox.sent.length).toBeLessThanOrEqual(maxMessages)
    expect(sandbox.sent.length).toBeGreaterThan(Math.min(maxMessages, 3) - 1)
    expect(sandbox.sent.map((sent) => sent.text).join('\n\n')).toBe(text)
  })

  test('the first paragraphs come before the end', async () => {
    const { sandbox, chat } = await open()
    const more = Promise.withResolvers<void>()
    const posted = chat.thread(THREAD).post(
      (async function* () {
        yield `${'一'.repeat(100)}\n\n二`
        await more.promise
        yield '三'
      })(),
    )
    await sandbox.waitFor(() => sandbox.sent.length === 1)
    more.resolve()
    await posted
    expect(sandbox.sent.map((sent) => sent.text)).toEqual(['一'.repeat(100), '二三'])
  })

  test('code is not cut at its blank lines', async () => {
    const { sandbox, chat } = await open({ adapter: { stream: { minLength: 1, interval: 0 } } })
    const markdown = '看：\n\n```js\na\n\nb\n~~~\n\nc\n```\n\n完。'
    await chat.thread(THREAD).post(streamOf(markdown))
    expect(sandbox.sent.map((sent) => sent.text)).toEqual(['看：', 'a\n\nb\n~~~\n\nc', '完。'])
  })

  test('nothing is lost when a message comes in the middle', async () => {
    const half = Promise.withResolvers<void>()
    const answers: string[] = []
    const { sandbox } = await createWorld(
      (chat) =>
        chat.onDirectMessage(async (thread, message, _channel, context) => {
          answers.push([...(context?.skipped ?? []), message].map((item) => item.text).join('+'))
          if (message.text !== '长') return
          await thread.post(
            (async function* () {
              yield text.slice(0, 2000)
              await half.promise
              yield text.slice(2000)
            })(),
          )
        }),
      { adapter: { forwardAbove: Infinity } },
    )
    const user = sandbox.user(MEMBER)
    await user.say('长')
    await sandbox.waitFor(() => sandbox.sent.length > 0)
    await user.say('等等')
    await user.say('再等等')
    half.resolve()
    await sandbox.waitFor(() => answers.length === 2)
    expect(answers).toEqual(['长', '等等+再等等'])
    expect(sandbox.sent.length).toBeLessThanOrEqual(4)
    expect(withoutBlanks(sandbox.sent.map((sent) => sent.text).join(''))).toBe(withoutBlanks(text))
  })

  test('what came before a failure is sent, and the error is thrown', async () => {
    const { sandbox, chat } = await open()
    const failing = (async function* () {
      yield '一二三'
      throw new Error('the model is gone')
    })()
    await expect(chat.thread(THREAD).post(failing)).rejects.toThrow('the model is gone')
    expect(sandbox.sent.map((sent) => sent.text)).toEqual(['一二三'])
  })

  test.each([
    ['is silent', () => new Promise<void>(() => {})],
    ['goes on', () => new Promise<void>((resolve) => setTimeout(resolve, 10))],
  ])('what came is sent when there is no time left, and the model %s', async (what, wait) => {
    const failure = Promise.withResolvers<unknown>()
    const stopped = Promise.withResolvers<void>()
    async function* model(): AsyncIterable<string> {
      try {
        yield '一二三'
        yield '四五六'
        for (;;) {
          await wait()
          yield '。'
        }
      } finally {
        stopped.resolve()
      }
    }
    const world: World = await createWorld(
      (chat) =>
        chat.onDirectMessage(async (thread) => {
          // The Chat does not hand on that a stream is to stop.
          const { adapter } = world
          const posted =
            what === 'is silent' ? thread.post(model()) : adapter.stream(thread.id, model())
          await posted.then(() => failure.resolve('none'), failure.resolve)
        }),
      { adapter: { stream: { interval: 60_000 } } },
    )
    const event = {
      time: Math.floor(Date.now() / 1000),
      self_id: 10_000,
      post_type: 'message',
      message_type: 'private',
      sub_type: 'friend',
      message_id: 1,
      user_id: MEMBER,
      message: [{ type: 'text', data: { text: '长' } }],
      sender: { user_id: MEMBER, nickname: '名' },
    }
    const { sandbox, bot } = world
    await bot.deliver(event, { deadline: Date.now() + 1200 })
    expect(await failure.promise).toMatchObject({ name: 'TimeoutError' })
    if (what === 'goes on') await stopped.promise
    expect(sandbox.sent.map((sent) => sent.text)).toEqual([
      expect.stringMatching(what === 'is silent' ? /^一二三四五六$/ : /^一二三四五六。+$/),
    ])
  })

  test('a stream that is stopped keeps what came', async () => {
    const { sandbox, chat, adapter } = await open()
    const controller = new AbortController()
    const { ThreadImpl } = await import('chat')
    const thread = new ThreadImpl({
      id: THREAD,
      adapter,
      channelId: THREAD,
      stateAdapter: chat.getState(),
      signal: controller.signal,
    })
    await thread.post(
      (async function* () {
        yield '一二三'
        controller.abort()
        yield '四五六'
      })(),
    )
    expect(sandbox.sent.map((sent) => sent.text)).toEqual(['一二三'])
  })

  test('an empty stream sends nothing', async () => {
    const { sandbox, chat } = await open()
    await chat.thread(THREAD).post(streamOf(['', ' \n']))
    expect(sandbox.sent).toEqual([])
  })
})

describe('what QQ cannot do', () => {
  test('editing is not implemented', async () => {
    const { chat } = await open()
    const sent = await chat.thread(THREAD).post('一')
    await expect(sent.edit('二')).rejects.toBeInstanceOf(NotImplementedError)
  })

  test('scheduling is not implemented', async () => {
    const { chat } = await open()
    const postAt = new Date(Date.now() + 1000)
    await expect(chat.thread(THREAD).schedule('一', { postAt })).rejects.toBeInstanceOf(
      NotImplementedError,
    )
  })

  test('typing does nothing', async () => {
    const { sandbox, chat } = await open()
    await chat.thread(THREAD).startTyping()
    expect(sandbox.calls).toEqual([])
  })

  test('a message for one user goes to the private chat when that is allowed', async () => {
    const { sandbox, chat } = await open()
    const thread = chat.thread(THREAD)
    expect(await thread.postEphemeral('10001', '密', { fallbackToDM: false })).toBeNull()
    const sent = await thread.postEphemeral('10001', '密', { fallbackToDM: true })
    expect(sent).toMatchObject({ usedFallback: true, threadId: 'cqhttp:10000.private.10001' })
    expect(sandbox.sent).toMatchObject([{ to: 10001, text: '密' }])
  })
})

describe('reactions', () => {
  test.each([
    [emoji.thumbs_up, '76'],
    [emoji.fire, '128293'],
    ['🎉', '127881'],
    ['66', '66'],
  ])('%s', async (reaction, id) => {
    const { sandbox, chat } = await open()
    const sent = await chat.thread(THREAD).post('一')
    await sent.addReaction(reaction)
    await sent.removeReaction(reaction)
    expect(sandbox.calls.slice(-2).map(({ action, params }) => [action, params])).toEqual([
      ['set_msg_emoji_like', { message_id: sent.id, emoji_id: id, set: true }],
      ['set_msg_emoji_like', { message_id: sent.id, emoji_id: id, set: false }],
    ])
  })

  test('an implementation without them says so', async () => {
    for (const profile of ['go-cqhttp', 'standard'] as const) {
      const { chat } = await open({ sandbox: { profile } })
      const sent = await chat.thread(THREAD).post('一')
      await expect(sent.addReaction('👍')).rejects.toBeInstanceOf(NotImplementedError)
    }
  })

  test('a failure of one that has them is not taken for that', async () => {
    for (const profile of ['napcat', 'llbot'] as const) {
      const { chat, adapter } = await open({ sandbox: { profile } })
      await chat.thread(THREAD).post('一')
      await expect(adapter.addReaction(THREAD, '4242', '👍')).rejects.toBeInstanceOf(ApiError)
    }
  })

  test('Lagrange gets its own action', async () => {
    const { sandbox, chat } = await open({ sandbox: { profile: 'lagrange' } })
    const sent = await chat.thread(THREAD).post('一')
    await sent.addReaction('👍').catch(() => {})
    expect(sandbox.calls.at(-1)).toMatchObject({
      action: 'set_group_reaction',
      params: { group_id: '20002', message_id: sent.id, code: '128077', is_add: true },
    })
  })

  test('what is no emoji is refused with the value', async () => {
    const { chat } = await open()
    const sent = await chat.thread(THREAD).post('一')
    await expect(sent.addReaction('nope')).rejects.toThrow(/must be an emoji.*"nope"/)
  })
})

/** The cursor behind the first message. */
function placeOfFirst(sandbox: Sandbox): string {
  const first = sandbox.group(GROUP).messages[0]
  return `${first?.id}/${first?.number}`
}

describe('history', () => {
  test.each(['napcat', 'llbot', 'lagrange', 'snowluma', 'go-cqhttp'] as const)(
    'a group is read page by page from %s',
    async (profile) => {
      const { sandbox, chat } = await open({ sandbox: { profile } })
      for (let i = 0; i < 5; i++) await sandbox.group(GROUP).member(MEMBER).say(`第 ${i} 句`)
      await chat.thread(THREAD).post('我说的')
      const { adapter } = chat.thread(THREAD)
      const first = await adapter.fetchMessages(THREAD, { limit: 4 })
      const cursor = first.nextCursor ?? ''
      const second = await adapter.fetchMessages(THREAD, { limit: 4, cursor })
      expect(first.messages.map(({ text }) => text)).toEqual([
        '第 2 句',
        '第 3 句',
        '第 4 句',
        '我说的',
      ])
      expect(first.messages.map(({ author }) => author.isMe)).toEqual([false, false, false, true])
      expect(second.messages.map(({ text }) => text)).toEqual(['第 0 句', '第 1 句'])
      // go-cqhttp does not say how many there are: its last page is empty.
      expect(second.nextCursor === undefined).toBe(profile !== 'go-cqhttp')
      const rest = await adapter.fetchMessages(THREAD, { cursor: placeOfFirst(sandbox) })
      expect(rest).toEqual({ messages: [] })
    },
  )

  test('of a member there is what the member and the bot said, however long others talked', async () => {
    const { sandbox, chat, adapter } = await open({ adapter: { threads: 'member' } })
    const group = sandbox.group(GROUP)
    await group.member(MEMBER).say('我的话')
    await chat.thread(`${THREAD}:${MEMBER}`).post('答')
    for (let i = 0; i < 9; i++) await group.member(10002).say(`别人的第 ${i} 句`)
    const page = await adapter.fetchMessages(`${THREAD}:${MEMBER}`, { limit: 4 })
    expect(page.messages.map(({ text }) => text)).toEqual(['我的话', '答'])
    expect(page.nextCursor).toBeUndefined()
  })

  test('a private chat is read, and all of it by the iterator of the Chat', async () => {
    const { sandbox, chat } = await open()
    const threadId = `cqhttp:10000.private.${MEMBER}`
    for (let i = 0; i < 30; i++) await sandbox.user(MEMBER).say(`第 ${i} 句`)
    const texts: string[] = []
    for await (const { text } of chat.thread(threadId).messages) texts.push(text)
    expect(texts).toHaveLength(30)
    expect(texts[0]).toBe('第 29 句')
  })

  test('an implementation without it says so, and the Chat can keep it itself', async () => {
    const { sandbox, chat } = await open({ sandbox: { profile: 'standard' } })
    await expect(chat.thread(THREAD).refresh()).rejects.toBeInstanceOf(NotImplementedError)
    expect(sandbox.calls.at(-1)?.action).toBe('get_group_msg_history')
    const kept = await createWorld(
      (chat) => chat.onDirectMessage((thread) => thread.post('答').then(() => {})),
      { sandbox: { profile: 'standard' }, adapter: { history: 'state' } },
    )
    await kept.sandbox.user(MEMBER).say('问')
    await kept.sandbox.idle()
    const thread = kept.chat.thread(`cqhttp:10000.private.${MEMBER}`)
    const texts: string[] = []
    for await (const { text } of thread.messages) texts.push(text)
    expect(texts).toEqual(['答', '问'])
  })

  test('a single message is read, and one that is unknown is null', async () => {
    const { sandbox, chat, adapter } = await open()
    const { message } = await sandbox.group(GROUP).member(MEMBER).say('你好')
    const found = await adapter.fetchMessage(THREAD, String(message?.id))
    expect(found).toMatchObject({ text: '你好', author: { userId: '10001' } })
    expect(await adapter.fetchMessage(THREAD, '4242')).toBeNull()
    expect(await chat.thread(THREAD).adapter.fetchThread(THREAD)).toMatchObject({ isDM: false })
  })
})

test('users and chats are described', async () => {
  const { adapter } = await open({
    sandbox: { groups: [{ id: GROUP, name: '测试群', members: [MEMBER] }] },
  })
  expect(await adapter.fetchChannelInfo(THREAD)).toMatchObject({ name: '测试群', memberCount: 2 })
  expect(await adapter.getUser('10001')).toMatchObject({ userId: '10001', isBot: false })
})

test.each([
  [{}, /option bot is missing/],
  [{ bot: {} }, /option bot must be a bot/],
  [{ name: 'a:b' }, /option name must be letters/],
  [{ threads: 'user' }, /option threads must be 'chat' or 'member'/],
  [{ stream: { maxMessages: 0 } }, /option maxMessages must be a whole number from 1 to 20/],
  [{ streams: {} }, /unknown option streams/],
])('the options %j are refused with the fix', async (options, message) => {
  const { createCqhttpAdapter } = await import('../src/index.ts')
  const { bot } = await open()
  const all = {
    ...('name' in options || 'threads' in options || 'stream' in options ? { bot } : {}),
    ...options,
  }
  expect(() => Reflect.apply(createCqhttpAdapter, undefined, [all])).toThrow(message)
})
