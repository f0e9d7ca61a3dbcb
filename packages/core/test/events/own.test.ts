import { describe, expect, test } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import { custom } from '../../src/events/event-names.ts'
import { isOwn } from '../../src/events/own.ts'

const SELF = 10001000
const notice = (notice_type: string, fields: object) => ({
  time: 1_720_000_000,
  self_id: SELF,
  post_type: 'notice',
  notice_type,
  group_id: 20002000,
  ...fields,
})
const other = 10001001
const poke = { sub_type: 'poke', target_id: other }

describe('the account did it itself', () => {
  test.each<[string, object]>([
    ['a poke in a group', notice('notify', { ...poke, user_id: SELF })],
    ['a poke, as a text', notice('notify', { ...poke, user_id: String(SELF) })],
    ['a private poke of NapCat', notice('notify', { ...poke, user_id: other, sender_id: SELF })],
    [
      'a poke that it took back',
      notice('notify', { ...poke, sub_type: 'poke_recall', user_id: SELF }),
    ],
    ['a poke at itself', notice('notify', { ...poke, user_id: SELF, target_id: SELF })],
    ['the name of a group', notice('notify', { sub_type: 'group_name', user_id: SELF })],
    ['an emoji on a message', notice('group_msg_emoji_like', { user_id: SELF, is_add: true })],
    ['a reaction of Lagrange', notice('reaction', { operator_id: SELF, sub_type: 'remove' })],
    ['an upload', notice('group_upload', { user_id: SELF })],
    ['a file to a friend', notice('offline_file', { user_id: SELF })],
    ['a recall of its own', notice('group_recall', { user_id: SELF, operator_id: SELF })],
    ['a recall of another', notice('group_recall', { user_id: other, operator_id: SELF })],
    ['a recall in private', notice('friend_recall', { user_id: SELF })],
    [
      'an essence message',
      notice('essence', { sub_type: 'add', sender_id: other, operator_id: SELF }),
    ],
    [
      'a reaction in a guild, where it has another id',
      notice('message_reactions_updated', { operator_id: '144', self_tiny_id: '144' }),
    ],
    ['a message', { post_type: 'message', self_id: SELF, user_id: SELF }],
  ])('%s', async (_what, event) => {
    expect(isOwn(event)).toBe(true)
    for (const ignoreSelf of [true, false]) {
      const bot = new CQHttp({ secret: false, logger: false, ignoreSelf })
      let heard = 0
      bot.on(custom('notice'), () => void heard++)
      await bot.receive(event)
      expect(heard).toBe(ignoreSelf || !('notice_type' in event) ? 0 : 1)
    }
  })
})

describe('it is not what the account did', () => {
  test.each<[string, object]>([
    ['it was poked', notice('notify', { ...poke, user_id: other, target_id: SELF })],
    ['its message got an emoji', notice('group_msg_emoji_like', { user_id: other })],
    ['its message was recalled', notice('group_recall', { user_id: SELF, operator_id: other })],
    ['its message was recalled by nobody knows whom', notice('group_recall', { user_id: SELF })],
    [
      'its message became essence',
      notice('essence', { sender_id: SELF, user_id: SELF, operator_id: other }),
    ],
    ['it joined', notice('group_increase', { user_id: SELF, operator_id: other })],
    ['it let somebody in', notice('group_increase', { user_id: other, operator_id: SELF })],
    [
      'it was kicked',
      notice('group_decrease', { sub_type: 'kick_me', user_id: SELF, operator_id: other }),
    ],
    ['it left', notice('group_decrease', { sub_type: 'leave', user_id: SELF, operator_id: SELF })],
    ['it was muted', notice('group_ban', { user_id: SELF, operator_id: other })],
    ['it became administrator', notice('group_admin', { sub_type: 'set', user_id: SELF })],
    ['its name in the group changed', notice('group_card', { user_id: SELF })],
    ['it got a title', notice('notify', { sub_type: 'title', user_id: SELF })],
    ['it won an honor', notice('notify', { sub_type: 'honor', user_id: SELF })],
    ['it became a friend', notice('friend_add', { user_id: SELF })],
    ['it is offline', notice('bot_offline', { user_id: SELF })],
    ['a request', { post_type: 'request', request_type: 'friend', self_id: SELF, user_id: SELF }],
    ['an event without ids', { post_type: 'notice', notice_type: 'notify', sub_type: 'poke' }],
    ['a notice without a type', { post_type: 'notice', self_id: SELF, user_id: SELF }],
  ])('%s', (_what, event) => {
    expect(isOwn(event)).toBe(false)
  })
})
