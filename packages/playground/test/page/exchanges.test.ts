import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { toCurl } from '../../page/src/inspector/exchanges/curl.ts'
import { readFault } from '../../page/src/inspector/exchanges/fault-part.ts'
import { isShown, type Kind } from '../../page/src/inspector/exchanges/filter.ts'
import { formatDuration, formatSize } from '../../page/src/common/format.ts'
import { marksOf, toneOf } from '../../page/src/inspector/exchanges/marks.ts'
import { summarize } from '../../page/src/inspector/exchanges/summary.ts'
import { toTimeline } from '../../page/src/inspector/exchanges/timeline.ts'
import type { ExchangeView } from '../../src/protocol.ts'
import { answeredWith, sampleAttempt, sampleCall, sampleExchange, unansweredBy } from './samples.ts'

const { duration: _, status: __, ...pending } = sampleExchange()

test('marks copies, resends, faults, operations and calls', () => {
  const attempts = [sampleAttempt({ faults: ['{"duplicate":2}'] }), sampleAttempt()]
  const exchange = sampleExchange({ attempts, operation: { reply: 'hi' } })
  expect(marksOf(exchange, [sampleCall()])).toEqual([
    { mark: 'repeated', times: 2 },
    { mark: 'fault' },
    { mark: 'operation' },
    { mark: 'calls', times: 1 },
  ])
})

test('tells resends from copies', () => {
  const exchange = sampleExchange({
    attempts: [sampleAttempt(), sampleAttempt()],
    rules: [{ rule: 'post.resent', detail: '' }],
  })
  expect(marksOf(exchange, [])).toEqual([{ mark: 'resent', times: 1 }])
})

test('marks a bot that is still at work, until it is done', () => {
  const working = sampleExchange({ working: true })
  expect(marksOf(working, [])).toEqual([{ mark: 'working' }])
  expect(toneOf(working, [])).toBe('pending')
  const keys = (exchange: ExchangeView, calls = [sampleCall({ startedAt: 2000 })]): string[] =>
    summarize(exchange, calls, formatDuration).map(({ key }) => key)
  expect(keys(working, []).at(-1)).toBe('summary.maybe-working')
  expect(keys(sampleExchange(), []).at(-1)).toBe('summary.nothing')
  expect(keys(working).slice(-3)).toEqual([
    'summary.called-once',
    'summary.late',
    'summary.working',
  ])
  const two = [sampleCall(), sampleCall({ startedAt: 2000 })]
  expect(keys(sampleExchange(), two).slice(-2)).toEqual([
    'summary.called-times',
    'summary.late-some',
  ])
})

test('marks nothing where nothing is special', () => {
  expect(marksOf(sampleExchange({ operation: {} }), [])).toEqual([])
})

const refused = sampleCall({
  response: { status: 200, headers: {}, body: '{"status":"failed","retcode":102}' },
})

test.each<[string, ExchangeView, Parameters<typeof toneOf>[1], string]>([
  ['an answer', sampleExchange(), [], 'good'],
  ['nothing yet', pending, [], 'pending'],
  ['no answer', unansweredBy('ECONNREFUSED'), [], 'bad'],
  ['a refusal', answeredWith(403), [], 'bad'],
  ['a redirect', answeredWith(302), [], 'bad'],
  [
    'a body that cannot be read',
    sampleExchange({ rules: [{ rule: 'response.unreadable', detail: '' }] }),
    [],
    'warn',
  ],
  [
    'a step that failed',
    sampleExchange({ steps: [{ field: 'kick', outcome: 'failed' }] }),
    [],
    'warn',
  ],
  ['a call that failed', sampleExchange(), [refused], 'warn'],
])('shows how it went: %s', (_, exchange, calls, tone) => {
  expect(toneOf(exchange, calls)).toBe(tone)
})

test.each<[Kind, string, boolean]>([
  ['all', '', true],
  ['message', '', true],
  ['notice', '', false],
  ['trouble', '', false],
  ['all', 'PRIVATE hello', true],
  ['all', '好友', true],
  ['all', 'private goodbye', false],
])('filters by kind %s and text %j', (kind, text, shown) => {
  expect(isShown(sampleExchange(), 'good', { kind, text, title: '好友消息' })).toBe(shown)
})

test('lists what is wrong under trouble', () => {
  const filter = { kind: 'trouble', text: '', title: '' } as const
  expect(isShown(sampleExchange(), 'warn', filter)).toBe(true)
  expect(isShown(sampleExchange(), 'bad', filter)).toBe(true)
})

