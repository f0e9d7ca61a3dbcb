import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ConnectionReport } from '../../src/socket/connection.ts'
import { onConnection } from '../../src/socket/registry.ts'
import { createSockets } from '../../src/socket/sockets.ts'
import { answerTo, fakeSocket } from '../support/fake-socket.ts'
import { heartbeat, privateMessage } from '../support/events.ts'
import { aWhile, createParties, handshake } from './parties.ts'

test('a close of Deno without a code is one of 1006', async () => {
  const { bot, open } = createParties()
  const reports: ConnectionReport[] = []
  onConnection(bot, (report) => void reports.push(report))
  const { connection } = await open()
  connection.closed(0)
  expect(reports.at(-1)).toMatchObject({ state: 'closed', code: 1006 })
})

describe('frames', () => {
  test('of events go to the handlers, with the runtime, once for all copies', async () => {
    const { bot, open } = createParties()
    const seen: unknown[] = []
    bot.onMessage((event, { platform }) => void seen.push([event.message, platform]))
    const { connection } = await open({}, { platform: 'here' })
    const frame = JSON.stringify(privateMessage)
    await Promise.all([connection.message(frame), connection.message(frame)])
    await connection.message(JSON.stringify({ ...privateMessage, message_id: 13 }), {
      platform: 'there',
    })
    const message = [{ type: 'text', data: { text: 'hi' } }]
    expect(seen).toEqual([
      [message, 'here'],
      [message, 'there'],
    ])
  })

  test('of events keep the digits of integers', async () => {
    const { bot, open } = createParties()
    const ids: unknown[] = []
    bot.onMessage((event) => void ids.push(event.user_id))
    const json = JSON.stringify({ ...privateMessage, user_id: '?' })
    await (await open()).connection.message(json.replace('"?"', '18446744073709551615'))
    expect(ids).toEqual(['18446744073709551615'])
  })

  test.each([
    ['{"post_type":', 'not JSON'],
    ['', 'nothing'],
    ['[1]', 'a list'],
    ['null', 'null'],
    ['"text"', 'a text'],
    ['17', 'a number'],
  ])('%s are dropped with a warning: %s', async (frame) => {
    const { sockets, warnings, open } = createParties()
    const { socket, connection } = await open()
    await connection.message(frame)
    expect(warnings()).toEqual([
      'the socket of "10001000": dropped a frame that is not a JSON object',
    ])
    expect([socket.closes, sockets.connections.size]).toEqual([[], 1])
  })

  test.each([
    [new Uint8Array(2), 1003],
    [new ArrayBuffer(2), 1003],
    [undefined, 1003],
    [`"${'x'.repeat(100)}"`, 1009],
  ])('%o close the socket', async (frame, code) => {
    const { sockets, reports, open } = createParties({}, { maxFrameSize: 100 })
    const { socket, connection } = await open()
    await connection.message(frame)
    expect(socket.closes.map(([closed]) => closed)).toEqual([code])
    expect(sockets.connections.size).toBe(0)
    expect(reports.at(-1)).toMatchObject({ state: 'closed', code })
  })

  test('that nobody waits for say why a login failed', async () => {
    const { warnings, open } = createParties()
    const { connection } = await open()
    await connection.message('{"status":"failed","retcode":1403,"wording":"token验证失败"}')
    expect(warnings()).toEqual([
      'the socket of "10001000": dropped an answer to no call that waits: retcode 1403, "token验证失败"',
    ])
  })

  test('in a flood are dropped with one warning, and the memory is bounded', async () => {
    const { bot, warnings, open } = createParties({ inbox: false })
    const gate = Promise.withResolvers<void>()
    let count = 0
    bot.onMessage(async () => {
      count++
      await gate.promise
    })
    const { connection } = await open()
    const frame = JSON.stringify(privateMessage)
    const handled = Array.from({ length: 1500 }, () => connection.message(frame))
    await aWhile()
    expect(count).toBe(1000)
    expect(warnings()).toHaveLength(1)
    gate.resolve()
    await Promise.all(handled)
    await connection.message(frame)
    expect(count).toBe(1001)
  })

  test('that are large count by their length', async () => {
    const { bot, warnings, open } = createParties({ inbox: false }, { maxFrameSize: 1000 })
    const gate = Promise.withResolvers<void>()
    let count = 0
    bot.onMessage(async () => {
      count++
      await gate.promise
    })
    const { connection } = await open()
    const frame = JSON.stringify({ ...privateMessage, raw_message: 'x'.repeat(600) })
    const handled = Array.from({ length: 5 }, () => connection.message(frame))
    await aWhile()
    expect([count, warnings().length]).toEqual([2, 1])
    gate.resolve()
    await Promise.all(handled)
    await connection.message(frame)
    expect([count, warnings().length]).toEqual([3, 1])
  })

  test('after the close are ignored', async () => {
    const { bot, open } = createParties()
    const handler = vi.fn<() => void>()
    bot.onMessage(handler)
    const { connection } = await open()
    connection.closed()
    connection.closed()
    await connection.message(JSON.stringify(privateMessage))
    expect(handler).not.toHaveBeenCalled()
  })

  test('of a handler that fails are told to onError', async () => {
    const { bot, open } = createParties()
    const errors: unknown[] = []
    bot.onError((error) => void errors.push(error))
    bot.onMessage(() => {
      throw new Error('broken')
    })
    await (await open()).connection.message(JSON.stringify(privateMessage))
    expect(errors).toEqual([new Error('broken')])
  })
})

