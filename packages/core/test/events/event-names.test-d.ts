import { describe, expectTypeOf, test } from 'vitest'
import {
  custom,
  type CustomEvent,
  type CustomEventName,
  type DetailName,
  type Event,
  type EventName,
  type EventOf,
} from '../../src/events/event-names.ts'
import type { Id } from '../../src/base/id.ts'
import type {
  Anonymous,
  DiscussMessageEvent,
  GroupMessageEvent,
  MessageEvent,
  PrivateMessageEvent,
} from '../../src/events/message.ts'
import type { HeartbeatEvent, LifecycleEvent, MetaEvent } from '../../src/events/meta.ts'
import type {
  FriendAddNotice,
  FriendRecallNotice,
  GroupAdminNotice,
  GroupBanNotice,
  GroupDecreaseNotice,
  GroupIncreaseNotice,
  GroupRecallNotice,
  GroupUploadNotice,
  HonorNotice,
  LuckyKingNotice,
  NoticeEvent,
  PokeNotice,
} from '../../src/events/notice.ts'
import type { FriendRequest, GroupRequest, RequestEvent } from '../../src/events/request.ts'
import type { Segment } from '../../src/message/segment.ts'

/** All names that the interface of an event makes possible. */
type NameOf<E extends Event> = E extends MessageEvent
  ? DottedName<E['post_type'], E['message_type'], E>
  : E extends NoticeEvent
    ? DottedName<E['post_type'], E['notice_type'], E>
    : E extends RequestEvent
      ? DottedName<E['post_type'], E['request_type'], E>
      : E extends MetaEvent
        ? DottedName<E['post_type'], E['meta_event_type'], E>
        : never
type DottedName<Post extends string, Detail extends string, E> =
  | Post
  | `${Post}.${Detail}`
  | (E extends { sub_type?: infer SubType }
      ? `${Post}.${Detail}.${Extract<SubType, string>}`
      : never)

describe('tables and interfaces', () => {
  test('have the same names', () => {
    expectTypeOf<NameOf<Event>>().toEqualTypeOf<EventName>()
  })

  test('every name stands for an event of this name', () => {
    type Strays = {
      [Name in EventName]: [EventOf<Name>] extends [never]
        ? Name
        : Name extends NameOf<EventOf<Name>>
          ? never
          : Name
    }[EventName]
    expectTypeOf<Strays>().toBeNever()
  })
})

