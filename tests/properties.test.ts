import {
  type ActionCall,
  type ActionResponse,
  CQHttp,
  custom,
  formatCqCode,
  httpTransport,
  message,
  parseCqCode,
  plainText,
  type Segment,
  segment,
} from '@cqhttp/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRecordingBot, groupMessage, postTo, text } from './support/bots.ts'

const PIECES = '[CQ:|at|image|,|qq=all|file=http://a/b|]|[|&amp;|&#91;|&|=| |\n|\0|你|😀|"|\\'
  .split('|')
  .concat('\ud800', '{"type":"at","data":{"qq":"all"}}', '[CQ:at,qq=all]')

/** What a user can type: anything, above all what looks like CQ code or JSON. */
const typed = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 12 })
    .map((parts) => parts.join('')),
)

/** Reads what goes over the wire: text segments alone, and all of the text. */
function readPlain(wire: unknown): string {
  const segments = wire as Segment[]
  expect(Array.isArray(segments)).toBe(true)
  for (const { type, data } of segments) {
    expect(type).toBe('text')
    expect(data).toEqual({ text: expect.any(String) })
  }
  return plainText(segments)
}

/** The message of the one call. */
function messageOf(calls: readonly ActionCall[]): Segment[] {
  expect(calls).toHaveLength(1)
  return calls[0]?.params['message'] as Segment[]
}

/** The data of the one node that was sent. */
function nodeOf(calls: readonly ActionCall[]): Record<string, unknown> {
  const messages = calls[0]?.params['messages']
  expect(messages).toEqual([{ type: 'node', data: expect.any(Object) }])
  return (messages as [{ data: Record<string, unknown> }])[0].data
}

describe('no text that a user typed becomes a segment', () => {
  test('through bot.send, also behind an at', async () => {
    await fc.assert(
      fc.asyncProperty(typed, fc.boolean(), async (words, atSender) => {
        const { bot, calls } = createRecordingBot()
        bot.onMessage(async (event) => void (await bot.send(event, words, { at_sender: atSender })))
        await postTo(bot, groupMessage())
        const sent = messageOf(calls)
        const front = atSender ? [segment.at(10001001), text(' ')] : []
        expect(sent.slice(0, front.length)).toEqual(front)
        expect(readPlain(sent.slice(front.length))).toBe(words)
      }),
    )
  })

  test('through the reply of a quick operation', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        const { bot } = createRecordingBot()
        bot.onMessage(() => ({ reply: words }))
        const { body } = await postTo(bot, groupMessage())
        expect(body).toMatch(/^[\x20-\x7e]+$/)
        expect(readPlain((JSON.parse(body) as { reply: unknown }).reply)).toBe(words)
      }),
    )
  })

  test('through a message template, whatever the bot takes strings for', async () => {
    await fc.assert(
      fc.asyncProperty(typed, typed, fc.boolean(), async (words, more, autoEscape) => {
        const { bot, calls } = createRecordingBot({ autoEscape })
        await bot.send(groupMessage(), message`${words}[CQ:${segment.text(more)}]`)
        expect(readPlain(messageOf(calls))).toBe(`${words}[CQ:${more}]`)
      }),
    )
  })

  test('through the content and the name of a node, whatever the bot takes strings for', async () => {
    await fc.assert(
      fc.asyncProperty(typed, typed, fc.boolean(), async (words, nickname, autoEscape) => {
        const { bot, calls } = createRecordingBot({ autoEscape })
        const node = segment.nodeCustom({ user_id: 1, nickname, content: words })
        await bot.callAction('send_group_forward_msg', { group_id: 1, messages: [node] })
        const { content, ...rest } = nodeOf(calls)
        expect(rest).toEqual({ user_id: '1', nickname })
        expect(readPlain(content)).toBe(words)
      }),
    )
  })

  test('through a string in a node that is written by hand', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        const { bot, calls } = createRecordingBot()
        const messages = [{ type: 'node', data: { user_id: '1', nickname: 'a', content: words } }]
        await bot.callAction('send_group_forward_msg', { group_id: 1, messages })
        expect(readPlain(nodeOf(calls).content)).toBe(words)
      }),
    )
  })

  test.each([
    'send_msg',
    'send_private_msg',
    'send_group_msg',
    'send_msg_async',
    'send_group_msg_rate_limited',
    'send_guild_channel_msg',
  ])('through the message of %s', async (action) => {
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        const { bot, calls } = createRecordingBot()
        await bot.callAction(action, { message: words })
        expect(readPlain(messageOf(calls))).toBe(words)
      }),
    )
  })

  test('through the reply of .handle_quick_operation', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        const { bot, calls } = createRecordingBot()
        const params = { context: groupMessage(), operation: { reply: words } }
        await bot.callAction('.handle_quick_operation', params)
        const operation = calls[0]?.params['operation'] as { reply: unknown } | undefined
        expect(readPlain(operation?.reply)).toBe(words)
      }),
    )
  })

  test('through the message that beforeSending hooks see and add to', async () => {
    await fc.assert(
      fc.asyncProperty(typed, typed, async (words, more) => {
        const { bot, calls } = createRecordingBot()
        bot.beforeSending((sending) => void sending.message.push(segment.text(more)))
        await bot.send(groupMessage(), words)
        expect(readPlain(messageOf(calls))).toBe(words + more)
      }),
    )
  })
})

