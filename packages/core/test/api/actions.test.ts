import { describe, expect, test } from 'vitest'
import { publicActions } from '../../src/api/action-rows.ts'
import { createActionTable } from '../../src/api/action-table.ts'
import * as wire from '../../src/api/wire-params.ts'

test('publicActions are the 38 of the standard, in its order', () => {
  expect(publicActions).toStrictEqual([
    'send_private_msg',
    'send_group_msg',
    'send_msg',
    'delete_msg',
    'get_msg',
    'get_forward_msg',
    'send_like',
    'set_group_kick',
    'set_group_ban',
    'set_group_anonymous_ban',
    'set_group_whole_ban',
    'set_group_admin',
    'set_group_anonymous',
    'set_group_card',
    'set_group_name',
    'set_group_leave',
    'set_group_special_title',
    'set_friend_add_request',
    'set_group_add_request',
    'get_login_info',
    'get_stranger_info',
    'get_friend_list',
    'get_group_info',
    'get_group_list',
    'get_group_member_info',
    'get_group_member_list',
    'get_group_honor_info',
    'get_cookies',
    'get_csrf_token',
    'get_credentials',
    'get_record',
    'get_image',
    'can_send_image',
    'can_send_record',
    'get_status',
    'get_version_info',
    'set_restart',
    'clean_cache',
  ])
})

const table = createActionTable()
const withDefaults = (action: string, params: Record<string, unknown>) =>
  wire.withDefaults(table.rowOf(action, params), params)

describe('withDefaults', () => {
  const completed: Record<string, object> = {
    set_group_ban: { duration: 1800 },
    set_group_whole_ban: { enable: true },
    set_group_admin: { enable: true },
  }

  test.each(publicActions)('completes %s as the standard has it', (action) => {
    const expected = { group_id: 1, ...completed[action] }
    expect(withDefaults(action, { group_id: 1 })).toStrictEqual(expected)
    expect(withDefaults(`${action}_async`, { group_id: 1 })).toStrictEqual(expected)
    expect(withDefaults(`${action}_rate_limited`, { group_id: 1 })).toStrictEqual(expected)
  })

  test.each([
    ['set_group_ban', { duration: 0 }],
    ['set_group_admin', { enable: false }],
    ['set_group_whole_ban_async', { enable: false }],
  ])('leaves what is given to %s', (action, params) => {
    expect(withDefaults(action, params)).toStrictEqual(params)
  })

  test.each([undefined, null])('takes %s for absent', (duration) => {
    expect(withDefaults('set_group_ban', { duration })).toStrictEqual({ duration: 1800 })
  })

  test.each(['constructor', '__proto__', 'toString', 'set_group_ban_x', ''])(
    'adds nothing to %j',
    (action) => {
      expect(withDefaults(action, { a: 1 })).toStrictEqual({ a: 1 })
    },
  )

  test('does not change its argument', () => {
    const params = Object.freeze({ group_id: 1 })
    expect(withDefaults('set_group_ban', params)).not.toBe(params)
  })
})
