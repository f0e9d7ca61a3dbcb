import { createSandbox } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'

/** What the real code answers: the HTTP status, then the retcode or the text, then what was sent. */
type Answer = readonly [status: number, retcodeOrText: number | string, sent?: string]

interface Row {
  what: string
  method?: string
  path: string
  type?: string
  body?: unknown
  napcat: Answer
  llbot: Answer
}

const JSON_TYPE = 'application/json'
const group = { group_id: 20_002 }
const text = (value?: string): object => ({
  type: 'text',
  data: value === undefined ? {} : { text: value },
})
const reply = { type: 'reply', data: { id: '4711' } }
const at = { type: 'at', data: { qq: '10001' } }

function sending(message: unknown, answers: Pick<Row, 'napcat' | 'llbot'>): Row {
  const what = `send_group_msg ${JSON.stringify(message)}`
  return { what, path: '/send_group_msg', body: { ...group, message }, ...answers }
}

const refused = { napcat: [200, 200], llbot: [200, 200] } as const
const fine = { napcat: [200, 0], llbot: [200, 0] } as const
const nowhere = { napcat: [200, 0], llbot: [404, '404 Not Found'] } as const

const rows: Row[] = [
  { what: 'OPTIONS', method: 'OPTIONS', path: '/get_status', napcat: [204, ''], llbot: [204, ''] },
  { what: 'a JSON array', path: '/get_status', body: [1], ...fine },
  { what: 'JSON null', path: '/get_status', body: null, ...fine },
  { what: 'a JSON string', path: '/get_status', body: 'x', ...fine },
  { what: 'a JSON number', path: '/get_status', body: 5, ...fine },
  { what: 'the root by GET', method: 'GET', path: '/', ...nowhere },
  { what: 'the root by POST', path: '/', body: {}, ...nowhere },
  { what: 'an envelope', path: '/', body: { action: 'get_status', params: {} }, ...nowhere },
  {
    what: 'a trailing slash',
    path: '/get_status/',
    body: {},
    napcat: [200, 0],
    llbot: [404, '404 Not Found'],
  },
  {
    what: 'two parts',
    path: '/get_status/x',
    body: {},
    napcat: [200, 0],
    llbot: [404, '404 Not Found'],
  },
  {
    what: 'an encoded name',
    path: '/get%5Fstatus',
    body: {},
    napcat: [200, 200],
    llbot: [200, 0],
  },
  {
    what: 'JSON of another type',
    path: '/send_group_msg',
    type: 'text/plain',
    body: { ...group, message: 'x' },
    napcat: [200, 0, 'x'],
    llbot: [200, 0, 'x'],
  },
  {
    what: 'no parameter',
    path: '/get_group_info',
    body: {},
    napcat: [200, 400],
    llbot: [200, 400],
  },
  {
    what: 'an object as an id',
    path: '/get_group_info',
    body: { group_id: {} },
    napcat: [200, 400],
    llbot: [200, 400],
  },
  { what: 'junk as an id', path: '/get_group_info', body: { group_id: 'x' }, ...refused },
  { what: 'send_msg nothing', path: '/send_msg', body: {}, napcat: [200, 200], llbot: [200, 400] },
  { what: 'send_msg without a target', path: '/send_msg', body: { message: 'x' }, ...refused },
  {
    what: 'send_msg in private with a group',
    path: '/send_msg',
    body: { ...group, message_type: 'private', message: 'x' },
    ...refused,
  },
  {
    what: 'send_msg in a group with a user',
    path: '/send_msg',
    body: { user_id: 10_001, message_type: 'group', message: 'x' },
    ...refused,
  },
  sending('', refused),
  sending([], refused),
  sending(5, refused),
  sending(['x'], refused),
  sending([text()], refused),
  sending([{ type: 'xml', data: { data: '<a/>' } }], refused),
  sending([{ type: 'nonsense', data: {} }], refused),
  sending([{ type: 'nonsense', data: {} }, text('t')], {
    napcat: [200, 200],
    llbot: [200, 0, 't'],
  }),
  sending([{ type: 'face', data: { id: '99999' } }], { napcat: [200, 200], llbot: [200, 0] }),
  sending([reply, text('t')], { napcat: [200, 0, 't'], llbot: [200, 0, 't'] }),
  {
    what: 'a mention in private',
    path: '/send_private_msg',
    body: { user_id: 10_001, message: [at, text('t')] },
    napcat: [200, 0, 't'],
    llbot: [200, 0, 't'],
  },
  {
    what: 'only a mention in private',
    path: '/send_private_msg',
    body: { user_id: 10_001, message: [at] },
    ...refused,
  },
  { what: 'get_cookies', path: '/get_cookies', body: {}, napcat: [200, 400], llbot: [200, 400] },
  { what: 'get_forward_msg', path: '/get_forward_msg', body: {}, ...refused },
]

const table = rows.flatMap((row) =>
  (['napcat', 'llbot'] as const).map((profile) => ({ ...row, profile, expected: row[profile] })),
)

test.each(table)('$profile: $what', async (row) => {
  const { profile, method = 'POST', path, type = JSON_TYPE, expected } = row
  const sandbox = createSandbox({ profile })
  onTestFinished(() => sandbox.close())
  const response = await sandbox.fetch(`${sandbox.apiRoot}${path}`, {
    method,
    ...(method === 'POST'
      ? { headers: { 'content-type': type }, body: JSON.stringify(row.body) }
      : {}),
  })
  const [status, answer, sent] = expected
  const body = await response.text()
  const seen = typeof answer === 'string' ? body : (JSON.parse(body) as { retcode: number }).retcode
  expect([response.status, seen]).toEqual([status, answer])
  const messages = sandbox.sent.map(({ message }) => message)
  expect(messages).toEqual(sent === undefined ? messages : [[text(sent)]])
})

test('a token in the query goes before that of the header in NapCat', async () => {
  for (const [profile, status] of [
    ['napcat', 403],
    ['llbot', 200],
  ] as const) {
    const sandbox = createSandbox({ profile, accessToken: 'right' })
    onTestFinished(() => sandbox.close())
    const headers = { authorization: 'Bearer right' }
    const url = `${sandbox.apiRoot}/get_status?access_token=wrong`
    expect((await sandbox.fetch(url, { headers })).status).toBe(status)
  }
})

test.each([
  ['napcat', true],
  ['llbot', false],
] as const)('%s gives an echo back over HTTP: %s', async (profile, echoes) => {
  const sandbox = createSandbox({ profile })
  onTestFinished(() => sandbox.close())
  for (const action of ['get_status', 'get_msg?message_id=1', 'get_group_info']) {
    const mark = action.includes('?') ? '&' : '?'
    const response = await sandbox.fetch(`${sandbox.apiRoot}/${action}${mark}echo=e1`)
    expect((await response.text()).includes('"echo":"e1"')).toBe(echoes)
  }
})

test('NapCat says null where its action does, and nothing elsewhere', async () => {
  const sandbox = createSandbox({ profile: 'napcat' })
  onTestFinished(() => sandbox.close())
  const card = await sandbox.fetch(
    `${sandbox.apiRoot}/set_group_card?group_id=20002&user_id=10001&card=x`,
  )
  expect(await card.json()).toMatchObject({ status: 'ok', data: null })
  expect(await (await sandbox.fetch(`${sandbox.apiRoot}/clean_cache`)).json()).not.toHaveProperty(
    'data',
  )
})
