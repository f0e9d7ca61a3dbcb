import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Observer, writeChange } from '../../src/server/changes.ts'
import type { SessionView } from '../../src/protocol.ts'
import { Streams } from '../../src/server/stream.ts'
import { createSandbox } from '@cqhttp/sandbox'
import { startRecorder } from '../../../sandbox/test/support/recorder.ts'
import { serve } from './page.ts'

const [MING, ANN, GROUP] = [10_001, 10_004, 20_002]

test('begins with the whole state in one line', async () => {
  const served = await serve({ profile: 'napcat', secret: 's', accessToken: 't' })
  await served.run({ do: 'say', from: MING, message: 'before' })
  const page = served.open()
  const state = await page.sees((seen) => seen)
  expect(page.lines).toHaveLength(1)
  expect(page.lines[0]?.reset).toBe(true)
  expect(state.session).toEqual({
    selfId: 10_000,
    profile: 'napcat',
    connected: false,
    profiles: ['standard', 'napcat', 'llbot', 'lagrange', 'go-cqhttp', 'snowluma'],
    signed: true,
    apiRoot: served.server.apiRoot,
    guarded: true,
    faults: { copies: 1, delay: 0, loseResponse: false, loseAnswer: false },
    strikes: [],
    recording: { active: false, steps: 0 },
  })
  expect(state.users[MING]).toEqual({
    id: MING,
    nickname: '小明',
    sex: 'male',
    age: 20,
    isFriend: true,
    remark: '',
  })
  expect(state.groups[GROUP]).toMatchObject({ name: '测试群' })
  expect(state.messages[1]).toMatchObject({ number: 1, userId: MING, to: 10_000, text: 'before' })
})

test('has a world to try everything in, unless another is given', async () => {
  const [ours, theirs] = await Promise.all([
    serve(),
    serve({ friends: [1], groups: [], self: undefined }),
  ])
  const { groups, users } = await ours.open().sees((seen) => seen)
  const roleOfBot = Object.values(groups).map(
    ({ members }) => members.find(({ userId }) => userId === 10_000)?.role,
  )
  expect(roleOfBot).toEqual(['admin', 'member'])
  expect(groups[GROUP]?.members.map(({ role }) => role)).toEqual(
    expect.arrayContaining(['owner', 'admin', 'member']),
  )
  const friends = Object.values(users).filter(({ isFriend }) => isFriend)
  expect(friends.map(({ nickname }) => nickname)).toEqual(['小明', 'Ann'])
  const other = await theirs.open().sees((seen) => seen)
  expect(Object.keys(other.users)).toEqual(['1', '10000'])
  expect(other.groups).toEqual({})
})

test('then says only what has changed', async () => {
  const { url } = await startRecorder()
  const served = await serve({ postUrl: url })
  const page = served.open()
  await page.sees(({ session }) => session.reachable)
  const before = page.lines.length
  await served.run({ do: 'say', from: MING, message: 'one' })
  await page.sees(({ exchanges }) => exchanges[1]?.duration !== undefined)
  await served.run({ do: 'setCard', group: GROUP, user: MING, card: 'M' })
  await page.sees(({ happenings }) => happenings[1])
  const later = page.lines.slice(before)
  expect(later.length).toBeGreaterThanOrEqual(2)
  for (const line of later) {
    expect(line).not.toHaveProperty('reset')
    expect(line).not.toHaveProperty('session')
    expect(line).not.toHaveProperty('users')
  }
  expect(later.flatMap(({ groups }) => Object.keys(groups ?? {}))).toEqual([String(GROUP)])
  expect(later.flatMap(({ messages }) => Object.keys(messages ?? {}))).toEqual(['1'])
})

test('gathers what changes at the same time', async () => {
  const served = await serve()
  const page = served.open()
  await page.sees((seen) => seen)
  for (let count = 0; count < 100; count++) {
    void served.server.sandbox.user(MING).say(`no. ${count}`)
  }
  await page.sees(({ messages }) => messages[100])
  expect(page.lines.length).toBeLessThanOrEqual(3)
})

