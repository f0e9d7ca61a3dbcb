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

/** The reply in a response, empty where there is none. */
function replyOf(body: string): unknown {
  return body === '' ? [] : (JSON.parse(body) as { reply: unknown }).reply
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
        const { status, body } = await postTo(bot, groupMessage())
        expect(body).toMatch(/^[\x20-\x7e]*$/)
        expect(status).toBe(words === '' ? 204 : 200)
        expect(readPlain(replyOf(body))).toBe(words)
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

/** The fields that the standard has as strings. */
const STRINGS: Record<string, string[]> = {
  text: ['text'],
  face: ['id'],
  image: ['file', 'type', 'url', 'cache', 'proxy', 'timeout'],
  record: ['file', 'magic', 'url', 'cache', 'proxy', 'timeout'],
  video: ['file', 'url', 'cache', 'proxy', 'timeout'],
  at: ['qq'],
  poke: ['type', 'id', 'name'],
  anonymous: ['ignore'],
  share: ['url', 'title', 'content', 'image'],
  contact: ['type', 'id'],
  location: ['lat', 'lon', 'title', 'content'],
  music: ['type', 'id', 'url', 'audio', 'title', 'content', 'image'],
  reply: ['id'],
  forward: ['id'],
  node: ['id', 'user_id', 'nickname'],
  xml: ['data'],
  json: ['data'],
  emoji: ['id'],
}

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
    // Those of the standard have strings, and the content of nodes is a message of its own.
    type: fc.string({ minLength: 1, maxLength: 8 }).filter((type) => !(type in STRINGS)),
    data: fc.dictionary(key, value, { noNullPrototype: true }),
  })

  test('in array format go back unchanged', async () => {
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
        expect(JSON.stringify(seen[0])).toBe(JSON.stringify(keepDigits(sent)))
        expect(calls[0]?.params['message']).toStrictEqual(keepDigits(sent))
        expect(replyOf(body)).toStrictEqual(keepDigits(sent))
      }),
    )
  })

  const { message: nested } = fc.letrec<{ message: unknown }>((tie) => {
    const standard = fc
      .constantFrom(...Object.keys(STRINGS).filter((type) => type !== 'node'))
      .chain((type) =>
        fc.record({
          type: fc.constant(type),
          data: fc.dictionary(
            fc.oneof(fc.constantFrom(...(STRINGS[type] ?? []), 'sub_type', 'result'), fc.string()),
            fc.oneof(
              fc.string(),
              fc.maxSafeInteger(),
              fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
            ),
            { noNullPrototype: true },
          ),
        }),
      )
    const sender = fc.record({ user_id: fc.maxSafeInteger(), nickname: fc.string() })
    // As NapCat, go-cqhttp and LLBot, and Lagrange have the messages of a record.
    const record = fc.oneof(
      fc.record({ message_id: fc.nat(), user_id: fc.nat(), sender, message: tie('message') }),
      fc.record({ sender, time: fc.nat(), content: tie('message') }),
      fc.record({
        type: fc.constant('node'),
        data: fc.record({ user_id: fc.nat(), nickname: fc.string(), content: tie('message') }),
      }),
      fc.record({
        type: fc.constant('node'),
        data: fc.record({ uin: fc.nat(), name: fc.string(), content: tie('message') }),
      }),
    )
    const forward = fc.record({
      type: fc.constant('forward'),
      data: fc.record({ id: fc.nat(), content: fc.array(record, { maxLength: 3 }) }),
    })
    return {
      message: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('', 'hi', '[CQ:at,qq=1]a'),
        fc.array(fc.oneof({ maxDepth: 4 }, standard, forward, record), { maxLength: 4 }),
      ),
    }
  })

  /** Standard fields are strings, records are nodes with an author and a segment array. */
  function problemsOf(message: unknown): string[] {
    if (!Array.isArray(message)) return ['a message that is not an array']
    return (message as { type: string; data: Record<string, unknown> }[]).flatMap(
      ({ type, data }) => {
        const needed = type === 'node' ? ['user_id', 'nickname'] : []
        const present = (STRINGS[type] ?? []).filter((name) => name in data)
        const wrong = [...needed, ...present].filter((name) => typeof data[name] !== 'string')
        const isContent = type === 'node' || (type === 'forward' && 'content' in data)
        return [
          ...wrong.map((name) => `${type}.${name}`),
          ...(isContent ? problemsOf(data['content']) : []),
        ]
      },
    )
  }

  test('are level wherever they come from, and can be sent back as they came', async () => {
    await fc.assert(
      fc.asyncProperty(nested, async (message) => {
        const body = JSON.stringify(groupMessage({ message }))
        const { bot, calls } = createRecordingBot({
          data: [{ latest: JSON.parse(body) as unknown }],
        })
        const seen: Segment[][] = []
        bot.onMessage(async (event) => {
          seen.push(event.message)
          await bot.send(event, event.message)
          return { reply: event.message }
        })
        const { status, body: answer } = await postTo(bot, body)
        const received = seen[0] ?? []
        const isForward = received.some(({ type }) => type === 'node')
        expect(status).toBe(received.some(saysSomething) && !isForward ? 200 : 204)
        expect(problemsOf(received)).toEqual([])
        expect(calls[0]?.params['message']).toEqual(received)
        const replied = isForward ? calls[1]?.params['message'] : replyOf(answer)
        expect(replied).toEqual(received.some(saysSomething) ? received : [])
        // The same message, in an event and in a result.
        const result = (await bot.callAction('get_recent')) as [{ latest: { message: unknown } }]
        expect(result[0].latest.message).toEqual(received)
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
        expect(replyOf(body)).toEqual(segments.some(saysSomething) ? segments : [])
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

function saysSomething(item: Segment): boolean {
  return item.type !== 'text' || Boolean(item.data.text)
}

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

describe('a quick operation', () => {
  const part = fc.constantFrom<unknown>(
    '',
    ' ',
    'hi',
    text(''),
    text('a'),
    { type: 'text', data: {} },
    { type: 'at', data: { qq: 1 } },
    segment.at(5),
    segment.reply(3),
    segment.face(1),
    segment.node({ id: 9 }),
  )
  const flag = fc.constantFrom(true, false, undefined)
  const operation = fc.record(
    {
      reply: fc.oneof(fc.constantFrom(null, undefined, '', 'hi'), part, fc.array(part)),
      at_sender: flag,
      auto_escape: flag,
      delete: flag,
      ban: flag,
      ban_duration: fc.constantFrom(0, 60, undefined),
      kick: flag,
      reject_add_request: flag,
    },
    { requiredKeys: [] },
  )
  const event = fc
    .record({
      message_type: fc.constantFrom('group', 'private', 'discuss'),
      message_id: fc.constantFrom(1, -5, 0, '0', '7'),
      anonymous: fc.constantFrom(null, undefined, { id: 1, name: 'x', flag: 'f' }),
    })
    .map((fields) => groupMessage({ discuss_id: 3, ...fields }))

  /** What NapCat and go-cqhttp make of a response: an at in front, and before it a quote. */
  function carriedOut(
    body: string,
    { message_id, message_type }: Record<string, unknown>,
  ): object[] {
    if (body === '') return []
    const { reply, at_sender } = JSON.parse(body) as { reply?: Segment[]; at_sender?: boolean }
    if (!reply) return []
    const at =
      at_sender === true && message_type !== 'private' ? [segment.at(10001001), text(' ')] : []
    const hasQuote = reply.some(({ type }) => type === 'reply') || Number(message_id) === 0
    const quote = hasQuote ? [] : [segment.reply(message_id as number)]
    return [{ action: 'send_msg', message: [...quote, ...at, ...reply] }]
  }

  const toRow = ({ action, params: { message, ...rest } }: ActionCall): object =>
    action === 'send_msg' ? { action, message } : { action, ...rest }

  test('does the same in the response, by actions, in time and late', async () => {
    await fc.assert(
      fc.asyncProperty(event, operation, async (body, result) => {
        const done: object[][] = []
        for (const options of [
          { quickOperation: 'mixed' },
          { quickOperation: 'api' },
          { replyTimeout: 1 },
        ] as const) {
          const { bot, calls } = createRecordingBot(options)
          const { promise, resolve } = Promise.withResolvers<void>()
          const isLate = 'replyTimeout' in options
          bot.onMessage(async () => {
            if (isLate) await promise
            return { ...result } as never
          })
          const tasks: Promise<unknown>[] = []
          const request = new Request('http://127.0.0.1:8080/', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
          const runtime = { waitUntil: (task: Promise<unknown>) => void tasks.push(task) }
          const answer = await bot.fetch(request, runtime)
          resolve()
          // A task may hand in another.
          for (const task of tasks) await task
          const inResponse = carriedOut(await answer.text(), body)
          // The reply is the first of all, whichever way it goes.
          done.push([...inResponse, ...calls.map(toRow)])
        }
        expect(done[0]).toEqual(done[1])
        expect(done[2]).toEqual(done[1])
      }),
    )
  })

  test('says something when it quotes or mentions', async () => {
    await fc.assert(
      fc.asyncProperty(event, operation, async (body, result) => {
        const { bot } = createRecordingBot({ quickOperation: 'response' })
        bot.onMessage(() => ({ ...result }) as never)
        const { body: answer } = await postTo(bot, body)
        const answered = (answer === '' ? {} : JSON.parse(answer)) as { reply?: Segment[] }
        const says = answered.reply?.some(saysSomething) ?? false
        expect([says, 'at_sender' in answered && !says]).toEqual(['reply' in answered, false])
      }),
    )
  })
})

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
