import assert from 'node:assert/strict'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segment } from '../../src/message/segment-builders.ts'
import { isSegment, type Segment } from '../../src/message/segment.ts'
import { message } from '../../src/message/template.ts'

const rows: [name: string, built: Segment, wire: object][] = [
  ['text', segment.text('[CQ:at,qq=all]'), { type: 'text', data: { text: '[CQ:at,qq=all]' } }],
  ['text, empty', segment.text(''), { type: 'text', data: { text: '' } }],
  ['face', segment.face(123), { type: 'face', data: { id: '123' } }],
  ['emoji', segment.emoji(0x1f600), { type: 'emoji', data: { id: '128512' } }],
  ['image', segment.image('1.jpg'), { type: 'image', data: { file: '1.jpg' } }],
  [
    'image with options',
    segment.image('http://a/1.jpg', { type: 'flash', cache: false, proxy: true, timeout: 30 }),
    {
      type: 'image',
      data: { file: 'http://a/1.jpg', cache: '0', proxy: '1', timeout: '30', type: 'flash' },
    },
  ],
  [
    'image with undefined options',
    segment.image('1.jpg', { type: undefined, cache: undefined }),
    { type: 'image', data: { file: '1.jpg' } },
  ],
  [
    'image of bytes',
    segment.image(new Uint8Array([0, 255, 128, 7])),
    { type: 'image', data: { file: 'base64://AP+ABw==' } },
  ],
  [
    'record',
    segment.record('1.mp3', { magic: true, cache: true, proxy: false, timeout: 0 }),
    { type: 'record', data: { file: '1.mp3', cache: '1', proxy: '0', timeout: '0', magic: '1' } },
  ],
  [
    'video',
    segment.video('file:///1.mp4', { cache: false }),
    { type: 'video', data: { file: 'file:///1.mp4', cache: '0' } },
  ],
  ['at', segment.at(10001000), { type: 'at', data: { qq: '10001000' } }],
  ['at all', segment.at('all'), { type: 'at', data: { qq: 'all' } }],
  ['rps', segment.rps(), { type: 'rps', data: {} }],
  ['dice', segment.dice(), { type: 'dice', data: {} }],
  ['shake', segment.shake(), { type: 'shake', data: {} }],
  ['poke', segment.poke(126, '2003'), { type: 'poke', data: { type: '126', id: '2003' } }],
  ['poke by -1', segment.poke(1, -1), { type: 'poke', data: { type: '1', id: '-1' } }],
  ['anonymous', segment.anonymous(), { type: 'anonymous', data: {} }],
  [
    'anonymous with ignore',
    segment.anonymous({ ignore: true }),
    { type: 'anonymous', data: { ignore: '1' } },
  ],
  [
    'share',
    segment.share({ url: 'http://baidu.com', title: '百度' }),
    { type: 'share', data: { url: 'http://baidu.com', title: '百度' } },
  ],
  [
    'share with options',
    segment.share({ url: 'http://a', title: 'A', content: '', image: 'http://a/1.png' }),
    {
      type: 'share',
      data: { url: 'http://a', title: 'A', content: '', image: 'http://a/1.png' },
    },
  ],
  ['contact qq', segment.contact('qq', 1), { type: 'contact', data: { type: 'qq', id: '1' } }],
  [
    'contact group',
    segment.contact('group', '100100'),
    { type: 'contact', data: { type: 'group', id: '100100' } },
  ],
  [
    'location',
    segment.location({ lat: 39.8969426, lon: '116.3109099' }),
    { type: 'location', data: { lat: '39.8969426', lon: '116.3109099' } },
  ],
  [
    'location next to nothing',
    segment.location({ lat: 1e-7, lon: -180, title: 'T', content: 'C' }),
    { type: 'location', data: { lat: '0.000000100', lon: '-180', title: 'T', content: 'C' } },
  ],
  [
    'music',
    segment.music('163', 28949129),
    { type: 'music', data: { type: '163', id: '28949129' } },
  ],
  [
    'musicCustom',
    segment.musicCustom({ url: 'http://a', audio: 'http://a/1.mp3', title: '音乐标题' }),
    {
      type: 'music',
      data: { type: 'custom', url: 'http://a', audio: 'http://a/1.mp3', title: '音乐标题' },
    },
  ],
  ['reply', segment.reply(-123456), { type: 'reply', data: { id: '-123456' } }],
  ['forward', segment.forward('abc+/='), { type: 'forward', data: { id: 'abc+/=' } }],
  ['node', segment.node({ id: 123456 }), { type: 'node', data: { id: '123456' } }],
  [
    'nodeCustom of a text',
    segment.nodeCustom({ user_id: 10001000, nickname: '某人', content: '[CQ:face,id=123]' }),
    {
      type: 'node',
      data: {
        user_id: '10001000',
        nickname: '某人',
        content: [{ type: 'text', data: { text: '[CQ:face,id=123]' } }],
      },
    },
  ],
  [
    'nodeCustom of a segment',
    segment.nodeCustom({ user_id: '1', nickname: '', content: segment.face(1) }),
    {
      type: 'node',
      data: { user_id: '1', nickname: '', content: [{ type: 'face', data: { id: '1' } }] },
    },
  ],
  [
    'nodeCustom of nodes written by hand',
    segment.nodeCustom({
      user_id: 1,
      nickname: 'a',
      content: [{ type: 'node', data: { user_id: '2', nickname: 'b', content: '[CQ:dice]' } }],
    }),
    {
      type: 'node',
      data: {
        user_id: '1',
        nickname: 'a',
        content: [
          {
            type: 'node',
            data: {
              user_id: '2',
              nickname: 'b',
              content: [{ type: 'text', data: { text: '[CQ:dice]' } }],
            },
          },
        ],
      },
    },
  ],
  ['xml', segment.xml('<?xml ?>'), { type: 'xml', data: { data: '<?xml ?>' } }],
  ['json of a text', segment.json('{"app":1}'), { type: 'json', data: { data: '{"app":1}' } }],
  ['json of an object', segment.json({ app: 1 }), { type: 'json', data: { data: '{"app":1}' } }],
  [
    'custom',
    segment.custom('mface', { emoji_package_id: 1, x: 0.5, large: true, y: undefined, rows: [1] }),
    { type: 'mface', data: { emoji_package_id: 1, x: 0.5, large: true, rows: [1] } },
  ],
  [
    'custom of a standard type',
    segment.custom('image', {
      file: new Uint8Array([0, 255]),
      sub_type: 0,
      timeout: 5,
      cache: false,
    }),
    { type: 'image', data: { file: 'base64://AP8=', sub_type: 0, timeout: '5', cache: '0' } },
  ],
  [
    'custom of a buffer',
    segment.custom('file', { file: new Uint8Array([0, 255, 128]).buffer }),
    { type: 'file', data: { file: 'base64://AP+A' } },
  ],
  [
    'image of a buffer',
    segment.image(new Uint8Array([0, 255, 128]).buffer),
    { type: 'image', data: { file: 'base64://AP+A' } },
  ],
  ['custom without data', segment.custom('basketball'), { type: 'basketball', data: {} }],
]

