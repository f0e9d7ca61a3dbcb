import { describe, expectTypeOf, test } from 'vitest'
import {
  type CQHttp,
  type Event,
  type Handler,
  type Hook,
  message,
  segment,
} from '../../src/index.ts'

declare const bot: CQHttp

describe('the result of a handler', () => {
  test('has no misspelt field', () => {
    // @ts-expect-error
    bot.onMessage(() => ({ repply: 'hi' }))
    // @ts-expect-error
    bot.onMessage(async () => ({ reply: 'hi', at_sendr: false }))
    // @ts-expect-error
    bot.on('request.friend', () => ({ aprove: true }))
    // @ts-expect-error
    bot.onRequest(async () => ({ approve: true, raeson: 'x' }))
  })

  test('has no field of another event', () => {
    // @ts-expect-error
    bot.onMessage('private', () => ({ kick: true }))
    // @ts-expect-error
    bot.onNotice(() => ({ reply: 'hi' }))
    // @ts-expect-error
    bot.onRequest('friend', async () => ({ approve: true, reason: 'x' }))
  })

  test('is not what bot.send gives', () => {
    // @ts-expect-error
    bot.onMessage((event) => bot.send(event, 'hi'))
    // @ts-expect-error
    bot.onMessage(async (event) => bot.send(event, 'hi'))
    // @ts-expect-error
    bot.onNotice('group_increase', (event) => bot.send(event, 'hi'))
  })

  test('of a hook is nothing', () => {
    // @ts-expect-error
    bot.beforeMessage(() => Promise.resolve({ reply: 'hi' }))
    bot.beforeMessage(async (event, { stop }) => {
      await bot.send(event, 'hi')
      stop()
    })
  })
})

describe('Handler', () => {
  test('types a handler that is written apart', () => {
    const echo: Handler<'message.group' | 'message.private'> = (event, { waitUntil }) => {
      waitUntil(bot.send(event, 'hi'))
      return { reply: event.message }
    }
    bot.on('message.group', echo)
    bot.onMessage('private', 'group', echo)
    const greet: Handler<'notice.group_increase'> = async (event, { bot }) => {
      await bot.send(event, message`欢迎 ${segment.at(event.user_id)}`)
    }
    bot.onNotice('group_increase', greet)
    const approve: Handler<'request'> = () => ({ approve: true })
    bot.onRequest(approve)
    const log = (event: Event) => void event.time
    bot.on('message', 'notice', log)
    const gate: Hook<'message'> = (_event, { stop }) => stop()
    bot.beforeMessage('group', gate)
    bot.off('message.group', gate)
  })

  test('refuses what bot.on refuses', () => {
    // @ts-expect-error
    const misspelt: Handler<'message'> = () => ({ repply: 'hi' })
    // @ts-expect-error
    const sent: Handler<'message'> = (event) => bot.send(event, 'hi')
    // @ts-expect-error
    type Name = Handler<'mesage'>
    const narrow: Handler<'message.private'> = () => {}
    // @ts-expect-error -- it would get group messages
    bot.onMessage(narrow)
    expectTypeOf<[Name, typeof misspelt, typeof sent]>()
  })
})

test('the paths of a handler may return different operations', () => {
  bot.onMessage('group', (event) => {
    if (event.user_id === 1) return { delete: true }
    return { reply: 'x' }
  })
  bot.onMessage('group', async (event) => {
    if (event.user_id === 1) return { delete: true, ban: true }
    if (event.user_id === 2) return { reply: 'x', at_sender: true }
    return undefined
  })
  bot.onMessage((event) => {
    if (event.user_id === 1) return { reply: 'y', auto_escape: true }
    if (event.user_id === 2) return { reply: [{ type: 'at', data: { qq: '1' } }] }
  })
  bot.onRequest((event) =>
    event.request_type === 'group'
      ? { approve: false, reason: 'x' }
      : { approve: true, remark: 'y' },
  )
  bot.onMessage('group', (event) =>
    event.user_id === 1 ? Promise.resolve({ reply: 'x' }) : undefined,
  )
})

test('a misspelt field on one path of several does not compile', () => {
  // @ts-expect-error -- repply
  bot.onMessage('group', (event) => {
    if (event.user_id === 1) return { delete: true }
    return { repply: 'x' }
  })
  // @ts-expect-error -- at_sendr
  bot.onMessage('group', async (event) => {
    if (event.user_id === 1) return { delete: true }
    return { reply: 'x', at_sendr: true }
  })
})

test('what bots that work do compiles', () => {
  bot.onMessage(async (event) => {
    const { group_id } = event
    if (group_id !== undefined && event.sender.role === 'owner') {
      await bot.send_group_msg({ group_id, message: [segment.at(event.user_id), ' hi'] })
    }
    for (const item of event.message) {
      if (item.type === 'mface' || item.type === 'image') console.log(item.data.summary)
      if (item.type === 'at') console.log(item.data.name)
    }
  })
  bot.onNotice((event) => {
    if (event.sub_type === 'poke' || event.operator_id === 1) console.log(event.group_id)
  })
  bot.onRequest('group', async ({ flag, sub_type }) => {
    await bot.set_group_add_request({ flag, sub_type, approve: true })
  })
  bot.onMessage('group', async (event) => {
    const { url } = await bot.get_image({ file: 'a' })
    const { user_id, group_id } = await bot.get_msg({ message_id: event.message_id })
    expectTypeOf(url).toEqualTypeOf<string | undefined>()
    expectTypeOf([user_id, group_id]).toEqualTypeOf<(string | number | undefined)[]>()
    const { res_id } = await bot.send_group_msg({
      group_id: event.group_id,
      message: segment.node({ id: 1 }),
      news: [{ text: 'a: hi' }],
      source: 'a',
      summary: 'b',
      prompt: 'c',
    })
    expectTypeOf(res_id).toEqualTypeOf<string | undefined>()
  })
  // @ts-expect-error -- sub_type or type has to be named, as the standard requires
  void bot.set_group_add_request({ flag: 'f' })
})
