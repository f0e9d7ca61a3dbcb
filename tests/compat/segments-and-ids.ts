import { custom, formatCqCode, parseCqCode, sameId, segment, unescapeCqCode } from '@cqhttp/core'
import { expect } from 'vitest'
import {
  createRecordingBot,
  groupMessage,
  postTo,
  privateMessage,
  received,
  sent,
  text,
  wireParams,
} from '../support/bots.ts'
import type { Row } from './row.ts'

/** What comes back when a message in array format is echoed. */
async function echo(message: unknown): Promise<unknown> {
  const { bot } = createRecordingBot()
  bot.onMessage((event) => ({ reply: event.message }))
  const { body } = await postTo(bot, groupMessage({ message }))
  return (JSON.parse(body) as { reply: unknown }).reply
}

/** Actions, including those of a single implementation. */
export const actions: Row[] = [
  {
    row: 'up to 175 actions of an implementation’s own',
    handled: async () => {
      const { bot, calls } = createRecordingBot({ data: { any: ['thing', 1, null] } })
      const result = await bot.callAction('_mark_msg_as_read', { message_id: 1, deep: { a: [1] } })
      expect(result).toEqual({ any: ['thing', 1, null] })
      expect(calls).toMatchObject([
        { action: '_mark_msg_as_read', params: { message_id: 1, deep: { a: [1] } } },
      ])
    },
  },
  {
    row: 'parameters: numbers as strings and the reverse (NapCat)',
    handled: async () => {
      const params = { group_id: '20002000', count: '5', times: 5, flags: ['1', 2] }
      expect(await wireParams('get_group_msg_history', params)).toEqual(params)
    },
  },
]

