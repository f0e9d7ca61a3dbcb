// @cqhttp/adapter-workers in the real runtime.
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from 'vitest'

import { type GatedApi, startGatedApi } from './gated-api.ts'
import { startWorkerd } from './workerd.ts'

const entry = fileURLToPath(new URL('worker.ts', import.meta.url))

interface Running extends GatedApi {
  url: string
}

async function run(compatibilityDate = '2026-11-17', CHECKED_ROOT = ''): Promise<Running> {
  const api = await startGatedApi()
  const bindings = { API_ROOT: api.apiRoot, CHECKED_ROOT }
  return { ...api, url: await startWorkerd({ entry, compatibilityDate, bindings }) }
}

async function made({ url }: Running): Promise<{ status: number; made?: number }> {
  const response = await fetch(new URL('made', url))
  const text = await response.text()
  return { status: response.status, ...(response.ok ? (JSON.parse(text) as object) : { text }) }
}

const event = (postType: string): string =>
  JSON.stringify({
    time: 1_515_204_254,
    self_id: 10_001_000,
    post_type: postType,
    ...(postType === 'message'
      ? { message_type: 'private', sub_type: 'friend', message: 'hi' }
      : { notice_type: 'friend_add' }),
    message_id: 12,
    user_id: 12_345_678,
  })

const JSON_TYPE = { 'content-type': 'application/json' }

const post = ({ url }: Running, postType: string): Promise<Response> =>
  fetch(url, { method: 'POST', headers: JSON_TYPE, body: event(postType) })

/** Sends a request and resets the connection when `moment` resolves. */
async function abandon(url: string, moment: Promise<void>, body?: string): Promise<void> {
  const method = body === undefined ? 'GET' : 'POST'
  const sent = request(url, { agent: false, method, headers: JSON_TYPE })
  const failed = new Promise<void>((resolve) => sent.on('error', () => resolve()))
  sent.end(body)
  await moment
  sent.socket?.resetAndDestroy()
  await failed
}

// From 2024-10-14 on, awaiting a promise of a request that has ended fails; before, it hangs.
describe.each(['2024-09-02', '2026-11-17'])('an async factory, compatibility date %s', (date) => {
  test('is called once for concurrent first requests', async () => {
    const running = await run(date)
    const release = running.hold('config')
    const answers = [made(running), made(running), made(running)]
    await running.arrived('config')
    answers.push(made(running))
    await sleep(100)
    release()
    const answer = { status: 200, made: 1, logged: [] }
    expect(await Promise.all(answers)).toEqual([answer, answer, answer, answer])
    expect(await made(running)).toEqual(answer)
  })

  test('outlives the request that called it', async () => {
    const running = await run(date)
    const release = running.hold('config')
    await abandon(running.url, running.arrived('config'))
    const second = made(running)
    await sleep(100)
    release()
    expect(await second).toEqual({ status: 200, made: 1, logged: [] })
    expect(await made(running)).toEqual({ status: 200, made: 1, logged: [] })
  })

  test('is called again when it failed', async () => {
    const running = await run(date)
    running.fail('config', 503)
    const text = 'the bot could not start; its log says why'
    expect(await made(running)).toEqual({ status: 500, text })
    expect(await made(running)).toEqual({
      status: 200,
      made: 2,
      logged: [['the bot could not start:', 'Error: config 503']],
    })
  })
})

test('a task of waitUntil ends after the response', async () => {
  const running = await run()
  const release = running.hold('task_begins')
  const response = await post(running, 'message')
  expect(await response.json()).toMatchObject({
    reply: [{ type: 'text', data: { text: 'early' } }],
  })
  release()
  await expect(running.arrived('task_ends')).resolves.toBeUndefined()
})

test('a handler ends although the client hung up', async () => {
  const running = await run()
  const release = running.hold('handler_begins')
  await abandon(running.url, running.arrived('handler_begins'), event('notice'))
  await sleep(100)
  release()
  await expect(running.arrived('handler_ends')).resolves.toBeUndefined()
})

test.each([
  ['2024-09-01', 'https://bot.example:5700', 'a port that is not heeded', /port 5700/],
  ['2026-11-17', 'http://203.0.113.7', 'a bare IP address', /bare IP address/],
])('%s warns about %s: %s', async (date, apiRoot, _, warning) => {
  const running = await run(date, apiRoot)
  const logged = [[expect.stringMatching(warning)]]
  expect(await made(running)).toEqual({ status: 200, made: 1, logged })
  expect(await made(running)).toEqual({ status: 200, made: 1, logged })
})

test.each(['https://bot.example:5700', 'http://127.0.0.1:5700'])(
  '2024-09-02 does not warn about %s',
  async (apiRoot) => {
    expect(await made(await run('2024-09-02', apiRoot))).toEqual({
      status: 200,
      made: 1,
      logged: [],
    })
  },
)