test('tells what happens by itself: what the bot sends by the API', async () => {
  const served = await serve()
  const page = served.open()
  await page.sees((seen) => seen)
  const call = await fetch(`${served.server.apiRoot}/send_private_msg`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user_id: MING, message: 'by itself' }),
  })
  expect(call.status).toBe(200)
  await page.sees(({ messages }) => messages[1]?.text === 'by itself')
  await page.sees(({ calls }) => calls[1]?.response?.status === 200)
})

test('tells that a message was taken back, and what was asked is answered', async () => {
  const { url } = await startRecorder((response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"approve":true,"remark":"A"}')
  })
  const served = await serve({ postUrl: url })
  const page = served.open()
  await served.run({ do: 'say', from: MING, group: GROUP, message: 'oh' })
  await served.run({ do: 'recall', by: MING, number: 1 })
  await page.sees(({ messages }) => messages[1]?.recalled)
  await served.run({ do: 'requestFriend', from: 10_002 })
  await page.sees(({ users }) => users[10_002]?.isFriend)
  const facts = Object.values(page.state?.happenings ?? {})
  expect(facts[0]).toMatchObject({ after: 1, fact: { type: 'recall', number: 1 } })
  expect(facts[1]).toMatchObject({ fact: { type: 'request', request: { state: 'approved' } } })
})

test('tells each page, also one that comes back', async () => {
  const served = await serve()
  const [one, other] = [served.open(), served.open()]
  await served.run({ do: 'say', from: MING, message: 'hi' })
  await one.sees(({ messages }) => messages[1])
  await other.sees(({ messages }) => messages[1])
  one.leave()
  await one.ended
  await served.run({ do: 'say', from: ANN, message: 'meanwhile' })
  await other.sees(({ messages }) => messages[2])
  const back = served.open()
  await back.sees(({ messages }) => messages[2])
  expect(back.lines[0]?.reset).toBe(true)
  expect(back.state).toEqual(other.state)
})

test('keeps no more than the last of what was', async () => {
  const { url } = await startRecorder()
  const served = await serve({ postUrl: url, profile: 'napcat' })
  const { sandbox } = served.server
  const page = served.open()
  await page.sees((seen) => seen)
  const say = async (from: number, to: number): Promise<void> => {
    const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    await Promise.all(numbers.map((number) => sandbox.user(MING).say(`no. ${number}`)))
    await page.sees(({ exchanges }) => exchanges[to]?.duration !== undefined)
  }
  await say(1, 490)
  expect(Object.keys(page.state?.exchanges ?? {})).toHaveLength(490)
  await say(491, 510)
  expect(Object.keys(page.state?.exchanges ?? {})).toHaveLength(500)
  expect(Object.keys(page.state?.messages ?? {})).toHaveLength(510)
  expect(page.state?.exchanges).not.toHaveProperty('10')
  expect(page.state?.exchanges).toHaveProperty('11')
})

test('forgets everything by a reset, and stands where it stood', async () => {
  const { url, got } = await startRecorder()
  const served = await serve({ postUrl: url })
  const page = served.open()
  await served.run({ do: 'switchProfile', profile: 'napcat' })
  await served.run({ do: 'setFaults', copies: 2 })
  await served.run({ do: 'record', active: true })
  await served.run({ do: 'addUser', nickname: 'gone', id: 777 })
  await served.run({ do: 'say', from: MING, message: 'gone' })
  await page.sees(({ exchanges }) => exchanges[1]?.duration !== undefined)
  const { apiRoot } = served.server
  const old = served.server.sandbox
  expect(await served.run({ do: 'reset' })).toEqual({ status: 200 })
  const state = await page.sees((seen) => (seen.users[777] === undefined ? seen : undefined))
  expect(page.lines.filter(({ reset }) => reset)).toHaveLength(2)
  expect(state).toMatchObject({ messages: {}, exchanges: {}, calls: {}, happenings: {} })
  expect(state.session).toMatchObject({
    profile: 'napcat',
    apiRoot,
    postUrl: url,
    faults: { copies: 1 },
    recording: { active: false, steps: 0 },
  })
  expect(served.server.sandbox).not.toBe(old)
  expect((await fetch(`${apiRoot}/get_status`)).status).toBe(200)
  const before = got.length
  await served.run({ do: 'say', from: MING, message: 'again' })
  await page.sees(({ exchanges }) => exchanges[1]?.duration !== undefined)
  expect(got).toHaveLength(before + 1)
})

