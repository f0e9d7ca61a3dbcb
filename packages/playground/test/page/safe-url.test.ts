import { expect, test } from 'vitest'
import { mediaUrl, splitLinks, webUrl } from '../../page/src/chat/safe-url.ts'

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  '//example.com/',
  'http://',
  'https://media.invalid/x.image',
  '',
  undefined,
  7,
])('makes no link of %j', (value) => {
  expect(webUrl(value)).toBeUndefined()
})

test('makes links of http and https', () => {
  expect(webUrl('HTTPS://example.com/a')).toBe('HTTPS://example.com/a')
})

test.each([
  ['image', 'data:image/png;base64,AA==', 'data:image/png;base64,AA=='],
  ['image', 'data:text/html,<b>', undefined],
  ['image', 'data:audio/mpeg;base64,AA==', undefined],
  ['image', 'base64://iVBORw0KGgoAAA', 'data:image/png;base64,iVBORw0KGgoAAA'],
  ['image', 'data:application/octet-stream;base64,/9j/4AAQ', 'data:image/jpeg;base64,/9j/4AAQ'],
  ['image', 'base64://PGh0bWw+', undefined],
  ['image', 'file:///tmp/a.png', undefined],
  ['audio', 'https://example.com/a.mp3', 'https://example.com/a.mp3'],
  ['audio', 'base64://SUQzBAAA', 'data:audio/mpeg;base64,SUQzBAAA'],
  ['audio', 'base64://IyFBTVIK', undefined],
] as const)('shows as %s of %s', (kind, value, expected) => {
  expect(mediaUrl(kind, value)).toBe(expected)
})

test('takes the first source that can be shown', () => {
  expect(mediaUrl('image', 'https://media.invalid/x', 'http://a.example/b')).toBe(
    'http://a.example/b',
  )
})

test('finds links in a text, and leaves the punctuation behind them', () => {
  expect(
    splitLinks('看 https://a.example/b?c=1。再看(http://d.example/)javascript:alert(1)'),
  ).toEqual([
    { text: '看 ' },
    { text: 'https://a.example/b?c=1', href: 'https://a.example/b?c=1' },
    { text: '。再看(' },
    { text: 'http://d.example/', href: 'http://d.example/' },
    { text: ')javascript:alert(1)' },
  ])
})

test('takes the brackets of an address for a part of it', () => {
  expect(splitLinks('https://a.example/x_(y).')[0]?.href).toBe('https://a.example/x_(y)')
})

test('keeps every character of a text', () => {
  const text = 'http:// https://[ <a href="http://x.example">x</a> http://y.example/).'
  expect(
    splitLinks(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text)
})