/** Segments and CQ code. */
export const segments: Row[] = [
  {
    row: 'values: numbers, booleans and objects (NapCat, LLBot, Lagrange) stay, but in standard fields',
    handled: async () => {
      const arriving = [
        { type: 'face', data: { id: 178, raw: { faceIndex: 178, a: [1] }, chainCount: null } },
        { type: 'image', data: { file: 'a', sub_type: 0, flash: true } },
      ]
      const levelled = [
        { type: 'face', data: { id: '178', raw: { faceIndex: 178, a: [1] }, chainCount: null } },
        { type: 'image', data: { file: 'a', sub_type: 0, flash: true } },
      ]
      expect(await received('message', groupMessage({ message: arriving }))).toMatchObject([
        { message: levelled },
      ])
      expect(await echo(arriving)).toEqual(levelled)
    },
  },
  {
    row: 'data: missing or null when empty',
    handled: async () => {
      for (const shake of [{ type: 'shake' }, { type: 'shake', data: null }]) {
        expect(await received('message', groupMessage({ message: [shake] }))).toMatchObject([
          { message: [{ type: 'shake', data: {} }] },
        ])
        expect(await echo([shake])).toEqual([segment.shake()])
      }
    },
  },
  {
    row: 'image.subType (go-cqhttp, LLBot, Lagrange) or sub_type (NapCat)',
    handled: async () => {
      for (const field of ['subType', 'sub_type']) {
        const image = segment.custom('image', { file: 'a', [field]: 1 })
        expect((await sent(groupMessage(), image))?.['message']).toEqual([
          { type: 'image', data: { file: 'a', [field]: 1 } },
        ])
      }
    },
  },
  {
    row: 'custom music: audio, or voice (go-cqhttp)',
    handled: async () => {
      const song = { url: 'https://a', title: 'b' }
      const standard = segment.musicCustom({ ...song, audio: 'https://c' })
      const other = segment.custom('music', { ...song, type: 'custom', voice: 'https://c' })
      expect((await sent(groupMessage(), [standard, other]))?.['message']).toEqual([
        { type: 'music', data: { ...song, type: 'custom', audio: 'https://c' } },
        { type: 'music', data: { ...song, type: 'custom', voice: 'https://c' } },
      ])
    },
  },
  {
    row: 'unknown segments: sent as CQ text, dropped or refused',
    handled: async () => {
      // The implementation decides what to do with them; the bot drops none.
      const unknown = [segment.custom('hologram', { depth: '3' })]
      expect(await echo(unknown)).toEqual(unknown)
      expect((await sent(groupMessage(), unknown))?.['message']).toEqual(unknown)
    },
  },
  {
    row: 'base64: pictures and voice in all of them',
    handled: async () => {
      for (const builder of [segment.image, segment.record, segment.video]) {
        expect(builder(new Uint8Array([0, 255, 62])).data.file).toBe('base64://AP8+')
      }
    },
  },
  {
    row: 'limits: 30 MB pictures, 100 MB videos, no base64 videos (go-cqhttp)',
    notOurs: 'Limits of one implementation, which the documentation of the builders names.',
  },
  {
    row: 'received pictures: the URL in file (Lagrange), or a name that only that bot knows (go-cqhttp)',
    handled: async () => {
      const images = ['https://a/b?c=d&e=f,[g]', 'b6c4.image'].map((file) => segment.image(file))
      expect(await echo(images)).toEqual(images)
    },
  },
  {
    row: 'reply.id: negative',
    handled: async () => {
      const reply = { type: 'reply', data: { id: '-1480021236' } }
      expect(segment.reply(-1480021236)).toEqual(reply)
      expect(parseCqCode('[CQ:reply,id=-1480021236]')).toEqual([reply])
      expect(await echo([{ type: 'reply', data: { id: -1480021236 } }])).toEqual([reply])
    },
  },
  {
    row: 'forward.id: 64 bits (NapCat) or a name',
    handled: async () => {
      for (const id of ['7388290011223344556', 'a+b/c==']) {
        expect(await echo([segment.forward(id)])).toEqual([{ type: 'forward', data: { id } }])
      }
    },
  },
  {
    row: 'at in private messages is dropped (NapCat)',
    handled: async () => {
      const params = await sent(privateMessage(), 'hi', { at_sender: true })
      expect(params?.['message']).toEqual([text('hi')])
    },
  },
  {
    row: 'chosen dice, location: replaced by something else (NapCat)',
    notOurs: 'The implementation decides; the builders’ documentation says so.',
  },
  {
    row: 'CQ text: & [ ] escaped, in values the comma too; &amp; read last',
    handled: () => {
      expect(formatCqCode(text('&[],'))).toBe('&amp;&#91;&#93;,')
      expect(formatCqCode(segment.at('&[],'))).toBe('[CQ:at,qq=&amp;&#91;&#93;&#44;]')
      expect(unescapeCqCode('&amp;#91;&#44;&amp;amp;')).toBe('&#91;,&amp;')
      expect(parseCqCode('[CQ:at,qq=&amp;#44;&#44;]')).toEqual([segment.at('&#44;,')])
    },
  },
  {
    row: 'CQ text: with spaces around commas, in types or keys it is not a code',
    handled: () => {
      for (const code of ['[CQ:at, qq=1]', '[CQ:at ,qq=1]', '[CQ:at,q q=1]', '[CQ: at,qq=1]']) {
        expect(parseCqCode(code)).toEqual([text(code)])
      }
      expect(parseCqCode('[CQ:at,qq= 1 ]')).toEqual([segment.at(' 1 ')])
    },
  },
  {
    row: 'CQ text: behind an unterminated [CQ: all is dropped (go-cqhttp)',
    handled: async () => {
      expect(parseCqCode('a [CQ:at,qq=1 and more')).toEqual([text('a [CQ:at,qq=1 and more')])
      const event = groupMessage({ message: 'x[CQ:[CQ:face,id=1]y[CQ:' })
      expect(await received('message', event)).toMatchObject([
        { message: [text('x[CQ:'), segment.face(1), text('y[CQ:')] },
      ])
    },
  },
  {
    row: 'CQ text: each implementation parses its own (NapCat, LLBot, Lagrange), so CQ text is never sent',
    handled: async () => {
      const code = 'a [CQ:face,id=1]'
      const array = [text('a '), segment.face(1)]
      const { bot, calls } = createRecordingBot({ autoEscape: false })
      bot.onMessage(async (event) => {
        await bot.send(event, code)
        await bot.send_group_msg({ group_id: 1, message: code })
        await bot.callAction('send_private_msg', { user_id: 1, message: code })
        return { reply: code }
      })
      const { body } = await postTo(bot, groupMessage())
      expect(calls.map(({ params }) => params['message'])).toEqual([array, array, array])
      expect(JSON.parse(body)).toMatchObject({ reply: array })
    },
  },
  {
    row: 'CQ text: [object Object] (LLBot), fields left out (Lagrange), so raw_message is not read',
    handled: async () => {
      const message = [segment.custom('image', { file: 'a', url: 'https://b', raw: { c: 1 } })]
      const raw_message = '[CQ:image,file=a,raw=[object Object]]'
      const event = groupMessage({ message, raw_message })
      expect(await received('message', event)).toEqual([event])
    },
  },
]