describe('EventOf', () => {
  test('gives the union of a post type', () => {
    expectTypeOf<EventOf<'message'>>().toEqualTypeOf<MessageEvent>()
    expectTypeOf<EventOf<'notice'>>().toEqualTypeOf<NoticeEvent>()
    expectTypeOf<EventOf<'request'>>().toEqualTypeOf<RequestEvent>()
    expectTypeOf<EventOf<'meta_event'>>().toEqualTypeOf<MetaEvent>()
  })

  test('gives the interface of a detail type', () => {
    expectTypeOf<EventOf<'message.private'>>().toEqualTypeOf<PrivateMessageEvent>()
    expectTypeOf<EventOf<'message.group'>>().toEqualTypeOf<GroupMessageEvent>()
    expectTypeOf<EventOf<'message.discuss'>>().toEqualTypeOf<DiscussMessageEvent>()
    expectTypeOf<EventOf<'notice.group_upload'>>().toEqualTypeOf<GroupUploadNotice>()
    expectTypeOf<EventOf<'notice.group_admin'>>().toEqualTypeOf<GroupAdminNotice>()
    expectTypeOf<EventOf<'notice.group_decrease'>>().toEqualTypeOf<GroupDecreaseNotice>()
    expectTypeOf<EventOf<'notice.group_increase'>>().toEqualTypeOf<GroupIncreaseNotice>()
    expectTypeOf<EventOf<'notice.group_ban'>>().toEqualTypeOf<GroupBanNotice>()
    expectTypeOf<EventOf<'notice.friend_add'>>().toEqualTypeOf<FriendAddNotice>()
    expectTypeOf<EventOf<'notice.group_recall'>>().toEqualTypeOf<GroupRecallNotice>()
    expectTypeOf<EventOf<'notice.friend_recall'>>().toEqualTypeOf<FriendRecallNotice>()
    expectTypeOf<EventOf<'notice.notify'>>().toEqualTypeOf<
      PokeNotice | LuckyKingNotice | HonorNotice
    >()
    expectTypeOf<EventOf<'request.friend'>>().toEqualTypeOf<FriendRequest>()
    expectTypeOf<EventOf<'request.group'>>().toEqualTypeOf<GroupRequest>()
    expectTypeOf<EventOf<'meta_event.lifecycle'>>().toEqualTypeOf<LifecycleEvent>()
    expectTypeOf<EventOf<'meta_event.heartbeat'>>().toEqualTypeOf<HeartbeatEvent>()
  })

  test('narrows to the sub type', () => {
    expectTypeOf<EventOf<'notice.notify.poke'>>().toEqualTypeOf<PokeNotice>()
    expectTypeOf<EventOf<'notice.notify.lucky_king'>>().toEqualTypeOf<LuckyKingNotice>()
    expectTypeOf<EventOf<'notice.notify.honor'>>().toEqualTypeOf<HonorNotice>()
    type Friend = EventOf<'message.private.friend'>
    expectTypeOf<Friend>().toExtend<PrivateMessageEvent>()
    expectTypeOf<Friend['sub_type']>().toEqualTypeOf<'friend'>()
    type Invite = EventOf<'notice.group_increase.invite'>
    expectTypeOf<Invite>().toExtend<GroupIncreaseNotice>()
    expectTypeOf<Invite['sub_type']>().toEqualTypeOf<'invite'>()
    expectTypeOf<EventOf<'meta_event.lifecycle.connect'>['sub_type']>().toEqualTypeOf<'connect'>()
  })

  test('gives the union of several names', () => {
    expectTypeOf<EventOf<'message.group' | 'request.friend'>>().toEqualTypeOf<
      GroupMessageEvent | FriendRequest
    >()
  })

  test('rejects a misspelt name', () => {
    // @ts-expect-error
    expectTypeOf<EventOf<'mesage'>>().toBeNever()
    // @ts-expect-error
    expectTypeOf<EventOf<'message.privat'>>()
    // @ts-expect-error
    expectTypeOf<EventOf<'message.private.freind'>>()
    // @ts-expect-error: the sub type of another
    expectTypeOf<EventOf<'message.group.friend'>>()
    // @ts-expect-error: outside the standard
    expectTypeOf<EventOf<'notice.group_card'>>()
  })

  test('takes the shorthand names after the post type', () => {
    function eventOf<Name extends DetailName<'message'>>(name: Name): EventOf<`message.${Name}`> {
      throw new Error(name)
    }
    expectTypeOf(eventOf<'group'>).returns.toEqualTypeOf<GroupMessageEvent>()
    expectTypeOf(eventOf<'private.other'>).returns.toEqualTypeOf<EventOf<'message.private.other'>>()
  })
})

describe('DetailName', () => {
  test('holds what follows the post type', () => {
    expectTypeOf<DetailName<'message'>>().toEqualTypeOf<
      | 'private'
      | 'private.friend'
      | 'private.group'
      | 'private.discuss'
      | 'private.other'
      | 'group'
      | 'group.normal'
      | 'group.anonymous'
      | 'group.notice'
      | 'discuss'
    >()
    expectTypeOf<DetailName<'request'>>().toEqualTypeOf<
      'friend' | 'group' | 'group.add' | 'group.invite'
    >()
  })
})

