import { createSandbox, type ProfileName, type Sandbox } from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { names } from '../support/profiles.ts'

const TOKEN = 'tOkEn'
const JSON_TYPE = { 'content-type': 'application/json' }

type Door = (sandbox: Sandbox) => Promise<typeof fetch>

const doors: Record<string, Door> = {
  'in process': async (sandbox) => sandbox.fetch,
  'over a socket': async (sandbox) => {
    await sandbox.listen()
    return fetch
  },
}

interface Sent {
  path: string
  method?: string
  headers?: Record<string, string>
  body?: string
  token?: false
}

/** What comes back: the status and, of JSON, some fields. */
interface Expected {
  status: number | 'hang'
  json?: object
  text?: string
}

/** Nothing comes back. */
const HANG: Expected = { status: 'hang' }

interface Row {
  what: string
  sent: Sent
  expected: Partial<Record<ProfileName, Expected>> & { others?: Expected }
}

const login = { status: 200, json: { status: 'ok', retcode: 0, data: { user_id: 10_000 } } }
const sent = { status: 200, json: { status: 'ok', retcode: 0 } }
const unauthorized = { status: 401 }
const forbidden = { status: 403 }

const rows: Row[] = [
  { what: 'GET', sent: { path: '/get_login_info' }, expected: { others: login } },
  {
    what: 'GET with parameters',
    sent: { path: '/send_group_msg?group_id=20002&message=%E4%BD%A0&auto_escape=true' },
    expected: { others: sent },
  },
  {
    what: 'POST with JSON',
    sent: { path: '/get_login_info', method: 'POST', headers: JSON_TYPE, body: '{}' },
    expected: { others: login },
  },
  {
    what: 'POST with a form',
    sent: {
      path: '/send_msg',
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'group_id=20002&message=hi+there',
    },
    expected: { others: sent },
  },
  {
    what: 'POST without a body',
    sent: { path: '/get_login_info', method: 'POST', headers: JSON_TYPE },
    expected: { lagrange: HANG, others: login },
  },
  {
    what: 'POST with another type',
    sent: {
      path: '/send_group_msg',
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"group_id":20002,"message":"hi"}',
    },
    expected: {
      snowluma: { status: 400, json: { retcode: 1400 } },
      standard: { status: 406 },
      lagrange: { status: 406 },
      napcat: sent,
      llbot: sent,
      'go-cqhttp': { status: 200, json: { status: 'failed', retcode: 100 } },
    },
  },
  {
    what: 'POST with broken JSON',
    sent: { path: '/get_login_info', method: 'POST', headers: JSON_TYPE, body: '{"a":' },
    expected: {
      snowluma: { status: 400, json: { retcode: 1400 } },
      standard: { status: 400 },
      napcat: { status: 400, text: 'Invalid JSON' },
      llbot: { status: 200, json: { status: 'failed', retcode: 400 } },
      lagrange: HANG,
      'go-cqhttp': { status: 400 },
    },
  },
  {
    what: 'POST with JSON5',
    sent: { path: '/get_login_info', method: 'POST', headers: JSON_TYPE, body: "{a: 'b',}" },
    expected: {
      snowluma: { status: 400, json: { retcode: 1400 } },
      standard: { status: 400 },
      napcat: login,
      llbot: { status: 200, json: { retcode: 400 } },
      lagrange: HANG,
      'go-cqhttp': { status: 400 },
    },
  },
  {
    what: 'PUT',
    sent: { path: '/get_login_info', method: 'PUT', headers: JSON_TYPE, body: '{}' },
    expected: {
      snowluma: { status: 405, json: { retcode: 1400 } },
      standard: { status: 405 },
      napcat: login,
      llbot: login,
      lagrange: { status: 405 },
      'go-cqhttp': { status: 404 },
    },
  },
  {
    what: 'an unknown action',
    sent: { path: '/no_such_action' },
    expected: {
      snowluma: { status: 200, json: { status: 'failed', retcode: 1404 } },
      standard: { status: 404 },
      napcat: { status: 200, json: { status: 'failed', retcode: 200 } },
      llbot: { status: 404, json: { status: 'failed', retcode: 404 } },
      lagrange: { status: 200, json: { status: 'failed', retcode: 404 } },
      'go-cqhttp': { status: 200, json: { status: 'failed', retcode: 404 } },
    },
  },
  {
    what: 'a trailing slash',
    sent: { path: '/get_login_info/' },
    expected: {
      snowluma: { status: 200, json: { retcode: 1404 } },
      standard: login,
      napcat: login,
      llbot: { status: 404 },
      lagrange: { status: 200, json: { retcode: 404 } },
      'go-cqhttp': { status: 200, json: { retcode: 404 } },
    },
  },
  {
    what: 'action and params in the body',
    sent: {
      path: '/',
      method: 'POST',
      headers: JSON_TYPE,
      body: '{"action":"get_login_info","params":{}}',
    },
    expected: {
      snowluma: login,
      standard: { status: 404 },
      napcat: { status: 200, json: { status: 'ok', retcode: 0 } },
      llbot: { status: 404, text: '404 Not Found' },
      lagrange: { status: 200, json: { retcode: 404 } },
      'go-cqhttp': login,
    },
  },
  {
    what: 'no token',
    sent: { path: '/get_login_info', token: false },
    expected: {
      snowluma: { status: 401, json: { retcode: 1401 } },
      napcat: forbidden,
      llbot: forbidden,
      others: unauthorized,
    },
  },
  {
    what: 'a wrong token',
    sent: { path: '/get_login_info', headers: { authorization: 'Bearer wrong' }, token: false },
    expected: { snowluma: { status: 401, json: { retcode: 1401 } }, others: forbidden },
  },
  {
    what: 'the token in the query',
    sent: { path: `/get_login_info?access_token=${TOKEN}`, token: false },
    expected: { others: login },
  },
  {
    what: 'a bare token',
    sent: { path: '/get_login_info', headers: { authorization: TOKEN }, token: false },
    expected: {
      snowluma: { status: 401, json: { retcode: 1401 } },
      napcat: login,
      llbot: login,
      others: forbidden,
    },
  },
  {
    what: 'Token in place of Bearer',
    sent: { path: '/get_login_info', headers: { authorization: `Token ${TOKEN}` }, token: false },
    expected: {
      snowluma: { status: 401, json: { retcode: 1401 } },
      'go-cqhttp': login,
      others: forbidden,
    },
  },
  {
    what: 'an action that fails',
    sent: { path: '/get_msg?message_id=1' },
    expected: {
      snowluma: { status: 200, json: { retcode: 100, wording: expect.any(String) } },
      standard: { status: 200, json: { status: 'failed', retcode: 102, data: null } },
      napcat: { status: 200, json: { retcode: 200, wording: expect.any(String) } },
      llbot: { status: 200, json: { retcode: 200, message: expect.any(String) } },
      lagrange: { status: 200, json: { status: 'failed', retcode: 200, data: null } },
      'go-cqhttp': { status: 200, json: { retcode: 100, msg: expect.any(String) } },
    },
  },
  {
    what: '_async',
    sent: { path: '/get_login_info_async' },
    expected: {
      standard: { status: 200, json: { status: 'async', retcode: 1, data: null } },
      lagrange: { status: 200, json: { retcode: 404 } },
      others: login,
    },
  },
  {
    what: '_rate_limited',
    sent: { path: '/get_login_info_rate_limited' },
    expected: {
      standard: { status: 200, json: { status: 'async', retcode: 1, data: null } },
      lagrange: { status: 200, json: { retcode: 404 } },
      'go-cqhttp': { status: 200, json: { retcode: 404 } },
      others: login,
    },
  },
]

