import { describe, expect, test } from 'vitest'
import { checkJson, toBytes } from '../../src/base/bytes.ts'

describe('checkJson', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['a Buffer', { group_id: 1, file: Buffer.from('x') }, 'file is of type Uint8Array'],
    ['an ArrayBuffer', { file: new ArrayBuffer(1) }, 'file is of type ArrayBuffer'],
    ['a Blob', { image: new Blob(['x']) }, 'image is of type Blob'],
    ['a File', { file: new File(['x'], 'a') }, 'file is of type File'],
    ['a promise', { file: Promise.resolve('x') }, 'file is of type Promise'],
    ['a stream', { file: new ReadableStream() }, 'file is of type ReadableStream'],
    ['a map', { ids: new Map() }, 'ids is of type Map'],
    ['bytes in an array', { files: ['a', new Uint8Array(2)] }, 'files.1 is of type Uint8Array'],
    [
      'bytes further in',
      { a: { b: [{ c: new Uint16Array(1) }] } },
      'a.b.0.c is of type Uint16Array',
    ],
  ])('refuses %s, and names the parameter', (_what, params, says) => {
    expect(() => checkJson(params, '')).toThrow(TypeError)
    expect(() => checkJson(params, '')).toThrow(`${says}; pass a path, a URL or 'base64://…'`)
  })

  test('lets through what JSON carries', () => {
    class Own {
      file = 'a'
    }
    const circular: Record<string, unknown> = {
      date: new Date(0),
      url: new URL('http://a'),
      own: new Own(),
    }
    circular['self'] = circular
    for (const value of [circular, null, undefined, 'a', 1, [], Object.create(null)]) {
      expect(() => checkJson(value, '')).not.toThrow()
    }
  })
})

test('toBytes gives the bytes of views and buffers, and of nothing else', () => {
  expect(toBytes(new DataView(new Uint8Array([1, 2, 3]).buffer, 1, 1))).toEqual(new Uint8Array([2]))
  expect(toBytes(new Uint8Array([1]).buffer)).toEqual(new Uint8Array([1]))
  for (const value of [[1], 'a', null, new Blob(), { length: 1 }])
    expect(toBytes(value)).toBeUndefined()
})
