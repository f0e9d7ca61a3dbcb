import { expect, test, vi } from 'vitest'
import { CQHttp } from '../../src/index.ts'
import { type CallHandler, type CallReport, onCall } from '../../src/operation.ts'
import { createTransport } from '../support/api.ts'

function start(transport = createTransport(), logger: CQHttpLogger = false) {
  return new CQHttp({ secret: false, transport, logger })
}

type CQHttpLogger = NonNullable<ConstructorParameters<typeof CQHttp>[0]>['logger']

test('tells of every call: sends, actions, and what is done for handlers', async () => {
  const bot = start()
  const reports: CallReport[] = []
  onCall(bot, (report) => void reports.push(report))
  bot.onRequest('friend', () => ({ approve: true }))
  await bot.send_private_msg({ user_id: 10001, message: 'hi' }, { selfId: 10000 })
  await bot.send({ post_type: 'message', message_type: 'private', user_id: 10001 }, 'hi')
  await bot.deliver({
    post_type: 'request',
    request_type: 'friend',
    self_id: 10000,
    user_id: 10001,
    comment: '',
    flag: 'f',
  })
  expect(reports.map(({ action, selfId, error }) => ({ action, selfId, error }))).toEqual([
    { action: 'send_private_msg', selfId: 10000, error: undefined },
    { action: 'send_msg', selfId: undefined, error: undefined },
    { action: 'set_friend_add_request', selfId: 10000, error: undefined },
  ])
  expect(reports.every(({ duration }) => duration >= 0)).toBe(true)
})

test('tells of failures, which still reach the caller', async () => {
  const bot = start(createTransport({ status: 'failed', retcode: 100, data: null }))
  const handler = vi.fn<(report: CallReport) => void>()
  onCall(bot, handler)
  await expect(bot.get_status()).rejects.toThrow('retcode 100')
  expect(handler).toHaveBeenCalledWith(
    expect.objectContaining({
      action: 'get_status',
      error: expect.objectContaining({ name: 'ActionFailedError' }),
    }),
  )
})

test('several are told, and one that is taken off is not', async () => {
  const bot = start()
  const [first, second] = [vi.fn<CallHandler>(), vi.fn<CallHandler>()]
  const off = onCall(bot, first)
  onCall(bot, second)
  await bot.get_status()
  off()
  await bot.get_status()
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 2])
})

test.each([
  [
    'throws',
    () => {
      throw new Error('mine')
    },
  ],
  ['rejects', () => Promise.reject(new Error('mine'))],
])('one that %s is logged and costs nothing', async (_what, handler) => {
  const error = vi.fn<(...data: unknown[]) => void>()
  const bot = start(createTransport(), { debug() {}, info() {}, warn() {}, error })
  onCall(bot, handler)
  await expect(bot.get_status()).resolves.toEqual({ message_id: 1 })
  await vi.waitFor(() => expect(error).toHaveBeenCalledOnce())
})
