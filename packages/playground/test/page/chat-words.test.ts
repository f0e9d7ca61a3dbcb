import { describe, expect, test } from 'vitest'
import { titleOfJson, titleOfXml } from '../../page/src/chat/card-title.ts'
import { faceNamed, faceOf, faces } from '../../page/src/chat/faces.ts'
import { readProblem } from '../../page/src/chat/problems.ts'
import { byRank, defaultSpeaker, recallers } from '../../page/src/chat/rank.ts'
import { chatEn, chatZh } from '../../page/src/chat/texts.ts'
import { tipOf } from '../../page/src/chat/tip-text.ts'
import { BOT, group, member } from './chat-world.ts'

test('says the same places in both languages', () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted()
  for (const [key, text] of Object.entries(chatEn)) {
    expect([key, ...places(chatZh[key as keyof typeof chatZh])]).toEqual([key, ...places(text)])
  }
})

test('knows each face by one id and by its names', () => {
  expect(new Set(faces.map(({ id }) => id)).size).toBe(faces.length)
  expect(new Set(faces.map(({ zh }) => zh)).size).toBe(faces.length)
  expect(new Set(faces.map(({ en }) => en)).size).toBe(faces.length)
  expect(faceOf('14')?.zh).toBe('微笑')
  expect(faceNamed('doge')?.id).toBe('179')
})

describe('in a group', () => {
  const there = group(
    1,
    member(3, 'owner'),
    member(4, 'admin'),
    member(BOT, 'admin'),
    member(5),
    member(6),
  )

  test('a plain member speaks unless somebody is chosen', () => {
    expect(defaultSpeaker(there, BOT)).toBe(5)
    expect(defaultSpeaker(group(1, member(BOT), member(3, 'owner')), BOT)).toBe(3)
    expect(defaultSpeaker(group(1, member(BOT)), BOT)).toBeUndefined()
  })

  test('members stand from the owner down', () => {
    expect(byRank([member(5), member(4, 'admin'), member(3, 'owner')], 4)).toEqual([
      member(3, 'owner'),
      member(5),
    ])
  })

  test('those above the author take a message back, the speaker first', () => {
    expect(recallers(there, { userId: 5 }, BOT, 4)).toEqual([4, 3])
    expect(recallers(there, { userId: BOT }, BOT, 4)).toEqual([3])
    expect(recallers(there, { userId: 3 }, BOT, 4)).toEqual([])
  })
})

describe('a tip', () => {
  test('tells a mute, its end, and both of everybody', () => {
    const ban = (userId: number, duration: number) =>
      tipOf({ type: 'ban', groupId: 1, userId, operatorId: 3, duration }, BOT)
    expect(ban(5, 60)).toEqual({ text: 'tip.ban', people: { who: 5, by: 3 }, time: 60 })
    expect(ban(5, 0)).toMatchObject({ text: 'tip.unban' })
    expect(ban(0, -1)).toEqual({ text: 'tip.wholeBan', people: { by: 3 } })
    expect(ban(0, 0)).toEqual({ text: 'tip.wholeUnban', people: { by: 3 } })
  })

  test('tells of the new friend, whoever asked', () => {
    expect(tipOf({ type: 'friend-add', userIds: [BOT, 5] }, BOT).people).toEqual({ who: 5 })
    expect(tipOf({ type: 'friend-add', userIds: [5, BOT] }, BOT).people).toEqual({ who: 5 })
  })
})

test.each([
  [
    '10002 is muted in group 20002 for 60 s',
    { text: 'problem.muted', userId: 10_002, groupId: 20_002, seconds: 60 },
  ],
  ['group 20002 is muted: members cannot speak', { text: 'problem.wholeBan' }],
  ['the message is too old to be recalled', { text: 'problem.tooLate' }],
  ['something else', undefined],
])('reads the problem %j', (error, expected) => {
  expect(readProblem(error)).toEqual(expected)
})

test('finds the title of a card', () => {
  expect(titleOfJson('{"prompt":"[分享] x","desc":"y"}')).toBe('[分享] x')
  expect(titleOfJson('[1')).toBeUndefined()
  expect(titleOfJson('null')).toBeUndefined()
  expect(titleOfXml('<msg brief="[分享]"><title>a</title></msg>')).toBe('[分享]')
  expect(titleOfXml('<msg><title>a</title></msg>')).toBe('a')
  expect(titleOfXml('')).toBeUndefined()
})
