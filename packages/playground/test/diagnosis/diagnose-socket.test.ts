import { expect, test } from 'vitest'
import {
  type Diagnosis,
  diagnose,
  diagnoseSession,
  diagnoseSocket,
  diagnoseSockets,
  type FrameFacts,
  type SessionFacts,
  type SocketFacts,
  wordDiagnosis,
} from '@cqhttp/playground/diagnosis'
import { unansweredBy } from '../page/samples.ts'

const session: SessionFacts = {
  postUrl: 'ws://127.0.0.1:8080/ws',
  reachable: true,
  signed: false,
  apiRoot: 'http://127.0.0.1:5700',
  guarded: false,
}

function socket(change: Partial<SocketFacts> = {}): SocketFacts {
  return {
    profile: 'napcat',
    direction: 'reverse',
    role: 'Universal',
    request: {
      method: 'GET',
      url: 'ws://127.0.0.1:8080/ws',
      headers: { 'X-Self-ID': '10000', Authorization: 'Bearer ***' },
      body: '',
    },
    startedAt: 1000,
    ...change,
  }
}

const refused = (status: number, body = '', change: Partial<SocketFacts> = {}): SocketFacts =>
  socket({ error: `HTTP ${status}`, response: { status, headers: {}, body }, ...change })

const closed = (code: number, reason = '', change: Partial<SocketFacts> = {}): SocketFacts =>
  socket({ openedAt: 1000, closedAt: 90_000, code, reason, ...change })

const forward = { direction: 'forward' } as const
const withoutToken = { request: { ...socket().request, headers: {} } }
const fromBot: FrameFacts = { from: 'bot', text: '{"action":"get_status"}' }

const rows: [string, SocketFacts, string[], FrameFacts[]?][] = [
  ['an open socket', socket({ openedAt: 1001 }), []],
  ['a handshake that is under way', socket(), []],
  ['a bot that does not run', socket({ error: 'ECONNREFUSED' }), ['not-running']],
  ['a host that nobody knows', socket({ error: 'ENOTFOUND' }), ['no-such-host']],
  ['wss at a bot that speaks ws', socket({ error: 'EPROTO' }), ['tls']],
  ['a handshake that takes too long', socket({ error: 'TIMEOUT' }), ['socket-timeout']],
  ['no token', refused(401, 'access token missing', withoutToken), ['socket-token-missing']],
  ['another token', refused(403, 'wrong access token'), ['socket-token-wrong']],
  ['another token, by a bot that says 401', refused(401), ['socket-token-wrong']],
  ['no token, from afar', refused(403, 'access token required'), ['socket-token-required']],
  ['an account that has no token', refused(403, 'unknown account'), ['socket-account-unknown']],
  ['no account', refused(400, 'X-Self-ID header missing'), ['socket-account-missing']],
  ['no account, with 401', refused(401, 'X-Self-ID header missing'), ['socket-account-missing']],
  ['another role', refused(400, 'unknown X-Client-Role'), ['socket-role']],
  ['another path', refused(404), ['socket-path']],
  ['a server of HTTP, by 426', refused(426), ['socket-http-only']],
  ['a server of HTTP, by 405', refused(405), ['socket-http-only']],
  ['a web page in place of a socket', refused(200, '<html>'), ['socket-http-only']],
  ['too many sockets', refused(503, 'too many sockets'), ['socket-busy']],
  ['a proxy that does not reach the bot', refused(502), ['socket-failed']],
  ['a redirect', refused(301), ['redirect']],
  ['another refusal', refused(418), ['socket-refused']],
  ['a second socket', closed(1008, 'replaced by a new socket'), ['socket-replaced']],
  ['a silent peer', closed(1008, 'silent for 90000 ms'), ['socket-silent']],
  ['binary frames', closed(1003, 'frames must be text'), ['socket-binary']],
  [
    'binary frames of the bot',
    closed(1000),
    ['socket-binary'],
    [{ from: 'bot', text: '(binary) {}' }],
  ],
  ['a frame beyond the limit', closed(1009, 'a frame is longer than 9'), ['socket-too-large']],
  ['a line that breaks', closed(1006), ['socket-broken']],
  ['a line that was cut on purpose', closed(1006, '', { isCut: true }), ['injected']],
  [
    'a close right after the handshake',
    closed(1000, '', { closedAt: 1200 }),
    ['socket-closed-at-once'],
  ],
  ['a close after an answer', closed(1000, '', { closedAt: 1200 }), [], [fromBot]],
  ['a bot that stops', closed(1001, 'the bot stops', { closedAt: 1200 }), []],
  ['an orderly end', closed(1000), []],
  [
    'events of another account',
    socket({ openedAt: 1001 }),
    ['socket-account-other'],
    [{ from: 'sandbox', text: '{"post_type":"meta_event","self_id":20000}' }],
  ],
  [
    'events of its account',
    socket({ openedAt: 1001 }),
    [],
    [{ from: 'sandbox', text: '{"post_type":"meta_event","self_id":10000}' }],
  ],
  [
    'an implementation that does not listen',
    socket({ ...forward, error: 'ECONNREFUSED' }),
    ['server-off'],
  ],
  [
    'a bot without a token',
    refused(401, '', { ...forward, ...withoutToken }),
    ['server-token-missing'],
  ],
  ['a bot with another token', refused(403, '', forward), ['server-token-wrong']],
  ['a bot with another token, by 401', refused(401, '', forward), ['server-token-wrong']],
  [
    'a bot with another token in the query, by 401',
    refused(401, '', {
      ...forward,
      request: { ...withoutToken.request, url: '/?access_token=***' },
    }),
    ['server-token-wrong'],
  ],
  [
    'a bot with another query, by 401',
    refused(401, '', { ...forward, request: { ...withoutToken.request, url: '/?access_token=' } }),
    ['server-token-missing'],
  ],
  [
    'a bot that hears in a frame that its token is wrong',
    closed(1000, '', { ...forward, closedAt: 1010 }),
    ['server-token-wrong'],
    [{ from: 'sandbox', text: '{"status":"failed","retcode":1403,"data":null}' }],
  ],
  ['a bot that dials another path', refused(404, '', forward), ['server-path']],
]

