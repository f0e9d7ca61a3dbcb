// What is particular to sockets on Workers: objects, their ends, and the way from the Worker to them.
import { once } from 'node:events'

import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import type { TestHarness } from 'wrangler'
import { type RawData, WebSocket } from 'ws'

import { privateMessage } from '../conformance/request.ts'
import { startHarness } from './drivers/workers.ts'
import { ACCESS_TOKEN } from './peer.ts'

const WAIT = { timeout: 20_000 }
const ACCOUNT = '10001000'
const OTHER = '10001001'

let harness: TestHarness
let url: string

beforeAll(async () => {
  ;({ harness, url } = await startHarness({
    CQHTTP_ACCESS_TOKEN: ACCESS_TOKEN,
    CQHTTP_SECRET: 'a-secret',
  }))
}, 60_000)

afterAll(() => harness?.close())

beforeEach(() => harness.clearLogs())

interface Frame {
  action: string
  params: Record<string, unknown>
  echo: string
}

/** An implementation that dials; it answers each call with the action and the account. */
async function dial(account: string, headers: Record<string, string> = {}, path = 'ws') {
  const options = {
    headers: { 'X-Self-ID': account, Authorization: `Bearer ${ACCESS_TOKEN}`, ...headers },
    // After the closing handshake workerd keeps the connection for 10 s more. No literal, since
    // the types of `ws` do not have this option.
    closeTimeout: 100,
  }
  const ws = new WebSocket(`${url.replace('http', 'ws')}${path}`, options)
  onTestFinished(() => ws.terminate())
  const calls: Frame[] = []
  ws.on('error', () => {})
  ws.on('message', (data: RawData) => {
    const frame = JSON.parse((data as Buffer).toString()) as Frame
    calls.push(frame)
    if (frame.action !== 'hold') answer(frame)
  })
  function answer({ action, echo }: Frame): void {
    ws.send(JSON.stringify({ status: 'ok', retcode: 0, data: `${action} of ${account}`, echo }))
  }
  await once(ws, 'open')
  return { ws, calls, answer, actions: () => calls.map(({ action }) => action) }
}

/** The status of a handshake that is refused. */
async function refusal(headers: Record<string, string>, path = 'ws'): Promise<number | undefined> {
  const ws = new WebSocket(`${url.replace('http', 'ws')}${path}`, { headers })
  ws.on('error', () => {})
  const [, response] = (await once(ws, 'unexpected-response')) as [unknown, { statusCode: number }]
  ws.terminate()
  return response.statusCode
}

async function call(action: string, as: string, more = ''): Promise<string> {
  return (await fetch(`${url}call?action=${action}&as=${as}${more}`)).text()
}

function evict(webSockets: 'close' | 'hibernate', account = ACCOUNT): Promise<void> {
  return harness.getWorker().evictDurableObject('ACCOUNTS', { name: account, webSockets })
}

const logs = (): string[] => harness.getLogs().map(({ message }) => message)
const say = (text: string): string => privateMessage({ text })

test('a route of the Worker calls each account over its own socket', async () => {
  const [one, two] = [await dial(ACCOUNT), await dial(OTHER)]
  const answers = await Promise.all([call('ask', ACCOUNT), call('tell', OTHER)])
  expect(answers).toEqual([`"ask of ${ACCOUNT}"`, `"tell of ${OTHER}"`])
  expect([one.actions(), two.actions()]).toEqual([['ask'], ['tell']])
})

test('so does a cron', async () => {
  const { actions } = await dial(ACCOUNT)
  await harness.getWorker().scheduled({ cron: '* * * * *' })
  expect(actions()).toEqual(['from_cron'])
})

test('a call is not made where no socket is open, or the account is not named', async () => {
  expect(await call('ask', '404')).toBe('ApiNotAvailableError no')
  expect(await (await fetch(`${url}call?action=ask`)).text()).toBe('ApiNotAvailableError no')
  await dial(ACCOUNT, { 'X-Client-Role': 'Event' })
  expect(await call('ask', ACCOUNT)).toBe('ApiNotAvailableError no')
})

test('calls go by the socket for calls, and events come by the other', async () => {
  const api = await dial(ACCOUNT, {}, 'ws/api')
  const event = await dial(ACCOUNT, {}, 'ws/event')
  event.ws.send(say('two sockets'))
  await expect.poll(api.actions, WAIT).toEqual(['send_msg'])
  expect(event.calls).toEqual([])
})

test('who may not connect is refused by the Worker, before there is an object', async () => {
  const token = `Bearer ${ACCESS_TOKEN}`
  const before = await harness.getWorker().listDurableObjectIds('ACCOUNTS')
  expect(await refusal({ 'X-Self-ID': '1' })).toBe(401)
  expect(await refusal({ 'X-Self-ID': '1', Authorization: 'Bearer no' })).toBe(403)
  expect(await refusal({ Authorization: token })).toBe(400)
  expect(await refusal({ 'X-Self-ID': 'x'.repeat(65), Authorization: token })).toBe(400)
  expect(await refusal({ 'X-Self-ID': '1', Authorization: token }, 'elsewhere')).toBe(404)
  expect(await harness.getWorker().listDurableObjectIds('ACCOUNTS')).toEqual(before)
})

test('a request from outside makes no call, whatever it says', async () => {
  const { calls } = await dial(ACCOUNT)
  const body = JSON.stringify({ action: 'ask', params: {}, selfId: ACCOUNT })
  const response = await fetch(`${url}call`, {
    method: 'POST',
    body,
    headers: { host: 'account.invalid', 'x-self-id': ACCOUNT },
  })
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(calls).toEqual([])
})

