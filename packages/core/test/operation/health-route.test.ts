import { expect, test } from 'vitest'
import { CQHttp } from '../../src/index.ts'
import type { ActionResponse } from '../../src/api/transport.ts'
import { addHealthRoute, type HealthOptions } from '../../src/operation.ts'
import { createTransport } from '../support/api.ts'

const online: ActionResponse = { status: 'ok', retcode: 0, data: { online: true, good: true } }

function start(options: HealthOptions, answer: ActionResponse | Error = online) {
  const transport = createTransport(answer)
  const bot = new CQHttp({ secret: 'key', transport, logger: false })
  addHealthRoute(bot, options)
  const ask = async (path = '/health', method = 'GET') => {
    const response = await bot.fetch(new Request(`http://bot${path}`, { method }))
    return [response.status, await response.text()]
  }
  return { ask, transport }
}

test('a bot that answers is healthy, and nobody is asked', async () => {
  const { ask, transport } = start({})
  expect(await ask()).toEqual([200, '{"status":"pass"}'])
  expect(await ask('/health', 'HEAD')).toEqual([200, ''])
  expect(transport.calls).toEqual([])
})

test('the path is yours', async () => {
  const { ask } = start({ path: '/-/live' })
  expect(await ask('/-/live')).toEqual([200, '{"status":"pass"}'])
  expect((await ask())[0]).toBe(404)
})

test('an implementation that is fine is healthy', async () => {
  const { ask, transport } = start({ askImplementation: true, selfId: 10000 })
  expect(await ask()).toEqual([200, '{"status":"pass"}'])
  expect(transport.calls).toMatchObject([{ action: 'get_status', selfId: 10000 }])
})

test.each<[string, ActionResponse | Error]>([
  ['is offline', { status: 'ok', retcode: 0, data: { online: false, good: true } }],
  ['is not good', { status: 'ok', retcode: 0, data: { online: true, good: false } }],
  ['refuses', { status: 'failed', retcode: 1, data: null }],
  ['does not answer', new Error('down')],
])('one that %s is not, and no reason is given', async (_what, answer) => {
  const { ask } = start({ askImplementation: true }, answer)
  expect(await ask()).toEqual([503, '{"status":"fail"}'])
})

test('however many ask, the implementation is asked once in a while', async () => {
  const { ask, transport } = start({ askImplementation: true })
  await ask()
  await Promise.all(Array.from({ length: 100 }, () => ask()))
  expect(transport.calls).toHaveLength(1)
})

test('a path without a slash is refused', () => {
  expect(() => start({ path: 'health' })).toThrow("path must begin with /, such as '/health'")
})