test('resets once when two ask, and lets others wait', async () => {
  const served = await serve()
  const page = served.open()
  await page.sees((seen) => seen)
  const results = await Promise.all([
    served.run({ do: 'reset' }),
    served.run({ do: 'reset' }),
    served.run({ do: 'reset' }),
  ])
  expect(results.map(({ status }) => status)).toEqual([200, 200, 200])
  await served.run({ do: 'say', from: MING, message: 'alive' })
  await page.sees(({ messages }) => messages[1]?.text === 'alive')
  expect((await fetch(`${served.server.apiRoot}/get_status`)).status).toBe(200)
})

test('breaks off what is under way by a reset, also under the profile before', async () => {
  const { url } = await startRecorder(() => undefined)
  const served = await serve({ postUrl: url, profile: 'napcat' })
  await served.run({ do: 'say', from: MING, message: 'one' })
  await served.run({ do: 'switchProfile', profile: 'llbot' })
  await served.run({ do: 'say', from: MING, message: 'two' })
  const { journal } = served.server.sandbox
  await served.run({ do: 'reset' })
  await vi.waitFor(() => expect(journal.busy).toBe(0))
  expect(journal.exchanges.map(({ duration }) => typeof duration)).toEqual(['number', 'number'])
})

test('tells whether something listens where events go', async () => {
  const bot = createServer((_, response) => response.writeHead(204).end())
  bot.listen(0, '127.0.0.1')
  await once(bot, 'listening')
  onTestFinished(() => void bot.close())
  const { port } = bot.address() as AddressInfo
  const served = await serve({ postUrl: `http://127.0.0.1:${port}/` })
  const page = served.open()
  await page.sees(({ session }) => session.reachable)
  bot.close()
  bot.closeAllConnections()
  await page.sees(({ session }) => session.reachable === false)
  bot.listen(port, '127.0.0.1')
  expect(await page.sees(({ session }) => session.reachable)).toBe(true)
})

test('knocks only while a page is open', async () => {
  let count = 0
  const bot = createServer().on('connection', () => count++)
  bot.listen(0, '127.0.0.1')
  await once(bot, 'listening')
  onTestFinished(() => void bot.close())
  const served = await serve({
    postUrl: `http://127.0.0.1:${(bot.address() as AddressInfo).port}/`,
  })
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(count).toBe(0)
  const page = served.open()
  await page.sees(({ session }) => session.reachable)
  expect(count).toBe(1)
  page.leave()
  await page.ended
  await new Promise((resolve) => setTimeout(resolve, 2500))
  expect(count).toBe(1)
})

test('has no secret and no token in it, whatever is said and called', async () => {
  const [secret, accessToken] = ['the-secret-of-events', 'the-token-of-the-api']
  const { url } = await startRecorder()
  const postUrl = url.replace('//', '//me:pass-word@') + '?key=the-key-in-the-query'
  for (const profile of ['napcat', 'standard', 'go-cqhttp'] as const) {
    const served = await serve({ secret, accessToken, postUrl, profile })
    const page = served.open()
    await served.run({ do: 'record', active: true })
    await served.run({ do: 'say', from: MING, message: 'hi' })
    await page.sees(({ exchanges }) => exchanges[1]?.duration !== undefined)
    const { apiRoot } = served.server
    const json = 'application/json'
    const form = 'application/x-www-form-urlencoded'
    const authorization = `Bearer ${accessToken}`
    await fetch(`${apiRoot}/get_status`, { headers: { authorization } })
    await fetch(`${apiRoot}/get_status`, { headers: { authorization: `Token ${accessToken}` } })
    await fetch(`${apiRoot}/get_status?access_token=${accessToken}`)
    for (const [type, body] of [
      [json, JSON.stringify({ access_token: accessToken })],
      [json, JSON.stringify({ access_token: accessToken }, null, 2)],
      [form, `a=1&access_token=${accessToken}`],
    ] as const) {
      const headers = { 'content-type': type, authorization }
      await fetch(`${apiRoot}/get_status`, { method: 'POST', headers, body })
    }
    const state = await page.sees((seen) =>
      seen.calls[6]?.duration === undefined ? undefined : seen,
    )
    expect(Object.values(state.calls).some(({ response }) => response?.status === 200)).toBe(true)
    const exported = await served.run({
      do: 'export',
      framework: 'vitest',
      bot: { url: postUrl },
    })
    expect(exported.file?.content).toContain('hi')
    const all = page.bytes + JSON.stringify(exported)
    for (const word of [secret, accessToken, served.token, 'pass-word', 'the-key-in-the-query']) {
      expect(all.split(word).length - 1, `${word} under ${profile}`).toBe(0)
    }
  }
})

