import { createSandbox, type Outcome, type ProfileName, type Sandbox } from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { answering } from '../support/fixed-bot.ts'
import { names } from '../support/profiles.ts'

const NOW = 1_720_000_000

function create(profile: ProfileName, operation: unknown): Sandbox {
  const sandbox = createSandbox({ profile, now: NOW, bot: answering(operation) })
  onTestFinished(() => sandbox.close())
  return sandbox
}

const inGroup = (s: Sandbox): Promise<Outcome> => s.group(20_002).member(10_001).say('spam')
const inPrivate = (s: Sandbox): Promise<Outcome> => s.user(10_001).say('hi')
const text = (value: string): object => ({ type: 'text', data: { text: value } })
const at = { type: 'at', data: { qq: '10001' } }
const quote = { type: 'reply', data: { id: expect.any(String) } }

type Expected = Record<ProfileName, unknown>

interface Row {
  what: string
  operation: unknown
  act: (sandbox: Sandbox) => Promise<Outcome>
  /** What of the world to look at. */
  look: (sandbox: Sandbox) => unknown
  expected: Expected
}

const said = (s: Sandbox): unknown => s.sent.at(-1)?.message
const open = (s: Sandbox): unknown => s.world.requests[0]?.state
const muted = (s: Sandbox): number => Math.max(0, s.group(20_002).info(10_001).bannedUntil - NOW)

const rows: Row[] = [
  {
    what: 'reply in private',
    operation: { reply: 'pong' },
    act: inPrivate,
    look: said,
    expected: {
      standard: [text('pong')],
      napcat: [text('pong')],
      llbot: [quote, text('pong')],
      lagrange: undefined,
      'go-cqhttp': [text('pong')],
      snowluma: [text('pong')],
    },
  },
  {
    what: 'reply in a group, without at_sender',
    operation: { reply: 'pong' },
    act: inGroup,
    look: said,
    expected: {
      standard: [at, text(' '), text('pong')],
      napcat: [quote, text('pong')],
      llbot: [quote, text('pong')],
      lagrange: undefined,
      'go-cqhttp': [text('pong')],
      snowluma: [at, text('pong')],
    },
  },
  {
    what: 'reply in a group, with at_sender',
    operation: { reply: [text('pong')], at_sender: true },
    act: inGroup,
    look: said,
    expected: {
      standard: [at, text(' '), text('pong')],
      napcat: [quote, at, text('pong')],
      llbot: [quote, at, text('pong')],
      lagrange: undefined,
      'go-cqhttp': [at, text('pong')],
      snowluma: [at, text('pong')],
    },
  },
  {
    what: 'a quoted text with at_sender',
    operation: { reply: 'say "x" and \\n', at_sender: true },
    act: inGroup,
    look: said,
    expected: {
      standard: [at, text(' '), text('say "x" and \\n')],
      napcat: [quote, at, text('say "x" and \\n')],
      llbot: [quote, at, text('say "x" and \\n')],
      lagrange: undefined,
      'go-cqhttp': [at, text('say ')],
      snowluma: [at, text('say "x" and \\n')],
    },
  },
  {
    what: 'CQ code with auto_escape',
    operation: { reply: '[CQ:face,id=1]', auto_escape: true, at_sender: false },
    act: inPrivate,
    look: said,
    expected: {
      standard: [text('[CQ:face,id=1]')],
      napcat: [text('[CQ:face,id=1]')],
      llbot: [quote, text('[CQ:face,id=1]')],
      lagrange: undefined,
      'go-cqhttp': [text('[CQ:face,id=1]')],
      snowluma: [text('[CQ:face,id=1]')],
    },
  },
  {
    what: 'delete',
    operation: { delete: true },
    act: inGroup,
    look: (s) => s.group(20_002).messages[0]?.recalled,
    expected: {
      standard: true,
      napcat: false,
      llbot: true,
      lagrange: false,
      'go-cqhttp': true,
      snowluma: true,
    },
  },
  {
    what: 'kick',
    operation: { kick: true },
    act: inGroup,
    look: (s) => s.world.isMember(20_002, 10_001),
    expected: {
      standard: false,
      napcat: true,
      llbot: false,
      lagrange: true,
      'go-cqhttp': false,
      snowluma: false,
    },
  },
  {
    what: 'kick with reject_add_request',
    operation: { kick: true, reject_add_request: true },
    act: inGroup,
    look: (s) => s.group(20_002).group.blocked.has(10_001),
    expected: {
      standard: true,
      napcat: false,
      llbot: false,
      lagrange: false,
      'go-cqhttp': true,
      snowluma: true,
    },
  },
  {
    what: 'ban',
    operation: { ban: true },
    act: inGroup,
    look: muted,
    expected: {
      standard: 1800,
      napcat: 0,
      llbot: 1800,
      lagrange: 0,
      'go-cqhttp': 1800,
      snowluma: 1800,
    },
  },
  {
    what: 'ban with ban_duration 0',
    operation: { ban: true, ban_duration: 0 },
    act: inGroup,
    look: muted,
    expected: { standard: 0, napcat: 0, llbot: 1800, lagrange: 0, 'go-cqhttp': 0, snowluma: 0 },
  },
  {
    what: 'ban with ban_duration 60',
    operation: { ban: true, ban_duration: 60 },
    act: inGroup,
    look: muted,
    expected: { standard: 60, napcat: 0, llbot: 60, lagrange: 0, 'go-cqhttp': 60, snowluma: 60 },
  },
  {
    what: 'approve and remark of a friend',
    operation: { approve: true, remark: 'nine' },
    act: (s) => s.user(10_009).requestFriend(),
    look: (s) => s.world.friendsOf(10_000).get(10_009),
    expected: {
      standard: 'nine',
      napcat: '',
      llbot: 'nine',
      lagrange: undefined,
      'go-cqhttp': '',
      snowluma: 'nine',
    },
  },
  {
    what: 'approve of a join request',
    operation: { approve: true },
    act: (s) => s.user(10_009).requestJoin(20_002),
    look: (s) => s.world.isMember(20_002, 10_009),
    expected: {
      standard: true,
      napcat: true,
      llbot: true,
      lagrange: false,
      'go-cqhttp': true,
      snowluma: true,
    },
  },
  {
    what: 'refusal with a reason',
    operation: { approve: false, reason: 'full' },
    act: (s) => s.user(10_009).requestJoin(20_002),
    look: (s) => s.world.requests[0]?.note,
    expected: {
      standard: 'full',
      napcat: 'full',
      llbot: 'full',
      lagrange: undefined,
      'go-cqhttp': 'full',
      snowluma: 'full',
    },
  },
  {
    what: 'nothing about a request',
    operation: {},
    act: (s) => s.user(10_009).requestFriend(),
    look: open,
    expected: {
      standard: 'open',
      napcat: 'open',
      llbot: 'open',
      lagrange: 'open',
      'go-cqhttp': 'open',
      snowluma: 'open',
    },
  },
  {
    what: 'JSON with status 500',
    operation: undefined,
    act: async (s) => {
      s.connect(answering({ reply: 'pong' }, 500))
      return inPrivate(s)
    },
    look: said,
    expected: {
      standard: undefined,
      napcat: undefined,
      llbot: [quote, text('pong')],
      lagrange: undefined,
      'go-cqhttp': [text('pong')],
      snowluma: undefined,
    },
  },
  {
    what: 'JSON5',
    operation: "{reply: 'pong',} // ok",
    act: inPrivate,
    look: said,
    expected: {
      standard: undefined,
      napcat: [text('pong')],
      llbot: undefined,
      lagrange: undefined,
      'go-cqhttp': undefined,
      snowluma: undefined,
    },
  },
]

