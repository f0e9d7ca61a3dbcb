import { describe, expect, test } from 'vitest'

import { toRequest } from '../../src/index.ts'
import { alb, altered, sent } from '../encoders.ts'

describe.each([
  ['with multi-value headers', true],
  ['without multi-value headers', false],
])('a load balancer %s', (_, multiValue) => {
  test('does not encode the query twice', () => {
    const query = 'redirect=https%3A%2F%2Fexample.com%2Fa&plus=a+b%2B&empty='
    const event = alb(sent({ query, path: '/a%20b' }), { multiValue })
    expect(toRequest(event).url).toBe(`https://bot.example.com/a%20b?${query}`)
  })

  test('is not left by what a test writes into the query', () => {
    const event = altered(
      alb(sent(), { multiValue }),
      multiValue
        ? { multiValueQueryStringParameters: { 'a=&': ['b&c#d e'] } }
        : { queryStringParameters: { 'a=&': 'b&c#d e' } },
    )
    expect(toRequest(event).url).toBe('https://bot.example.com/?a%3D%26=b%26c%23d%20e')
  })

  test('keeps the body of PATCH', async () => {
    const event = alb(
      sent({
        method: 'PATCH',
        headers: [['content-type', 'application/json']],
        body: Buffer.from('{"a":1}'),
      }),
      { multiValue },
    )
    const request = toRequest(event)
    expect(request.method).toBe('PATCH')
    expect(await request.text()).toBe('{"a":1}')
  })

  test('takes null for no body', async () => {
    const event = altered(alb(sent(), { multiValue }), { body: null })
    expect(await toRequest(event).text()).toBe('')
  })

  test('may serve plain HTTP', () => {
    const event = alb(sent(), { multiValue, proto: 'http' })
    expect(toRequest(event).url).toBe('http://bot.example.com/')
  })
})

test('a load balancer that has lists without values has no such field', () => {
  const event = altered(alb(sent(), { multiValue: true }), {
    multiValueHeaders: { 'x-probe': [] },
  })
  expect(toRequest(event).headers.has('x-probe')).toBe(false)
})
