import { expect, test } from 'vitest'
import { privateMessage } from '../support/events.ts'
import { answerTo } from '../support/fake-socket.ts'
import { createTransport } from '../support/api.ts'
import { aWhile, createParties } from './parties.ts'

/** The same numbers in each run. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
}

test('1000 times cut, restored and reconnected: each call ends once, each event is handled once', async () => {
  const random = createRandom(11)
  const http = createTransport({ status: 'ok', retcode: 0, data: 'http' })
  const { bot, sockets, open } = createParties({ transport: http, logger: false })
  const handled = new Map<number, number>()
  bot.onMessage((event) => void handled.set(event.time, (handled.get(event.time) ?? 0) + 1))

  const ends: { n: number; written: boolean; end: string }[] = []
  const calls: Promise<void>[] = []
  const written = new Set<number>()
  let n = 0
  let time = 0
  let { socket, connection } = await open()

  for (let round = 0; round < 1000; round++) {
    const broken = random() < 0.1
    if (broken) Object.assign(socket, { readyState: 3 })
    for (let count = Math.floor(random() * 3); count >= 0; count--) {
      const number = n++
      calls.push(
        bot.callAction('ask', { number }, { selfId: 10001000 }).then(
          (end) => void ends.push({ n: number, written: written.has(number), end: String(end) }),
          (error) => void ends.push({ n: number, written: written.has(number), end: error.sent }),
        ),
      )
    }
    const event = JSON.stringify({ ...privateMessage, time: ++time })
    calls.push(connection.message(event), connection.message(event))
    for (let turn = Math.floor(random() * 12); turn > 0; turn--) await Promise.resolve()
    for (const call of socket.calls()) {
      written.add(call.params['number'] as number)
      // Some twice, some never.
      for (let times = Math.floor(random() * 3); times > 0; times--) {
        calls.push(connection.message(answerTo(call, 'socket')))
      }
    }
    if (random() < 0.5) await Promise.resolve()
    for (const call of socket.calls()) written.add(call.params['number'] as number)
    if (random() < 0.3) connection.close(1008)
    if (random() < 0.7) connection.closed(1006)
    const lost = socket.calls().map((call) => call.params['number'])
    const { saved } = connection
    ;({ socket, connection } = await open())
    if (random() < 0.3) {
      connection.closed()
      connection = sockets.open(socket, saved)
    }
    calls.push(connection.message(event))
    if (round % 10 > 0) continue
    // Nothing but the end of their socket has to come for the calls that it carried.
    await aWhile()
    const ended = new Set<unknown>(ends.map((call) => call.n))
    expect(lost.filter((number) => !ended.has(number))).toEqual([])
  }
  connection.closed()
  await Promise.all(calls)

  expect(ends.map((call) => call.n).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: n }, (_, i) => i),
  )
  const overHttp = new Set(http.calls.map(({ params }) => params['number']))
  for (const call of ends) {
    // What was written is not made again over HTTP, and the other way round.
    const isHttp = call.end === 'http'
    expect({ ...call, overHttp: overHttp.has(call.n) }).toEqual({
      ...call,
      overHttp: isHttp,
      written: !isHttp,
    })
  }
  expect(new Set(ends.map(({ end }) => end))).toEqual(new Set(['http', 'socket', 'unknown']))
  expect([...handled.values()].every((count) => count === 1)).toBe(true)
  expect(sockets.connections.size).toBe(0)
})
