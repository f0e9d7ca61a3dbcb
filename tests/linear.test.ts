import { escapeCqCode, formatCqCode, parseCqCode, plainText, unescapeCqCode } from '@cqhttp/core'
import { describe, expect, test } from 'vitest'

import { titleOfXml } from '../packages/playground/page/src/chat/card-title.ts'
import { EMPTY, toSegments } from '../packages/playground/page/src/chat/compose.ts'
import { mediaUrl, splitLinks, webUrl } from '../packages/playground/page/src/chat/safe-url.ts'
import { tokenizeJson } from '../packages/playground/page/src/common/parts/json-tokens.ts'
import { Lines } from '../packages/playground/page/src/connection/lines.ts'
import { parseLooseCodes, parseWordCodes } from '../packages/sandbox/src/profiles/cq-dialects.ts'
import { redactBody, redactUrl } from '../packages/sandbox/src/wire/redact.ts'
import { createRecordingBot, groupMessage, postTo } from './support/bots.ts'
import { countSteps } from './support/count-steps.ts'
import { hostile } from './support/hostile.ts'

describe.each(Object.entries(hostile))('%s', (_name, make) => {
  test.each([10_000, 1_000_000])('of %i characters are read whole', (length) => {
    const string = make(length)
    const segments = parseCqCode(string)
    const all = plainText(segments)
    expect(segments.length + all.length).toBeGreaterThan(0)
    // Read, written and read again: a fixed point.
    const written = formatCqCode(segments)
    expect(formatCqCode(parseCqCode(written))).toBe(written)
    expect(unescapeCqCode(escapeCqCode(string)) === string).toBe(true)
  })

  test('go through an event and its reply', async () => {
    const string = make(1_000_000)
    const { bot } = createRecordingBot()
    bot.onMessage((event) => ({ reply: event.message }))
    const { status, body } = await postTo(bot, groupMessage({ message: string }))
    expect(status).toBe(200)
    const { reply } = JSON.parse(body) as { reply: unknown[] }
    expect(reply).toHaveLength(parseCqCode(string).length)
  })
})

describe('a hostile body', () => {
  const digits = (length: number): string => '9'.repeat(length)

  test.each([
    ['one integer of a million digits', `{"post_type":"x","n":${digits(1_000_000)}}`],
    ['many almost long integers', `{"post_type":"x","n":[${`${digits(15)},`.repeat(60_000)}1]}`],
    ['many long integers', `{"post_type":"x","n":[${`${digits(17)},`.repeat(50_000)}1]}`],
    ['many almost long digits in a string', `{"n":"${`${digits(15)}a`.repeat(60_000)}"}`],
    ['a million escapes', `{"post_type":"x","n":"${'\\u4f60'.repeat(160_000)}"}`],
  ])('of %s is read', async (_what, body) => {
    const { bot } = createRecordingBot()
    expect((await postTo(bot, body)).status).toBe(204)
  })

  test.each([
    ['brackets', '['.repeat(1_000_000)],
    ['nested arrays', `{"n":9007199254740993,"a":${'['.repeat(500_000)}${']'.repeat(500_000)}}`],
    ['nested objects', `${'{"a":'.repeat(200_000)}9007199254740993${'}'.repeat(200_000)}`],
  ])('of %s is answered', async (_what, body) => {
    const { bot } = createRecordingBot()
    expect([204, 400]).toContain((await postTo(bot, body)).status)
  })

  test('of a message nested a hundred thousand deep is answered, also when it is echoed', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const { bot } = createRecordingBot()
    bot.onMessage((event) => ({ reply: event.message }))
    const event = JSON.stringify(groupMessage({ message: [] }))
    for (const message of [deep, `[{"type":"x","data":{"a":${deep}}}]`]) {
      const { status } = await postTo(bot, event.replace('"message":[]', `"message":${message}`))
      expect([200, 400, 500]).toContain(status)
    }
  })
})

describe('what the sandbox and its page do with texts from outside', () => {
  const links = (text: string): unknown => splitLinks(text)
  const whole = new Lines()

  test.each<[string, (text: string) => unknown, string, string?, string?]>([
    ['links and their trailing signs', links, '.,!?', 'http://a', 'x'],
    ['links and their brackets', links, ')(', 'http://a'],
    ['beginnings of links', links, 'http://'],
    ['addresses', webUrl, ' ', 'http://a', 'b'],
    ['pictures', (text) => mediaUrl('image', text), 'A', 'base64://'],
    ['titles of XML cards that never end', titleOfXml, '<title'],
    ['titles of XML cards without content', titleOfXml, '<title>'],
    ['briefs of XML cards', titleOfXml, 'brief="'],
    ['JSON with quotes that are escaped', tokenizeJson, '\\"', '"'],
    ['JSON with quotes that never end', tokenizeJson, '"a', '', '"'],
    ['drafts of brackets', (text) => toSegments({ ...EMPTY, text }, undefined), '['],
    ['drafts of blanks', (text) => toSegments({ ...EMPTY, text }, undefined), ' ', 'a', 'b'],
    ['CQ code that never ends, by words', parseWordCodes, '[CQ:a,b='],
    ['CQ code that turns out to be none, by words', parseWordCodes, '[CQ:a,b=', '', ',!]'],
    ['CQ code of commas, by words', parseWordCodes, ',', '[CQ:a', ']'],
    ['CQ code that never ends, loosely', parseLooseCodes, '[CQ:a,b='],
    ['CQ code of commas, loosely', parseLooseCodes, ',', '[CQ:a', ']'],
    ['bodies of escaped quotes', redactBody, '\\"', '{"'],
    ['bodies of keys', redactBody, '"access_token":', '{'],
    ['bodies of words', redactBody, 'a\\', '{'],
    ['bodies of comments', redactBody, '/*', '{'],
    ['forms', redactBody, '%'],
    ['forms of pairs', redactBody, 'access%5Ftoken=&'],
    ['addresses to redact', redactUrl, '//'],
    ['queries to redact', redactUrl, '?a='],
    ['pieces of a stream', (text) => text.split('').map((piece) => whole.add(piece)), 'x'],
  ])(
    '%s: each character is looked at a few times',
    async (_what, work, word, before = '', behind = '') => {
      const stepsFor = (length: number): Promise<number> =>
        countSteps(() => work(before + word.repeat(length / word.length) + behind))
      const [few, many] = [await stepsFor(4000), await stepsFor(32_000)]
      expect(many / Math.max(few, 400)).toBeLessThan(9)
    },
  )
})
