import { describe, expect, test } from 'vitest'
import { toWire } from '../../src/message/to-wire.ts'
import type { Message } from '../../src/message/segment.ts'

const wire = (message: unknown, cqCode = false) => toWire(message as Message, cqCode)
const bytes = new Uint8Array([0, 255, 128])

describe('a number in a segment', () => {
  test.each([
    ['face', { id: 178, sub_type: 3 }, { id: '178', sub_type: 3 }],
    ['face', { id: '1', chainCount: 2, raw: { a: 1 } }, { id: '1', chainCount: 2, raw: { a: 1 } }],
    ['image', { file: 'a', sub_type: 0, timeout: 30 }, { file: 'a', sub_type: 0, timeout: '30' }],
    ['image', { file: 'a', subType: 1 }, { file: 'a', subType: 1 }],
    ['image', { file: 'a', cache: false, proxy: true }, { file: 'a', cache: '0', proxy: '1' }],
    ['record', { file: 'a', magic: 1 }, { file: 'a', magic: '1' }],
    ['at', { qq: 10001, name: 5 }, { qq: '10001', name: 5 }],
    ['at', { qq: 10001n }, { qq: '10001' }],
    ['reply', { id: -5, seq: 7 }, { id: '-5', seq: 7 }],
    ['location', { lat: 1.5, lon: -2 }, { lat: '1.5', lon: '-2' }],
    ['contact', { type: 'qq', id: 1 }, { type: 'qq', id: '1' }],
    ['music', { type: 163, id: 5 }, { type: '163', id: '5' }],
    ['xml', { data: 'x', service_id: 60 }, { data: 'x', service_id: 60 }],
    ['json', { data: { app: 1 } }, { data: '{"app":1}' }],
    ['node', { id: 5 }, { id: '5' }],
    ['dice', { result: 3 }, { result: 3 }],
    ['mface', { emoji_package_id: 1, emoji_id: 'a' }, { emoji_package_id: 1, emoji_id: 'a' }],
    ['x', { id: 1, qq: 2, n: 0.5 }, { id: 1, qq: 2, n: 0.5 }],
    ['constructor', { id: 1, length: 2 }, { id: 1, length: 2 }],
  ])('%s: %o is a string where the standard has one', (type, data, expected) => {
    expect(wire({ type, data })).toEqual([{ type, data: expected }])
  })

  test('of a node, by any of its names, and in its content', () => {
    const content = [{ type: 'face', data: { id: 1, sub_type: 3 } }, 'hi']
    expect(wire({ type: 'node', data: { uin: 5, name: 6, content, time: 7 } })).toEqual([
      {
        type: 'node',
        data: {
          uin: '5',
          name: '6',
          content: [
            { type: 'face', data: { id: '1', sub_type: 3 } },
            { type: 'text', data: { text: 'hi' } },
          ],
          time: 7,
        },
      },
    ])
  })
})

describe('bytes in a segment', () => {
  test.each([
    ['a Uint8Array', bytes],
    ['a Buffer', Buffer.from(bytes)],
    ['a part of a buffer', new Uint8Array([9, 0, 255, 128, 9]).subarray(1, 4)],
    ['an ArrayBuffer', bytes.buffer],
    ['a DataView', new DataView(bytes.buffer)],
    ['a SharedArrayBuffer', new Uint8Array(new SharedArrayBuffer(3)).fill(0).buffer],
  ])('are base64 as %s', (_what, file) => {
    const text = Buffer.from(ArrayBuffer.isView(file) ? bytes : new Uint8Array(file))
    for (const type of ['file', 'image', 'x']) {
      expect(wire({ type, data: { file } })).toEqual([
        { type, data: { file: `base64://${text.toString('base64')}` } },
      ])
    }
  })

  test('are base64 within a node', () => {
    const content = [{ type: 'image', data: { file: bytes } }]
    expect(wire({ type: 'node', data: { user_id: 1, nickname: 'a', content } })).toEqual([
      {
        type: 'node',
        data: {
          user_id: '1',
          nickname: 'a',
          content: [{ type: 'image', data: { file: 'base64://AP+A' } }],
        },
      },
    ])
  })

  test.each([
    ['a blob', { file: new Blob(['x']) }, 'message[1].data.file is of type Blob'],
    ['a promise', { file: Promise.resolve(bytes) }, 'message[1].data.file is of type Promise'],
    [
      'bytes further in',
      { rows: [{ icon: bytes }] },
      'message[1].data.rows.0.icon is of type Uint8Array',
    ],
    ['a map', { map: new Map() }, 'message[1].data.map is of type Map'],
    ['a stream', { file: new ReadableStream() }, 'message[1].data.file is of type ReadableStream'],
  ])('%s is refused', (_what, data, says) => {
    expect(() => wire(['hi', { type: 'file', data }])).toThrow(TypeError)
    expect(() => wire(['hi', { type: 'file', data }])).toThrow(says)
  })
})

test('strings among segments are text or CQ code, as strings alone', () => {
  const code = '[CQ:face,id=1]'
  const at = { type: 'at', data: { qq: '1' } }
  expect(wire([at, code])).toEqual([at, { type: 'text', data: { text: code } }])
  expect(wire([code, at], true)).toEqual([{ type: 'face', data: { id: '1' } }, at])
})

test('what was given is not changed', () => {
  const segment = Object.freeze({ type: 'at', data: Object.freeze({ qq: 1, name: null }) })
  expect(wire(Object.freeze([segment]))).toEqual([{ type: 'at', data: { qq: '1', name: null } }])
})