test('frames of an action that streams come through the object one by one', async () => {
  const { ws, calls } = await dial(ACCOUNT)
  const frames = [
    { type: 'stream', data_type: 'file_chunk', data: 'a'.repeat(200_000) },
    { type: 'stream', data_type: 'file_chunk', data: '你好' },
    { type: 'response', data_type: 'file_complete' },
  ]
  ws.on('message', () => {
    const { action, echo } = calls.at(-1) as Frame
    if (action === 'hold') {
      for (const data of frames) ws.send(JSON.stringify({ status: 'ok', retcode: 0, data, echo }))
    }
  })
  const taken = await fetch(`${url}frames?action=hold&as=${ACCOUNT}`)
  expect(await taken.json()).toEqual(frames)
  const left = await fetch(`${url}frames?action=hold&as=${ACCOUNT}&most=1`)
  expect(await left.json()).toEqual(frames.slice(0, 1))
  // The object is not stuck with what nobody takes.
  expect(await call('ask', ACCOUNT)).toBe(`"ask of ${ACCOUNT}"`)
  const once = await fetch(`${url}frames?action=ask&as=${ACCOUNT}`)
  expect(await once.json()).toEqual([`ask of ${ACCOUNT}`])
  const none = await fetch(`${url}frames?action=ask&as=404`)
  expect(await none.json()).toEqual(['ApiNotAvailableError no'])
})

test('frames end with an error when the socket closes, or the object crashes', async () => {
  for (const end of ['close', 'crash'] as const) {
    const { ws, calls } = await dial(ACCOUNT)
    const data = { type: 'stream', data_type: 'file_chunk' }
    const taken = fetch(`${url}frames?action=hold&as=${ACCOUNT}`)
    await expect.poll(() => calls.length, WAIT).toBe(1)
    ws.send(JSON.stringify({ status: 'ok', retcode: 0, data, echo: calls[0]?.echo }))
    if (end === 'close') ws.terminate()
    else ws.send('crash')
    const result = (await (await taken).json()) as unknown[]
    expect(result.at(-1)).toBe('NetworkError unknown')
  }
})

test('a second socket replaces the first, whose call is rejected at once', async () => {
  const first = await dial(ACCOUNT)
  const waiting = call('hold', ACCOUNT)
  await expect.poll(first.actions, WAIT).toEqual(['hold'])
  const closed = once(first.ws, 'close')
  const second = await dial(ACCOUNT)
  expect((await closed)[0]).toBe(1008)
  expect(await waiting).toBe('NetworkError unknown')
  expect(await call('ask', ACCOUNT)).toBe(`"ask of ${ACCOUNT}"`)
  expect(second.actions()).toEqual(['ask'])
})

test('a call is rejected when its socket closes', async () => {
  const { ws, actions } = await dial(ACCOUNT)
  const waiting = call('hold', ACCOUNT)
  await expect.poll(actions, WAIT).toEqual(['hold'])
  ws.terminate()
  expect(await waiting).toBe('NetworkError unknown')
  expect(await call('ask', ACCOUNT)).toBe('ApiNotAvailableError no')
})

test('sockets outlive the memory of their object, which makes bot and sockets anew', async () => {
  const api = await dial(ACCOUNT, {}, 'ws/api')
  const { ws } = await dial(ACCOUNT, {}, 'ws/event')
  ws.send(say('which life'))
  await expect.poll(api.actions, WAIT).toEqual(['life', 'send_msg'])
  await evict('hibernate')
  expect(await call('ask', ACCOUNT)).toBe(`"ask of ${ACCOUNT}"`)
  await evict('hibernate')
  ws.send(say('which life'))
  await expect.poll(() => api.calls.length, WAIT).toBe(5)
  const lives = api.calls
    .filter(({ action }) => action === 'life')
    .map(({ params }) => params['life'])
  expect(lives[1]).not.toBe(lives[0])
  // They did not come again.
  expect(logs().filter((line) => line.includes('opened'))).toHaveLength(2)

  await evict('hibernate')
  ws.close(1000)
  await expect.poll(logs, WAIT).toContainEqual(`${ACCOUNT} Event closed 1000`)
  expect(await call('ask', ACCOUNT)).toBe(`"ask of ${ACCOUNT}"`)
})

test('a call whose time is up is given up in the object too, and its answer is no other one', async () => {
  const { calls, answer } = await dial(ACCOUNT)
  expect(await call('hold', ACCOUNT, '&timeout=200')).toBe('NetworkError unknown')
  // This waits for what is under way in the object.
  await evict('hibernate')
  const next = call('hold', ACCOUNT)
  await expect.poll(() => calls.length, WAIT).toBe(2)
  const [old, current] = calls
  if (old === undefined || current === undefined) throw new Error('two calls were expected')
  answer({ ...old, action: 'late' })
  answer(current)
  expect(await next).toBe(`"hold of ${ACCOUNT}"`)
})

test('a call ends at once with its object, and the implementation can dial again', async () => {
  const { ws, actions } = await dial(ACCOUNT)
  // Longer than this test may take.
  const waiting = call('hold', ACCOUNT, '&timeout=120000')
  await expect.poll(actions, WAIT).toEqual(['hold'])
  ws.send('crash')
  expect(await waiting).toBe('NetworkError unknown')
  await dial(ACCOUNT)
  expect(await call('ask', ACCOUNT)).toBe(`"ask of ${ACCOUNT}"`)
})

test('a socket that its object could not keep is closed, and the implementation can dial again', async () => {
  const { ws } = await dial(ACCOUNT)
  const closed = once(ws, 'close')
  await evict('close')
  await closed
  expect(await call('ask', ACCOUNT)).toBe('ApiNotAvailableError no')
  await dial(ACCOUNT)
  expect(await call('ask', ACCOUNT)).toBe(`"ask of ${ACCOUNT}"`)
})
