import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { call } from '../support/call.ts'

function create(respond?: () => Response): Sandbox {
  const bot = respond && { fetch: respond }
  const sandbox = createSandbox({ profile: 'snowluma', ...(bot ? { bot } : {}) })
  onTestFinished(() => sandbox.close())
  return sandbox
}

const json = (body: unknown, status = 200): Response => Response.json(body, { status })

test.each([
  ['application/json', 1],
  ['application/json; charset=utf-8', 1],
  ['text/plain', 0],
  ['application/jsonp', 0],
])('a response of type %s is carried out %d times', async (type, count) => {
  const body = '{"reply":"pong"}'
  const sandbox = create(() => new Response(body, { headers: { 'content-type': type } }))
  await sandbox.user(10_001).say('ping')
  expect(sandbox.sent).toHaveLength(count)
})

test('a status other than 2xx is not read', async () => {
  const sandbox = create(() => json({ reply: 'pong' }, 400))
  await sandbox.user(10_001).say('ping')
  expect(sandbox.sent).toHaveLength(0)
})

test.each([
  ['', undefined],
  ['x', 'x'],
])('the reply %j comes to %j', async (reply, text) => {
  const sandbox = create(() => json({ reply }))
  await sandbox.user(10_001).say('ping')
  expect(sandbox.sent[0]?.text).toBe(text)
})

test('an empty array as a reply is tried, and fails', async () => {
  const sandbox = create(() => json({ reply: [] }))
  const { exchanges } = await sandbox.user(10_001).say('ping')
  expect(exchanges[0]?.steps).toMatchObject([{ field: 'reply', outcome: 'failed' }])
})

test('an event is posted once, whatever comes of it', async () => {
  let count = 0
  const sandbox = create(() => {
    count++
    throw new Error('the bot is down')
  })
  await sandbox.user(10_001).say('ping')
  expect(count).toBe(1)
})

test.each([
  ['2 MiB', 0, 200],
  ['one byte more', 1, 'lost'],
] as const)('a body of %s', async (_, more, expected) => {
  const sandbox = create()
  const start = '{"user_id":10001,"message":"hi","pad":"'
  const end = '"}'
  const pad = 'x'.repeat(2 * 1024 * 1024 - start.length - end.length + more)
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `${start}${pad}${end}`,
  }
  await sandbox.listen()
  for (const send of [sandbox.fetch, fetch]) {
    const result = send(`${sandbox.apiRoot}/send_private_msg`, init).then(
      ({ status }) => status,
      () => 'lost',
    )
    expect(await result).toBe(expected)
  }
})

test.each([
  ['get_msg', { message_id: 404 }, 100],
  ['send_msg', { message: 'x' }, 1400],
  ['send_msg', { group_id: '', user_id: 10_001, message: 'x' }, 1400],
  ['set_group_anonymous', { group_id: 20_002 }, 1404],
  ['.handle_quick_operation_async', { context: {}, operation: {} }, 1404],
] as const)('%s with %j: retcode %d', async (action, params, retcode) => {
  expect(await call(create(), action, params)).toMatchObject({ status: 'failed', retcode })
})
