import { describe, expect, test } from 'vitest'
import { type ActionCall, CQHttp, type Dialect } from '../../src/index.ts'
import { createActionTable } from '../../src/api/action-table.ts'
import { publicActions } from '../../src/api/action-rows.ts'

/** A bot and the calls that it makes. */
function createBot() {
  const calls: ActionCall[] = []
  const bot = new CQHttp({
    secret: false,
    transport: async (call) => {
      calls.push(call)
      return { status: 'ok', retcode: 0, data: null }
    },
  })
  return { bot, calls }
}

const text = (value: string) => ({ type: 'text', data: { text: value } })

describe('rowOf', () => {
  test('knows as reads the actions of the standard that change nothing', () => {
    const table = createActionTable()
    const reads = publicActions.filter((action) => table.rowOf(action, {}).reads)
    expect(reads).toEqual(publicActions.filter((action) => /^(?:get|can)_/.test(action)))
    expect(table.rowOf('get_msg_async', {})).toBe(table.rowOf('get_msg', {}))
    expect(table.rowOf('send_msg_rate_limited', {})).toBe(table.rowOf('send_msg', {}))
  })

  test.each([
    ['get_group_msg_history', true],
    ['can_send_video', true],
    ['get_cookies_async', true],
    ['_get_group_notice', false],
    ['fetch_custom_face', false],
    ['forget_everything', false],
    ['constructor', false],
    ['__proto__', false],
  ])('of %s without a row, the name says whether it reads: %s', (action, reads) => {
    expect(createActionTable().rowOf(action, {}).reads).toBe(reads)
  })
})

describe('messages of an action without a row', () => {
  const node = { type: 'node', data: { user_id: '1', nickname: '名', content: '[CQ:at,qq=all]' } }
  const wireNode = { ...node, data: { ...node.data, content: [text('[CQ:at,qq=all]')] } }
  test.each<[action: string, params: object, wire: object]>([
    [
      'send_guild_channel_msg',
      { message: '[CQ:at,qq=all]' },
      { message: [text('[CQ:at,qq=all]')] },
    ],
    ['send_forward_msg', { messages: [node] }, { messages: [wireNode] }],
    ['upload_forward_msg', { messages: [node] }, { messages: [wireNode] }],
    ['upload_foward_msg', { messages: node }, { messages: [wireNode] }],
    ['forward_friend_single_msg', { message: text('hi') }, { message: [text('hi')] }],
    ['set_group_kick', { message: '[CQ:at,qq=all]' }, { message: '[CQ:at,qq=all]' }],
    [
      'ai_chat',
      { messages: [{ role: 'user', content: 'hi' }] },
      { messages: [{ role: 'user', content: 'hi' }] },
    ],
    ['set_note', { message: null, messages: 7 }, { message: null, messages: 7 }],
  ])('%s %j', async (action, params, wire) => {
    const { bot, calls } = createBot()
    await bot.callAction(action, { ...params })
    expect(calls[0]?.params).toEqual(wire)
  })
})

describe('use', () => {
  const dialect: Dialect = {
    actions: {
      ocr_image: { reads: true },
      post_note: { messages: ['note'], defaults: { pinned: false } },
      get_one_time_code: {},
      send_msg: { messages: ['message'], defaults: { auto_escape: true } },
      '.hidden': { reads: true },
      on: {},
    },
  }

  test('adds the rows of a dialect to this bot alone, and methods for them', async () => {
    const { bot, calls } = createBot()
    expect(bot.use(dialect)).toBe(bot)
    const methods = bot as unknown as Record<string, (params: object) => Promise<unknown>>
    await methods['ocr_image']?.({ image: 'a.png' })
    await methods['post_note']?.({ note: 'hi' })
    await bot.callAction('get_one_time_code')
    await bot.send_msg({ user_id: 1, message: 'hi' })
    await bot.callAction('.hidden')
    expect(calls.map(({ action, params, reads }) => [action, params, reads ?? false])).toEqual([
      ['ocr_image', { image: 'a.png' }, true],
      ['post_note', { note: [text('hi')], pinned: false }, false],
      ['get_one_time_code', {}, false],
      ['send_msg', { user_id: 1, message: [text('hi')], auto_escape: true }, false],
      ['.hidden', {}, true],
    ])
    expect('ocr_image' in createBot().bot).toBe(false)
  })

  test('leaves the members of a bot alone', () => {
    const { bot } = createBot()
    expect(bot.use(dialect).on('message', () => {})).toBeTypeOf('function')
  })
})