describe('segments', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.jsonValue(),
  )
  const key = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('__proto__', 'type', 'content', 'id'),
  )
  const received = fc.record({
    // The content of nodes is a message of its own.
    type: fc.string({ minLength: 1, maxLength: 8 }).filter((type) => type !== 'node'),
    data: fc.dictionary(key, value, { noNullPrototype: true }),
  })

  test('in array format go back unchanged, numbers as strings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(received), async (segments) => {
        const { bot, calls } = createRecordingBot()
        const seen: unknown[] = []
        bot.onMessage(async (event) => {
          seen.push(event.message)
          await bot.send(event, event.message)
          return { reply: event.message }
        })
        const posted = JSON.stringify(groupMessage({ message: segments }))
        const { body } = await postTo(bot, posted)
        // As the wire has them: JSON knows no -0.
        const sent = JSON.parse(JSON.stringify(segments)) as typeof segments
        const expected = sent.map(({ type, data }) => ({
          type,
          data: Object.fromEntries(
            Object.entries(data).map(([name, item]) => [
              name,
              typeof item === 'number' ? String(item) : item,
            ]),
          ),
        }))
        expect(JSON.stringify(seen[0])).toBe(JSON.stringify(keepDigits(sent)))
        expect(calls[0]?.params['message']).toStrictEqual(keepDigits(expected))
        expect((JSON.parse(body) as { reply: unknown }).reply).toStrictEqual(keepDigits(expected))
      }),
    )
  })

  test('in string format are what parseCqCode makes of them, and go back as such', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (string) => {
        const { bot } = createRecordingBot()
        const seen: Segment[][] = []
        bot.onMessage((event) => {
          seen.push(event.message)
          return { reply: event.message }
        })
        const { body } = await postTo(bot, groupMessage({ message: string }))
        const segments = parseCqCode(string)
        expect(seen).toEqual([segments])
        expect((JSON.parse(body) as { reply: unknown }).reply).toEqual(segments)
        // Written and read again they are the same, but that neighbouring texts become one.
        expect(parseCqCode(formatCqCode(segments))).toEqual(joinTexts(segments))
      }),
    )
  })

  test('of text alone, as implementations escape it, are the text', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        const { bot } = createRecordingBot()
        const seen: string[] = []
        bot.onMessage((event) => void seen.push(plainText(event)))
        const escaped = words
          .replaceAll('&', '&amp;')
          .replaceAll('[', '&#91;')
          .replaceAll(']', '&#93;')
        await postTo(bot, groupMessage({ message: escaped }))
        expect(seen).toEqual([words])
      }),
    )
  })
})

/** `[CQ:text]` exists, though nobody sends it. */
function joinTexts(segments: readonly Segment[]): Segment[] {
  const joined: Segment[] = []
  for (const item of segments) {
    const words = item.type === 'text' ? (item.data.text ?? '') : undefined
    const last = joined.at(-1)
    if (words === undefined) joined.push(item)
    else if (last?.type === 'text') joined.splice(-1, 1, text(last.data.text + words))
    else if (words !== '') joined.push(text(words))
  }
  return joined
}

/** Integers beyond 2^53 as their digits in JSON. */
function keepDigits(value: unknown): unknown {
  if (typeof value === 'number') {
    const isLong = Number.isInteger(value) && !Number.isSafeInteger(value)
    return isLong && !String(value).includes('e') ? String(value) : value
  }
  if (Array.isArray(value)) return value.map(keepDigits)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, keepDigits(item)]))
}

