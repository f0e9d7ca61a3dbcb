import { type Bot, CQHttp, type Handler, isSegment, plainText, segment } from '@cqhttp/core'
import { describe, expectTypeOf, test } from 'vitest'
import { goCqhttp, type GuildMessage } from '../src/go-cqhttp.ts'
import { lagrange } from '../src/lagrange.ts'
import { type FlashFileNotice, llbot } from '../src/llbot.ts'
import { snowluma } from '../src/snowluma.ts'
import { type GroupCardNotice, napcat, type NapCatGroupMessage } from '../src/napcat.ts'

const bot = new CQHttp().use(napcat)
const both = new CQHttp().use(napcat, llbot)

describe('a bot that uses the dialect of NapCat', () => {
  test('calls twenty of its actions without a cast', async () => {
    const { messages } = await bot.get_group_msg_history({ group_id: 1, count: 20 })
    for (const { message, sender } of messages) {
      expectTypeOf(sender.nickname).toBeString()
      for (const part of message) if (part.type === 'image') part.data.summary.trim()
    }
    await bot.send_poke({ user_id: 1, group_id: '2' })
    await bot.set_msg_emoji_like({ message_id: 1, emoji_id: 66, set: true })
    const { forward_id } = await bot.send_group_forward_msg({
      group_id: 1,
      messages: [{ type: 'node', data: { user_id: '1', nickname: 'Ann', content: 'hi' } }],
      news: [{ text: 'Ann: hi' }],
    })
    expectTypeOf(forward_id).toEqualTypeOf<string | undefined>()
    await bot.get_friend_msg_history({ user_id: 1, reverse_order: true })
    const uploaded = await bot.upload_file_stream({
      stream_id: 's',
      chunk_data: '',
      chunk_index: 0,
    })
    uploaded.file_path?.trim()
    await bot.group_poke({ group_id: 1, user_id: 2 })
    await bot.friend_poke({ user_id: 2 })
    await bot.set_group_sign({ group_id: 1 })
    await bot.set_essence_msg({ message_id: 1 })
    const [essence] = await bot.get_essence_msg_list({ group_id: 1 })
    essence?.content.map((part) => part.type)
    const [characters] = await bot.get_ai_characters({ group_id: 1 })
    await bot.send_group_ai_record({ group_id: 1, character: `${characters?.type}`, text: 'hi' })
    const [rkey] = await bot.get_rkey()
    rkey?.rkey.trim()
    await bot.set_self_longnick({ longNick: 'hi' })
    const urls = await bot.fetch_custom_face({ count: 1 })
    urls.map((url) => url.length)
    const { level } = await bot.check_url_safely({ url: 'https://example.org' })
    level.toFixed()
    await bot.translate_en2zh({ words: ['cat'] })
    await bot.get_file({ file_id: 'f' }, { timeout: 60_000 })
    await bot.delete_friend({ user_id: 1, temp_block: true })
    await bot.callAction('get_recent_contact_async', { count: 5 })
    await bot['.ocr_image']({ image: 'i' })
  })

  test('has no action and no parameter that is misspelt', () => {
    // @ts-expect-error -- send_poke
    void bot.send_pok({ user_id: 1 })
    // @ts-expect-error -- user_id
    void bot.send_poke({ user: 1 })
    // @ts-expect-error -- emoji_id
    void bot.set_msg_emoji_like({ message_id: 1, emojiid: 66 })
    // @ts-expect-error -- send_poke
    void bot.callAction('send_pok', { user_id: 1 })
    // @ts-expect-error -- user_id
    void bot.callAction('send_poke', { user_di: 1 })
    // @ts-expect-error -- one of the standard, and misspelt
    void bot.set_group_ban({ group_id: 1, user_id: 2, durration: 1 })
    // @ts-expect-error -- domain, which NapCat requires
    void bot.callAction('get_cookies')
    // @ts-expect-error -- one of LLBot
    void bot.scan_qrcode({ file: 'f' })
  })

  test('knows the results of the standard as NapCat gives them', async () => {
    const image = await bot.get_image({ file: 'f' })
    expectTypeOf(image.url).toEqualTypeOf<string | undefined>()
    const info = await bot.get_group_info({ group_id: 1 })
    info.group_remark.trim()
    const message = await bot.get_msg({ message_id: 1 })
    expectTypeOf(message.user_id).toEqualTypeOf<string | number>()
    const { message: nodes } = await bot.get_forward_msg({ message_id: '1' })
    nodes[0]?.data.nickname.trim()
  })

  test('sends segments as NapCat has them', () => {
    void bot.send_group_msg({
      group_id: 1,
      message: [
        { type: 'image', data: { file: 'f', summary: '[cat]', sub_type: 1 } },
        { type: 'mface', data: { emoji_package_id: 1, emoji_id: 'e', key: 'k', summary: 's' } },
        segment.text('hi'),
      ],
    })
    void bot.send({ user_id: 1 }, [{ type: 'markdown', data: { content: '# hi' } }])
    void bot.send_msg({ user_id: 1, message: { type: 'file', data: { file: 'f', name: 'n' } } })
    void bot.send_msg({
      user_id: 1,
      // @ts-expect-error -- sub_type
      message: [{ type: 'image', data: { file: 'f', subtyp: 1 } }],
    })
  })

  test('gives its events their names and types', () => {
    bot.on('notice.group_card', (event, context) => {
      expectTypeOf(event).toEqualTypeOf<GroupCardNotice>()
      void context.bot.send_poke({ user_id: event.user_id })
      void context.bot.callAction('get_rkey')
      void context.bot.send(event, event.card_new)
    })
    bot.onNotice('notify.poke', 'group_msg_emoji_like', (event) => {
      if (event.notice_type === 'group_msg_emoji_like') event.likes[0]?.emoji_id.trim()
    })
    bot.onNotice('essence.add', (event) => void expectTypeOf(event.sub_type).toEqualTypeOf<'add'>())
    bot.on(
      'message_sent.group',
      (event) => void expectTypeOf(event.post_type).toEqualTypeOf<'message_sent'>(),
    )
    bot.before('notice.bot_offline', (event) => void event.tag.trim())
    bot.beforeNotice('group_decrease.disband', (event) => void event.operator_id)
    bot.onMessage('group', (event) => {
      expectTypeOf(event).toEqualTypeOf<NapCatGroupMessage>()
      event.group_name.trim()
      return { reply: event.message, delete: true }
    })
    // @ts-expect-error -- group_card
    bot.onNotice('group_crad', () => {})
    // @ts-expect-error -- group_card
    bot.on('notice.group_crad', () => {})
    // @ts-expect-error -- reply
    bot.onMessage('group', () => ({ repyl: 'hi' }))
    // @ts-expect-error -- one of LLBot
    bot.on('notice.flash_file', () => {})
  })

  test('gets segments as NapCat posts them', () => {
    bot.onMessage((event) => {
      for (const part of event.message) {
        switch (part.type) {
          case 'image':
            expectTypeOf(part.data.sub_type).toBeNumber()
            break
          case 'file':
            expectTypeOf(part.data.file_id).toBeString()
            break
          case 'onlinefile':
            expectTypeOf(part.data.isDir).toBeBoolean()
            break
          case 'at':
            expectTypeOf(part.data.qq).toBeString()
        }
        if (isSegment(part, 'markdown')) expectTypeOf(part.data.content).toBeString()
      }
      return { reply: plainText(event) }
    })
  })

  test('takes handlers that were written for the standard, and is a bot of it', () => {
    const echo: Handler<'message.group'> = (event) => ({ reply: event.message })
    bot.onMessage('group', echo)
    const poke: Handler<'notice.notify.poke'> = (event) => void event.target_id
    bot.onNotice('notify.poke', poke)
    const card: Handler<'notice.group_card', typeof napcat> = (event, context) => {
      void context.bot.send_poke({ user_id: event.user_id })
    }
    bot.onNotice('group_card', card)
    bot.off('notice.group_card', card)
    const register = (plain: CQHttp) => plain.onMessage('group', echo)
    register(bot)
    const greet = (plain: Bot) => plain.send_msg({ user_id: 1, message: 'hi' })
    void greet(bot)
    class Mine extends CQHttp {
      readonly name = 'mine'
    }
    const mine = new Mine().use(napcat)
    expectTypeOf(mine.name).toBeString()
    void mine.send_poke({ user_id: 1 })
  })
})