describe('segment', () => {
  test.each(rows)('builds %s', (_name, built, wire) => {
    expect(built).toStrictEqual(wire)
  })

  test('has a row for each builder', () => {
    const names = rows.map(([name]) => name.split(/[ ,]/, 1)[0])
    expect(new Set(names)).toStrictEqual(new Set(Object.keys(segment)))
  })

  test('cannot be changed', () => {
    expect(Object.isFrozen(segment)).toBe(true)
  })

  test('puts strings into all data, whatever the arguments', () => {
    const id = fc.oneof(fc.maxSafeInteger(), fc.stringMatching(/^\d+$/))
    const flag = fc.option(fc.boolean(), { nil: undefined })
    const timeout = fc.option(fc.nat(), { nil: undefined })
    const media = fc.record({ cache: flag, proxy: flag, timeout })
    const text = fc.string({ minLength: 1 }).filter((value) => value.trim() !== '')
    const degrees = fc.double({ min: -180, max: 180, noNaN: true })
    const built: fc.Arbitrary<Segment> = fc.oneof(
      fc.string().map(segment.text),
      fc.oneof(id.map(segment.face), id.map(segment.emoji), id.map(segment.at)),
      fc.oneof(id.map(segment.reply), id.map(segment.forward)),
      fc.tuple(text, media).map((args) => segment.image(...args)),
      fc
        .tuple(text, media, flag)
        .map(([file, rest, magic]) => segment.record(file, { ...rest, magic })),
      fc.tuple(fc.uint8Array({ minLength: 1 }), media).map((args) => segment.video(...args)),
      fc.tuple(id, id).map((args) => segment.poke(...args)),
      flag.map((ignore) => segment.anonymous({ ignore })),
      fc.record({ url: text, title: text, content: text }).map(segment.share),
      fc.record({ lat: degrees, lon: degrees }).map(segment.location),
      id.map((value) => segment.music('qq', value)),
      fc.record({ url: text, audio: text, title: text, image: text }).map(segment.musicCustom),
      id.map((value) => segment.node({ id: value })),
      fc.object().map(segment.json),
    )
    fc.assert(
      fc.property(built, ({ data }) => {
        for (const value of Object.values(data)) expect(value).toBeTypeOf('string')
      }),
    )
  })

  test('writes degrees without an exponent', () => {
    const degrees = fc.double({ min: -180, max: 180, noNaN: true })
    fc.assert(
      fc.property(degrees, (lat) => {
        expect(segment.location({ lat, lon: 0 }).data.lat).toMatch(/^-?\d+(\.\d+)?$/)
      }),
    )
  })

  test('writes large bytes as base64 without a break', () => {
    const bytes = Uint8Array.from({ length: 3_000_001 }, (_, index) => index * 7)
    expect(segment.image(bytes).data.file).toBe(`base64://${Buffer.from(bytes).toString('base64')}`)
  })

  test('does not change the content of a node', () => {
    const content: Segment[] = [segment.text('a')]
    const { data } = segment.nodeCustom({ user_id: 1, nickname: 'a', content })
    expect(data.content).toStrictEqual(content)
    expect(data.content).not.toBe(content)
  })
})

