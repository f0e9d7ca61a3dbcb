import { describe, expect, test } from 'vitest'
import { toNodes, toSegments } from '../../src/message/read-message.ts'

const text = (value: string) => ({ type: 'text', data: { text: value } })
const sender = { user_id: 10001, nickname: '名' }

describe('standard fields are strings', () => {
  test.each([
    ['at', { qq: 10001000 }, { qq: '10001000' }],
    ['at', { qq: 'all', name: null }, { qq: 'all', name: null }],
    ['reply', { id: -5, seq: 7 }, { id: '-5', seq: 7 }],
    ['face', { id: 178, sub_type: 3 }, { id: '178', sub_type: 3 }],
    ['text', { text: 42 }, { text: '42' }],
    ['text', { text: 0 }, { text: '0' }],
    ['image', { file: 'a', url: null, sub_type: 0 }, { file: 'a', sub_type: 0 }],
    ['forward', { id: 7388 }, { id: '7388' }],
    ['json', { data: { app: 'x' } }, { data: '{"app":"x"}' }],
    ['location', { lat: 1.5, lon: 2 }, { lat: '1.5', lon: '2' }],
    ['record', { file: 5, magic: true }, { file: '5', magic: '1' }],
    ['poke', { type: 1, id: -1, qq: 5 }, { type: '1', id: '-1', qq: 5 }],
    ['share', { url: 'a', title: 1 }, { url: 'a', title: '1' }],
    ['dice', { result: 3 }, { result: 3 }],
    ['mface', { emoji_package_id: 1, id: 2 }, { emoji_package_id: 1, id: 2 }],
    ['__proto__', { id: 1 }, { id: 1 }],
  ])('%s: %o', (type, data, expected) => {
    expect(toSegments([{ type, data }])).toEqual([{ type, data: expected }])
    expect(toSegments({ type, data })).toEqual([{ type, data: expected }])
  })

  test('of nodes too, whatever they are called', () => {
    const content = [{ type: 'at', data: { qq: 1 } }]
    const at = { type: 'at', data: { qq: '1' } }
    expect(toSegments([{ type: 'node', data: { user_id: 5, nickname: 6, content } }])).toEqual([
      { type: 'node', data: { user_id: '5', nickname: '6', content: [at] } },
    ])
    expect(
      toSegments([{ type: 'node', data: { uin: 5, name: 'a', content: '[CQ:at,qq=1]' } }]),
    ).toEqual([
      { type: 'node', data: { uin: '5', name: 'a', user_id: '5', nickname: 'a', content: [at] } },
    ])
    expect(toSegments([{ type: 'node', data: { id: 7 } }])).toEqual([
      { type: 'node', data: { id: '7' } },
    ])
  })
})

describe('records within a message are nodes', () => {
  const node = (content: unknown, rest = {}) => ({
    type: 'node',
    data: { ...rest, user_id: '10001', nickname: '名', content },
  })
  const event = (message: unknown) => ({ message_id: 3, sender, message })
  const nested = { type: 'forward', data: { id: '8', content: [event([text('deep')])] } }

  test.each<[string, unknown[], unknown[]]>([
    ['events, as NapCat has them', [event([text('a')])], [node([text('a')], event(0))]],
    ['events in string format', [event('a[CQ:face,id=1]')], [node([text('a'), face()], event(0))]],
    [
      'messages, as go-cqhttp and LLBot have them',
      [{ sender, content: 'a' }],
      [node([text('a')], { sender })],
    ],
    ['nodes', [node('a')], [node([text('a')])]],
    [
      'a record in a record',
      [event([nested])],
      [
        node(
          [{ type: 'forward', data: { id: '8', content: [node([text('deep')], event(0))] } }],
          event(0),
        ),
      ],
    ],
    ['none', [], []],
  ])('of %s', (_what, content, nodes) => {
    const strip = (value: unknown): unknown =>
      JSON.parse(
        JSON.stringify(value, (key, item: unknown) => (key === 'message' ? undefined : item)),
      )
    expect(strip(toSegments([{ type: 'forward', data: { id: 7, content } }]))).toEqual(
      strip([{ type: 'forward', data: { id: '7', content: nodes } }]),
    )
  })

  test('in place of segments, as go-cqhttp nests them', () => {
    expect(toSegments([{ sender, time: 5, content: 'a' }])).toEqual([
      node([text('a')], { sender, time: 5 }),
    ])
  })

  test('as deep as anybody goes; beyond they stay as they came', () => {
    let message: unknown = 'end'
    for (let depth = 0; depth < 100_000; depth++) {
      message = [{ type: 'forward', data: { content: [{ sender, message }] } }]
    }
    expect(toSegments(message)).toHaveLength(1)
    let content: unknown = 'end'
    for (let depth = 0; depth < 100_000; depth++) content = [{ sender, content }]
    expect(toNodes(content)).toHaveLength(1)
  })

  function face() {
    return { type: 'face', data: { id: '1' } }
  }
})

test('content elsewhere is left alone', () => {
  const segments = [
    { type: 'markdown', data: { content: '[CQ:face,id=1]' } },
    { type: 'keyboard', data: { content: { rows: [] } } },
    { type: 'share', data: { url: 'a', title: 'b', content: '[CQ:x]' } },
  ]
  expect(toSegments(segments)).toEqual(segments)
})

test('a frozen message is read, and read again', () => {
  const given = Object.freeze([Object.freeze(text('a')), 'b'])
  const received = toSegments(given)
  expect(received).toStrictEqual([text('a'), text('b')])
  expect(JSON.stringify(received)).toBe(JSON.stringify([text('a'), text('b')]))
  expect(toSegments(received)).toStrictEqual(received)
})
