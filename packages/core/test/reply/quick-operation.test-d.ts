import { describe, expectTypeOf, test } from 'vitest'
import {
  custom,
  type CustomEvent,
  type CustomEventName,
  type Event,
  type EventName,
  type EventOf,
} from '../../src/events/event-names.ts'
import type { MessageEvent } from '../../src/events/message.ts'
import type { MetaEvent } from '../../src/events/meta.ts'
import type { NoticeEvent } from '../../src/events/notice.ts'
import type {
  DiscussMessageOperation,
  ExactResult,
  FriendRequestOperation,
  GroupMessageOperation,
  GroupRequestOperation,
  HandlerResult,
  PrivateMessageOperation,
  QuickOperation,
  QuickOperationOf,
} from '../../src/reply/quick-operation.ts'

type AnyName = EventName | CustomEventName<object>
type Exact<R, E> = R & ExactResult<R, E>

/** The shape of the bot's `on`. */
declare function on<
  const Names extends readonly AnyName[],
  R extends HandlerResult<EventOf<Names[number]>>,
>(
  ...args: [
    ...names: Names,
    handler: (
      event: EventOf<Names[number]>,
      context: { stop: () => void },
    ) => Exact<R, EventOf<Names[number]>> | Promise<Exact<R, EventOf<Names[number]>>>,
  ]
): () => void

declare function send(): Promise<{ message_id: number }>
declare function returnsReply(
  event: EventOf<'message.private'>,
): Promise<{ reply: string } | undefined>
declare function returnsNothing(event: EventOf<'message.private'>): Promise<void>
declare function takesAny(event: Event): void

describe('QuickOperationOf', () => {
  test('depends on the event', () => {
    expectTypeOf<
      QuickOperationOf<EventOf<'message.private'>>
    >().toEqualTypeOf<PrivateMessageOperation>()
    expectTypeOf<
      QuickOperationOf<EventOf<'message.group.normal'>>
    >().toEqualTypeOf<GroupMessageOperation>()
    expectTypeOf<
      QuickOperationOf<EventOf<'message.discuss'>>
    >().toEqualTypeOf<DiscussMessageOperation>()
    expectTypeOf<
      QuickOperationOf<EventOf<'request.friend'>>
    >().toEqualTypeOf<FriendRequestOperation>()
    expectTypeOf<
      QuickOperationOf<EventOf<'request.group.add'>>
    >().toEqualTypeOf<GroupRequestOperation>()
    expectTypeOf<QuickOperationOf<MessageEvent>>().toEqualTypeOf<
      PrivateMessageOperation | GroupMessageOperation | DiscussMessageOperation
    >()
    expectTypeOf<QuickOperationOf<Event>>().toEqualTypeOf<QuickOperation>()
  })

  test('is none for notices and meta events, and open for custom events', () => {
    expectTypeOf<QuickOperationOf<NoticeEvent>>().toBeNever()
    expectTypeOf<QuickOperationOf<MetaEvent>>().toBeNever()
    expectTypeOf<QuickOperationOf<CustomEvent>>().toEqualTypeOf<Record<string, unknown>>()
    expectTypeOf<QuickOperationOf<{ foo: 1 }>>().toEqualTypeOf<Record<string, unknown>>()
  })
})

describe('the result of a handler', () => {
  test('may be an operation, nothing, or either', () => {
    on('message', (event) => ({ reply: event.message, at_sender: false }))
    on('message', (event) => {
      if (event.font) return { reply: event.message, at_sender: false }
      return undefined
    })
    on('message', (event) => {
      if (event.font) return { reply: event.message, at_sender: false }
      return
    })
    on('message', async (event) => {
      if (event.font) return { reply: event.message, at_sender: false }
      return
    })
    on('message', async (event) => {
      if (event.font) return { reply: event.message, at_sender: false }
      if (event.sub_type) return { auto_escape: true, reply: 'hi' }
      return
    })
    on('message', (event) => ({ reply: event.font ? 'hi' : undefined }))
    on('message', () => {})
    on('message', async () => {})
    on('message', () => null)
    on('message', async () => {
      throw new Error('x')
    })
    on('message', () => {
      void send()
    })
    on('message.private', returnsReply)
    on('message.private', returnsNothing)
    on('message.private', takesAny)
    on('notice', takesAny)
  })

  test('takes segments that are written out', () => {
    on('message.private.friend', (event) => {
      expectTypeOf(event.sub_type).toEqualTypeOf<'friend'>()
      return { reply: [{ type: 'at', data: { qq: String(event.user_id) } }] }
    })
    on('message.private.friend', async () => ({ reply: { type: 'face', data: { id: '1' } } }))
  })

  test('fits several names at once', () => {
    on('request.group', 'request.friend', () => ({ approve: true }))
    on('message.group', 'notice.group_increase', (event, { stop }) => {
      expectTypeOf(event.group_id).toEqualTypeOf<number | string>()
      stop()
    })
  })

  test('is free for a custom name', () => {
    on(custom<{ foo: 1 }>('notice.x'), (event) => {
      expectTypeOf(event.foo).toEqualTypeOf<1>()
      return { whatever: event.foo }
    })
    on(custom('message_sent.private'), (event) => ({ seen: event['message'] }))
  })

  test('has no misspelt fields', () => {
    // @ts-expect-error
    on('message', () => ({ repply: 'x' }))
    // @ts-expect-error
    on('message', () => ({ reply: 'x', repply: 'x' }))
    // @ts-expect-error
    on('message', async () => ({ reply: 'x', repply: 'x' }))
    // @ts-expect-error
    on('message', async (event) => {
      if (event.font) return { reply: 'x', repply: 'x' }
      return
    })
    // @ts-expect-error
    on('message', async (event) => {
      if (event.font) return { reply: 'x' }
      return { reply: 'x', at_sendr: true }
    })
    // @ts-expect-error
    on('message', (event) => (event.font ? { reply: 'x', repply: 'x' } : null))
  })

  test('has the fields of its event only', () => {
    // @ts-expect-error
    on('message.private', () => ({ reply: 'x', kick: true }))
    // @ts-expect-error
    on('request.friend', () => ({ approve: false, reason: 'x' }))
    // @ts-expect-error
    on('notice', () => ({ reply: 'x' }))
    // @ts-expect-error
    on('meta_event', async () => ({ reply: 'x' }))
    // @ts-expect-error
    on('message', () => send())
    // @ts-expect-error
    on('message', () => 'hi')
    // @ts-expect-error
    on('message', () => ({ reply: 1 }))
  })
})

describe('the name of an event', () => {
  test('must be one of the standard or made by custom', () => {
    // @ts-expect-error
    on('mesage', () => {})
    // @ts-expect-error
    on('message.private', 'message.grp', () => {})
    // @ts-expect-error
    on('notice.group_card', () => {})
  })
})
