import { expect, test } from 'vitest'
import { buildTimeline, entriesOf } from '../../page/src/chat/timeline.ts'
import { BOT, happening, message, world } from './chat-world.ts'

const GROUP = { type: 'group', group: 20_002 } as const

test('puts what happened between the messages, though it was within one second', () => {
  const entries = entriesOf(
    world({
      messages: [
        message(1, { groupId: 20_002 }),
        message(2, { groupId: 20_002 }),
        message(3, { userId: 10_001 }),
      ],
      happenings: [
        happening(1, 1, { type: 'poke', groupId: 20_002, userId: 10_001, targetId: BOT }),
        happening(2, 1, { type: 'admin', groupId: 20_002, userId: 10_001, enable: true }),
        happening(3, 2, { type: 'admin', groupId: 20_003, userId: 10_001, enable: true }),
      ],
    }),
    GROUP,
  )
  expect(buildTimeline(entries).map(({ key }) => key)).toEqual([
    'time:message:1',
    'message:1',
    'happening:1',
    'happening:2',
    'message:2',
  ])
})

function runs(...messages: Parameters<typeof message>[]): string[] {
  return buildTimeline(messages.map((fields) => message(...fields))).map((line) =>
    line.type === 'message'
      ? `${line.message.number}${line.isFirst ? ' first' : ''}${line.isLast ? ' last' : ''}`
      : line.type,
  )
}

test('lets messages of one sender stand together', () => {
  expect(runs([1], [2], [3, { userId: BOT }])).toEqual([
    'time',
    '1 first',
    '2 last',
    '3 first last',
  ])
})

test('parts a mask from its wearer', () => {
  expect(runs([1], [2, { anonymous: 'whale' }])).toEqual(['time', '1 first last', '2 first last'])
})

test('parts what stands on both sides of a recalled message', () => {
  expect(runs([1], [2, { recalled: true }], [3])).toEqual([
    'time',
    '1 first last',
    '2 first last',
    '3 first last',
  ])
})

test('tells the time after a silence', () => {
  expect(runs([1, { time: 1_800_000_000 }], [2, { time: 1_800_000_400 }])).toEqual([
    'time',
    '1 first last',
    'time',
    '2 first last',
  ])
})

test('keeps unchanged messages as they are, so that they are not drawn again', () => {
  const said = message(1)
  const [, line] = buildTimeline([said])
  expect(line).toMatchObject({ type: 'message' })
  expect(line?.type === 'message' && line.message).toBe(said)
})