describe('a bot that uses several dialects', () => {
  test('has the actions of each, and gets what any of them gives', async () => {
    void both.scan_qrcode({ file: 'f' })
    void both.send_poke({ user_id: 1 })
    const card = await both.get_group_info({ group_id: 1 })
    expectTypeOf(card.group_id).toEqualTypeOf<string | number>()
    if ('group_memo' in card) card.group_memo.trim()
    const members = await both.get_group_shut_list({ group_id: 1 })
    expectTypeOf(members).toBeArray()
    void both.callAction('get_profile_like_me', { start: 1 })
    // @ts-expect-error -- get_profile_like
    void both.callAction('get_profile_lik')
    // @ts-expect-error -- file
    void both.scan_qrcode({ fiel: 'f' })
  })

  test('has the events of each', () => {
    both.on(
      'notice.flash_file',
      (event) => void expectTypeOf(event).toEqualTypeOf<FlashFileNotice>(),
    )
    both.onNotice('group_card', 'notify.input_status', (event) => void event.user_id)
    both.onMessage('group', (event) => void event.group_name.trim())
  })

  test('may take them one after the other', () => {
    const chain = new CQHttp().use(lagrange).use(goCqhttp)
    void chain.upload_image({ file: 'f' })
    void chain.get_guild_list()
    chain.on('notice.reaction.add', (event) => void event.code.trim())
    chain.on('message.guild', (event) => void expectTypeOf(event).toEqualTypeOf<GuildMessage>())
  })
})

test('what nothing is known of in a dialect is what the standard says', () => {
  const snow = new CQHttp().use(snowluma)
  expectTypeOf(snow.get_login_info()).resolves.toHaveProperty('nickname')
  expectTypeOf(snow.set_group_ban({ group_id: 1, user_id: 2 })).resolves.toBeNull()
  expectTypeOf(snow.callAction('get_status')).resolves.toHaveProperty('good')
})

test('a bot without a dialect has none of it', () => {
  const plain = new CQHttp()
  // @ts-expect-error -- no method
  void plain.send_poke({ user_id: 1 })
  // @ts-expect-error -- no event
  plain.on('notice.group_card', () => {})
  expectTypeOf(plain.callAction('send_poke', { anything: 1 })).toEqualTypeOf<Promise<unknown>>()
})
