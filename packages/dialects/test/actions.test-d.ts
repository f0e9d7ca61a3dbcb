import { type ActionResult, CQHttp } from '@cqhttp/core'
import { describe, expectTypeOf, test } from 'vitest'
import { goCqhttp } from '../src/go-cqhttp.ts'
import { lagrange } from '../src/lagrange.ts'
import { llbot } from '../src/llbot.ts'
import { napcat } from '../src/napcat.ts'
import { snowluma } from '../src/snowluma.ts'
import type { Differences, Missing, Silent } from './catalogue/compare.ts'
import type { Cqhttp4Catalogue } from './catalogue/cqhttp-4.15.ts'
import type { GensokyoCatalogue } from './catalogue/gensokyo.ts'
import type { GoCqhttpCatalogue, GoCqhttpSilent } from './catalogue/go-cqhttp.ts'
import type { LagrangeCatalogue, LagrangeSilent } from './catalogue/lagrange.ts'
import type { LLBotCatalogue, LLBotSilent } from './catalogue/llbot.ts'
import type { NapCatCatalogue, NapCatSilent } from './catalogue/napcat.ts'
import type { OneBot11Catalogue } from './catalogue/onebot-11.ts'
import type { OnebotsCatalogue } from './catalogue/onebots.ts'
import type { SnowLumaCatalogue } from './catalogue/snowluma.ts'

const plain = new CQHttp()
const bots = {
  napcat: new CQHttp().use(napcat),
  llbot: new CQHttp().use(llbot),
  lagrange: new CQHttp().use(lagrange),
  goCqhttp: new CQHttp().use(goCqhttp),
  snowluma: new CQHttp().use(snowluma),
}
type Bots = typeof bots

test('every action of an implementation is a method of a bot that uses its dialect', () => {
  expectTypeOf<Missing<NapCatCatalogue, Bots['napcat']>>().toBeNever()
  expectTypeOf<Missing<LLBotCatalogue, Bots['llbot']>>().toBeNever()
  expectTypeOf<Missing<LagrangeCatalogue, Bots['lagrange']>>().toBeNever()
  expectTypeOf<Missing<GoCqhttpCatalogue, Bots['goCqhttp']>>().toBeNever()
  expectTypeOf<Missing<SnowLumaCatalogue, Bots['snowluma']>>().toBeNever()
  type Hidden = '.handle_quick_operation'
  expectTypeOf<Missing<OneBot11Catalogue, typeof plain>>().toEqualTypeOf<Hidden>()
})

// What differs is checked one by one below.
type Forward = 'send_forward_msg' | 'send_group_forward_msg' | 'send_private_forward_msg'

describe('the parameters are those of the implementation, required ones required', () => {
  test('of NapCat, but for forward messages, which its code calls messages', () => {
    expectTypeOf<Differences<NapCatCatalogue, Bots['napcat']>>().toEqualTypeOf<Forward>()
    void bots.napcat.send_group_forward_msg({ group_id: 1, messages: [], prompt: 'p' })
    void bots.napcat.callAction('send_private_forward_msg', { user_id: 1, message: [] })
    void bots.napcat.send_forward_msg({ message_type: 'group', group_id: '1', messages: [] })
  })

  test('of LLBot, but for forward messages, which hold nodes and nothing else', () => {
    expectTypeOf<Differences<LLBotCatalogue, Bots['llbot']>>().toEqualTypeOf<Forward>()
    void bots.llbot.send_group_forward_msg({ group_id: 1, messages: [], news: [{ text: 'n' }] })
    void bots.llbot.send_private_forward_msg({ user_id: 1, message: [] })
    void bots.llbot.send_forward_msg({ message_type: 'group', group_id: '1', messages: [] })
  })

  test('of Lagrange', () => {
    expectTypeOf<Differences<LagrangeCatalogue, Bots['lagrange']>>().toBeNever()
  })

  test('of go-cqhttp, but for those that have two names', () => {
    expectTypeOf<Differences<GoCqhttpCatalogue, Bots['goCqhttp']>>().toEqualTypeOf<
      | ('delete_friend' | 'delete_group_file' | 'get_forward_msg' | 'get_group_file_url')
      | ('set_group_add_request' | 'set_group_anonymous_ban')
    >()
    const bot = bots.goCqhttp
    void bot.callAction('delete_friend', { user_id: 1 })
    void bot.callAction('delete_friend', { id: 1 })
    // @ts-expect-error -- one of them
    void bot.callAction('delete_friend', {})
    void bot.callAction('delete_group_file', { group_id: 1, file_id: 'f', bus_id: 102 })
    void bot.callAction('get_group_file_url', { group_id: 1, file_id: 'f', busid: 102 })
    void bot.callAction('get_forward_msg', { message_id: 'm' })
    void bot.callAction('get_forward_msg', { id: 'm' })
    void bot.callAction('set_group_add_request', { flag: 'f', type: 'add' })
    void bot.callAction('set_group_add_request', { flag: 'f', sub_type: 'add', reason: 'no' })
    void bot.callAction('set_group_anonymous_ban', { group_id: 1, anonymous: { flag: 'f' } })
    void bot.callAction('set_group_anonymous_ban', { group_id: 1, anonymous_flag: 'f' })
  })

  test('of SnowLuma', () => {
    expectTypeOf<Differences<SnowLumaCatalogue, Bots['snowluma']>>().toBeNever()
  })
})

test('the actions without a result give null', () => {
  expectTypeOf<Silent<NapCatCatalogue, Bots['napcat']>>().toEqualTypeOf<NapCatSilent>()
  expectTypeOf<Silent<LLBotCatalogue, Bots['llbot']>>().toEqualTypeOf<LLBotSilent>()
  expectTypeOf<Silent<LagrangeCatalogue, Bots['lagrange']>>().toEqualTypeOf<LagrangeSilent>()
  expectTypeOf<Silent<GoCqhttpCatalogue, Bots['goCqhttp']>>().toEqualTypeOf<GoCqhttpSilent>()
})

test('what no dialect has can be called by any bot without one, and is not typed', () => {
  type Others = keyof (Cqhttp4Catalogue & OnebotsCatalogue & GensokyoCatalogue)
  type Untyped = Exclude<Others, keyof OneBot11Catalogue | `${string}_async`>
  type Typed = { [Name in Untyped]: unknown extends ActionResult<Name> ? never : Name }[Untyped]
  expectTypeOf<Typed>().toBeNever()
  expectTypeOf<Untyped>().toExtend<Parameters<typeof plain.callAction>[0]>()
})
