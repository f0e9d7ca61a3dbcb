import { expect, test } from 'vitest'
import { diagnose, diagnoseSession } from '../../src/diagnosis/diagnose.ts'
import type { Diagnosis } from '../../src/diagnosis/diagnosis.ts'
import { diagnosisEn } from '../../src/diagnosis/texts.ts'
import type { CallView, ExchangeView, SessionView } from '../../src/protocol.ts'
import {
  answeredWith,
  sampleAttempt,
  sampleCall,
  sampleExchange,
  sampleSession,
  unansweredBy,
} from '../page/samples.ts'

interface Given {
  exchange: ExchangeView
  session?: Partial<SessionView>
  calls?: CallView[]
  hasCalled?: boolean
}

function diagnosed({ exchange, session = {}, calls = [], hasCalled = true }: Given): Diagnosis[] {
  return diagnose(sampleSession(session), exchange, calls, hasCalled)
}

const codesOf = (given: Given): string[] => diagnosed(given).map(({ code }) => code)

const unsigned = sampleAttempt({
  request: { method: 'POST', url: 'http://127.0.0.1:8080/', headers: {}, body: '{}' },
  response: { status: 401, headers: {}, body: 'X-Signature header missing' },
})

const rows: [string, Given, string[]][] = [
  ['a bot that is not running', { exchange: unansweredBy('ECONNREFUSED') }, ['not-running']],
  [
    'a bot that crashed, as its output says',
    {
      exchange: unansweredBy('ECONNREFUSED'),
      session: { bot: { running: true, errors: [{ text: 'SyntaxError: x', time: 1 }] } },
    },
    ['crashed'],
  ],
  [
    'a handler that threw, as the output says',
    {
      exchange: answeredWith(500),
      session: { bot: { running: true, errors: [{ text: 'TypeError: x', time: 1005 }] } },
    },
    ['handler-failed'],
  ],
  [
    'a failure long after the last error in the output',
    {
      exchange: answeredWith(500),
      session: { bot: { running: true, errors: [{ text: 'TypeError: x', time: 1 }] } },
    },
    ['bot-failed'],
  ],
  [
    'a picture that is named by a path',
    {
      exchange: sampleExchange(),
      calls: [sampleCall({ rules: [{ rule: 'message.unreadable-media', detail: 'image: ./a' }] })],
    },
    ['unreadable-media'],
  ],
  ['a host that nobody knows', { exchange: unansweredBy('ENOTFOUND') }, ['no-such-host']],
  ['a connection that broke', { exchange: unansweredBy('ECONNRESET') }, ['connection-broken']],
  [
    'a response that was lost on purpose',
    { exchange: unansweredBy('ECONNRESET', { faults: ['drop-after'] }) },
    ['injected'],
  ],
  [
    'a connection that broke while events are late on purpose',
    { exchange: unansweredBy('ECONNRESET', { faults: ['{"delay":300}'] }) },
    ['connection-broken'],
  ],
  ['https at a server of http', { exchange: unansweredBy('EPROTO') }, ['tls']],
  ['a certificate of its own', { exchange: unansweredBy('DEPTH_ZERO_SELF_SIGNED_CERT') }, ['tls']],
  ['a bot that takes too long', { exchange: unansweredBy('TIMEOUT') }, ['timeout']],
  [
    'a bot that takes too long the first time',
    {
      exchange: sampleExchange({
        attempts: [...unansweredBy('TIMEOUT').attempts, sampleAttempt()],
      }),
    },
    ['timeout'],
  ],
  ['another secret', { exchange: answeredWith(403, 'wrong signature') }, ['signature-wrong']],
  ['401 to a signed event', { exchange: answeredWith(401) }, ['signature-wrong']],
  [
    'an unsigned event at a bot with a secret',
    {
      exchange: sampleExchange({ attempts: [unsigned], status: 401 }),
      session: { signed: false },
    },
    ['signature-missing'],
  ],
  ['another path', { exchange: answeredWith(404) }, ['wrong-path']],
  ['a route without POST', { exchange: answeredWith(405) }, ['wrong-method']],
  ['a body that is too large', { exchange: answeredWith(413) }, ['too-large']],
  ['a refused content type', { exchange: answeredWith(415) }, ['content-type']],
  ['another refusal', { exchange: answeredWith(418) }, ['other-status']],
  ['a redirect', { exchange: answeredWith(302, '', { location: '/bot' }) }, ['redirect']],
  ['a handler that throws', { exchange: answeredWith(500, 'oops') }, ['bot-failed']],
  [
    'a page of HTML',
    {
      exchange: {
        ...answeredWith(200, '<!doctype html>'),
        rules: [{ rule: 'response.unreadable', detail: '' }],
      },
    },
    ['not-json'],
  ],
  [
    'JSON that is no object',
    {
      exchange: {
        ...answeredWith(200, '"ok"'),
        rules: [{ rule: 'response.no-object', detail: '' }],
      },
    },
    ['no-object'],
  ],
  [
    'an implementation that reads no responses',
    {
      exchange: {
        ...answeredWith(200, '{"reply":"hi"}'),
        profile: 'lagrange',
        rules: [{ rule: 'response.ignored', detail: '' }],
      },
    },
    ['response-ignored'],
  ],
  [
    'fields that an implementation ignores',
    {
      exchange: sampleExchange({
        steps: [{ field: 'delete', outcome: 'ignored' }],
        rules: [{ rule: 'operation.ignored', detail: '' }],
      }),
    },
    ['fields-ignored'],
  ],
  [
    'a field that only says how, where it has no meaning',
    {
      exchange: sampleExchange({
        operation: { reply: 'hi', at_sender: false },
        steps: [{ field: 'at_sender', outcome: 'ignored' }],
        rules: [{ rule: 'operation.ignored', detail: '' }],
      }),
    },
    [],
  ],
  [
    'what QQ does not allow',
    {
      exchange: sampleExchange({
        steps: [{ field: 'kick', outcome: 'failed', reason: 'no rank' }],
      }),
    },
    ['step-failed'],
  ],
  [
    'a wrong token',
    {
      exchange: sampleExchange(),
      session: { guarded: true },
      calls: [sampleCall({ response: { status: 403, headers: {}, body: '' }, done: false })],
    },
    ['api-refused'],
  ],
  [
    'an unknown action',
    {
      exchange: sampleExchange(),
      calls: [sampleCall({ response: { status: 404, headers: {}, body: '' }, done: false })],
    },
    ['api-unknown'],
  ],
  [
    'a call that was refused on purpose',
    {
      exchange: sampleExchange(),
      calls: [
        sampleCall({
          response: { status: 502, headers: {}, body: '' },
          done: false,
          faults: ['{"status":502}'],
        }),
      ],
    },
    [],
  ],
  [
    'a handler that throws since an answer of the API was lost on purpose',
    {
      exchange: answeredWith(500, 'oops'),
      calls: [sampleCall({ unanswered: 'drop', faults: ['drop-after'] })],
    },
    ['bot-failed', 'injected'],
  ],
  [
    'a bot that never called and did nothing',
    { exchange: sampleExchange(), hasCalled: false },
    ['api-silent'],
  ],
  ['a bot that did nothing this time', { exchange: sampleExchange(), hasCalled: true }, []],
  [
    'a notice that nothing came of',
    { exchange: sampleExchange({ name: 'notice.friend_add' }), hasCalled: false },
    [],
  ],
]