const table = rows.flatMap((row) => names.map((profile) => ({ ...row, profile })))

test.each(table)('$profile: $what', async ({ profile, operation, act, look, expected }) => {
  const sandbox = create(profile, operation)
  await act(sandbox)
  expect(look(sandbox)).toEqual(expected[profile])
})

describe('what is written down', () => {
  test('NapCat logs an error for a text', async () => {
    const { exchanges } = await inPrivate(create('napcat', 'ok'))
    expect(exchanges[0]?.logs).toEqual([expect.stringMatching(/^error: .*cannot be read/)])
    expect(exchanges[0]?.rules).toContainEqual(
      expect.objectContaining({ rule: 'response.unreadable' }),
    )
  })

  test('others do not', async () => {
    const { exchanges } = await inPrivate(create('llbot', 'ok'))
    expect(exchanges[0]?.logs).toEqual([])
  })

  test('a field that is ignored, and one that fails', async () => {
    const sandbox = create('napcat', { delete: true, reply: 'x', kick: true })
    const { exchanges, replies } = await inGroup(sandbox)
    expect(replies).toEqual(['x'])
    expect(exchanges[0]?.steps.map(({ field, outcome }) => [field, outcome])).toEqual([
      ['delete', 'ignored'],
      ['reply', 'done'],
      ['kick', 'ignored'],
    ])
  })

  test('what QQ does not allow', async () => {
    const sandbox = create('standard', { kick: true })
    const { exchanges } = await sandbox.group(20_002).member(10_003).say('I am the owner')
    expect(exchanges[0]?.steps).toMatchObject([{ field: 'kick', outcome: 'failed' }])
    expect(exchanges[0]?.logs).toHaveLength(1)
  })
})

test('an anonymous sender is muted by the standard only', async () => {
  for (const profile of ['standard', 'go-cqhttp'] as const) {
    const sandbox = create(profile, { ban: true, at_sender: true, reply: 'no' })
    const member = sandbox.group(20_002).member(10_001)
    const { sent } = await member.say('boo', { anonymous: true })
    expect(sent[0]?.message).toEqual([text('no')])
    const again = member.say('boo', { anonymous: true }).then(
      () => 'spoke',
      () => 'muted',
    )
    expect(await again).toBe(profile === 'standard' ? 'muted' : 'spoke')
  }
})
