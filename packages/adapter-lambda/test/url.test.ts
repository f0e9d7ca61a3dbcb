import { expect, test } from 'vitest'

import { escapeDecodedPath } from '../src/url.ts'

test.each([
  ['/', '/'],
  ['/a b', '/a%20b'],
  ['/λ', '/%CE%BB'],
  ['/100%', '/100%25'],
  ['/a?b#c', '/a%3Fb%23c'],
  ['/%2F', '/%252F'],
  ['/..x/.y', '/..x/.y'],
  ['/../x', '/..%2Fx'],
  ['/a/../../admin', '/a/..%2F..%2Fadmin'],
  ['/./x', '/.%2Fx'],
  ['/a/..', '/a%2F..'],
])('the decoded path %s stays itself as %s', (decoded, path) => {
  expect(new URL(`https://x.example${escapeDecodedPath(decoded)}`).pathname).toBe(path)
})
