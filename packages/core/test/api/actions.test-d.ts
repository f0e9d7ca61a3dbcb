import { describe, expectTypeOf, test } from 'vitest'
import type { HandleQuickOperationParams } from '../../src/api/action-params.ts'
import type {
  Capability,
  ForwardMessage,
  GroupMemberInfo,
  LoginInfo,
  MessageIdResult,
} from '../../src/api/action-results.ts'
import type {
  ActionArguments,
  ActionName,
  ActionParams,
  ActionResult,
  PublicActionName,
  PublicActions,
} from '../../src/api/actions.ts'
import type { CallOptions } from '../../src/api/transport.ts'
import type { Segment, StandardSegment } from '../../src/message/segment.ts'

declare const bot: PublicActions & {
  callAction<Name extends string>(
    action: Name,
    ...args: ActionArguments<Name>
  ): Promise<ActionResult<Name>>
}

test('the list and the interface agree in both directions', () => {
  expectTypeOf<PublicActionName>().toEqualTypeOf<keyof PublicActions>()
})

test('every action takes an object of parameters and options, and gives a promise', () => {
  type Signature = (params: never, options?: CallOptions) => Promise<unknown>
  expectTypeOf<PublicActions[PublicActionName]>().toExtend<Signature>()
})

type NoResult =
  | ('delete_msg' | 'send_like' | 'set_group_kick' | 'set_group_ban' | 'set_group_anonymous_ban')
  | ('set_group_whole_ban' | 'set_group_admin' | 'set_group_anonymous' | 'set_group_card')
  | ('set_group_name' | 'set_group_leave' | 'set_group_special_title' | 'set_restart')
  | ('set_friend_add_request' | 'set_group_add_request' | 'clean_cache')

test('the results are those of the standard', () => {
  type WithNull = {
    [Name in PublicActionName]: ActionResult<Name> extends null ? Name : never
  }[PublicActionName]
  expectTypeOf<WithNull>().toEqualTypeOf<NoResult>()
  expectTypeOf<ActionResult<'send_msg'>>().toEqualTypeOf<MessageIdResult>()
  expectTypeOf<ActionResult<'get_login_info'>>().toEqualTypeOf<LoginInfo>()
  expectTypeOf<ActionResult<'get_group_member_list'>>().toEqualTypeOf<GroupMemberInfo[]>()
  expectTypeOf<ActionResult<'can_send_image'>>().toEqualTypeOf<Capability>()
})

test('messages that are read are segments', () => {
  expectTypeOf<ActionResult<'get_msg'>['message']>().toEqualTypeOf<Segment[]>()
  expectTypeOf<ForwardMessage['message']>().toExtend<StandardSegment<'node'>[]>()
  expectTypeOf<ForwardMessage['message'][number]['data']['content']>().toEqualTypeOf<Segment[]>()
})

test('only actions that need no parameter can be called without', () => {
  type Optional = {
    [Name in PublicActionName]: ActionArguments<Name> extends [unknown, ...unknown[]] ? never : Name
  }[PublicActionName]
  expectTypeOf<Optional>().toEqualTypeOf<
    | ('get_login_info' | 'get_friend_list' | 'get_group_list' | 'get_cookies' | 'get_csrf_token')
    | ('get_credentials' | 'can_send_image' | 'can_send_record' | 'get_status')
    | ('get_version_info' | 'set_restart' | 'clean_cache')
  >()
  void bot.get_login_info()
  void bot.callAction('get_login_info')
  void bot.get_login_info({}, { timeout: 1000 })
  // @ts-expect-error -- user_id
  void bot.send_like()
  // @ts-expect-error -- user_id
  void bot.callAction('send_like')
})