/** Ids. */
export const ids: Row[] = [
  {
    row: 'QQ’s own: numbers stay numbers, also negative message ids',
    handled: async () => {
      const event = groupMessage({ user_id: 4_294_967_295, message_id: -2_147_483_648 })
      expect(await received('message', event)).toMatchObject([
        { user_id: 4_294_967_295, message_id: -2_147_483_648, group_id: 20002000 },
      ])
    },
  },
  {
    row: 'numbers above 2^53 (guilds of go-cqhttp): exact digits, in events and results',
    handled: async () => {
      const digits = '144115218676755577'
      const event = `{"post_type":"message","message_type":"guild","user_id":"${digits}","sender":{"user_id":${digits}}}`
      expect(await received('message.guild', event)).toMatchObject([
        { user_id: digits, sender: { user_id: digits } },
      ])
      const { bot } = createRecordingBot()
      let same = false
      bot.on(custom<{ user_id: string; sender: { user_id: string } }>('message.guild'), (seen) => {
        same = sameId(seen.user_id, seen.sender.user_id)
      })
      await postTo(bot, event)
      expect(same).toBe(true)
    },
  },
  {
    row: '64 bits as strings (NapCat), sets of files and flags as strings (LLBot)',
    handled: async () => {
      const raw = { msgId: '7388290011223344556', real_seq: '5', file_set_id: '0012' }
      expect(await received('message', groupMessage({ ...raw }))).toMatchObject([raw])
    },
  },
  {
    row: 'unsigned 64 bits (bubbles and pendants of Lagrange)',
    handled: async () => {
      const event = `{"post_type":"message","message_type":"group","message_style":{"bubble_id":18446744073709551615}}`
      expect(await received('message', event)).toMatchObject([
        { message_style: { bubble_id: '18446744073709551615' } },
      ])
    },
  },
  {
    row: 'negative, or null when it is not a number (onebots)',
    handled: async () => {
      const event = groupMessage({ user_id: -1_001_234_567_890, group_id: null })
      expect(await received('message', event)).toMatchObject([{ group_id: null }])
      expect(await sent(event)).toEqual({
        message_type: 'group',
        user_id: -1_001_234_567_890,
        message: [text('hi')],
      })
    },
  },
  {
    row: 'strings of 32 hex digits (Gensokyo)',
    handled: async () => {
      const id = '0F4A1B2C3D4E5F60718293A4B5C6D7E8'
      const params = await sent(groupMessage({ user_id: id, group_id: id }), 'hi', {
        at_sender: true,
      })
      expect(params).toMatchObject({ user_id: id, group_id: id })
      expect(params?.['message']).toEqual([segment.at(id), text(' '), text('hi')])
    },
  },
  {
    row: 'compared as strings, whatever they are',
    handled: () => {
      expect(sameId(10001000, '10001000')).toBe(true)
      expect(sameId('144115218676755577', '144115218676755576')).toBe(false)
      expect(sameId(undefined, undefined)).toBe(false)
      expect(sameId(null, 'null')).toBe(false)
      expect(sameId(0, '')).toBe(false)
    },
  },
]
