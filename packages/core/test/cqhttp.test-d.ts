import { describe, expectTypeOf, test } from 'vitest'
import {
  CQHttp,
  custom,
  type CustomEvent,
  type Event,
  type EventOf,
  type GroupMessageEvent,
  type GroupRequest,
  type FriendRequest,
  type HandlerContext,
  type MessageEvent,
  type MessageIdResult,
  type MetaEvent,
  type NoticeEvent,
  type PokeNotice,
  type PrivateMessageEvent,
  type QuickOperation,
  type RequestEvent,
  segment,
  type Sending,
} from '../src/index.ts'

declare const bot: CQHttp
declare const group: GroupMessageEvent

/** The bot of the design, as its author writes it. */
interface Env {
  CQHTTP_API_ROOT?: string
  CQHTTP_ACCESS_TOKEN?: string
  CQHTTP_SECRET?: string | false
}

export function createBot(env: Env) {
  const bot = new CQHttp({
    apiRoot: env.CQHTTP_API_ROOT,
    accessToken: env.CQHTTP_ACCESS_TOKEN,
    secret: env.CQHTTP_SECRET,
  })

  bot.onMessage(async (event) => {
    await bot.send(event, '你好呀，下面一条是你刚刚发的：')
    return { reply: event.message, at_sender: false }
  })
  bot.onNotice('group_increase', async (event) => {
    await bot.send(event, '欢迎新人～', { auto_escape: true })
  })
  bot.onRequest('group', 'friend', () => ({ approve: true }))
  return bot
}

test('the bot of the design compiles', () => {
  expectTypeOf(createBot).returns.toEqualTypeOf<CQHttp>()
  expectTypeOf(createBot).toBeCallableWith(process.env)
})

describe('the event of a handler', () => {
  test('is narrowed by the name', () => {
    bot.on('message', (event) => expectTypeOf(event).toEqualTypeOf<MessageEvent>() as never)
    bot.on('message.private', (event, context) => {
      expectTypeOf(event).toEqualTypeOf<PrivateMessageEvent>()
      expectTypeOf(context).toEqualTypeOf<HandlerContext>()
    })
    bot.on('message.private.friend', async (event) => {
      expectTypeOf(event.sub_type).toEqualTypeOf<'friend'>()
    })
    bot.on('notice.notify.poke', (event) => {
      expectTypeOf(event).toEqualTypeOf<PokeNotice>()
    })
  })

  test('is narrowed by the shorthands', () => {
    bot.onMessage((event) => {
      expectTypeOf(event).toEqualTypeOf<MessageEvent>()
    })
    bot.onMessage('group', (event) => {
      expectTypeOf(event).toEqualTypeOf<GroupMessageEvent>()
    })
    bot.onNotice((event) => {
      expectTypeOf(event).toEqualTypeOf<NoticeEvent>()
    })
    bot.onNotice('notify.poke', (event) => {
      expectTypeOf(event).toEqualTypeOf<PokeNotice>()
    })
    bot.onRequest((event) => {
      expectTypeOf(event).toEqualTypeOf<RequestEvent>()
    })
    bot.onMetaEvent((event) => {
      expectTypeOf(event).toEqualTypeOf<MetaEvent>()
    })
  })

  test('is the union of several names', () => {
    bot.on('message.group', 'request.friend', (event) => {
      expectTypeOf(event).toEqualTypeOf<GroupMessageEvent | FriendRequest>()
    })
    bot.onRequest('group.add', 'friend', (event) => {
      expectTypeOf(event).toEqualTypeOf<EventOf<'request.group.add'> | FriendRequest>()
    })
  })

  test('of hooks is narrowed the same', () => {
    bot.before('message.group', 'request.group', (event) => {
      expectTypeOf(event).toEqualTypeOf<GroupMessageEvent | GroupRequest>()
    })
    bot.beforeMessage('private', async (event) => {
      expectTypeOf(event).toEqualTypeOf<PrivateMessageEvent>()
    })
    bot.beforeNotice((event) => {
      expectTypeOf(event).toEqualTypeOf<NoticeEvent>()
    })
  })

  test('of a custom name is what it says', () => {
    bot.on(custom('message_sent'), (event) => {
      expectTypeOf(event).toEqualTypeOf<CustomEvent>()
    })
    bot.on(custom<{ card_new: string }>('notice.group_card'), 'notice.group_ban', (event) => {
      if ('card_new' in event) expectTypeOf(event.card_new).toEqualTypeOf<string>()
    })
  })

  test('of onError is any', () => {
    bot.onError((error, event) => {
      expectTypeOf(error).toBeUnknown()
      expectTypeOf(event).toEqualTypeOf<Event>()
    })
  })
})

