import { escapeCqCode, formatCqCode, parseCqCode, plainText, unescapeCqCode } from '@cqhttp/core'
import { describe, expect, test } from 'vitest'
import { createRecordingBot, groupMessage, postTo } from './support/bots.ts'
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
