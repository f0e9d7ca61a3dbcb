import { type Bot, CQHttp, type GroupMessageEvent, type MessageEvent } from '@cqhttp/core'
import { memoryStateStore } from '@cqhttp/core/state'
import { type ArgumentsOf, commands, flow, inGroup, role, toMe, when } from '@cqhttp/kit'
import { describe, expectTypeOf, test } from 'vitest'

const bot = new CQHttp({ secret: false })

describe('combinators', () => {
  test('give what they found to the handler, and keep the type of the event', () => {
    bot.onMessage(
      toMe((event, { bot: itself }, { text, by }) => {
        expectTypeOf(event).toExtend<MessageEvent>()
        expectTypeOf(text).toEqualTypeOf<string>()
        expectTypeOf(by).toEqualTypeOf<'private' | 'mention' | 'quote' | 'word'>()
        expectTypeOf(itself).toExtend<Bot>()
        return { reply: text }
      }),
    )
    bot.onMessage(
      'group',
      when(
        role('admin'),
        toMe({ words: ['bot'] }, async (event: GroupMessageEvent, _context, { text }) => ({
          reply: `${text} ${String(event.group_id)}`,
          ban: true,
        })),
      ),
    )
    bot.onMessage(when(inGroup(1), (event) => ({ reply: event.message })))
    // @ts-expect-error -- misspelt
    bot.onMessage(when(inGroup(1), () => ({ replay: 'hi' })))
  })
})

describe('commands', () => {
  test('infer names and types of arguments', () => {
    expectTypeOf<ArgumentsOf<'ping'>>().toEqualTypeOf<Record<never, never>>()
    expectTypeOf<ArgumentsOf<'roll sides?:int=6'>>().toEqualTypeOf<{ sides: number }>()
    expectTypeOf<ArgumentsOf<'roll sides?:int'>>().toEqualTypeOf<{ sides: number | undefined }>()
    expectTypeOf<ArgumentsOf<'ban user:at minutes?:number=30 reason?...'>>().toEqualTypeOf<{
      user: string
      minutes: number
      reason: string | undefined
    }>()
    expectTypeOf<ArgumentsOf<'say who text...'>>().toEqualTypeOf<{ who: string; text: string }>()
    bot.onMessage(
      commands().command(
        'roll sides?:int=6',
        { aliases: ['r'] },
        (_event, _context, { sides }) => ({
          reply: String(sides.toFixed(0)),
        }),
      ),
    )
    // @ts-expect-error -- there is no such argument
    commands().command('roll sides?:int=6', (_event, _context, { side }) => ({ reply: side }))
  })
})

test('flows know their steps', () => {
  const ask = flow<{ what: string }, 'what' | 'when'>({
    name: 'ask',
    store: memoryStateStore(),
    steps: {
      what: ({ text }) => ({ next: 'when', data: { what: text } }),
      when: ({ data }) => ({ reply: data.what }),
    },
  })
  bot.onMessage(ask)
  // @ts-expect-error -- there is no such step
  void ask.start({} as MessageEvent, { next: 'who', data: { what: '' } })
})
