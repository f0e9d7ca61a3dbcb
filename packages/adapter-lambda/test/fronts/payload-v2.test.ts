import { describe, expect, test } from 'vitest'

import { toRequest } from '../../src/index.ts'
import { altered, functionUrl, httpApiV2, sent } from '../encoders.ts'

const domain = 'https://bot.example.com'

describe('an HTTP API with payload 2.0', () => {
  test.each([
    ['a blank', '/a b', '/a%20b'],
    ['letters beyond ASCII', '/λ-世界', '/%CE%BB-%E4%B8%96%E7%95%8C'],
    ['a question mark', '/what?a=b', '/what%3Fa=b'],
    ['a hash', '/c#d', '/c%23d'],
    ['a percent sign', '/100%', '/100%25'],
    ['no escape', '/a%20b%2Fc', '/a%20b%2Fc'],
    ['half an escape', '/a%2/%zz', '/a%252/%25zz'],
    ['an escaped dot segment', '/a/%2e%2E/b', '/a/%252e%252E/b'],
    ['a backslash', '/a\\b', '/a%5Cb'],
    ['half a surrogate pair', '/\ud800', '/%EF%BF%BD'],
    ['a blank at its end', '/a ', '/a%20'],
    ['a host', '//evil.example/x', '//evil.example/x'],
    ['a user', '@evil.example/x', '/@evil.example/x'],
    ['nothing', '', '/'],
  ])('encodes %s in the path again', (_, rawPath, path) => {
    const event = altered(httpApiV2(sent({ query: 'q=%23' })), { rawPath })
    expect(toRequest(event).url).toBe(`${domain}${path}?q=%23`)
  })

  test.each([
    ['dev', '/dev/x', '/x'],
    ['dev', '/dev', '/'],
    ['dev', '/dev/', '/'],
    ['dev', '/dev/dev/x', '/dev/x'],
    ['dev', '/device', '/device'],
    ['dev', '/x/dev', '/x/dev'],
    ['dev', '/dev//evil.example/x', '//evil.example/x'],
    ['v1.0', '/v1x0/a', '/v1x0/a'],
    ['$default', '/$default/x', '/$default/x'],
  ])('of stage %s reads the path %s as %s', (stage, rawPath, path) => {
    const event = altered(httpApiV2(sent(), { stage }), { rawPath })
    expect(toRequest(event).url).toBe(`${domain}${path}`)
  })

  test('keeps the query as it was sent', () => {
    const query = 'a=1&a=2&b=x%2Fy+z%2B&c=&d&e=%23'
    expect(new URL(toRequest(httpApiV2(sent({ query }))).url).search).toBe(`?${query}`)
  })

  test('finds the cookies in their list', () => {
    const { headers } = toRequest(httpApiV2(sent({ cookies: ['a=1', 'b="x,y"'] })))
    expect(headers.get('cookie')).toBe('a=1; b="x,y"')
  })

  test('never splits a value on its commas', () => {
    const event = httpApiV2(
      sent({
        headers: [
          ['x-list', 'a,b'],
          ['x-list', 'c'],
        ],
      }),
    )
    expect([...toRequest(event).headers].filter(([name]) => name === 'x-list')).toEqual([
      ['x-list', 'a,b,c'],
    ])
  })
})

describe('a Function URL', () => {
  test.each(['/a%20b', '/%CE%BB', '/a%3Fb', '/a%23b', '/a%2Fb', '/a%252Fb', '/100%25', '//x/y'])(
    'keeps the path %s as it was sent',
    (path) => {
      expect(toRequest(functionUrl(sent({ path }))).url).toBe(`${domain}${path}`)
    },
  )

  test('is told by the host where the request context says nothing', () => {
    const host = 'abc.lambda-url.eu-central-1.on.aws'
    const bare = altered(functionUrl(sent({ host, path: '/a%20b' })), {
      requestContext: { http: { method: 'POST' } },
    })
    expect(toRequest(bare).url).toBe('https://abc.lambda-url.eu-central-1.on.aws/a%20b')
  })

  test('keeps the cookies as they were spelled', () => {
    const event = altered(functionUrl(sent()), {
      headers: { cookie: 'a=1;b=2' },
      cookies: ['a=1', 'b=2'],
    })
    expect(toRequest(event).headers.get('cookie')).toBe('a=1;b=2')
  })

  test('does not double the cookies that it sends twice', () => {
    const { headers } = toRequest(functionUrl(sent({ cookies: ['a=1', 'b=2'] })))
    expect(headers.get('cookie')).toBe('a=1; b=2')
  })
})
