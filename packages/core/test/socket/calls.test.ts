import { describe, expect, test } from 'vitest'
import { createTransport } from '../support/api.ts'
import { answerTo } from '../support/fake-socket.ts'
import { groupMessage, privateMessage } from '../support/events.ts'
import { aWhile, createParties } from './parties.ts'

describe('a call', () => {
  test('goes out as a frame of JSON, and resolves with what its answer says', async () => {
    const { bot, open } = createParties()
    const { socket, connection } = await open()
    const sent = bot.send_private_msg({ user_id: 1, message: '你好' })
    await aWhile()
    const [frame = ''] = socket.frames
    expect(JSON.parse(frame)).toEqual({
      action: 'send_private_msg',
      params: { user_id: 1, message: [{ type: 'text', data: { text: '你好' } }] },
      echo: expect.any(String),
    })
    const [call] = socket.calls()
    if (call === undefined) throw new Error('no call')
    await connection.message(
      `{"status":"ok","retcode":0,"data":{"message_id":9223372036854775807},"echo":"${call.echo}"}`,
    )
    expect(await sent).toEqual({ message_id: '9223372036854775807' })
  })

  test('that fails says so without an HTTP status', async () => {
    const { bot, open } = createParties()
    const { socket, connection } = await open()
    const sent = bot.callAction('nonsense', {})
    await aWhile()
    const failed = { status: 'failed', retcode: 1404, wording: '没有', statusCode: 200 }
    await connection.message(JSON.stringify({ ...failed, echo: socket.calls()[0]?.echo }))
    await expect(sent).rejects.toMatchObject({
      name: 'ActionFailedError',
      statusCode: null,
      retcode: 1404,
      wording: '没有',
    })
  })

  test('gets its own answer, in whatever order they come', async () => {
    const { bot, open } = createParties()
    const { socket, connection } = await open()
    const sent = [1, 2, 3].map((user_id) => bot.callAction('ask', { user_id }))
    await aWhile()
    for (const call of socket.calls().toReversed()) {
      await connection.message(answerTo(call, call.params['user_id']))
    }
    expect(await Promise.all(sent)).toEqual([1, 2, 3])
  })

  test('is settled once: further frames of a stream and late answers are dropped', async () => {
    const { bot, log, open } = createParties()
    const { socket, connection } = await open()
    const sent = bot.callAction('upload_file_stream', {})
    await aWhile()
    const [call] = socket.calls()
    if (call === undefined) throw new Error('no call')
    for (const data of [{ type: 'stream', n: 1 }, { type: 'stream', n: 2 }, { type: 'response' }]) {
      const frame = { ...JSON.parse(answerTo(call, data)), stream: 'stream-action' }
      await connection.message(JSON.stringify(frame))
    }
    expect(await sent).toEqual({ type: 'stream', n: 1 })
    expect(log.lines.filter(([level]) => level === 'warn')).toEqual([])
  })

  const streamed = [
    { type: 'stream', data_type: 'file_info' },
    { type: 'stream', data_type: 'file_chunk', index: 0 },
    { type: 'response', data_type: 'file_complete' },
  ]

  test('gives the frames of its answer one after another, until the last', async () => {
    const { bot, open } = createParties()
    const { socket, connection } = await open()
    const seen: unknown[] = []
    let underWay = 0
    const sent = bot.callAction(
      'download_file_stream',
      {},
      {
        async onFrame(data) {
          expect(++underWay).toBe(1)
          await aWhile()
          underWay--
          seen.push(data)
        },
      },
    )
    await aWhile()
    const [call] = socket.calls()
    if (call === undefined) throw new Error('no call')
    await Promise.all(streamed.map((data) => connection.message(answerTo(call, data))))
    expect(await sent).toEqual(streamed[2])
    expect(seen).toEqual(streamed)
  })

  test('that takes frames fails with a frame that says so, and when the socket closes', async () => {
    const { bot, open } = createParties()
    const { socket, connection } = await open()
    const seen: unknown[] = []
    const onFrame = (data: unknown): void => void seen.push(data)
    const failing = bot.callAction('download_file_stream', {}, { onFrame })
    const cut = bot.callAction('download_file_stream', {}, { onFrame })
    await aWhile()
    const [first, second] = socket.calls()
    if (first === undefined || second === undefined) throw new Error('no call')
    await connection.message(answerTo(first, streamed[0]))
    const { echo } = JSON.parse(answerTo(first, null)) as { echo: string }
    await connection.message(JSON.stringify({ status: 'failed', retcode: 200, wording: 'w', echo }))
    await connection.message(answerTo(second, streamed[0]))
    await expect(failing).rejects.toMatchObject({ name: 'ActionFailedError', wording: 'w' })
    connection.closed(1006)
    await expect(cut).rejects.toMatchObject({ name: 'NetworkError', sent: 'unknown' })
    expect(seen).toEqual([streamed[0], streamed[0]])
  })

  test.each([{ echo: 'x' }, { echo: 1 }, { echo: null }, { echo: {} }, {}])(
    'is not settled by an answer with %o',
    async (fields) => {
      const { bot, open } = createParties()
      const { connection } = await open()
      const sent = bot.callAction('ask', {}, { timeout: 40 })
      await aWhile()
      await connection.message(JSON.stringify({ status: 'ok', retcode: 0, ...fields }))
      await expect(sent).rejects.toMatchObject({ name: 'NetworkError', sent: 'unknown' })
    },
  )

  test('is not settled by the socket of another account', async () => {
    const { bot, open } = createParties()
    const one = await open({ 'X-Self-ID': '1' })
    const two = await open({ 'X-Self-ID': '2' })
    const sent = bot.callAction('ask', {}, { selfId: 1 })
    await aWhile()
    const [call] = one.socket.calls()
    if (call === undefined) throw new Error('no call')
    await two.connection.message(answerTo(call, 'forged'))
    await one.connection.message(answerTo(call, 'real'))
    expect(await sent).toBe('real')
  })

  test('that waits is rejected at once when the socket closes: it may have taken effect', async () => {
    const { bot, open } = createParties()
    const { connection } = await open()
    const sent = bot.callAction('ask', {})
    await aWhile()
    connection.closed(1006)
    await expect(sent).rejects.toMatchObject({
      name: 'NetworkError',
      sent: 'unknown',
      action: 'ask',
    })
  })

  test.each([
    [
      'throws',
      {
        send: () => {
          throw new Error('gone')
        },
      },
    ],
    ['drops it', { send: () => 0 }],
    ['is closing', { readyState: 2 }],
    ['is not open yet', { readyState: 0 }],
    ['reads too slowly', { bufferedAmount: 70 * 1024 * 1024 }],
  ])('was not made when the socket %s', async (_what, change) => {
    const { bot, sockets, open } = createParties()
    const { socket } = await open()
    Object.assign(socket, change)
    await expect(bot.callAction('ask', {})).rejects.toMatchObject({ name: 'ApiNotAvailableError' })
    expect(socket.frames).toEqual([])
    expect(sockets.connections.size).toBe(1)
  })

  test('that cannot be written as JSON was not made', async () => {
    const { bot, open } = createParties()
    const { socket } = await open()
    await expect(bot.callAction('ask', { id: 1n })).rejects.toThrow('cannot be written as JSON')
    expect(socket.frames).toEqual([])
  })

  test('of an earlier life of the socket does not answer one of the next', async () => {
    const { bot, sockets, open } = createParties()
    const { socket, connection } = await open()
    void bot.callAction('ask', { n: 1 }).catch(() => {})
    await aWhile()
    const [early] = socket.calls()
    if (early === undefined) throw new Error('no call')
    connection.closed(1006)
    const again = sockets.open(socket, connection.saved)
    const sent = bot.callAction('ask', { n: 2 })
    await aWhile()
    await again.message(answerTo(early, 'of the first'))
    const late = socket.calls()[1]
    if (late === undefined) throw new Error('no second call')
    await again.message(answerTo(late, 'of the second'))
    expect(await sent).toBe('of the second')
  })
})