describe('custom', () => {
  test('carries the type of its event', () => {
    const card = custom<{ card_new: string }>('notice.group_card')
    expectTypeOf<EventOf<typeof card>>().toEqualTypeOf<{ card_new: string }>()
    expectTypeOf(card).toExtend<CustomEventName<object>>()
    expectTypeOf(card).toExtend<string>()
  })

  test('has an open event by default', () => {
    const name = custom('notice.group_card')
    expectTypeOf<EventOf<typeof name>>().toEqualTypeOf<CustomEvent>()
    expectTypeOf<CustomEvent['time']>().toEqualTypeOf<number>()
    expectTypeOf<CustomEvent['card_new']>().toBeUnknown()
  })

  test('is the only way to such a name', () => {
    expectTypeOf<string>().not.toExtend<CustomEventName<object>>()
    expectTypeOf<'notice.group_card'>().not.toExtend<CustomEventName<object>>()
  })
})

describe('events', () => {
  test('are told apart by their types', () => {
    const event = {} as Event
    if (event.post_type === 'message' && event.message_type === 'group') {
      expectTypeOf(event).toEqualTypeOf<GroupMessageEvent>()
    }
    if (event.post_type === 'notice' && event.notice_type === 'notify') {
      if (event.sub_type === 'poke') expectTypeOf(event).toEqualTypeOf<PokeNotice>()
    }
  })

  test('hold segments, and what may be missing', () => {
    expectTypeOf<MessageEvent['message']>().toEqualTypeOf<Segment[]>()
    expectTypeOf<MessageEvent['sub_type']>().toEqualTypeOf<
      PrivateMessageEvent['sub_type'] | GroupMessageEvent['sub_type'] | undefined
    >()
    expectTypeOf<GroupMessageEvent['anonymous']>().toBeNullable()
    expectTypeOf<GroupMessageEvent['sender']['role']>().toEqualTypeOf<
      'owner' | 'admin' | 'member' | undefined
    >()
    expectTypeOf<RequestEvent['comment']>().toEqualTypeOf<string | null>()
  })

  test('can be asked for what some of them have', () => {
    const message = {} as MessageEvent
    expectTypeOf(message.group_id).toEqualTypeOf<Id | undefined>()
    expectTypeOf(message.anonymous).toEqualTypeOf<Anonymous | null | undefined>()
    expectTypeOf(message.target_id).toEqualTypeOf<Id | undefined>()
    expectTypeOf(message.sender.role).toEqualTypeOf<'owner' | 'admin' | 'member' | undefined>()
    expectTypeOf(message.sender.title).toEqualTypeOf<string | undefined>()
    expectTypeOf(message.sender.group_id).toEqualTypeOf<Id | undefined>()
    const notice = {} as NoticeEvent
    expectTypeOf(notice.sub_type).extract<'poke' | 'kick'>().toEqualTypeOf<'poke' | 'kick'>()
    expectTypeOf(notice.operator_id).toEqualTypeOf<Id | undefined>()
    expectTypeOf(notice.group_id).toEqualTypeOf<Id | undefined>()
    expectTypeOf(notice.target_id).toEqualTypeOf<Id | undefined>()
    expectTypeOf(notice.message_id).toEqualTypeOf<Id | undefined>()
    const request = {} as RequestEvent
    expectTypeOf(request.group_id).toEqualTypeOf<Id | undefined>()
    expectTypeOf(request.invitor_id).toEqualTypeOf<Id | undefined>()
    const meta = {} as MetaEvent
    expectTypeOf(meta.sub_type).toEqualTypeOf<'enable' | 'disable' | 'connect' | undefined>()
    expectTypeOf(meta.interval).toEqualTypeOf<number | undefined>()
  })

  test('have the fields of their own interface only', () => {
    expectTypeOf<GroupMessageEvent>().toHaveProperty('group_id')
    expectTypeOf<GroupMessageEvent>().not.toHaveProperty('discuss_id')
    expectTypeOf<GroupMessageEvent>().not.toHaveProperty('raw_mesage')
    expectTypeOf<GroupMessageEvent['sender']>().not.toHaveProperty('nick')
  })
})