const wrong = {} as { [name: string]: never }
const bad: [says: string, build: () => unknown][] = [
  ['segment.text: text is undefined; pass a string', () => segment.text(wrong['x']!)],
  [
    'segment.face: id is NaN; pass a whole number or a string that is not empty',
    () => segment.face(NaN),
  ],
  ['segment.at: userId is undefined; pass a whole number', () => segment.at(wrong['x']!)],
  ['segment.at: userId is null; pass a whole number', () => segment.at(null!)],
  ['segment.at: userId is ""; pass a whole number', () => segment.at('')],
  ['segment.at: userId is 1.5; pass a whole number', () => segment.at(1.5)],
  ['segment.at: userId is Infinity; pass a whole number', () => segment.at(Infinity)],
  [
    'segment.reply: messageId is 9007199254740992; numbers beyond 2^53 lose digits: pass it as a string',
    () => segment.reply(2 ** 53),
  ],
  ['segment.image: file is ""; pass a file name', () => segment.image('')],
  ['segment.image: file is an empty Uint8Array; pass', () => segment.image(new Uint8Array())],
  [
    'segment.image: timeout is 1.5; pass a whole number of seconds',
    () => segment.image('a', { timeout: 1.5 }),
  ],
  [
    'segment.image: timeout is -1; pass a whole number of seconds',
    () => segment.image('a', { timeout: -1 }),
  ],
  [
    'segment.record: magic is "0"; pass true or false',
    () => segment.record('a', { magic: '0' as never }),
  ],
  ['segment.video: file is undefined; pass a file name', () => segment.video(wrong['x']!)],
  ['segment.share: url is ""; pass a string', () => segment.share({ url: '', title: '' })],
  ['segment.location: lat is NaN; pass degrees', () => segment.location({ lat: NaN, lon: 0 })],
  ['segment.location: lon is 181; pass degrees', () => segment.location({ lat: 0, lon: 181 })],
  ['segment.node: id is undefined; pass a whole number', () => segment.node(wrong as never)],
  [
    'segment.nodeCustom: content is undefined; pass a string, a segment or an array of segments',
    () => segment.nodeCustom({ user_id: 1, nickname: 'a', content: wrong['x']! }),
  ],
  [
    'segment.nodeCustom: content is an array; pass a string, a segment',
    () => segment.nodeCustom({ user_id: 1, nickname: 'a', content: [null!] }),
  ],
  ['segment.json: data is null; pass an object or its JSON text', () => segment.json(null!)],
  ['segment.custom: type is ""; pass a string that is not empty', () => segment.custom('')],
  ['segment.custom: x is NaN; pass a whole number', () => segment.custom('a', { x: NaN })],
  [
    'segment.custom: x is 9007199254740992; numbers beyond 2^53 lose digits',
    () => segment.custom('a', { x: 2 ** 53 }),
  ],
  [
    'segment.custom: file is of type Blob; pass',
    () => segment.custom('file', { file: new Blob(['x']) }),
  ],
  [
    'segment.custom: file is of type Promise; pass',
    () => segment.custom('file', { file: Promise.resolve('x') }),
  ],
  ['json: data is of type Uint8Array; pass', () => segment.json(new Uint8Array([1]))],
  ['segment.image: file is an empty Uint8Array; pass', () => segment.image(new ArrayBuffer(0))],
]

