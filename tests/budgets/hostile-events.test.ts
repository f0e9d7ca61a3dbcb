// A file of its own: once the methods have been replaced, V8 runs them several times slower.
import { CQHttp } from '@cqhttp/core'
import { describe, expect, test } from 'vitest'

import { countSteps } from '../support/count-steps.ts'

/** Texts of about `length` characters. */
const hostile: Record<string, (length: number) => string> = {
  slashes: (length) => `${'/'.repeat(length)}x`,
  'slashes and letters': (length) => '/a'.repeat(length / 2),
  'dot segments': (length) => `/a${'/..'.repeat(length / 3)}`,
  escapes: (length) => `/${'%e6'.repeat(length / 3)}`,
  'escaped letters': (length) => `/${'%41'.repeat(length / 3)}`,
  'percent signs': (length) => `/${'%'.repeat(length)}`,
  'blanks within': (length) => `a${' '.repeat(length)}b`,
  'blanks at the end': (length) => `a${' '.repeat(length)}`,
  'a signature and more': (length) => `sha1=${'a'.repeat(length)}`,
  'a content type and blanks': (length) => `application/json${' '.repeat(length)}x`,
  'one parameter, many times': (length) => `/?${'a=1&'.repeat(length / 4)}`,
  'many parameters': (length) =>
    `/?${Array.from({ length: length / 8 }, (_, i) => `${10_000 + i}=1`).join('&')}`,
  delimiters: (length) => '?#&='.repeat(length / 4),
  'braces of a text to be filled in': (length) => '{path}'.repeat(length / 6),
  'control characters': (length) => '\u001b'.repeat(length),
  'what is not ASCII': (length) => '你'.repeat(length),
}

function createBot(): CQHttp {
  const ignore = (): void => {}
  const logger = { debug: () => {}, info: ignore, warn: ignore, error: ignore }
  const bot = new CQHttp({
    path: '/机器人',
    secret: (id) => (id === '1' ? 'key' : undefined),
    logger,
  })
  const { router } = bot
  router.all('*', () => undefined)
  router.get('/files/:path+', ({ params }) => new Response(params['path']))
  router.get('/:any+', ({ query }) => new Response(String(Object.keys(query).length)))
  router.get('/:a/:b/*/c', () => new Response('found'))
  return bot
}

/** The text in each place that nobody has checked before the bot does. */
function requestsWith(text: string) {
  const utf8 = new TextEncoder()
  const make = (url: string, fields: Record<string, string>, method = 'POST', body = '{}') => ({
    method,
    url,
    headers: { get: (name: string) => fields[name] ?? null },
    bytes: async () => utf8.encode(body),
    // As a runtime makes it: what no URL can have is escaped.
    request: () => new Request('http://bot.test/', { method }),
  })
  const home = 'http://bot.test/%E6%9C%BA%E5%99%A8%E4%BA%BA'
  const json = { 'content-type': 'application/json' }
  const path = text.startsWith('/') ? text : `/${text}`
  return [
    make(`http://bot.test${path}`, { 'x-self-id': '1' }),
    make(`http://bot.test${path}`, {}, 'GET'),
    make(`http://bot.test/files${path}`, {}, 'HEAD'),
    make(`${home}?${text}`, { 'x-self-id': '1', 'x-signature': text }),
    make(`${home}#${text}`, { 'x-self-id': text, upgrade: text }),
    make(home, { 'x-self-id': '1', 'content-type': text }),
    make(home, { upgrade: text, 'x-client-role': text }, text),
    make(home, json, 'POST', text),
    make(home, json, 'POST', JSON.stringify({ post_type: text, [`${text}_type`]: text })),
  ]
}

describe('a request that nobody has checked yet', () => {
  test.each(Object.entries(hostile))(
    'with %s takes eight times as much when there are eight times as many',
    async (_what, make) => {
      for (const place of requestsWith('').keys()) {
        const stepsFor = (length: number): Promise<number> => {
          const bot = createBot()
          const request = requestsWith(make(length))[place]
          if (request === undefined) throw new Error('there is no such place')
          return countSteps(() => bot.handle(request))
        }
        const [short, long] = [await stepsFor(1_000), await stepsFor(8_000)]
        expect(long / Math.max(1_000, short), `in place ${place}`).toBeLessThan(9)
      }
    },
  )
})
