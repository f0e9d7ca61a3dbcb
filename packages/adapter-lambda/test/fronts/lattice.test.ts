import { expect, test } from 'vitest'

import { toRequest, toResult } from '../../src/index.ts'
import { lattice, sent } from '../encoders.ts'

test('VPC Lattice hands the query over in the path, in a map, or both', () => {
  const request = sent({ path: '/a%20b', query: 'a=1&a=2&b=x%26y' })
  const url = 'https://bot.example.com/a%20b?a=1&a=2&b=x%26y'
  expect(toRequest(lattice(request)).url).toBe(url)
  expect(toRequest(lattice(request, { queryInPath: true })).url).toBe(url)
})

test('VPC Lattice has lists of values, or one value', async () => {
  const event = lattice(
    sent({
      headers: [
        ['x-probe', 'a'],
        ['x-probe', 'b'],
      ],
    }),
  )
  expect(toRequest(event).headers.get('x-probe')).toBe('a, b')
  const single = { ...event, headers: { 'x-probe': 'a' } }
  expect(toRequest(single).headers.get('x-probe')).toBe('a')
})

test('VPC Lattice gets its cookies as a list', async () => {
  const response = new Response('hi', {
    headers: [
      ['content-type', 'text/plain'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ],
  })
  expect(await toResult(response, lattice(sent()))).toEqual({
    statusCode: 200,
    statusDescription: '200 OK',
    headers: { 'content-type': 'text/plain', 'set-cookie': ['a=1', 'b=2'] },
    body: 'hi',
    isBase64Encoded: false,
  })
})