describe('the way of a call', () => {
  const http = () => createTransport({ status: 'ok', retcode: 0, data: 'over HTTP' })

  test('is a socket of the account, else HTTP, never both', async () => {
    const transport = http()
    const { bot, open } = createParties({ transport })
    expect(await bot.callAction('ask', {}, { selfId: 10001000 })).toBe('over HTTP')
    const { socket, connection } = await open()
    const sent = bot.callAction('ask', {}, { selfId: 10001000 })
    await aWhile()
    expect([socket.frames.length, transport.calls.length]).toEqual([1, 1])
    connection.closed()
    await expect(sent).rejects.toMatchObject({ sent: 'unknown' })
    expect(transport.calls).toHaveLength(1)
    expect(await bot.callAction('ask', {}, { selfId: 10001000 })).toBe('over HTTP')
  })

  test('is HTTP when the socket takes nothing', async () => {
    const transport = http()
    const { bot, open } = createParties({ transport })
    Object.assign((await open()).socket, { send: () => 0 })
    expect(await bot.callAction('ask', {})).toBe('over HTTP')
  })

  test.each([
    ['API', 1],
    ['Api', 1],
    ['Universal', 1],
    ['Event', 0],
  ])('is a socket of the role %s: %i', async (role, count) => {
    const { bot, open } = createParties({ transport: http() })
    const { socket } = await open({ 'X-Client-Role': role })
    void bot.callAction('ask', {}).catch(() => {})
    await aWhile()
    expect(socket.frames).toHaveLength(count)
  })

  test('is the one for the API where the account has both', async () => {
    const { bot, open } = createParties()
    const api = await open({ 'X-Client-Role': 'API' })
    const both = await open({ 'X-Client-Role': 'Universal' })
    void bot.callAction('ask', {}).catch(() => {})
    await aWhile()
    expect([api.socket.frames.length, both.socket.frames.length]).toEqual([1, 0])
  })

  test('needs the account when there are several, and no more than that', async () => {
    const { bot, open } = createParties()
    const one = await open({ 'X-Self-ID': '1' })
    const two = await open({ 'X-Self-ID': '2' })
    await expect(bot.callAction('ask', {})).rejects.toThrow('pass { selfId }')
    await expect(bot.callAction('ask', {}, { selfId: 3 })).rejects.toThrow(
      'ask: no socket of the account 3 is open for calls; connect the implementation, or set apiRoot',
    )
    void bot.callAction('ask', {}, { selfId: '2' }).catch(() => {})
    await aWhile()
    expect([one.socket.frames.length, two.socket.frames.length]).toEqual([0, 1])
    one.connection.closed()
    void bot.callAction('ask', {}).catch(() => {})
    await aWhile()
    expect(two.socket.frames).toHaveLength(2)
  })

  test('is the socket that an event came by, whatever its handshake called the account', async () => {
    const { bot, open } = createParties()
    bot.onMessage(async (event) => {
      await bot.send(event, 'first')
      return { reply: 'second' }
    })
    const { socket, connection } = await open({ 'X-Self-ID': 'my bot' })
    await open({ 'X-Self-ID': '2' })
    const handled = connection.message(JSON.stringify(privateMessage))
    await aWhile()
    for (let index = 0; index < 2; index++) {
      const call = socket.calls()[index]
      if (call !== undefined) await connection.message(answerTo(call, { message_id: index }))
      await aWhile()
    }
    await handled
    expect(socket.calls().map(({ action }) => action)).toEqual(['send_msg', 'send_msg'])
    expect(bot.settings().transports[0]?.reaches?.(privateMessage.self_id)).toBe(true)
  })

  test('goes by the handshake before it goes by events', async () => {
    const { bot, open } = createParties()
    const other = await open({ 'X-Self-ID': '5' })
    await other.connection.message(JSON.stringify(groupMessage))
    const own = await open({ 'X-Self-ID': String(groupMessage.self_id) })
    void bot.callAction('ask', {}, { selfId: groupMessage.self_id }).catch(() => {})
    await aWhile()
    expect([other.socket.frames.length, own.socket.frames.length]).toEqual([0, 1])
  })

  test('over HTTP is known to be there for events that come by HTTP', async () => {
    const { bot, open } = createParties({ transport: http() })
    const reaches = (id: number) =>
      bot.settings().transports.map((way) => way.reaches?.(id) ?? true)
    expect(reaches(10001000)).toEqual([false, true])
    await open()
    expect(reaches(10001000)).toEqual([true, true])
    expect(reaches(1)).toEqual([false, true])
  })
})
