import { serve, type Server } from '@cqhttp/adapter-node'
import { CQHttp, custom, type EventName, eventTypes } from '@cqhttp/core'
import { describe, expect, test } from 'vitest'
import { createBot } from '../examples/echo/bot.ts'
import { type Fixture, fixtures } from './support/fixtures.ts'
import { startApi } from './support/http.ts'
import { bodyOf, manners, postEvent } from './support/implementation.ts'

const SECRET = '钥匙 key'

/** Implementations that sign use the bot's secret; the others need none. */
function secretFor(impl: string): string | false {
  return manners[impl]?.signs ? SECRET : false
}

function start(bot: CQHttp): Promise<Server> {
  return serve(bot, { port: 0, signals: false })
}

async function deliver(bot: CQHttp, { impl, json }: Pick<Fixture, 'impl' | 'json'>) {
  await using server = await start(bot)
  return await postEvent(server.url, impl, json, SECRET)
}

/** `a.b.c`, `a.b` and `a`. */
function levelsOf(name: string): string[] {
  const words = name.split('.')
  return words.map((_, index) => words.slice(0, words.length - index).join('.'))
}

const standardNames = new Set(
  Object.entries(eventTypes).flatMap(([post, details]) => [
    post,
    ...Object.entries<readonly string[]>(details).flatMap(([detail, subTypes]) => [
      `${post}.${detail}`,
      ...subTypes.map((subType) => `${post}.${detail}.${subType}`),
    ]),
  ]),
)

function isStandard(name: string): name is EventName {
  return standardNames.has(name)
}

describe('the fixtures', () => {
  test('are the events of eight implementations, each under a title of its own', () => {
    expect(fixtures).toHaveLength(160)
    expect(new Set(fixtures.map(({ title }) => title)).size).toBe(160)
    expect(Object.keys(Object.groupBy(fixtures, ({ impl }) => impl))).toEqual(Object.keys(manners))
  })

  test('are posted with all digits of numbers beyond 2^53', () => {
    const rounded = fixtures.filter(({ json }) => /":144115218676755577[,}]/.test(json))
    expect(rounded.map(({ name }) => name)).toEqual([
      'message.guild.channel',
      'notice.message_reactions_updated',
      'notice.guild_channel_recall',
      'notice.channel_updated',
      'notice.channel_created',
      'notice.channel_destroyed',
    ])
  })

  test('are written in the manner of their implementation', () => {
    const bodies = (name: string) =>
      fixtures.filter(({ impl }) => impl === name).map(({ impl, json }) => bodyOf(impl, json))
    expect(bodies('go-cqhttp').join('')).toMatch(/":144115218676755577[,}].*\n$/s)
    expect(bodies('lagrange').join('')).toMatch(/^[\x20-\x7e]*\\u[0-9a-f]{4}[\x20-\x7e]*$/)
    expect(bodyOf('go-cqhttp', '{"a":"<&>","b":{"a":[1,{"b":2}]}}')).toBe(
      '{"b":{"a":[1,{"b":2}]},"a":"\\u003c\\u0026\\u003e"}\n',
    )
  })

  test('of the standard have names of the standard', () => {
    const names = fixtures
      .filter(({ impl }) => impl === 'onebot-11' || impl === 'cqhttp-4.15')
      .map(({ name }) => name)
    expect(names.filter((name) => !isStandard(name))).toEqual([])
  })
})

describe.each(fixtures)('$title', (fixture) => {
  const { impl, name, event } = fixture

  test('reaches the handlers of its name and of all above, as it came', async () => {
    const levels = levelsOf(name)
    const bot = new CQHttp({ secret: secretFor(impl), logger: false })
    const seen: [string, unknown][] = []
    for (const other of new Set([...Object.keys(eventTypes), 'message_sent', ...levels])) {
      bot.on(isStandard(other) ? other : custom(other), (received) => {
        seen.push([other, received])
      })
    }

    const answer = await deliver(bot, fixture)

    expect(answer).toMatchObject({ status: 204, body: '' })
    expect(seen).toStrictEqual(levels.map((level) => [level, event]))
  })

  test('makes the echo bot do what it does in aiocqhttp', async () => {
    await using api = await startApi({
      body: { status: 'ok', retcode: 0, data: { message_id: 1 } },
    })
    const bot = createBot({
      CQHTTP_API_ROOT: api.url,
      CQHTTP_ACCESS_TOKEN: 'token',
      CQHTTP_SECRET: secretFor(impl),
    })

    const answer = await deliver(bot, fixture)

    const { operation, call, fails } = aiocqhttp(event)
    expect(answer.status).toBe(fails ? 500 : operation === undefined ? 204 : 200)
    expect(answer.body && !fails ? JSON.parse(answer.body) : '').toEqual(operation ?? '')
    expect(api.requests).toMatchObject(
      call === undefined
        ? []
        : [
            {
              method: 'POST',
              path: '/send_msg',
              headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
            },
          ],
    )
    expect(api.requests[0]?.params).toEqual(call)
  })
})

/** What the same bot does in aiocqhttp, with messages in array format. */
function aiocqhttp(event: Record<string, unknown>): {
  operation?: object
  call?: object
  fails?: true
} {
  // The implementation refuses the call; ours says before it which action to use.
  if (event['message_type'] === 'guild') return { fails: true }
  const text = (content: string) => [{ type: 'text', data: { text: content } }]
  const target: Record<string, unknown> = {}
  for (const key of ['message_type', 'user_id', 'group_id', 'discuss_id']) {
    if (key in event) target[key] = event[key]
  }
  if (event['post_type'] === 'message') {
    return {
      operation: { reply: event['message'], at_sender: false },
      call: { ...target, message: text('你好呀，下面一条是你刚刚发的：') },
    }
  }
  if (event['notice_type'] === 'group_increase') {
    const message = text('欢迎新人～')
    return { call: { ...target, message_type: 'group', message, auto_escape: true } }
  }
  if (event['request_type'] === 'friend' || event['request_type'] === 'group') {
    return { operation: { approve: true } }
  }
  return {}
}

describe('an event that aiocqhttp ignores', () => {
  test.each([
    '{}',
    '{"message":"hi","user_id":1,"self_id":2}',
    '{"post_type":"message","message":"hi","user_id":1,"self_id":2}',
    '{"post_type":"message","notice_type":"group_increase","user_id":1}',
    '{"post_type":"notice","group_id":1,"user_id":2}',
    '{"post_type":"request","sub_type":"add","user_id":2}',
    '{"post_type":"meta_event","self_id":2}',
    '{"post_type":"unknown","message_type":"private","user_id":1,"message":"hi"}',
  ])('is acknowledged and reaches no handler: %s', async (json) => {
    await using api = await startApi({ body: { status: 'ok', retcode: 0 } })
    const bot = createBot({ CQHTTP_API_ROOT: api.url, CQHTTP_SECRET: SECRET })
    const seen: unknown[] = []
    bot.on('message', 'notice', 'request', 'meta_event', custom('unknown'), (event) => {
      seen.push(event)
    })

    expect(await deliver(bot, { impl: 'onebot-11', json })).toMatchObject({ status: 204, body: '' })
    expect(seen).toEqual([])
    expect(api.requests).toEqual([])
  })
})