describe('connections', () => {
  test('are reported, with the account and the role', async () => {
    const { sockets, reports, open } = createParties()
    const { connection } = await open({ 'X-Client-Role': 'event' })
    expect([...sockets.connections]).toEqual([connection])
    connection.closed(1001, 'bye')
    const all = { selfId: '10001000', role: 'Event', direction: 'reverse' }
    expect(reports).toEqual([
      { ...all, state: 'opened', code: undefined, reason: '' },
      { ...all, state: 'closed', code: 1001, reason: 'bye' },
    ])
    expect(sockets.connections.size).toBe(0)
  })

  test.each([
    ['/ws/event', 'Event'],
    ['/ws/api/', 'API'],
    ['/ws', 'Universal'],
  ])('at %s without a role are for %s', async (path, role) => {
    const { open } = createParties()
    const { connection } = await open({ 'X-Client-Role': '' }, {}, `http://bot.test${path}?a=/api`)
    expect(connection.role).toBe(role)
  })

  test('are not opened for a handshake that was not admitted', async () => {
    const { sockets } = createParties({ accessToken: 'secret' })
    const request = handshake()
    expect(() => sockets.open(fakeSocket(), request)).toThrow(TypeError)
    await sockets.admit(request, '127.0.0.1')
    expect(() => sockets.open(fakeSocket(), request)).toThrow('open takes a request that admit')
  })

  test('of the same account and role replace each other, and say so', async () => {
    const { bot, sockets, warnings, reports, open } = createParties()
    const first = await open()
    const lost = bot.callAction('ask', {})
    await aWhile()
    const others = [await open({ 'X-Client-Role': 'Event' }), await open({ 'X-Self-ID': '2' })]
    const second = await open()
    await expect(lost).rejects.toMatchObject({ sent: 'unknown' })
    expect(first.socket.closes).toEqual([[1008, 'replaced by a new socket']])
    const third = await open()
    expect(second.socket.closes).toHaveLength(1)
    expect([...sockets.connections]).toEqual([
      ...others.map(({ connection }) => connection),
      third.connection,
    ])
    expect(warnings()).toHaveLength(2)
    expect(warnings()[0]).toContain('a new socket of "10001000", Universal, replaces the open one')
    expect(reports.filter(({ state }) => state === 'closed')).toHaveLength(2)

    const sent = bot.callAction('ask', {}, { selfId: 10001000 })
    await aWhile()
    for (const call of third.socket.calls()) await third.connection.message(answerTo(call, 'third'))
    expect(await sent).toBe('third')
  })

  test('that are restored are not reported as new', async () => {
    const { sockets, reports, open } = createParties()
    const saved = JSON.parse(
      JSON.stringify((await open({ 'X-Client-Role': 'API' })).connection.saved),
    )
    expect(saved).toEqual({ selfId: '10001000', role: 'API', ids: ['10001000'] })
    const later = createParties()
    const restored = later.sockets.open(fakeSocket(), saved)
    expect(restored.saved).toEqual(saved)
    expect([reports.length, later.reports.length, sockets.connections.size]).toEqual([1, 0, 1])
    restored.closed(1000)
    expect(later.reports).toMatchObject([{ state: 'closed', role: 'API' }])
  })

  test('that handlers of onConnection fail at go on', async () => {
    const { bot, log, open } = createParties()
    const { onConnection } = await import('../../src/socket/registry.ts')
    const off = onConnection(bot, () => Promise.reject(new Error('broken')))
    await open()
    await aWhile()
    off()
    await open({ 'X-Self-ID': '2' })
    await aWhile()
    expect(log.lines.filter(([level]) => level === 'error')).toEqual([
      ['error', 'an onConnection handler failed:', new Error('broken')],
    ])
  })

  test('of two makings of sockets do not replace each other, and share the calls', async () => {
    const { bot, open } = createParties()
    const first = await open()
    const more = createSockets(bot)
    const request = handshake()
    await more.admit(request, '127.0.0.1')
    more.open(fakeSocket(), request)
    expect(bot.settings().transports).toHaveLength(1)
    expect(first.socket.closes).toEqual([])
    void bot.callAction('ask', {}).catch(() => {})
    await aWhile()
    expect(first.socket.frames).toHaveLength(1)
  })

  test('know no more ids of an account than a few', async () => {
    const { open } = createParties()
    const { connection } = await open()
    for (let self_id = 1; self_id < 100; self_id++) {
      await connection.message(JSON.stringify({ ...heartbeat, self_id }))
    }
    expect(connection.saved.ids).toHaveLength(16)
  })
})

