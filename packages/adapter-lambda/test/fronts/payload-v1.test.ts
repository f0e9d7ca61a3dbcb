import { describe, expect, test } from 'vitest'

import { toRequest, toResult } from '../../src/index.ts'
import { altered, httpApiV1, restApi, sent } from '../encoders.ts'

const domain = 'https://bot.example.com'

describe('a REST API', () => {
  test('leaves the path as it was sent, without the stage', () => {
    const event = restApi(sent({ path: '/a%20b%2Fc' }), { stage: 'prod' })
    expect(toRequest(event).url).toBe(`${domain}/a%20b%2Fc`)
  })

  test('leaves a path that begins like the stage', () => {
    const event = restApi(sent({ path: '/prod/x' }), { stage: 'prod' })
    expect(toRequest(event).url).toBe(`${domain}/prod/x`)
  })

  test('encodes the query again', () => {
    const query = 'a=x%26y%3Dz%23&b=1%2B1+2&c=&a=%E4%B8%AD&d=a%2Cb'
    expect(new URL(toRequest(restApi(sent({ query }))).url).search).toBe(
      '?a=x%26y%3Dz%23&a=%E4%B8%AD&b=1%2B1+2&c=&d=a%2Cb',
    )
  })

  test('keeps repeated fields, whatever the case of their names', () => {
    const event = restApi(
      sent({
        headers: [
          ['X-Probe', 'first'],
          ['X-Probe', 'second'],
        ],
      }),
    )
    expect(toRequest(event).headers.get('x-probe')).toBe('first, second')
  })

  test('takes a value from the single-value map where its list is empty', () => {
    const event = altered(restApi(sent()), {
      headers: { 'X-Probe': 'only' },
      multiValueHeaders: { 'x-probe': [] },
    })
    expect(toRequest(event).headers.get('x-probe')).toBe('only')
  })

  test.each(['post', 'Patch'])('writes the method %s in upper case', (httpMethod) => {
    const event = altered(restApi(sent()), { httpMethod })
    expect(toRequest(event).method).toBe(httpMethod.toUpperCase())
  })

  test('is read by the single-value maps where the others are missing or empty', () => {
    const event = altered(restApi(sent({ query: 'a=1', headers: [['X-Probe', 'only']] })), {
      multiValueHeaders: {},
      multiValueQueryStringParameters: null,
    })
    const request = toRequest(event)
    expect(request.headers.get('x-probe')).toBe('only')
    expect(request.url).toBe(`${domain}/?a=1`)
  })

  test('is not payload 2.0 because a custom domain adds a rawPath', () => {
    const event = altered(restApi(sent({ path: '/x' })), { rawPath: '/base/x' })
    expect(toRequest(event).url).toBe(`${domain}/x`)
  })

  test('is read from its console, which sends null for nearly everything', async () => {
    const event = altered(restApi(sent({ path: '/x' })), {
      headers: null,
      multiValueHeaders: null,
      pathParameters: null,
    })
    const request = toRequest(event)
    expect(request.url).toBe('https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/x')
    expect([...request.headers]).toEqual([])
    expect(await request.text()).toBe('')
  })
})

describe('an HTTP API with payload 1.0', () => {
  test.each([
    ['dev', '/dev/a%20b', '/a%20b'],
    ['dev', '/dev/%E2%98%95%20Coffee/%2F', '/%E2%98%95%20Coffee/%2F'],
    ['dev', '/dev/a%252Fb', '/a%252Fb'],
    ['dev', '/dev', '/'],
    ['dev', '/device?x#y', '/device%3Fx%23y'],
    ['$default', '/λ/100%25', '/%CE%BB/100%25'],
    ['$default', '/dev/x', '/dev/x'],
  ])('of stage %s reads the path %s as %s', (stage, path, expected) => {
    const event = altered(httpApiV1(sent(), { stage }), { path })
    expect(toRequest(event).url).toBe(`${domain}${expected}`)
  })

  test('is told by its version, whatever else it has of payload 2.0', async () => {
    const event = altered(httpApiV1(sent({ path: '/x' })), {
      rawPath: '/base/x',
      requestContext: { http: { method: 'GET' } },
    })
    expect(toRequest(event)).toMatchObject({ method: 'POST', url: `${domain}/x` })
    const result = await toResult(new Response(null, { headers: { 'set-cookie': 'a=1' } }), event)
    expect(result).not.toHaveProperty('cookies')
  })

  test('encodes the query again', () => {
    const query = 'a=x%26y&b=1+2'
    expect(toRequest(httpApiV1(sent({ query }))).url).toBe(`${domain}/?${query}`)
  })
})
