import { describe, expect, test } from 'vitest'

import { toRequest, toResult } from '../../src/index.ts'
import { functionUrl, httpApiV2, restApi, sent } from '../encoders.ts'

const others: [name: string, event: unknown, message: RegExp][] = [
  ['an empty object', {}, /an empty object/],
  ['null', null, /but null/],
  ['nothing', undefined, /but undefined/],
  ['text', 'warm-up', /but a string/],
  ['a list', [1], /but a list/],
  ['a warm-up', { source: 'serverless-plugin-warmup' }, /with source;/],
  [
    'the test of the console',
    { key1: 'value1', key2: 'value2', key3: 'value3' },
    /with key1, key2/,
  ],
  ['a queue', { Records: [{ eventSource: 'aws:sqs', body: '{}' }] }, /with Records;/],
  [
    'a timer',
    { version: '0', id: '1', 'detail-type': 'Scheduled Event', detail: {} },
    /with version, id/,
  ],
  [
    'a WebSocket API',
    {
      headers: { Host: 'x.execute-api.eu-central-1.amazonaws.com' },
      requestContext: { routeKey: '$connect', eventType: 'CONNECT', connectionId: 'c' },
      isBase64Encoded: false,
    },
    /with headers, requestContext, isBase64Encoded;/,
  ],
  [
    'an authorizer of a REST API',
    { ...restApi(sent()), type: 'REQUEST', methodArn: 'arn:aws:execute-api:eu:1:a/prod/POST/' },
    /and more;/,
  ],
  [
    'an authorizer of an HTTP API',
    { ...httpApiV2(sent()), type: 'REQUEST', routeArn: 'arn:aws:execute-api:eu:1:a/prod/POST/' },
    /routeArn;/,
  ],
  [
    'VPC Lattice, version 1',
    { raw_path: '/', method: 'GET', headers: {}, is_base64_encoded: false },
    /with raw_path/,
  ],
  ['the JSON of an event as bytes', Buffer.from('{}'), /but a Buffer; if it holds JSON, parse/],
  ['other bytes', new Uint8Array(3), /but a Uint8Array; if it holds JSON, parse/],
  ['a Request', new Request('http://x.test'), /but an object of the class Request, as other/],
  ['a Map', new Map(), /but an object of the class Map/],
  ['an object without a class', Object.create(null), /an empty object/],
  ['a member named constructor', { constructor: null }, /an object with constructor/],
  ['a text', '{}', /but a string/],
  ['no method', { ...restApi(sent()), httpMethod: '' }, /and more;/],
  ['a method with a blank', { ...restApi(sent()), httpMethod: 'GET /' }, /and more;/],
  ['payload 2.0 without a method', { ...functionUrl(sent()), requestContext: {} }, /with version/],
]

describe('no HTTP request:', () => {
  test.each(others)('%s', async (_, event, message) => {
    // @ts-expect-error -- that is the point
    expect(() => toRequest(event)).toThrow(message)
    // @ts-expect-error -- that is the point
    expect(() => toRequest(event)).toThrow(TypeError)
    // @ts-expect-error -- that is the point
    await expect(toResult(new Response(), event)).rejects.toThrow(message)
  })

  test('the content of an event is not quoted', () => {
    // @ts-expect-error -- that is the point
    expect(() => toRequest({ token: 'secret-value' })).toThrow(/^(?!.*secret-value)/)
  })
})