describe('silence', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const beat = (interval: unknown) => JSON.stringify({ ...heartbeat, interval })

  test('of three heartbeats closes the socket, and rejects what waits', async () => {
    const { bot, sockets, reports, open } = createParties()
    const { socket, connection } = await open()
    await connection.message(beat(5000))
    const waiting = bot.callAction('ask', {}).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(14_000)
    expect(socket.closes).toEqual([])
    await connection.message('{}')
    await vi.advanceTimersByTimeAsync(14_000)
    expect(socket.closes).toEqual([])
    await vi.advanceTimersByTimeAsync(3000)
    expect(socket.closes).toMatchObject([[1008, expect.stringContaining('silent for')]])
    expect(reports.at(-1)).toMatchObject({ state: 'closed', code: 1008 })
    expect(await waiting).toMatchObject({ name: 'NetworkError', sent: 'unknown' })
    expect(sockets.connections.size).toBe(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each([0, -1, 5, '5000', null, undefined, NaN])(
    'after a heartbeat of %o means nothing',
    async (interval) => {
      const { socket, connection } = await createParties().open()
      await connection.message(beat(interval))
      await vi.advanceTimersByTimeAsync(24 * 3600_000)
      expect(socket.closes).toEqual([])
      expect(vi.getTimerCount()).toBe(0)
    },
  )

  test('without timers closes it when a call comes upon it', async () => {
    const { bot, open } = createParties({}, { timers: false })
    const { socket, connection } = await open()
    await connection.message(beat(5000))
    expect(vi.getTimerCount()).toBe(0)
    vi.setSystemTime(Date.now() + 16_000)
    await expect(bot.callAction('ask', {})).rejects.toMatchObject({ name: 'ApiNotAvailableError' })
    expect([socket.frames, socket.closes.length]).toEqual([[], 1])
  })

  test('without timers closes it when it is looked for', async () => {
    const { sockets, open } = createParties({}, { timers: false })
    const { socket, connection } = await open()
    await connection.message(beat(5000))
    vi.setSystemTime(Date.now() + 16_000)
    sockets.sweep()
    expect(socket.closes).toHaveLength(1)
  })
})

describe('close', () => {
  test('lets what is under way end, calls included, and then closes with 1001', async () => {
    const { bot, sockets, open } = createParties()
    bot.onMessage(async (event) => {
      await bot.send(event, 'bye')
    })
    const { socket, connection } = await open()
    void connection.message(JSON.stringify(privateMessage))
    await aWhile()
    const before = handshake({ 'X-Self-ID': '2' })
    await sockets.admit(before, '127.0.0.1')
    const closed = sockets.close()
    expect(await sockets.admit(handshake(), '127.0.0.1')).toMatchObject({ status: 503 })
    void connection.message(JSON.stringify({ ...privateMessage, message_id: 99 }))
    await aWhile()
    expect(socket.closes).toEqual([])
    for (const call of socket.calls()) await connection.message(answerTo(call, { message_id: 1 }))
    await closed
    expect(socket.closes).toEqual([[1001, 'the bot stops']])
    expect(socket.frames).toHaveLength(1)
    const socketToo = fakeSocket()
    sockets.open(socketToo, before)
    expect(socketToo.closes).toEqual([[1001, 'the bot stops']])
  })

  test('falls back to a code that sockets of the Web take', () => {
    const { sockets } = createParties()
    const codes: number[] = []
    const close = (code: number): void => {
      if (code < 3000 && code !== 1000) throw new DOMException('not a code', 'InvalidAccessError')
      codes.push(code)
    }
    const saved = { selfId: '1', role: 'Universal' } as const
    sockets.open({ send() {}, close }, saved).close(1001, 'bye')
    expect(codes).toEqual([4001])
    const broken = (): void => {
      throw new Error('broken')
    }
    sockets.open({ send() {}, close: broken }, saved).close()
    expect(sockets.connections.size).toBe(0)
  })
})