const codesOf = (found: Diagnosis[]): string[] => found.map(({ code }) => code)

test.each(rows)('says what is wrong with a socket: %s', (_, facts, codes, frames) => {
  expect(codesOf(diagnoseSocket(session, facts, frames))).toEqual(codes)
})

test.each(rows)('has a value for each word of both languages: %s', (_, facts, _codes, frames) => {
  for (const found of diagnoseSocket(session, facts, frames)) {
    for (const language of ['en', 'zh'] as const) {
      const { title, fix } = wordDiagnosis(found, language)
      expect(`${title} ${fix}`).not.toMatch(/\{\w+\}/)
    }
  }
})

test.each([
  ['socket-token-wrong', refused(403)],
  ['socket-path', refused(404)],
  ['server-off', socket({ ...forward, error: 'ECONNREFUSED' })],
])('names the field of each implementation: %s', (_, facts) => {
  const [found] = diagnoseSocket(session, facts)
  for (const language of ['en', 'zh'] as const) {
    const fix = found && wordDiagnosis(found, language).fix
    for (const name of ['NapCat', 'LLBot', 'SnowLuma', 'Lagrange', 'go-cqhttp']) {
      expect(fix).toContain(name)
    }
  }
})

test('names the address of the implementation that a bot has dialled by its path', () => {
  const facts = refused(404, '', { ...forward, request: { ...socket().request, url: '/ws' } })
  expect(diagnoseSocket(session, facts)[0]?.values).toMatchObject({
    host: '127.0.0.1:5700',
    path: '/ws',
  })
})

test('quotes the error of a bot that does not run', () => {
  const bot = { errors: [{ text: 'SyntaxError: x', time: 1 }] }
  const found = diagnoseSocket({ ...session, bot }, socket({ error: 'ECONNREFUSED' }))
  expect(found).toMatchObject([{ code: 'crashed', values: { error: 'SyntaxError: x' } }])
})

test('looks at the latest handshake, and not at those before', () => {
  const open = socket({ openedAt: 1001 })
  expect(codesOf(diagnoseSockets(session, [refused(403), open]))).toEqual([])
  expect(codesOf(diagnoseSockets(session, [refused(404), refused(403)]))).toEqual([
    'socket-token-wrong',
  ])
  expect(codesOf(diagnoseSockets(session, []))).toEqual([])
})

test('says which half is missing', () => {
  const api = socket({ role: 'API', openedAt: 1001 })
  const event = socket({ role: 'Event', openedAt: 1001 })
  expect(codesOf(diagnoseSockets(session, [api]))).toEqual(['socket-events-missing'])
  expect(codesOf(diagnoseSockets(session, [event]))).toEqual(['socket-calls-missing'])
  expect(codesOf(diagnoseSockets(session, [api, event]))).toEqual([])
})

test('says of an event that no socket was open', () => {
  for (const error of ['ENOTCONN', 'HTTP 403']) {
    const exchange = unansweredBy(error, {
      request: { method: 'WEBSOCKET', url: 'ws://127.0.0.1:8080/ws', headers: {}, body: '{}' },
    })
    expect(codesOf(diagnose(session, exchange, [], true))).toEqual(['socket-down'])
  }
})

test('a bot that has dialled is there, wherever events were to go', () => {
  const { postUrl: _, ...nowhere } = session
  expect(codesOf(diagnoseSession(nowhere))).toEqual(['no-address'])
  expect(codesOf(diagnoseSession({ ...nowhere, connected: true }))).toEqual([])
})
