import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serve } from './page.ts'

const bot = { fetch: () => new Response('{"reply":"x"}') }

const user = fc.constantFrom(10_000, 10_001, 10_003, 99)
const group = fc.constantFrom(20_002, 20_003)
const segment = fc.record({
  type: fc.constantFrom('text', 'image', 'at', 'reply', 'forward', 'node', 'music', 'json', 'odd'),
  data: fc.dictionary(
    fc.constantFrom('id', 'file', 'url', 'text', 'qq', 'content', 'data'),
    fc.jsonValue(),
  ),
})
const eventField = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('message', 'private', 'group', 'request', 'notice', 'friend'),
)
const command = fc.oneof(
  fc.record(
    { do: fc.constant('say'), from: user, message: fc.array(segment, { maxLength: 3 }), group },
    { requiredKeys: ['do', 'from', 'message'] },
  ),
  fc.record({ do: fc.constant('say'), from: user, message: fc.string(), cqCode: fc.boolean() }),
  fc.record({
    do: fc.constant('raise'),
    event: fc.dictionary(
      fc.constantFrom('post_type', 'message_type', 'message', 'user_id', 'group_id', 'flag'),
      eventField,
    ),
  }),
  fc.record({
    do: fc.constant('switchProfile'),
    profile: fc.constantFrom('standard', 'napcat', 'llbot', 'lagrange', 'go-cqhttp', 'snowluma'),
  }),
  fc.record({ do: fc.constantFrom('kick', 'leave', 'join', 'ban'), group, user }),
  fc.record({ do: fc.constantFrom('poke', 'befriend', 'requestFriend'), from: user }),
  fc.record({ do: fc.constant('recall'), by: user, number: fc.integer({ min: 1, max: 50 }) }),
  fc.record({ do: fc.constant('record'), active: fc.boolean() }),
  fc.constant({ do: 'export', framework: 'vitest', bot: { module: './bot.ts' } }),
)

test('survives whatever is asked, and says why not in words', { timeout: 60_000 }, async () => {
  const served = await serve({ profile: 'napcat' })
  served.server.sandbox.connect(bot)
  const page = served.open()
  await page.sees((seen) => seen)
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 8 }), async (commands) => {
      for (const wish of commands) {
        const { status, error } = await served.post(wish)
        expect([200, 400, 409, 422]).toContain(status)
        expect(error ?? '').not.toMatch(
          /Cannot (?:read|destructure|convert)|is not a function|\bat /,
        )
      }
    }),
    { numRuns: 100 },
  )
  const { id = 0 } = await served.run({ do: 'addUser', nickname: 'the last' })
  await page.sees(({ users }) => users[id])
})

test('shows a record of records that makes no sense', async () => {
  const served = await serve()
  const page = served.open()
  const content = [null, 1, 'text', {}, { type: 'node' }, { type: 'forward', data: { id: 'none' } }]
  const message = [{ type: 'node', data: { content } }] as never
  expect(await served.run({ do: 'say', from: 10_001, message })).toMatchObject({ status: 200 })
  expect(await page.sees(({ messages }) => messages[1])).not.toHaveProperty('forwards')
})

test.each([
  ['{"do":"raise","event":', '{"x":', '}'],
  ['{"do":"say","from":10001,"message":', '[', ']'],
])('refuses a command that is nested too deeply: %s', async (start, open, close) => {
  const served = await serve()
  const page = served.open()
  await page.sees((seen) => seen)
  const { status, body } = await served.send(
    'POST',
    '/api/command',
    { authorization: `Bearer ${served.token}`, 'content-type': 'application/json' },
    `${start}${open.repeat(9000)}1${close.repeat(9000)}}`,
  )
  expect([status, body]).toEqual([400, '{"error":"the body is nested too deeply"}'])
  const { id = 0 } = await served.run({ do: 'addUser', nickname: 'the last' })
  await page.sees(({ users }) => users[id])
})

test('goes on when the API is called with a body that is nested too deeply', async () => {
  const served = await serve({ profile: 'napcat' })
  const page = served.open()
  await page.sees((seen) => seen)
  await fetch(`${served.server.apiRoot}/send_private_msg`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: `{"user_id":10001,"message":${'['.repeat(9000)}${']'.repeat(9000)}}`,
  })
  expect(await page.sees(({ calls }) => calls[1]?.response)).toMatchObject({ status: 400 })
})

test('exports a recording of a message that quotes one which nobody could say again', async () => {
  const served = await serve({ profile: 'napcat' })
  served.server.sandbox.connect(bot)
  const say = { do: 'say', from: 10_001, group: 20_002 } as const
  const node = { type: 'node', data: { user_id: '10001', nickname: 'x', content: 'inside' } }
  await served.run({ ...say, message: [node] as never })
  const quoted = served.server.sandbox.group(20_002).messages[0]?.id
  const reply = { type: 'reply', data: { id: String(quoted) } } as const
  const { message: number = 0 } = await served.run({
    ...say,
    message: [reply, { type: 'text', data: { text: 'this one' } }],
  })
  await served.run({ do: 'record', active: true })
  expect(await served.run({ do: 'recall', by: 10_001, number })).toMatchObject({ status: 200 })
  const exported = { do: 'export', framework: 'vitest', bot: { module: './bot.ts' } } as const
  expect(await served.run(exported)).toMatchObject({ status: 200 })
})
