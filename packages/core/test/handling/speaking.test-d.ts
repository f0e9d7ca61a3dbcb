import { describe, expectTypeOf, test } from 'vitest'
import {
  type Bot,
  CQHttp,
  type Dialect,
  type EventBase,
  type GroupMessageEvent,
  type Handler,
  type Id,
} from '../../src/index.ts'

interface Card extends EventBase {
  post_type: 'notice'
  notice_type: 'group_card'
  card: string
}
interface Types {
  actions: {
    poke(params: { user_id: Id }, options?: object): Promise<{ count: number }>
    get_cookies(params: { domain: string }): Promise<{ bkn: string }>
  }
  events: { notice: Card; 'notice.group_card': Card }
  message: { type: 'sticker'; data: { id: string } }
}
interface OtherTypes {
  actions: { poke(params: { user_id: Id; hard?: boolean }): Promise<null> }
  events: { 'notice.other': Card }
  message: never
}
declare const dialect: Dialect<{ one: Types }>
declare const other: Dialect<{ other: OtherTypes }>

const bot = new CQHttp().use(dialect)

describe('a bot that uses a dialect', () => {
  test('has its actions, and no misspelt one', () => {
    expectTypeOf(bot.poke({ user_id: 1 })).resolves.toEqualTypeOf<{ count: number }>()
    expectTypeOf(bot.callAction('poke', { user_id: 1 })).resolves.toEqualTypeOf<{ count: number }>()
    expectTypeOf(bot.callAction('poke_async', { user_id: 1 })).resolves.toBeNullable()
    expectTypeOf(bot.get_cookies({ domain: 'd' })).resolves.toEqualTypeOf<{ bkn: string }>()
    expectTypeOf(bot.callAction('get_status')).resolves.toHaveProperty('good')
    // @ts-expect-error -- poke
    void bot.callAction('pok', { user_id: 1 })
    // @ts-expect-error -- user_id
    void bot.callAction('poke', { user: 1 })
    // @ts-expect-error -- domain
    void bot.callAction('get_cookies')
  })

  test('has its events and what it sends, in handlers too', () => {
    bot.onNotice('group_card', (event, context) => {
      void context.bot.poke({ user_id: 1 })
      void context.bot.send(event, [{ type: 'sticker', data: { id: event.card } }] as never)
    })
    void bot.send({ user_id: 1 }, { type: 'sticker', data: { id: '1' } })
    // @ts-expect-error -- group_card
    bot.on('notice.group_crad', () => {})
    // @ts-expect-error -- id
    void bot.send({ user_id: 1 }, { type: 'sticker', data: { di: '1' } })
    bot.onMessage('group', (event) => void expectTypeOf(event).toEqualTypeOf<GroupMessageEvent>())
  })

  test('is still a bot, and takes the handlers of one', () => {
    expectTypeOf(bot).toExtend<CQHttp>()
    expectTypeOf(bot).toExtend<Bot>()
    const echo: Handler<'message'> = (event) => ({ reply: event.message })
    bot.onMessage(echo)
    const card: Handler<'notice.group_card', typeof dialect> = (event) => void event.card
    bot.onNotice('group_card', card)
  })
})

test('of several dialects an action takes and gives what any of them does', () => {
  const both = new CQHttp().use(dialect, other)
  expectTypeOf(both.poke({ user_id: 1, hard: true })).resolves.toEqualTypeOf<{
    count: number
  } | null>()
  both.on('notice.other', 'notice.group_card', (event) => void event.card)
  const chain = new CQHttp().use(dialect).use(other)
  chain.on('notice.other', 'notice.group_card', (event) => void event.card)
  void chain.callAction('poke', { user_id: 1, hard: true })
})
