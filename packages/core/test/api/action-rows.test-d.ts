import { expectTypeOf, test } from 'vitest'
import { type ActionRows, type Dialect, publicActions } from '../../src/index.ts'
import { publicRows } from '../../src/api/action-rows.ts'
import type { PublicActionName } from '../../src/api/actions.ts'

type Rows = typeof publicRows

test('there is a row for each public action, and no other', () => {
  expectTypeOf<keyof Rows>().toEqualTypeOf<PublicActionName>()
  expectTypeOf(publicActions).toEqualTypeOf<readonly PublicActionName[]>()
  expectTypeOf(publicRows).toExtend<ActionRows>()
  expectTypeOf<{ actions: Rows }>().toExtend<Dialect>()
})

test('a row says what the types of its action say', () => {
  expectTypeOf<Rows['send_msg']['messages']>().toExtend<readonly ['message']>()
  expectTypeOf<{ reads: true }>().not.toExtend<Rows['send_msg']>()
  expectTypeOf<{ messages: ['text'] }>().not.toExtend<Rows['send_msg']>()
  expectTypeOf<{ messages: ['message'] }>().not.toExtend<Rows['set_group_kick']>()
  expectTypeOf<{ messages: ['message'] }>().toExtend<Rows['send_group_msg']>()
  expectTypeOf<{ reads: true }>().not.toExtend<Rows['set_restart']>()
  expectTypeOf<{ reads: true }>().not.toExtend<Rows['get_msg']>()
  expectTypeOf<{ reads: true; level: 'message' }>().toExtend<Rows['get_msg']>()
  expectTypeOf<{ defaults: { duration: '1800' } }>().not.toExtend<Rows['set_group_ban']>()
  expectTypeOf<{ defaults: { duration: 1800 } }>().toExtend<Rows['set_group_ban']>()
})