test.each(rows)('says what is wrong: %s', (_, given, codes) => {
  expect(codesOf(given)).toEqual(codes)
})

test('says nothing of what is under way', () => {
  const { duration: _, ...pending } = unansweredBy('ECONNREFUSED')
  expect(codesOf({ exchange: pending })).toEqual([])
})

test('names the address and the port in the fix', () => {
  const [found] = diagnosed({ exchange: unansweredBy('ECONNREFUSED') })
  expect(found).toMatchObject({ level: 'bad', values: { host: '127.0.0.1:8080', port: '8080' } })
})

test('names how long go-cqhttp waits and how often it posts', () => {
  const exchange: ExchangeView = { ...unansweredBy('TIMEOUT'), profile: 'go-cqhttp' }
  const [found] = diagnosed({ exchange })
  expect(found?.values).toMatchObject({ timeout: 5, posts: 4, profile: 'go-cqhttp' })
})

test('quotes no more than a piece of a long body', () => {
  const [found] = diagnosed({ exchange: answeredWith(500, 'x'.repeat(500)) })
  expect(String(found?.values['body']).length).toBeLessThan(150)
})

test.each(rows)('has each value that its texts need: %s', (_, given) => {
  for (const { code, values } of diagnosed(given)) {
    for (const text of Object.values(diagnosisEn[code])) {
      const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(Object.keys(values)).toEqual(expect.arrayContaining(names))
    }
  }
})

test('says before the first event that nothing listens', () => {
  const [found] = diagnoseSession(sampleSession({ reachable: false }))
  expect(found).toMatchObject({ code: 'not-running', values: { port: '8080' } })
  expect(diagnoseSession(sampleSession())).toEqual([])
})

test('says that there is no address', () => {
  const { postUrl: _, ...session } = sampleSession()
  expect(diagnoseSession(session).map(({ code }) => code)).toEqual(['no-address'])
})

test('quotes the error of a bot that does not run', () => {
  const bot = { running: true, errors: [{ text: 'SyntaxError: Unexpected token', time: 1 }] }
  const [found] = diagnoseSession(sampleSession({ reachable: false, bot }))
  expect(found).toMatchObject({
    code: 'crashed',
    level: 'bad',
    values: { error: 'SyntaxError: Unexpected token', port: '8080' },
  })
  expect(diagnoseSession(sampleSession({ reachable: true, bot }))).toEqual([])
})

test('says nothing of silence while the bot may be at work', () => {
  expect(codesOf({ exchange: sampleExchange({ working: true }), hasCalled: false })).toEqual([])
  expect(codesOf({ exchange: sampleExchange(), hasCalled: false })).toEqual(['api-silent'])
})