describe('parameters', () => {
  test('must be spelt right', () => {
    void bot.set_group_ban({ group_id: 1, user_id: '2', duration: 60 })
    // @ts-expect-error -- duration
    void bot.set_group_ban({ group_id: 1, user_id: 2, durration: 60 })
    // @ts-expect-error -- user_id
    void bot.set_group_ban({ group_id: 1, userId: 2 })
    // @ts-expect-error -- duration
    void bot.callAction('set_group_ban', { group_id: 1, user_id: 2, durration: 60 })
    // @ts-expect-error -- none at all
    void bot.get_login_info({ no_cache: true })
    // @ts-expect-error -- auto_escape
    void bot.send_msg({ user_id: 1, message: 'hi', autoEscape: true })
    // @ts-expect-error -- timeout
    void bot.get_status({}, { time_out: 1 })
  })

  test('may be undefined where they are optional', () => {
    void bot.set_group_ban({ group_id: 1, user_id: 2, duration: undefined })
    void bot.send_group_msg({ group_id: 1, message: 'hi' }, { signal: undefined })
  })

  test('of send_msg name one target', () => {
    void bot.send_msg({ user_id: 1, message: 'hi' })
    void bot.send_msg({ group_id: 1, message: [{ type: 'dice', data: {} }] })
    void bot.send_msg({ message_type: 'private', user_id: 1, group_id: 2, message: 'hi' })
    void bot.callAction('send_msg', { group_id: 1, message: 'hi' })
    // @ts-expect-error -- no target
    void bot.send_msg({ message: 'hi' })
    // @ts-expect-error -- which of the two
    void bot.send_msg({ user_id: 1, group_id: 2, message: 'hi' })
    // @ts-expect-error -- the target of the other type
    void bot.send_msg({ message_type: 'group', user_id: 1, message: 'hi' })
  })

  test('of set_group_anonymous_ban name one sender in one of three ways', () => {
    void bot.set_group_anonymous_ban({ group_id: 1, anonymous: { flag: 'f', id: 1, name: 'n' } })
    void bot.set_group_anonymous_ban({ group_id: 1, anonymous_flag: 'f', duration: 1 })
    void bot.set_group_anonymous_ban({ group_id: 1, flag: 'f' })
    // @ts-expect-error -- whom
    void bot.set_group_anonymous_ban({ group_id: 1 })
  })

  test('of set_group_add_request have sub_type or type', () => {
    void bot.set_group_add_request({ flag: 'f', sub_type: 'add' })
    void bot.set_group_add_request({ flag: 'f', type: 'invite', approve: false, reason: 'no' })
    // @ts-expect-error -- one of them
    void bot.set_group_add_request({ flag: 'f' })
    // @ts-expect-error -- add or invite
    void bot.set_group_add_request({ flag: 'f', sub_type: 'join' })
  })
})

describe('names', () => {
  test('with a suffix take the parameters of the plain action', () => {
    expectTypeOf<ActionParams<'send_msg_async'>>().toEqualTypeOf<ActionParams<'send_msg'>>()
    expectTypeOf<ActionResult<'send_msg_async'>>().toEqualTypeOf<MessageIdResult | null>()
    expectTypeOf<ActionResult<'set_restart_rate_limited'>>().toEqualTypeOf<null>()
    expectTypeOf<'get_msg_rate_limited'>().toExtend<ActionName>()
  })

  test('that are hidden can be called', () => {
    expectTypeOf<
      ActionParams<'.handle_quick_operation'>
    >().toEqualTypeOf<HandleQuickOperationParams>()
    expectTypeOf<ActionResult<'.handle_quick_operation_async'>>().toEqualTypeOf<null>()
  })

  test('beyond the standard take anything and give what is unknown', () => {
    expectTypeOf<ActionParams<'send_poke'>>().toEqualTypeOf<Record<string, unknown>>()
    expectTypeOf<ActionResult<'send_poke'>>().toEqualTypeOf<unknown>()
    expectTypeOf<ActionParams<string>>().toEqualTypeOf<Record<string, unknown>>()
    void bot.callAction('get_group_notice')
    void bot.callAction('send_poke', { user_id: 1 }, { selfId: 10000 })
  })
})