test.each(bad)('refuses a bad argument: %s', (says, build) => {
  expect(build).toThrow(TypeError)
  expect(build).toThrow(says)
})

describe('a segment is not a string', () => {
  const [templated] = message`${'a'}${segment.at(1)}`

  test.each<[string, Segment | Segment[] | undefined]>([
    ['built', segment.at(1)],
    ['of text', segment.text('a')],
    ['built by custom', segment.custom('mface')],
    ['of a template', templated],
    ['a template', message`a`],
  ])('one that is %s throws in a concatenation, with the fix', (_what, item) => {
    // The compiler allows it, the linter does not.
    const joins: ((item: string) => string)[] = [
      (it) => it + 'hi',
      (it) => 'hi' + it,
      (it) => `${it}hi`,
      (it) => String([it]) + 'hi',
      (it) => String(it),
      (it) => [it, 'hi'].join(''),
    ]
    for (const join of joins) {
      expect(() => join(item as never)).toThrow(TypeError)
      expect(() => join(item as never)).toThrow('a segment is not a string')
    }
  })

  test('that is seen neither by JSON, nor by comparisons, nor by copies', () => {
    const item = segment.at(1)
    const plain = { type: 'at', data: { qq: '1' } }
    expect(item).toStrictEqual(plain)
    assert.deepStrictEqual(item, plain)
    expect(JSON.stringify(item)).toBe(JSON.stringify(plain))
    expect([Object.keys(item), Object.getPrototypeOf(item)]).toEqual([
      ['type', 'data'],
      Object.prototype,
    ])
    expect(Object.getOwnPropertySymbols({ ...item })).toEqual([])
    expect(structuredClone(item)).toStrictEqual(plain)
    expect(inspect(item)).toBe(inspect(plain))
    expect(Object.isExtensible(item)).toBe(true)
  })
})

describe('isSegment', () => {
  test.each([
    [segment.at(1), 'at', true],
    [segment.at(1), 'text', false],
    [segment.custom('mface'), 'mface', true],
    [segment.custom('mface'), 'markdown', false],
    [{ type: 'at' }, 'at', false],
    [{ type: 'at', data: null }, 'at', false],
    [null, 'at', false],
    ['at', 'at', false],
  ])('tells of %j whether it is of type %s: %s', (value, type, expected) => {
    expect(isSegment(value, type)).toBe(expected)
  })
})
