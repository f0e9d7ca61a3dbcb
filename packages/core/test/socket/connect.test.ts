import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/cqhttp.ts'
import type { CQHttpOptions } from '../../src/options.ts'
import { connect, type ConnectOptions } from '../../src/socket/connect.ts'
import type { ConnectionReport } from '../../src/socket/connection.ts'
import { onConnection } from '../../src/socket/registry.ts'
import { heartbeat, privateMessage } from '../support/events.ts'
import { type CallFrame, answerTo, fakeWebSockets } from '../support/fake-socket.ts'
import { createLog } from '../support/logger.ts'

const URL = 'ws://127.0.0.1:3001'

function start(options: Partial<ConnectOptions> = {}, botOptions: CQHttpOptions = {}) {
  const log = createLog()
  const bot = new CQHttp({ secret: false, logger: log, ...botOptions })
  const { opened, WebSocket } = fakeWebSockets()
  const reports: ConnectionReport[] = []
  onConnection(bot, (report) => void reports.push(report))
  const forward = connect(bot, { url: URL, WebSocket, ...options })
  const at = (index: number) => {
    const socket = opened.at(index)
    if (socket === undefined) throw new Error(`there is no socket ${index}`)
    return socket
  }
  return { bot, log, opened, reports, forward, at }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const soon = () => vi.advanceTimersByTimeAsync(0)
const lifecycle = JSON.stringify({
  ...heartbeat,
  meta_event_type: 'lifecycle',
  sub_type: 'connect',
})

describe('the address', () => {
  test.each<[string, Partial<ConnectOptions>, CQHttpOptions, string[]]>([
    ['as it is', {}, {}, [`${URL}/`]],
    ['with the token', { accessToken: 'a+b/&=' }, {}, [`${URL}/?access_token=a%2Bb%2F%26%3D`]],
    ['with the token of the bot', {}, { accessToken: 'b' }, [`${URL}/?access_token=b`]],
    [
      'with its own token first',
      { accessToken: 'a' },
      { accessToken: 'b' },
      [`${URL}/?access_token=a`],
    ],
    ['without a token, said so', { accessToken: '' }, { accessToken: 'b' }, [`${URL}/`]],
    [
      'with a path and a query',
      { url: `${URL}/x/?a=1`, accessToken: 't' },
      {},
      [`${URL}/x/?a=1&access_token=t`],
    ],
    [
      'split',
      { split: true, accessToken: 't' },
      {},
      [`${URL}/api?access_token=t`, `${URL}/event?access_token=t`],
    ],
    [
      'split below a path',
      { url: `${URL}/x/`, split: true },
      {},
      [`${URL}/x/api`, `${URL}/x/event`],
    ],
  ])('is dialled %s', async (_what, options, botOptions, urls) => {
    const { opened } = start(options, botOptions)
    await soon()
    expect(opened.map(({ url }) => url)).toEqual(urls)
  })

  test('has the token of the account where the bot has one for each', async () => {
    const accessToken = async (id: string) => `token-of-${id}`
    const { opened } = start({ selfId: 5 }, { accessToken })
    await soon()
    expect(opened[0]?.url).toBe(`${URL}/?access_token=token-of-5`)
    expect(() => start({}, { accessToken })).toThrow('pass selfId')
  })

  test.each([
    [{ url: 'http://127.0.0.1' }, 'option url must be a ws or wss URL'],
    [{ url: 'ws://user:secret@127.0.0.1' }, 'option url must be a ws or wss URL'],
    [{ url: undefined }, 'option url must be a ws or wss URL'],
    [{ accessToken: 'a b' }, 'option accessToken must be a string of visible ASCII characters'],
    [{ selfId: {} }, 'option selfId must be the id of an account'],
    [{ WebSocket: {} }, 'option WebSocket must be a class'],
    [{ retries: 1 }, 'unknown option retries'],
  ])('is checked: %o', (options, message) => {
    const error = vi.fn<() => unknown>(() => start(options as object))
    expect(error).toThrow(message)
    expect(error).not.toThrow('secret')
  })
})

describe('one socket', () => {
  test('brings events and carries calls, as the account that its events name', async () => {
    const { bot, at, reports, forward } = start()
    bot.onMessage(() => ({ reply: 'hi' }))
    await soon()
    await expect(bot.callAction('ask', {})).rejects.toThrow('no socket is open')
    at(0).emit('open')
    expect(reports).toEqual([])
    at(0).emit('message', { data: lifecycle })
    await soon()
    expect(reports).toMatchObject([{ state: 'opened', selfId: '10001000', direction: 'forward' }])
    at(0).emit('message', { data: JSON.stringify(privateMessage) })
    await vi.waitFor(() => expect(at(0).frames).toHaveLength(1))
    const call = JSON.parse(at(0).frames[0] ?? '') as CallFrame
    expect(call.action).toBe('send_msg')
    at(0).emit('message', { data: answerTo(call, { message_id: 1 }) })
    expect([...forward.connections]).toMatchObject([{ selfId: '10001000', role: 'Universal' }])
  })

  test('is open for calls at once where the account is known, or not asked for', async () => {
    const { bot, at } = start({ selfId: 5 })
    await soon()
    at(0).emit('open')
    void bot.callAction('ask', {}, { selfId: 5 }).catch(() => {})
    void bot.callAction('ask', {}).catch(() => {})
    await soon()
    expect(at(0).frames).toHaveLength(2)
  })

  test('forgets the account with the connection: another one may answer there', async () => {
    const { bot, at } = start()
    await soon()
    at(0).emit('open')
    at(0).emit('message', { data: lifecycle })
    await soon()
    at(0).emit('close', { code: 1006, reason: '' })
    await vi.advanceTimersByTimeAsync(2000)
    at(1).emit('open')
    at(1).emit('message', { data: lifecycle.replace('10001000', '7') })
    await soon()
    const reaches = bot.settings().transports[0]?.reaches
    expect([reaches?.(10001000), reaches?.(7)]).toEqual([false, true])
  })

  test('is one account with the other one when it is split', async () => {
    const { bot, at, reports } = start({ split: true })
    await soon()
    at(0).emit('open')
    at(1).emit('open')
    at(1).emit('message', { data: lifecycle })
    await soon()
    void bot.callAction('ask', {}, { selfId: 10001000 }).catch(() => {})
    await soon()
    expect([at(0).frames.length, at(1).frames.length]).toEqual([1, 0])
    expect(reports.map(({ role }) => role).toSorted()).toEqual(['API', 'Event'])
  })
})

describe('a socket that closes', () => {
  test('is opened again, after 1 to 30 s', async () => {
    const { opened, at } = start()
    const waits: number[] = []
    for (let round = 0; round < 12; round++) {
      await soon()
      expect(opened).toHaveLength(round + 1)
      at(round).emit('error')
      at(round).emit('close', { code: 1006 })
      const since = Date.now()
      while (opened.length === round + 1) await vi.advanceTimersToNextTimerAsync()
      waits.push(Date.now() - since)
    }
    expect(waits.every((wait) => wait >= 1000 && wait <= 30_000)).toBe(true)
    expect(waits[0]).toBeLessThanOrEqual(2000)
    expect(waits.at(-1)).toBeGreaterThanOrEqual(15_000)
    expect(new Set(waits).size).toBeGreaterThan(6)
  })

  test('after a long life is opened again soon', async () => {
    const { opened, at } = start()
    await soon()
    for (let round = 0; round < 8; round++) {
      at(-1).emit('close', { code: 1006 })
      await vi.advanceTimersByTimeAsync(30_000)
    }
    // A handshake that takes too long is given up, so the last one may be over.
    while (at(-1).readyState !== 0) await vi.advanceTimersByTimeAsync(1000)
    at(-1).emit('open')
    await vi.advanceTimersByTimeAsync(60_000)
    at(-1).emit('close', { code: 1001 })
    const count = opened.length
    await vi.advanceTimersByTimeAsync(2000)
    expect(opened).toHaveLength(count + 1)
  })

  test('at once after it opened is not dialled in a hurry', async () => {
    const { opened, at, log } = start()
    await soon()
    for (let second = 0; second < 120; second++) {
      if (at(-1).readyState === 0) {
        at(-1).emit('open')
        at(-1).emit('close', { code: 1008, reason: 'token' })
      }
      await vi.advanceTimersByTimeAsync(1000)
    }
    expect(opened.length).toBeLessThan(14)
    expect(log.lines[0]).toMatchObject([
      'warn',
      expect.stringMatching(
        /^ws:\/\/127\.0\.0\.1:3001 has closed \(1008 token\); trying again in \d+ ms; is/,
      ),
    ])
  })

  test('for its token is in the log, though no account is known', async () => {
    const { at, log } = start()
    await soon()
    at(0).emit('open')
    at(0).emit('message', { data: '{"status":"failed","retcode":1403,"wording":"token验证失败"}' })
    await soon()
    expect(log.lines).toEqual([
      ['warn', 'a socket: dropped an answer to no call that waits: retcode 1403, "token验证失败"'],
    ])
  })

  test('rejects the calls that wait', async () => {
    const { bot, at } = start()
    await soon()
    at(0).emit('open')
    const waiting = bot.callAction('ask', {}).catch((error: unknown) => error)
    await soon()
    at(0).emit('close', { code: 1006 })
    expect(await waiting).toMatchObject({ name: 'NetworkError', sent: 'unknown' })
  })

  test('by its silence is dialled again, though its close never comes', async () => {
    const { opened, at } = start()
    await soon()
    at(0).emit('open')
    at(0).emit('message', { data: JSON.stringify(heartbeat) })
    await vi.advanceTimersByTimeAsync(19_000)
    expect(at(0).closes).toEqual([4008])
    expect(opened).toHaveLength(2)
    at(0).emit('close', { code: 1006 })
    await vi.advanceTimersByTimeAsync(2000)
    expect(opened).toHaveLength(2)
  })

  test('while the machine slept is found at once', async () => {
    const { at } = start()
    await soon()
    at(0).emit('open')
    at(0).emit('message', { data: JSON.stringify(heartbeat) })
    await soon()
    vi.setSystemTime(Date.now() + 8 * 3600_000)
    await vi.advanceTimersByTimeAsync(1000)
    expect(at(0).closes).toEqual([4008])
  })

  test('is not waited for longer than 10 s to open', async () => {
    const { opened, at, log } = start()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(at(0).closes).toEqual([1000])
    await vi.advanceTimersByTimeAsync(2000)
    expect(opened).toHaveLength(2)
    expect(log.lines[0]?.[1]).toContain('cannot be reached (no handshake within 10000 ms)')
    at(0).emit('open')
    expect(at(0).closes).toEqual([1000, 1000])
  })

  test('never shows its token', async () => {
    const { at, log } = start({ accessToken: 'hidden', url: `${URL}/?access_token=hidden` })
    await soon()
    at(0).emit('close', { code: 1006 })
    expect(JSON.stringify(log.lines)).toContain(`${URL} cannot be reached (1006)`)
    expect(JSON.stringify(log.lines)).not.toContain('hidden')
  })

  test('is told of, and tried again, when it cannot even be made', async () => {
    const failure = new Error('no')
    let count = 0
    class Broken {
      constructor() {
        count++
        throw failure
      }
    }
    const { log } = start({ WebSocket: Broken as never })
    await vi.advanceTimersByTimeAsync(2000)
    expect(count).toBe(2)
    expect(log.lines[0]).toEqual(['error', `${URL} could not be dialled:`, failure])
  })
})

describe('a goodbye after which the connection stays', () => {
  test('ends the calls, and is followed by another attempt', async () => {
    const { bot, opened, reports, at } = start()
    await soon()
    at(0).emit('open')
    at(0).emit('message', { data: lifecycle })
    const failure = bot.callAction('get_status').catch((error: unknown) => error)
    await soon()
    expect(at(0).frames).toHaveLength(1)
    at(0).readyState = 2
    await vi.advanceTimersByTimeAsync(1000)
    expect(await failure).toMatchObject({ name: 'NetworkError', sent: 'unknown' })
    expect(reports.at(-1)).toMatchObject({ state: 'closed', code: 1006 })
    await vi.advanceTimersByTimeAsync(2000)
    expect(opened).toHaveLength(2)
    // What comes in the end is no second close.
    at(0).emit('close', { code: 1000 })
    await soon()
    expect([opened.length, reports.length]).toEqual([2, 2])
  })

  test('is not looked for where timers keep something awake', async () => {
    const { at } = start({ timers: false })
    await soon()
    at(0).emit('open')
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('close', () => {
  test('closes what is open, and dials no more', async () => {
    const { forward, opened, at } = start()
    await soon()
    at(0).emit('open')
    await forward.close()
    expect(at(0).closes[0]).toBe(1000)
    at(0).emit('close', { code: 1000 })
    await vi.advanceTimersByTimeAsync(120_000)
    expect([opened.length, vi.getTimerCount()]).toEqual([1, 0])
  })

  test.each([
    ['is being opened', false],
    ['is waited for', true],
  ])('ends what %s', async (_what, isClosed) => {
    const { forward, opened, at } = start()
    await soon()
    if (isClosed) at(0).emit('close', { code: 1006 })
    await forward.close()
    if (!isClosed) at(0).emit('close', { code: 1006 })
    await vi.advanceTimersByTimeAsync(120_000)
    expect([opened.length, vi.getTimerCount()]).toEqual([1, 0])
  })

  test('before it has begun dials nothing', async () => {
    const { forward, opened } = start()
    await forward.close()
    await vi.advanceTimersByTimeAsync(120_000)
    expect(opened).toHaveLength(0)
  })
})
