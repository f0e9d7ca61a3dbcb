import { CQHttp, custom, plainText, segment } from '@cqhttp/core'
import { expect } from 'vitest'
import {
  answered,
  createRecordingBot,
  groupMessage,
  postTo,
  privateMessage,
  received,
  sent,
  text,
} from '../support/bots.ts'
import type { Row } from './row.ts'

const notice = (notice_type: string, fields: object = {}): Record<string, unknown> => ({
  time: 1_720_000_000,
  self_id: 10001000,
  post_type: 'notice',
  notice_type,
  ...fields,
})

/** Each notice reaches the handler of its name and the handler of all notices, unchanged. */
async function expectNotices(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const [type = '', sub_type] = name.split('.')
    const event = notice(type, { ...(sub_type && { sub_type }), extra: { message: '[CQ:x]' } })
    expect(await received(`notice.${name}`, event)).toEqual([event])
    expect(await received('notice', event)).toEqual([event])
    expect(await received('notice.other', event)).toEqual([])
  }
}

/** An event reaches its handler exactly as it came. */
async function expectUnchanged(name: string, ...events: object[]): Promise<void> {
  for (const event of events) expect(await received(name, event)).toEqual([event])
}

/** A message reaches its handler exactly as it came, apart from the segments. */
async function expectFieldsUnchanged(...events: object[]): Promise<void> {
  for (const event of events) {
    expect(await received('message', event)).toEqual([{ ...event, message: [text('hi')] }])
  }
}

