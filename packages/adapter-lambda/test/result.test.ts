import { gzipSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import { toResult } from '../src/index.ts'
import { alb, altered, functionUrl, httpApiV1, httpApiV2, restApi, sent } from './encoders.ts'

const COOKIES = ['a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/', 'b=2']

function response(): Response {
  return new Response('你好', {
    status: 201,
    headers: [
      ['Content-Type', 'text/plain'],
      ['X-List', 'a'],
      ['X-List', 'b, c'],
      ...COOKIES.map((cookie): [string, string] => ['Set-Cookie', cookie]),
    ],
  })
}

const headers = { 'content-type': 'text/plain', 'x-list': 'a, b, c' }
const body = { body: '你好', isBase64Encoded: false }
const outgoing = { status: 204, headers: {}, body: '' }

describe('the shape of a result', () => {
  test.each([
    ['HTTP API 2.0', httpApiV2(sent())],
    ['Function URL', functionUrl(sent())],
  ])('of %s has flat headers and the cookies in a list', async (_, event) => {
    expect(await toResult(response(), event)).toEqual({
      statusCode: 201,
      headers,
      cookies: COOKIES,
      ...body,
    })
    expect(await toResult(outgoing, event)).toEqual({
      statusCode: 204,
      headers: {},
      cookies: [],
      body: '',
      isBase64Encoded: false,
    })
  })

  test.each([
    ['REST API', restApi(sent())],
    ['REST API with a rawPath', altered(restApi(sent()), { rawPath: '/base/' })],
    ['HTTP API 1.0', httpApiV1(sent())],
  ])('of %s has multi-value headers for cookies only', async (_, event) => {
    expect(await toResult(response(), event)).toEqual({
      statusCode: 201,
      headers,
      multiValueHeaders: { 'set-cookie': COOKIES },
      ...body,
    })
    expect(await toResult(outgoing, event)).toEqual({
      statusCode: 204,
      headers: {},
      body: '',
      isBase64Encoded: false,
    })
  })

  test('of an ALB with multi-value headers has nothing else', async () => {
    const event = alb(sent(), { multiValue: true })
    expect(await toResult(response(), event)).toEqual({
      statusCode: 201,
      statusDescription: '201 Created',
      multiValueHeaders: {
        'content-type': ['text/plain'],
        'x-list': ['a, b, c'],
        'set-cookie': COOKIES,
      },
      ...body,
    })
    const nulls = altered(event, { headers: null })
    expect(await toResult(outgoing, nulls)).toEqual({
      statusCode: 204,
      statusDescription: '204 No Content',
      multiValueHeaders: {},
      body: '',
      isBase64Encoded: false,
    })
  })

  test('of an ALB has multi-value headers if and only if the event has them', async () => {
    const both = altered(alb(sent(), { multiValue: true }), { headers: { host: 'a' } })
    expect(await toResult(outgoing, both)).toMatchObject({ multiValueHeaders: {} })
    expect(await toResult(outgoing, both)).not.toHaveProperty('headers')
    const neither = altered(alb(sent()), { headers: null, multiValueHeaders: null })
    expect(await toResult(outgoing, neither)).toMatchObject({ headers: {} })
    expect(await toResult(outgoing, neither)).not.toHaveProperty('multiValueHeaders')
  })

  test('of an ALB without has one value a name, and a spelling for each cookie', async () => {
    const event = alb(sent())
    expect(await toResult(response(), event)).toEqual({
      statusCode: 201,
      statusDescription: '201 Created',
      headers: { ...headers, 'set-cookie': COOKIES[0], 'Set-cookie': COOKIES[1] },
      ...body,
    })
    const many = Array.from({ length: 100 }, (_, index) => `c${index}=1`)
    const result = await toResult(
      new Response(null, {
        headers: many.map((cookie): [string, string] => ['set-cookie', cookie]),
      }),
      altered(event, { multiValueHeaders: null }),
    )
    expect(Object.values(result.headers ?? {})).toEqual(many)
    expect(Object.keys(result.headers ?? {}).every((name) => /^set-cookie$/i.test(name))).toBe(true)
  })

  test('of an answer without Web objects is the same', async () => {
    const plain = {
      status: 405,
      headers: { Allow: 'POST', 'Set-Cookie': 'a=1' },
      body: 'no',
    }
    expect(await toResult(plain, httpApiV2(sent()))).toEqual({
      statusCode: 405,
      headers: { allow: 'POST' },
      cookies: ['a=1'],
      body: 'no',
      isBase64Encoded: false,
    })
  })
})

describe('the body of a result', () => {
  const event = functionUrl(sent())

  test('is base64 where it has an encoding, and decodes to the same bytes', async () => {
    const zipped = gzipSync('{"a":1}')
    const result = await toResult(
      new Response(zipped, {
        headers: { 'content-encoding': 'gzip', 'content-type': 'text/html' },
      }),
      event,
    )
    expect(result.isBase64Encoded).toBe(true)
    expect(Buffer.from(result.body, 'base64').equals(zipped)).toBe(true)
  })

  test('is base64 where it has an encoding, even if it is text', async () => {
    const headers = { 'content-encoding': 'x' }
    for (const answer of [new Response('a', { headers }), { status: 200, headers, body: 'a' }]) {
      expect(await toResult(answer, event)).toMatchObject({ body: 'YQ==', isBase64Encoded: true })
    }
  })

  test.each(['text/plain', 'image/png', undefined])(
    'is told to be binary by its bytes, not by the type %s',
    async (type) => {
      const headers = new Headers(type === undefined ? {} : { 'content-type': type })
      const binary = await toResult(new Response(Buffer.from([255, 0, 128]), { headers }), event)
      expect(binary).toMatchObject({ body: '/wCA', isBase64Encoded: true })
      const text = await toResult(new Response(Buffer.from('\ufeffé'), { headers }), event)
      expect(text).toMatchObject({ body: '\ufeffé', isBase64Encoded: false })
    },
  )

  test('is text where its encoding is identity', async () => {
    const headers = { 'content-encoding': 'Identity' }
    expect(await toResult(new Response('a', { headers }), event)).toMatchObject({ body: 'a' })
  })

  test('is left out of the answer to HEAD', async () => {
    const head = functionUrl(sent({ method: 'HEAD' }))
    expect(await toResult(new Response('a'), head)).toMatchObject({ body: '' })
    expect(await toResult({ status: 405, headers: {}, body: 'no' }, head)).toMatchObject({
      statusCode: 405,
      body: '',
    })
  })

  test('that fails rejects', async () => {
    const stream = new ReadableStream({
      pull() {
        throw new Error('torn')
      },
    })
    await expect(toResult(new Response(stream), event)).rejects.toThrow('torn')
  })
})

test('a status that no front sends rejects', async () => {
  await expect(toResult(Response.error(), restApi(sent()))).rejects.toThrow(RangeError)
})
