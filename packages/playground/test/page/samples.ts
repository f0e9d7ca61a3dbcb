import type { CallView, ExchangeView, SessionView } from '../../src/protocol.ts'
import type { Attempt } from '@cqhttp/sandbox'

export function sampleSession(change: Partial<SessionView> = {}): SessionView {
  return {
    selfId: 10_000,
    profile: 'napcat',
    profiles: ['standard', 'napcat', 'llbot', 'lagrange', 'go-cqhttp', 'snowluma'],
    postUrl: 'http://127.0.0.1:8080/',
    reachable: true,
    signed: true,
    apiRoot: 'http://127.0.0.1:5700',
    guarded: false,
    faults: { copies: 1, delay: 0, loseResponse: false, loseAnswer: false },
    strikes: [],
    recording: { active: false, steps: 0 },
    ...change,
  }
}

export function sampleAttempt(change: Partial<Attempt> = {}): Attempt {
  return {
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:8080/',
      headers: { 'Content-Type': 'application/json', 'X-Signature': 'sha1=00' },
      body: '{}',
    },
    response: { status: 204, headers: {}, body: '' },
    faults: [],
    startedAt: 1000,
    duration: 12,
    ...change,
  }
}

/** An exchange that was answered with 204, unless said otherwise. */
export function sampleExchange(change: Partial<ExchangeView> = {}): ExchangeView {
  return {
    key: 1,
    name: 'message.private.friend',
    event: {},
    body: '{"raw_message":"hello"}',
    attempts: [sampleAttempt()],
    status: 204,
    responseBody: '',
    steps: [],
    calls: [],
    sent: [],
    rules: [],
    logs: [],
    startedAt: 1000,
    duration: 13,
    profile: 'napcat',
    ...change,
  }
}

/** An exchange with one response. */
export function answeredWith(
  status: number,
  body = '',
  headers: Record<string, string> = {},
): ExchangeView {
  return sampleExchange({
    attempts: [sampleAttempt({ response: { status, headers, body } })],
    status,
    responseBody: body,
  })
}

/** An exchange that no response came to. */
export function unansweredBy(error: string, change: Partial<Attempt> = {}): ExchangeView {
  const { status: _, responseBody: __, ...exchange } = sampleExchange()
  const { response: ___, ...attempt } = sampleAttempt()
  return { ...exchange, attempts: [{ ...attempt, error, ...change }] }
}

export function sampleCall(change: Partial<CallView> = {}): CallView {
  return {
    key: 1,
    action: 'send_msg',
    params: {},
    request: { method: 'POST', url: '/send_msg', headers: {}, body: '{}' },
    response: { status: 200, headers: {}, body: '{"status":"ok","retcode":0,"data":null}' },
    done: true,
    faults: [],
    rules: [],
    startedAt: 1004,
    duration: 2,
    ...change,
  }
}