describe('a misspelt name', () => {
  test('of an event does not compile', () => {
    // @ts-expect-error
    bot.on('mesage', () => {})
    // @ts-expect-error
    bot.on('message', 'message.privat', () => {})
    // @ts-expect-error
    bot.before('message.private.freind', () => {})
    // @ts-expect-error
    bot.off('notice.group_incraese', () => {})
    // @ts-expect-error
    bot.on('notice.group_card', () => {})
  })

  test('of a shorthand does not compile', () => {
    // @ts-expect-error
    bot.onMessage('privat', () => {})
    // @ts-expect-error
    bot.onMessage('message.private', () => {})
    // @ts-expect-error
    bot.onNotice('group_increase', 'group_decraese', () => {})
    // @ts-expect-error
    bot.onRequest('freind', () => {})
    // @ts-expect-error
    bot.onMetaEvent('heart_beat', () => {})
    // @ts-expect-error
    bot.beforeMessage('group.anonymus', () => {})
  })

  test('of a method or an option does not compile', () => {
    // @ts-expect-error
    void bot.sned_msg({ user_id: 1, message: 'hi' })
    // @ts-expect-error
    bot.onMesage(() => {})
    // @ts-expect-error
    expectTypeOf(new CQHttp({ apiroot: 'http://127.0.0.1' }))
    // @ts-expect-error
    expectTypeOf(new CQHttp({ secret: 1 }))
  })

  test('of a parameter does not compile', () => {
    // @ts-expect-error
    void bot.send_msg({ user_idd: 1, message: 'hi' })
    // @ts-expect-error
    void bot.send_private_msg({ user_id: 1, mesage: 'hi' })
    // @ts-expect-error
    void bot.callAction('set_group_card', { group_id: 1, user_id: 2, crad: 'x' })
    // @ts-expect-error
    void bot.send(group, 'hi', { at_sendr: true })
    // @ts-expect-error
    void bot.get_status({}, { timeuot: 1 })
  })
})

describe('send', () => {
  test('takes any event, and gives the id of the message', () => {
    const params = { group_id: 1, at_sender: true, auto_escape: false } as const
    expectTypeOf(bot.send(group, 'hi', params)).toEqualTypeOf<Promise<MessageIdResult>>()
    void bot.send({} as Event, [segment.text('hi')])
    void bot.send({} as CustomEvent, segment.face(1))
    void bot.send({ user_id: 1 }, 'hi')
    // @ts-expect-error
    void bot.send(group, 1)
    // @ts-expect-error
    void bot.send(group)
    // @ts-expect-error
    void bot.send(group, 'hi', { message_type: 'channel' })
  })

  test('can be changed by a hook', () => {
    bot.beforeSending((sending) => {
      expectTypeOf(sending).toEqualTypeOf<Sending>()
      sending.message.push(segment.face(178))
      sending.params.auto_escape = true
    })
    // @ts-expect-error -- it returns nothing
    bot.beforeSending(async () => 'hi')
  })
})

test('receive gives an operation or nothing', () => {
  expectTypeOf(bot.receive({})).toEqualTypeOf<Promise<QuickOperation | undefined>>()
})

test('fetch fits Bun, Deno and Workers', () => {
  expectTypeOf(bot).toExtend<{ fetch(request: Request): Promise<Response> }>()
  expectTypeOf(bot.fetch).toExtend<
    (request: Request, info: { remoteAddr: object }) => Promise<Response>
  >()
})