describe('integers', () => {
  interface Json {
    /** As it stands in the body. */
    json: string
    /** As a handler or a caller is to see it. */
    value: unknown
  }

  const integer: fc.Arbitrary<Json> = fc
    .oneof(
      fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
      fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
      fc.bigInt({ min: -(2n ** 31n), max: 2n ** 32n }),
    )
    .map((number) => ({
      json: `${number}`,
      value: Number.isSafeInteger(Number(number)) ? Number(number) : `${number}`,
    }))
  /** An id of 0 stands for none. */
  const recipient = integer.filter(({ value }) => value !== 0)
  const other: fc.Arbitrary<Json> = fc
    .oneof(fc.string(), fc.boolean(), fc.constant(null), fc.constant('144115218676755577'))
    .map((value) => ({ json: JSON.stringify(value), value }))
  const space = fc.constantFrom('', ' ', '\n', '\t')
  const { json } = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4 },
      integer,
      other,
      fc.tuple(fc.array(tie('json'), { maxLength: 4 }), space).map(([items, gap]) => ({
        json: `[${items.map((item) => gap + item.json).join(`${gap},`)}]`,
        value: items.map((item) => item.value),
      })),
      fc
        .tuple(
          fc.dictionary(fc.string(), tie('json'), { maxKeys: 4, noNullPrototype: true }),
          space,
        )
        .map(([members, gap]) => ({
          json: `{${Object.entries(members)
            .map(([name, member]) => `${JSON.stringify(name)}${gap}:${gap}${member.json}`)
            .join(',')}}`,
          value: Object.fromEntries(
            Object.entries(members).map(([name, member]) => [name, member.value]),
          ),
        })),
    ),
  }))

  test('keep their digits in every place of an event', async () => {
    await fc.assert(
      fc.asyncProperty(recipient, recipient, integer, integer, json, async (...values) => {
        const [user, group, id, data, extra] = values
        const { bot, calls } = createRecordingBot()
        const seen: unknown[] = []
        bot.on(custom('message'), async (event) => {
          seen.push(event)
          await bot.send(event, 'hi')
        })
        await postTo(
          bot,
          `{"post_type":"message","message_type":"group","self_id":"me","user_id":${user.json},` +
            `"group_id": ${group.json} ,"message_id":${id.json},"sender":{"user_id":${user.json}},` +
            `"message":[{"type":"x","data":{"id":${data.json}}}],"extra":${extra.json}}\n`,
        )
        expect(seen).toEqual([
          {
            post_type: 'message',
            message_type: 'group',
            self_id: 'me',
            user_id: user.value,
            group_id: group.value,
            message_id: id.value,
            sender: { user_id: user.value },
            message: [{ type: 'x', data: { id: data.value } }],
            extra: extra.value,
          },
        ])
        expect(calls[0]?.params).toEqual({
          message_type: 'group',
          user_id: user.value,
          group_id: group.value,
          message: [text('hi')],
        })
      }),
    )
  })

  test('keep their digits in the result of an action', async () => {
    await fc.assert(
      fc.asyncProperty(json, async (data) => {
        const bot = new CQHttp({
          secret: false,
          transport: httpTransport({
            apiRoot: 'http://127.0.0.1:5700',
            fetch: async () => new Response(`{"status":"ok","retcode":0,"data":${data.json}}`),
          }),
        })
        expect(await bot.callAction('get_anything')).toEqual(data.value)
      }),
    )
  })

  test('keep their digits in a message that an action gives back', async () => {
    await fc.assert(
      fc.asyncProperty(integer, integer, async (id, data) => {
        const message = `[{"type":"x","data":{"id":${data.json}}}]`
        const answer = `{"status":"ok","retcode":0,"data":{"message_id":${id.json},"message":${message}}}`
        const bot = new CQHttp({
          secret: false,
          transport: httpTransport({
            apiRoot: 'http://127.0.0.1:5700',
            fetch: async () => new Response(answer),
          }),
        })
        expect(await bot.get_msg({ message_id: 1 })).toEqual({
          message_id: id.value,
          message: [{ type: 'x', data: { id: data.value } }],
        })
      }),
    )
  })

  test('go out as they are given, and into segments as strings', async () => {
    await fc.assert(
      fc.asyncProperty(integer, async ({ json: digits, value }) => {
        const bodies: string[] = []
        const bot = new CQHttp({
          secret: false,
          transport: async (call): Promise<ActionResponse> => {
            bodies.push(JSON.stringify(call.params))
            return { status: 'ok', retcode: 0 }
          },
        })
        const id = value as number | string
        await bot.send_group_msg({ group_id: id, message: message`${segment.at(id)}${id}` })
        expect(bodies).toEqual([
          `{"group_id":${JSON.stringify(id)},"message":[{"type":"at","data":{"qq":"${digits}"}},` +
            `{"type":"text","data":{"text":"${digits}"}}]}`,
        ])
      }),
    )
  })
})
