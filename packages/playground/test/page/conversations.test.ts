import { describe, expect, test } from 'vitest'
import {
  chatOfHappening,
  chatOfMessage,
  countUnread,
  listConversations,
  matches,
} from '../../page/src/chat/conversations.ts'
import { BOT, group, happening, member, message, user, world } from './chat-world.ts'

describe('the list', () => {
  test('has friends, groups and strangers whom nothing else would show', () => {
    const list = listConversations(
      world({
        users: [user(BOT), user(10_001, true), user(10_002), user(10_003)],
        groups: [group(20_002, member(BOT), member(10_002))],
      }),
    )
    expect(list.map(({ key, kind }) => [key, kind])).toEqual([
      ['private:10001', 'friend'],
      ['group:20002', 'group'],
      ['private:10003', 'stranger'],
    ])
  })

  test('has a stranger of a group once it has written', () => {
    const list = listConversations(
      world({
        users: [user(BOT), user(10_002)],
        groups: [group(20_002, member(BOT), member(10_002))],
        messages: [message(1, { userId: 10_002, throughGroup: 20_002 })],
      }),
    )
    expect(list.map(({ key }) => key)).toEqual(['private:10002', 'group:20002'])
  })

  test('puts the latest first, what happened included', () => {
    const list = listConversations(
      world({
        users: [user(BOT), user(10_001, true), user(10_004, true)],
        groups: [group(20_002, member(BOT))],
        messages: [message(1), message(2, { userId: BOT, to: 10_004 })],
        happenings: [
          happening(1, 2, { type: 'honor', groupId: 20_002, userId: BOT, honor: 'legend' }),
        ],
      }),
    )
    expect(list.map(({ key }) => key)).toEqual(['group:20002', 'private:10004', 'private:10001'])
  })
})

describe('a message', () => {
  test('belongs to whom the bot wrote to', () => {
    expect(chatOfMessage({ userId: BOT, to: 10_004 }, BOT)).toEqual({
      type: 'private',
      user: 10_004,
    })
  })

  test('belongs to its group', () => {
    expect(chatOfMessage({ userId: 10_001, groupId: 20_002 }, BOT)).toEqual({
      type: 'group',
      group: 20_002,
    })
  })
})

describe('a happening', () => {
  const chatOf = (fact: Parameters<typeof happening>[2]) =>
    chatOfHappening(happening(1, 0, fact), BOT)

  test('belongs to the group where there is one', () => {
    expect(chatOf({ type: 'poke', groupId: 20_002, userId: 1, targetId: 2 })).toEqual({
      type: 'group',
      group: 20_002,
    })
  })

  test('belongs to the one who is not the bot in private', () => {
    expect(chatOf({ type: 'poke', userId: BOT, targetId: 10_001 })).toEqual({
      type: 'private',
      user: 10_001,
    })
    expect(chatOf({ type: 'friend-add', userIds: [BOT, 10_004] })).toEqual({
      type: 'private',
      user: 10_004,
    })
  })

  test.each([
    ['friend', { type: 'private', user: 10_001 }],
    ['invite', { type: 'private', user: 10_001 }],
    ['add', { type: 'group', group: 20_002 }],
  ] as const)('shows a request of type %s where it is answered', (type, expected) => {
    const request = { type, userId: 10_001, groupId: 20_002, comment: '', state: 'open' as const }
    expect(chatOf({ type: 'request', request })).toEqual(expected)
  })

  test('of a recall shows in the message', () => {
    expect(chatOf({ type: 'recall', number: 1, operatorId: 10_001 })).toBeUndefined()
  })
})

test('counts what came after the last that was seen', () => {
  const { messages } = world({
    messages: [message(1), message(2), message(3, { groupId: 20_002 }), message(4)],
  })
  const counts = countUnread(messages, BOT, (key) => (key === 'private:10001' ? 1 : 0))
  expect([...counts]).toEqual([
    ['private:10001', 2],
    ['group:20002', 1],
  ])
})

test('does not count what was taken back', () => {
  const { messages } = world({ messages: [message(1, { recalled: true })] })
  expect(countUnread(messages, BOT, () => 0).size).toBe(0)
})

test.each([
  ['ANN', true],
  [' 100', true],
  ['', true],
  ['ben', false],
])('looks for %j in names and numbers', (query, expected) => {
  expect(matches(query, 'Ann', 10_004)).toBe(expected)
})