const table = Object.keys(doors).flatMap((door) =>
  names.flatMap((profile) => rows.map((row) => ({ ...row, door, profile }))),
)

test.each(table)('$profile $door: $what', async ({ door, profile, sent: request, expected }) => {
  const sandbox = createSandbox({ profile, accessToken: TOKEN })
  onTestFinished(() => sandbox.close())
  const send = await doors[door]?.(sandbox)
  const { path, method = 'GET', headers = {}, body, token } = request
  const { status, json = {}, text } = expected[profile] ?? expected.others ?? {}
  const init = {
    method,
    headers: token === false ? headers : { authorization: `Bearer ${TOKEN}`, ...headers },
    ...(body === undefined ? {} : { body }),
    // An answer may take long on a busy machine; silence lasts for ever.
    signal: AbortSignal.timeout(status === 'hang' ? 100 : 10_000),
  }
  const answer = await settle(send, `${sandbox.apiRoot}${path}`, init)
  expect(answer).toEqual({ status, text: text ?? answer.text })
  expect(Object.keys(json).length > 0 ? JSON.parse(answer.text) : {}).toMatchObject(json)
})

async function settle(
  send: typeof fetch = fetch,
  url: string,
  init: RequestInit & { signal: AbortSignal },
): Promise<{ status: number | 'hang'; text: string }> {
  try {
    const response = await send(url, init)
    return { status: response.status, text: await response.text() }
  } catch (error) {
    if (init.signal.aborted) return { status: 'hang', text: '' }
    throw error
  }
}