test('sums up what came of an event', () => {
  const exchange = sampleExchange({
    ...answeredWith(200, '{"reply":"hi","delete":true}'),
    operation: { reply: 'hi', delete: true },
    steps: [
      { field: 'reply', outcome: 'done' },
      { field: 'delete', outcome: 'ignored' },
    ],
    sent: [1, 2],
  })
  expect(summarize(exchange, [sampleCall()], formatDuration)).toEqual([
    { key: 'summary.posted-once' },
    { key: 'summary.answered', values: { status: 200, duration: '12 ms' } },
    { key: 'summary.replied' },
    { key: 'summary.ignored', values: { fields: 'delete' } },
    { key: 'summary.called-once' },
    { key: 'summary.sent-times', values: { times: 2 } },
  ])
})

test('tells an approval from a refusal', () => {
  const steps = [{ field: 'approve', outcome: 'done' as const }]
  const keys = (approve: boolean): string[] =>
    summarize(sampleExchange({ steps, operation: { approve } }), [], formatDuration).map(
      ({ key }) => key,
    )
  expect(keys(true)).toContain('summary.approved')
  expect(keys(false)).toContain('summary.refused')
})

test('says that no answer came, and that one is awaited', () => {
  expect(summarize(unansweredBy('ECONNREFUSED'), [], formatDuration)).toContainEqual({
    key: 'summary.no-answer',
    values: { error: 'ECONNREFUSED' },
  })
  expect(summarize(pending, [], formatDuration)).toContainEqual({ key: 'summary.waiting' })
})

test('draws posts and calls on one scale, in order', () => {
  const exchange = sampleExchange({ attempts: [sampleAttempt({ startedAt: 1000, duration: 20 })] })
  const calls = [sampleCall({ startedAt: 1005, duration: 5 })]
  expect(toTimeline(exchange, calls, 9999)).toEqual({
    total: 20,
    bars: [
      { kind: 'post', label: '1', left: 0, width: 1, duration: 20, failed: false },
      { kind: 'call', label: 'send_msg', left: 0.25, width: 0.25, duration: 5, failed: false },
    ],
  })
})

test('draws what is under way up to now', () => {
  const { response: _, ...open } = sampleAttempt({ startedAt: 1000, duration: 0 })
  const { total, bars } = toTimeline({ ...pending, attempts: [open] }, [], 1400)
  expect(total).toBe(400)
  expect(bars).toMatchObject([{ width: 1, duration: undefined }])
})

test('has a place for what takes no time', () => {
  const exchange = sampleExchange({ attempts: [sampleAttempt({ duration: 0 })] })
  expect(toTimeline(exchange, [], 0).bars).toMatchObject([{ left: 0, width: 0 }])
})

test('writes a curl command that a shell reads back as it was', () => {
  const body = `{"message":"it's $HOME \`ls\` \\\\ \\n 你好"}\n`
  const { request } = sampleAttempt({
    request: { method: 'POST', url: 'http://127.0.0.1:8080/?a=b&c', headers: { 'X-A': 'b' }, body },
  })
  const script = `curl() { for part in "$@"; do printf '%s\\0' "$part"; done; }\n${toCurl(request)}`
  const read = execFileSync('sh', ['-c', script]).toString().split('\0').slice(0, -1)
  expect(read).toEqual([
    '-i',
    '-X',
    'POST',
    'http://127.0.0.1:8080/?a=b&c',
    '-H',
    'X-A: b',
    '--data-binary',
    body,
  ])
})

test.each([
  ['drop-after', { key: 'fault.drop-after', values: {} }],
  ['duplicate', { key: 'fault.duplicate', values: { times: 2 } }],
  ['{"duplicate":4}', { key: 'fault.duplicate', values: { times: 4 } }],
  ['{"delay":300}', { key: 'fault.delay', values: { delay: 300 } }],
  ['{"status":502,"done":true}', { key: 'fault.status', values: { status: 502 } }],
  ['of-another-kind', { key: 'fault.other', values: { fault: 'of-another-kind' } }],
])('reads the fault %s', (fault, part) => {
  expect(readFault(fault)).toEqual(part)
})

test('writes durations and sizes', () => {
  expect([0.4, 12, 999, 1234, 61_500].map(formatDuration)).toEqual([
    '0 ms',
    '12 ms',
    '999 ms',
    '1.23 s',
    '61.5 s',
  ])
  expect([12, 2048, 3_145_728].map(formatSize)).toEqual(['12 B', '2.0 KiB', '3.0 MiB'])
})

test('an event that went over a socket is well without a response', () => {
  const { status: _, ...unanswered } = sampleExchange()
  const { response: __, ...attempt } = sampleAttempt({ socket: 1 })
  const exchange: ExchangeView = { ...unanswered, attempts: [attempt] }
  expect(toneOf(exchange, [])).toBe('good')
  expect(summarize(exchange, [], formatDuration)).toContainEqual({ key: 'summary.delivered' })
  const lost: ExchangeView = { ...exchange, attempts: [{ ...attempt, error: 'ECONNRESET' }] }
  expect(toneOf(lost, [])).toBe('bad')
})
