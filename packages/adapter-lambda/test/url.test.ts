import { expect, test } from 'vitest'

import { escapeDecodedPath } from '../src/url.ts'

test.each([
  ['/', '/'],
  ['/a b', '/a%20b'],
  ['/λ', '/%CE%BB'],
  ['/100%', '/100%25'],
  ['/a?b#c', '/a%3Fb%23c'],
  ['/%', '/%25'],
  ['/%2F', '/%2F'],
  ['/a%20b', '/a%20b'],
  ['/%e4%bd%a0/%zz/%4', '/%e4%bd%a0/%25zz/%254'],
  ['/..x/.y', '/..x/.y'],
  ['/../x', '/..%2Fx'],
  ['/a/../../admin', '/a/..%2F..%2Fadmin'],
  ['/./x', '/.%2Fx'],
  ['/a/..', '/a%2F..'],
  ['/a/%2e%2e/b', '/a/%252e%252e/b'],
  ['/a/%2E', '/a/%252E'],
  ['/a/.%2e', '/a/.%252e'],
  ['/%2e./b', '/%252e./b'],
  ['/..%2F..%2Fadmin', '/..%2F..%2Fadmin'],
  ['/%2e%2ex', '/%2e%2ex'],
])('the decoded path %s stays itself as %s', (decoded, path) => {
  expect(new URL(`https://x.example${escapeDecodedPath(decoded)}`).pathname).toBe(path)
})
