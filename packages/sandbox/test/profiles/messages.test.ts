import { createSandbox, type ProfileName, type Sandbox } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { call } from '../support/call.ts'

function create(profile: ProfileName): Sandbox {
  const sandbox = createSandbox({ profile })
  onTestFinished(() => sandbox.close())
  return sandbox
}

const text = (value: string): object => ({ type: 'text', data: { text: value } })
const face = { type: 'face', data: { id: '1' } }
const node = { type: 'node', data: { user_id: '1', nickname: 'x', content: [text('in')] } }

const rows: [string, unknown, Record<ProfileName, unknown>][] = [
  [
    'a code that does not end',
    'a[CQ:face,id=1]b[CQ:face,id=2',
    {
      standard: [text('a'), face, text('b[CQ:face,id=2')],
      napcat: [text('a'), face, text('b[CQ:face,id=2')],
      llbot: [text('a'), face, text('b[CQ:face,id=2')],
      lagrange: [text('a'), face, text('b[CQ:face,id=2')],
      'go-cqhttp': [text('a'), face, text('b')],
      snowluma: [text('a'), face, text('b[CQ:face,id=2')],
    },
  ],
  [
    'an unknown segment',
    [text('a'), { type: 'hologram', data: { id: '1' } }],
    {
      standard: [text('a'), { type: 'hologram', data: { id: '1' } }],
      napcat: 'failed',
      llbot: [text('a')],
      lagrange: [text('a')],
      'go-cqhttp': [text('a'), text('[CQ:hologram,id=1]')],
      snowluma: [text('a')],
    },
  ],
  [
    'numbers in segments',
    [{ type: 'face', data: { id: 1 } }],
    {
      standard: [{ type: 'face', data: { id: 1 } }],
      napcat: [{ type: 'face', data: { id: 1 } }],
      llbot: [{ type: 'face', data: { id: 1 } }],
      lagrange: 'failed',
      'go-cqhttp': [{ type: 'face', data: { id: 1 } }],
      snowluma: [{ type: 'face', data: { id: 1 } }],
    },
  ],
  [
    'nodes alone',
    [node],
    {
      standard: [expect.objectContaining({ type: 'forward' })],
      napcat: [expect.objectContaining({ type: 'forward' })],
      llbot: 'failed',
      lagrange: [expect.objectContaining({ type: 'forward' })],
      'go-cqhttp': [expect.objectContaining({ type: 'forward' })],
      snowluma: [expect.objectContaining({ type: 'forward' })],
    },
  ],
]

const table = rows.flatMap(([what, message, expected]) =>
  (Object.keys(expected) as ProfileName[]).map((profile) => ({
    what,
    message,
    profile,
    expected: expected[profile],
  })),
)

test.each(table)('$profile sends $what', async ({ message, profile, expected }) => {
  const sandbox = create(profile)
  const { status } = await call(sandbox, 'send_group_msg', { group_id: 20_002, message })
  expect(status === 'failed' ? 'failed' : sandbox.sent[0]?.message).toEqual(expected)
})

test('NapCat drops a mention in private, and nothing is left', async () => {
  const sandbox = create('napcat')
  const at = { type: 'at', data: { qq: '10001' } }
  expect(await call(sandbox, 'send_private_msg', { user_id: 10_001, message: [at] })).toMatchObject(
    {
      status: 'failed',
    },
  )
})

test('ids are never given twice', async () => {
  for (const profile of ['napcat', 'go-cqhttp'] as const) {
    const sandbox = create(profile)
    for (let count = 0; count < 2000; count++) await sandbox.user(10_001).say('x')
    const ids = sandbox.user(10_001).messages.map(({ id }) => id)
    expect(new Set(ids).size).toBe(2000)
    expect(ids.some((id) => id < 0)).toBe(profile === 'go-cqhttp')
  }
})

test('NapCat forgets all but 5000 messages', async () => {
  const sandbox = create('napcat')
  const { message } = await sandbox.user(10_001).say('first')
  for (let count = 0; count < 5000; count++) await sandbox.user(10_001).say('x')
  expect(await call(sandbox, 'get_msg', { message_id: message?.id })).toMatchObject({
    status: 'failed',
  })
})