test('ends when the server does', async () => {
  const served = await serve()
  const page = served.open()
  await page.sees((seen) => seen)
  const { apiRoot } = served.server
  const before = Date.now()
  await served.server.close()
  await page.ended
  expect(Date.now() - before).toBeLessThan(900)
  await expect(fetch(served.origin)).rejects.toThrow('fetch failed')
  await expect(fetch(apiRoot)).rejects.toThrow('fetch failed')
})

test('a page that goes away leaves nothing behind', async () => {
  const readers: number[] = []
  const { sandbox, streams } = openStreams((count) => readers.push(count))
  const [one, other] = [streams.open().getReader(), streams.open().getReader()]
  await Promise.all([one.read(), other.read()])
  await one.cancel()
  await one.cancel()
  expect(readers).toEqual([1, 2])
  await other.cancel()
  expect(readers).toEqual([1, 2, 0])
  await sandbox.user(MING).say('nobody is told')
})

test('does not pile up for a page that sleeps, and tells it all when it wakes', async () => {
  const { sandbox, streams, snapshots } = openStreams()
  const reader = streams.open().getReader()
  const decoder = new TextDecoder()
  for (let count = 1; count <= 5; count++) {
    await sandbox.user(MING).say(`no. ${count}`)
    streams.changed()
    await vi.waitFor(() => expect(snapshots.count).toBeGreaterThan(count))
  }
  const first = JSON.parse(decoder.decode((await reader.read()).value)) as object
  expect(first).toHaveProperty('reset')
  expect(first).not.toHaveProperty('messages')
  const second = JSON.parse(decoder.decode((await reader.read()).value)) as {
    messages: Record<string, unknown>
  }
  expect(Object.keys(second.messages)).toEqual(['1', '2', '3', '4', '5'])
  await reader.cancel()
})

test('gives a sign of life', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { streams } = openStreams()
  const reader = streams.open().getReader()
  await reader.read()
  const next = reader.read()
  await vi.advanceTimersByTimeAsync(15_000)
  expect(new TextDecoder().decode((await next).value)).toBe('\n')
  await reader.cancel()
  expect(vi.getTimerCount()).toBe(0)
})

test('writes what is over once', async () => {
  const sandbox = createSandbox({ bot: { fetch: () => new Response('{"reply":"r"}') } })
  const observer = new Observer(sandbox, () => undefined)
  await sandbox.user(MING).say([{ type: 'image', data: { file: `base64://${'A'.repeat(1e6)}` } }])
  const session = {} as SessionView
  const one = observer.snapshot(session)
  const other = observer.snapshot(session)
  expect(writeChange(one, other)).toBeUndefined()
  const stringify = vi.spyOn(JSON, 'stringify')
  observer.snapshot(session)
  const longest = Math.max(
    ...stringify.mock.results.map(({ value }) => (value as string | undefined)?.length ?? 0),
  )
  stringify.mockRestore()
  expect(longest).toBeLessThan(10_000)
  await sandbox.close()
})

function openStreams(onReaders: (count: number) => void = () => undefined): {
  sandbox: ReturnType<typeof createSandbox>
  streams: Streams
  snapshots: { count: number }
} {
  const sandbox = createSandbox()
  const observer = new Observer(sandbox, () => undefined)
  const snapshots = { count: 0 }
  const streams = new Streams(() => {
    snapshots.count++
    return observer.snapshot({} as SessionView)
  }, onReaders)
  onTestFinished(async () => {
    streams.close()
    observer.close()
    await sandbox.close()
  })
  return { sandbox, streams, snapshots }
}
