import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { ActionResponse, Transport } from '../../src/api/transport.ts'
import { CQHttp } from '../../src/cqhttp.ts'
import { NetworkError } from '../../src/base/errors.ts'
import { startApiServer } from '../support/api-server.ts'
import { createTransport } from '../support/api.ts'

const off = { secret: false as const, logger: false as const }

describe('time and signal', () => {
  const never = () => new Promise<ActionResponse>(() => {})

  test.each(['of the bot', 'of the call'])('ends after the time limit %s', async (whose) => {
    const server = await startApiServer(() => {})
    const ofBot = whose === 'of the bot'
    const bot = new CQHttp({ ...off, apiRoot: server.url, apiTimeout: ofBot ? 50 : 60_000 })
    const call = bot.send_msg({ user_id: 1, message: 'a' }, ofBot ? {} : { timeout: 50 })
    await expect(call).rejects.toThrow('send_msg: no answer within 50 ms')
    await expect(call).rejects.toMatchObject({
      name: 'NetworkError',
      cause: { name: 'TimeoutError' },
    })
  })

  test('ends after the time limit also in the middle of a body and of retries', async () => {
    const slow = await startApiServer((response) => void response.writeHead(200).write('{'))
    const dropping = await startApiServer((response) => void response.destroy())
    for (const { url } of [slow, dropping]) {
      const call = new CQHttp({ ...off, apiRoot: url }).get_status({}, { timeout: 60 })
      await expect(call).rejects.toThrow('get_status: no answer within 60 ms')
    }
  })

  test('ends after the time limit when a transport ignores its signal', async () => {
    const bot = new CQHttp({ ...off, transport: never, apiTimeout: 20 })
    await expect(bot.get_status()).rejects.toThrow('get_status: no answer within 20 ms')
  })

  test('ends when the caller aborts, before and during the call', async () => {
    const server = await startApiServer(() => {})
    const bot = new CQHttp({ ...off, apiRoot: server.url })
    const reason = new Error('enough')
    const before = bot.get_status({}, { signal: AbortSignal.abort(reason) })
    await expect(before).rejects.toMatchObject({ name: 'NetworkError', cause: reason })
    expect(server.requests).toEqual([])

    const controller = new AbortController()
    const during = bot.get_status({}, { signal: controller.signal })
    await vi.waitFor(() => expect(server.requests).toHaveLength(1))
    controller.abort(reason)
    await expect(during).rejects.toThrow('get_status: aborted before an answer came')
    await expect(during).rejects.toMatchObject({ cause: reason })
    expect(server.requests).toHaveLength(1)
  })

  test('tells the transport to stop', async () => {
    const signals: AbortSignal[] = []
    const bot = new CQHttp({
      ...off,
      transport: ({ signal }) => {
        if (signal) signals.push(signal)
        return never()
      },
    })
    await expect(bot.get_status({}, { timeout: 10 })).rejects.toThrow(NetworkError)
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })

  test('leaves nothing behind on a signal that outlives it', async () => {
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    const bot = new CQHttp({ ...off, transport: createTransport() })
    await bot.get_status({}, { signal })
    expect(added).toHaveBeenCalledOnce()
    expect(removed.mock.calls).toEqual([['abort', added.mock.calls[0]?.[1]]])
  })

  test('keeps no timer when it ends while the caller takes a frame', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const taken = Promise.withResolvers<void>()
    const transport: Transport = ({ onFrame }) => {
      void onFrame?.({ status: 'ok', retcode: 0, data: 1 })
      return Promise.reject(new Error('the line is cut'))
    }
    const bot = new CQHttp({ ...off, transport })
    const call = bot.callAction('download', {}, { onFrame: () => taken.promise })
    await expect(call).rejects.toThrow('the line is cut')
    taken.resolve()
    await vi.advanceTimersByTimeAsync(0)
    expect(vi.getTimerCount()).toBe(0)
  })

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, '50'])(
    'refuses the time limit %s',
    async (timeout) => {
      const transport = createTransport()
      const call = new CQHttp({ ...off, transport }).get_status({}, { timeout: timeout as number })
      await expect(call).rejects.toThrow(
        'get_status: timeout must be a number of milliseconds from 1',
      )
      expect(transport.calls).toEqual([])
    },
  )
})

test.each<[what: string, transport: () => never, cause: unknown]>([
  [
    'throws',
    () => {
      throw new TypeError('broken')
    },
    new TypeError('broken'),
  ],
  ['rejects', () => Promise.reject(new Error('broken')) as never, new Error('broken')],
  [
    'gives undefined',
    () => Promise.resolve() as never,
    new TypeError('the answer is not an object'),
  ],
])('a transport that %s is a NetworkError', async (_what, transport, cause) => {
  const call = new CQHttp({ ...off, transport }).callAction('x')
  await expect(call).rejects.toBeInstanceOf(NetworkError)
  await expect(call).rejects.toMatchObject({ action: 'x', cause })
})