/** The events: names beyond the standard, and fields that differ. */
export const events: Row[] = [
  {
    row: 'post_type message_sent: the account’s own messages (go-cqhttp, NapCat, LLBot)',
    handled: async () => {
      const event = groupMessage({ post_type: 'message_sent', user_id: 10001000 })
      expect(await received('message', event)).toEqual([])
      const seen = { ...event, message: [text('hi')] }
      expect(await received('message_sent', event)).toEqual([seen])
      expect(await received('message_sent.group.normal', event)).toEqual([seen])
    },
  },
  {
    row: 'the account’s own messages as plain message (Lagrange)',
    handled: async () => {
      const event = groupMessage({ user_id: '10001000' })
      expect(await received('message', event)).toEqual([])
      const bot = new CQHttp({ secret: false, ignoreSelf: false, logger: false })
      bot.onMessage(() => ({ reply: 'mine' }))
      expect((await postTo(bot, event)).status).toBe(200)
    },
  },
  {
    row: 'message_type discuss (cqhttp), guild (go-cqhttp)',
    handled: async () => {
      const discuss = groupMessage({ message_type: 'discuss', sub_type: undefined, discuss_id: 3 })
      expect(await received('message.discuss', discuss)).toHaveLength(1)
      const guild = groupMessage({ message_type: 'guild', sub_type: 'channel' })
      expect(await received('message.guild.channel', guild)).toHaveLength(1)
      expect(await received('message.group', guild)).toEqual([])
    },
  },
  {
    row: 'notice_type: nine of go-cqhttp',
    handled: () =>
      expectNotices([
        'group_card',
        'offline_file',
        'client_status',
        'essence.add',
        'message_reactions_updated',
        'guild_channel_recall',
        'channel_updated',
        'channel_created',
        'channel_destroyed',
      ]),
  },
  {
    row: 'notice_type: six of NapCat',
    handled: () =>
      expectNotices([
        'group_card',
        'essence.add',
        'group_msg_emoji_like',
        'bot_offline',
        'online_file_receive.cancel',
        'online_file_send.refuse',
      ]),
  },
  {
    row: 'notice_type: five of LLBot',
    handled: () =>
      expectNotices([
        'group_card',
        'essence.delete',
        'group_dismiss',
        'group_msg_emoji_like',
        'flash_file.uploaded',
      ]),
  },
  {
    row: 'notice_type: six of Lagrange',
    handled: () =>
      expectNotices([
        'reaction.remove',
        'group_name_change',
        'bot_online',
        'bot_offline',
        'offline_file',
        'essence.add',
      ]),
  },
  {
    row: 'notice_type: three of Gensokyo',
    handled: () =>
      expectNotices(['interaction.create', 'group_receive.create', 'group_reject.create']),
  },
  {
    row: 'notify: sub types of go-cqhttp, NapCat and LLBot; honor types beyond three',
    handled: async () => {
      await expectNotices([
        'notify.title',
        'notify.input_status',
        'notify.profile_like',
        'notify.group_name',
        'notify.gray_tip',
        'notify.poke_recall',
      ])
      for (const honor_type of ['talkative', 'legend', 'strong_newbie', 'ERROR']) {
        const event = notice('notify', { sub_type: 'honor', honor_type })
        expect(await received('notice.notify.honor', event)).toEqual([event])
      }
    },
  },
  {
    row: 'group_decrease: disband (NapCat, Lagrange), no sub_type on any notice (onebots)',
    handled: async () => {
      await expectNotices(['group_decrease.disband', 'group_decrease', 'group_increase'])
      expect(await received('notice.group_decrease', notice('group_decrease'))).toHaveLength(1)
    },
  },
  {
    row: 'message: a string, an array or one segment',
    handled: async () => {
      const segments = [segment.at(10001000), text(' a & b')]
      for (const message of ['[CQ:at,qq=10001000] a &amp; b', segments]) {
        expect(await received('message', groupMessage({ message }))).toMatchObject([
          { message: segments },
        ])
      }
      expect(await received('message', groupMessage({ message: segment.face(1) }))).toMatchObject([
        { message: [segment.face(1)] },
      ])
    },
  },
  {
    row: 'message_format: in NapCat and LLBot only, so the type of message decides',
    handled: async () => {
      for (const message_format of ['string', 'array', undefined]) {
        const inCode = groupMessage({ message: '[CQ:face,id=1]', message_format })
        const inArray = groupMessage({ message: [text('[CQ:face,id=1]')], message_format })
        expect(await received('message', inCode, inArray)).toMatchObject([
          { message: [segment.face(1)] },
          { message: [text('[CQ:face,id=1]')] },
        ])
      }
    },
  },
  {
    row: 'raw_message: missing (guilds of go-cqhttp), trimmed (NapCat), never read',
    handled: async () => {
      const { bot } = createRecordingBot()
      const texts: string[] = []
      bot.onMessage((event) => void texts.push(plainText(event)))
      await bot.receive(groupMessage({ message: ' hi ' }))
      await bot.receive(groupMessage({ message: [text(' hi ')], raw_message: 'hi' }))
      expect(texts).toEqual([' hi ', ' hi '])
    },
  },
  {
    row: 'message_id: negative, 0, a string, above int32',
    handled: async () => {
      for (const message_id of [-1480021236, 0, '', '79-1a2b', 98_765_432_101]) {
        await expectFieldsUnchanged(groupMessage({ message_id }))
        const { bot, calls } = createRecordingBot()
        await bot.delete_msg({ message_id })
        expect(calls[0]?.params).toEqual({ message_id })
      }
    },
  },
  {
    row: 'message_seq, real_seq, real_id: numbers or strings, real or not',
    handled: () =>
      expectFieldsUnchanged(
        groupMessage({ message_seq: 5, real_seq: '5', real_id: -7 }),
        groupMessage({ message_seq: -7 }),
      ),
  },
  {
    row: 'time: milliseconds now and then (NapCat)',
    handled: async () => {
      const { bot } = createRecordingBot({ maxEventAge: 60_000 })
      const handled: unknown[] = []
      bot.onMessage(({ time }) => void handled.push(time))
      const now = Date.now()
      const old = now - 3_600_000
      const times = [now, Math.floor(now / 1000), old, Math.floor(old / 1000)]
      for (const time of times) {
        expect((await postTo(bot, groupMessage({ time }))).status).toBe(204)
      }
      expect(handled).toEqual(times.slice(0, 2))
    },
  },
  {
    row: 'sender: without sex, age, card, role, or missing',
    handled: () =>
      expectFieldsUnchanged(
        groupMessage({ sender: { user_id: 1, nickname: 'a' } }),
        groupMessage({ sender: { sex: 'unknown', age: 0, level: '' } }),
        groupMessage({ sender: null }),
        groupMessage(),
      ),
  },
  {
    row: 'anonymous: null (go-cqhttp, Lagrange) or missing (NapCat, LLBot, onebots)',
    handled: async () => {
      const at = [segment.at(10001001), text(' '), text('hi')]
      for (const anonymous of [null, undefined]) {
        const params = await sent(groupMessage({ anonymous }), 'hi', { at_sender: true })
        expect(params?.['message']).toEqual(at)
      }
      const anonymous = { id: 1, name: 'x', flag: 'f' }
      const params = await sent(groupMessage({ anonymous }), 'hi', { at_sender: true })
      expect(params?.['message']).toEqual([text('hi')])
    },
  },
  {
    row: 'temporary chats: group_id on the private message (NapCat), or in sender (go-cqhttp, LLBot)',
    handled: async () => {
      const napcat = privateMessage({ sub_type: 'group', group_id: 20002000 })
      expect(await received('message.private.group', napcat)).toHaveLength(1)
      expect(await received('message.group', napcat)).toEqual([])
      expect(await sent(napcat, 'hi', { at_sender: true })).toEqual({
        message_type: 'private',
        user_id: 10001001,
        group_id: 20002000,
        message: [text('hi')],
      })
      expect(await answered(napcat, { reply: 'hi' })).toEqual({ reply: [text('hi')] })
      const other = privateMessage({ temp_source: 0, sender: { user_id: 10001001, group_id: 3 } })
      expect(await sent(other)).toMatchObject({ message_type: 'private', user_id: 10001001 })
    },
  },
  {
    row: 'target_id: the other side of a chat in which the account itself wrote',
    handled: async () => {
      const event = { post_type: 'message_sent', user_id: 10001000, target_id: 10001001 }
      expect(await sent(privateMessage(event))).toEqual({
        message_type: 'private',
        user_id: 10001001,
        message: [text('hi')],
      })
      expect(await sent(privateMessage({ target_id: 10001000 }))).toMatchObject({
        user_id: 10001001,
      })
    },
  },
  {
    row: 'group_ban: user_id 0 for the whole group, duration -1 or that of the wire',
    handled: () =>
      expectUnchanged(
        'notice.group_ban.ban',
        notice('group_ban', { sub_type: 'ban', group_id: 1, user_id: 0, duration: -1 }),
        notice('group_ban', { sub_type: 'ban', group_id: 1, user_id: 0, duration: 268435455 }),
      ),
  },
  {
    row: 'group_increase: operator_id 0 (go-cqhttp)',
    handled: () =>
      expectUnchanged(
        'notice.group_increase.approve',
        notice('group_increase', { sub_type: 'approve', group_id: 1, user_id: 2, operator_id: 0 }),
      ),
  },
  {
    row: 'poke: no group_id in private, extra fields',
    handled: async () => {
      const poke = notice('notify', { sub_type: 'poke', user_id: 2, target_id: 3 })
      for (const own of [{ sender_id: 2 }, { raw_info: [{ type: 'nor' }] }, { action: '戳了戳' }]) {
        await expectUnchanged('notice.notify.poke', { ...poke, ...own })
      }
      expect(await sent(poke)).toMatchObject({ message_type: 'private', user_id: 2 })
      expect(await sent({ ...poke, group_id: 4 })).toMatchObject({
        message_type: 'group',
        group_id: 4,
      })
    },
  },
  {
    row: 'friend_add: sent when the request arrives (Lagrange)',
    notOurs: 'Nothing in the event tells one from the other.',
  },
  {
    row: 'no user_id: essence, client_status, profile_like, reaction, online files',
    handled: async () => {
      const essence = notice('essence', { sub_type: 'add', group_id: 4, sender_id: 2 })
      await expectUnchanged('notice.essence.add', essence)
      expect(await sent(essence, 'hi', { at_sender: true })).toEqual({
        message_type: 'group',
        group_id: 4,
        message: [text('hi')],
      })
      const like = notice('notify', { sub_type: 'profile_like', operator_id: 2 })
      await expectUnchanged('notice.notify.profile_like', like)
      await expect(sent(like)).rejects.toThrow(TypeError)
    },
  },
  {
    row: 'comment null (Lagrange), flag of any form',
    handled: async () => {
      for (const flag of ['1720000000000000', 'u_a1', '2|17|7|0', '17-2-2-filtered', 5]) {
        const request = { post_type: 'request', request_type: 'friend', comment: null, flag }
        await expectUnchanged('request.friend', request)
        const { bot, calls } = createRecordingBot()
        await bot.callAction('set_friend_add_request', { flag: request.flag as string })
        expect(calls[0]?.params['flag']).toBe(flag)
      }
    },
  },
  {
    row: 'one upload, two events (go-cqhttp, LLBot)',
    handled: async () => {
      const file = { id: '/a', name: 'a.txt', size: 1, busid: 102 }
      const upload = notice('group_upload', { group_id: 20002000, user_id: 10001001, file })
      const message = groupMessage({ message: [{ type: 'file', data: { file: 'a.txt' } }] })
      expect(await received('notice.group_upload', upload, message)).toEqual([upload])
      expect(await received('message.group', upload, message)).toEqual([message])
    },
  },
  {
    row: 'heartbeat.status: other fields, online null or missing',
    handled: async () => {
      for (const status of [
        { online: true, good: true },
        { online: null, good: true },
        { app_good: true, plugins_good: null, stat: { packet_received: 1 } },
      ]) {
        const heartbeat = { post_type: 'meta_event', meta_event_type: 'heartbeat', status }
        await expectUnchanged('meta_event.heartbeat', heartbeat)
      }
    },
  },
  {
    row: 'raw, raw_info, data: of any form, never touched',
    handled: async () => {
      const raw = { message: '[CQ:x]', elements: [{ message: { data: null } }], n: 1.5 }
      await expectFieldsUnchanged(groupMessage({ raw }))
      await expectUnchanged(
        'notice.interaction',
        notice('interaction', { data: raw, message: 'x' }),
      )
    },
  },
  {
    row: 'messages without segments are not sent (LLBot)',
    notOurs: 'What is not posted cannot be received.',
  },
  {
    row: 'names outside the standard do not reach handlers of the standard by accident',
    handled: async () => {
      const { bot } = createRecordingBot()
      const names: string[] = []
      bot.onNotice('group_increase', () => void names.push('group_increase'))
      bot.on(custom('notice.group_increase.x'), () => void names.push('x'))
      await bot.receive(notice('group_increase_x'))
      await bot.receive(notice('group_increase', { sub_type: 'y' }))
      expect(names).toEqual(['group_increase'])
    },
  },
]
