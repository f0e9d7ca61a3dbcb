import type { Segment } from '@cqhttp/core'
import { toMe, type ToMe, type ToMeOptions } from '@cqhttp/kit'
import { describe, expect, test } from 'vitest'
import { at, createBot, quote, say, SELF, whisper, words } from './support/chat.ts'

const face: Segment = { type: 'face', data: { id: '1' } }

async function find(event: object, options: ToMeOptions = {}, author: unknown = SELF) {
  const { bot, calls } = createBot(() => ({ sender: { user_id: author } }))
  const found: ToMe[] = []
  bot.onMessage(toMe(options, (_event, _context, me) => void found.push(me)))
  await bot.receive(event)
  return { found: found[0], calls }
}

describe('a message is for the bot', () => {
  const rows: [what: string, event: object, options: ToMeOptions, by: ToMe['by'], text: string][] =
    [
      ['in a private chat', whisper(' 你好 '), {}, 'private', '你好'],
      ['with an at of the account first', say([at(), words(' 你好')]), {}, 'mention', '你好'],
      ['with an at at the end', say([words('你好 '), at()]), {}, 'mention', '你好'],
      ['with an at in the middle', say([words('a '), at(), words(' b')]), {}, 'mention', 'a  b'],
      ['with nothing but an at', say([at()]), {}, 'mention', ''],
      ['mentioned in a private chat', whisper([at(), words('hi')]), {}, 'mention', 'hi'],
      ['with a wake word', say('小助手 天气'), { words: ['小助手'] }, 'word', '天气'],
      [
        'with a wake word and a comma',
        say(' 小助手，天气'),
        { words: ['助', '小助手'] },
        'word',
        '天气',
      ],
      ['with a quote of its message', say([quote(), words('为什么')]), {}, 'quote', '为什么'],
      ['with a quote and an at', say([quote(), at(), words(' 为什么')]), {}, 'mention', '为什么'],
      [
        'with a quote and a wake word',
        say([quote(), words('bot hi')]),
        { words: ['bot'] },
        'word',
        'hi',
      ],
    ]
  test.each(rows)('%s', async (_what, event, options, by, text) => {
    const { found } = await find(event, options)
    expect(found).toMatchObject({ by, text })
  })

  test('and keeps its other segments', async () => {
    const { found } = await find(say([quote(), at(), words(' 看'), face, at(5), words(' ')]))
    expect(found?.segments).toEqual([words('看'), face, at(5)])
  })

  test('when the ids differ in type only', async () => {
    const { found } = await find({ ...say([at(), words('hi')]), self_id: String(SELF) })
    expect(found?.by).toBe('mention')
  })
})

describe('a message is not for the bot', () => {
  const rows: [what: string, event: object, options?: ToMeOptions, author?: unknown][] = [
    ['in a group', say('你好')],
    ['with an at of somebody else', say([at(5), words('hi')])],
    ['with an at of all', say([at('all'), words('hi')])],
    ['with a wake word in the middle', say('问 小助手'), { words: ['小助手'] }],
    ['with a quote of somebody else', say([quote(), words('hi')]), {}, 10_001],
    ['with a quote that is not asked for', say([quote(), words('hi')]), { quotes: false }],
    ['with a quote of an unknown message', say([quote(), words('hi')]), {}, undefined],
    ['in a private chat that does not count', whisper('hi'), { private: false }],
  ]
  test.each(rows)('%s', async (_what, event, options, author = 10_001) => {
    expect((await find(event, options, author)).found).toBeUndefined()
  })

  test('when the API fails', async () => {
    const { bot } = createBot(() => {
      throw new Error('down')
    })
    const found: ToMe[] = []
    bot.onMessage(toMe((_event, _context, me) => void found.push(me)))
    await bot.receive(say([quote(), words('hi')]))
    expect(found).toEqual([])
  })
})

test('the API is asked about a quote only, as the account', async () => {
  expect((await find(say([at(), quote()]))).calls).toEqual([])
  const { calls } = await find(say([quote('-9'), words('hi')]))
  expect(calls).toMatchObject([{ action: 'get_msg', params: { message_id: '-9' }, selfId: SELF }])
})

test('what the handler returns is the reply', async () => {
  const { bot } = createBot()
  bot.onMessage(toMe((_event, _context, { text }) => ({ reply: text })))
  expect(await bot.receive(whisper('hi'))).toEqual({ reply: [words('hi')] })
  expect(await bot.receive(say('hi'))).toBeUndefined()
})