describe('envelopes and results', () => {
  async function answerOf(profile: ProfileName, path: string): Promise<Record<string, unknown>> {
    const sandbox = createSandbox({ profile })
    onTestFinished(() => sandbox.close())
    const response = await sandbox.fetch(`${sandbox.apiRoot}${path}`)
    return (await response.json()) as Record<string, unknown>
  }

  test('NapCat leaves data out when there is none', async () => {
    const answer = await answerOf('napcat', '/clean_cache')
    expect(answer).toMatchObject({ status: 'ok', retcode: 0, message: '', wording: '' })
    expect(answer).not.toHaveProperty('data')
  })

  test('go-cqhttp answers {} to send_msg without a target', async () => {
    expect(await answerOf('go-cqhttp', '/send_msg?message=hi')).toEqual({})
  })

  test.each([
    ['set_friend_add_request?flag=x', { status: 'ok', retcode: 1 }],
    ['send_like?user_id=404', { status: expect.stringContaining(' '), retcode: 0 }],
  ])('Lagrange contradicts itself: %s', async (path, expected) => {
    expect(await answerOf('lagrange', `/${path}`)).toMatchObject(expected)
  })

  test.each([
    ['standard', 1800],
    ['napcat', 0],
    ['llbot', 1800],
    ['lagrange', 0],
    ['go-cqhttp', 1800],
  ] as const)('%s mutes for %d s when it is told no time', async (profile, duration) => {
    const sandbox = createSandbox({ profile, now: 0 })
    onTestFinished(() => sandbox.close())
    await sandbox.fetch(`${sandbox.apiRoot}/set_group_ban?group_id=20002&user_id=10001`)
    expect(sandbox.group(20_002).info(10_001).bannedUntil).toBe(duration)
    expect(sandbox.calls[0]?.rules.map(({ rule }) => rule)).toEqual(
      duration === 0 ? ['action.default'] : [],
    )
  })

  test.each([
    ['standard', 'sandbox'],
    ['napcat', 'NapCat.Onebot'],
    ['llbot', 'LLOneBot'],
    ['lagrange', 'Lagrange.OneBot'],
    ['go-cqhttp', 'go-cqhttp'],
  ] as const)('%s says what it is', async (profile, name) => {
    const { data } = await answerOf(profile, '/get_version_info')
    expect((data as { app_name: string }).app_name).toContain(name)
  })

  test.each([
    ['standard', 'message', ['type', 'data']],
    ['lagrange', 'message', ['type', 'data']],
    ['go-cqhttp', 'messages', ['content', 'sender', 'time', 'group_id']],
    ['llbot', 'messages', ['content', 'sender', 'time', 'message_format', 'message_type']],
    ['napcat', 'messages', expect.arrayContaining(['message', 'post_type'])],
  ] as const)('%s has its own shape of forwarded records', async (profile, field, keys) => {
    const sandbox = createSandbox({ profile })
    onTestFinished(() => sandbox.close())
    const node = { type: 'node', data: { user_id: '1', nickname: 'x', content: 'in' } }
    const action = profile === 'llbot' ? 'send_group_forward_msg' : 'send_group_msg'
    const name = profile === 'llbot' ? 'messages' : 'message'
    await sandbox.fetch(`${sandbox.apiRoot}/${action}`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ group_id: 20_002, [name]: [node] }),
    })
    const [segment] = sandbox.sent[0]?.message ?? []
    const id = segment?.type === 'forward' ? segment.data.id : ''
    const response = await sandbox.fetch(`${sandbox.apiRoot}/get_forward_msg?id=${id}`)
    const { data } = (await response.json()) as { data: Record<string, object[]> }
    expect(Object.keys(data[field]?.[0] ?? {})).toEqual(keys)
  })
})

describe('.handle_quick_operation', () => {
  test.each([
    ['standard', true],
    ['llbot', true],
    ['go-cqhttp', true],
    ['napcat', false],
  ] as const)('%s approves by it: %s', async (profile, approves) => {
    const sandbox = createSandbox({ profile, bot: { fetch: () => new Response() } })
    onTestFinished(() => sandbox.close())
    const { exchanges } = await sandbox.user(10_009).requestFriend()
    const response = await sandbox.fetch(`${sandbox.apiRoot}/.handle_quick_operation`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ context: exchanges[0]?.event, operation: { approve: true } }),
    })
    expect(await response.json()).toMatchObject({ status: 'ok', retcode: 0 })
    expect(sandbox.world.isFriend(10_000, 10_009)).toBe(approves)
  })

  test('NapCat wants more of the context', async () => {
    const sandbox = createSandbox({ profile: 'napcat' })
    onTestFinished(() => sandbox.close())
    const response = await sandbox.fetch(`${sandbox.apiRoot}/.handle_quick_operation`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: JSON.stringify({ context: { post_type: 'message' }, operation: { reply: 'x' } }),
    })
    expect(await response.json()).toMatchObject({ status: 'failed', retcode: 400 })
  })
})

test('the records hold no token', async () => {
  const sandbox = createSandbox({ accessToken: TOKEN, secret: 's3cret' })
  onTestFinished(() => sandbox.close())
  const headers = { authorization: `Bearer ${TOKEN}` }
  await sandbox.fetch(`${sandbox.apiRoot}/get_status`, { headers })
  await sandbox.fetch(`${sandbox.apiRoot}/get_status?access_token=${TOKEN}`)
  expect(sandbox.calls).toHaveLength(2)
  expect(JSON.stringify(sandbox.calls)).not.toContain(TOKEN)
})

test.each([
  ['standard', 'a+b c'],
  ['lagrange', 'a+b+c'],
] as const)('%s reads a plus in a form', async (profile, text) => {
  const sandbox = createSandbox({ profile })
  onTestFinished(() => sandbox.close())
  await sandbox.fetch(`${sandbox.apiRoot}/send_group_msg`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'group_id=20002&message=a%2Bb+c',
  })
  expect(sandbox.sent[0]?.text).toBe(text)
})
