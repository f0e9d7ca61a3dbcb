import { expect, test } from 'vitest'
import { firstOf } from '../../src/api/first-of.ts'
import type { Transport } from '../../src/api/transport.ts'
import { ApiNotAvailableError, NetworkError } from '../../src/base/errors.ts'
import { CQHttp } from '../../src/cqhttp.ts'
import { createTransport } from '../support/api.ts'
import { groupMessage } from '../support/events.ts'

const unavailable: Transport = ({ action }) => Promise.reject(new ApiNotAvailableError(action))
const call = { action: 'send_msg', params: {} }

test('firstOf calls the first transport that can', async () => {
  const [second, third] = [createTransport(), createTransport()]
  await firstOf(unavailable, second, third)(call)
  expect(second.calls).toHaveLength(1)
  expect(third.calls).toHaveLength(0)
})

test('firstOf tries no other transport after something may have been sent', async () => {
  const lost = new NetworkError('send_msg', 'lost')
  const second = createTransport()
  await expect(firstOf(() => Promise.reject(lost), second)(call)).rejects.toBe(lost)
  expect(second.calls).toHaveLength(0)
})

test('firstOf rejects with the last error when no transport can', async () => {
  await expect(firstOf(unavailable, unavailable)(call)).rejects.toThrow(ApiNotAvailableError)
  expect(() => firstOf()).toThrow(TypeError)
})

test('firstOf reaches the accounts that any of its transports reaches', () => {
  const none = Object.assign(async () => ({}), { reaches: () => false })
  const one = Object.assign(async () => ({}), { reaches: (id?: unknown) => id === 1 })
  expect([1, 2].map((id) => firstOf(none, one).reaches?.(id))).toEqual([true, false])
})

test('transport and apiRoot together: HTTP is called where the transport cannot', async () => {
  const bot = new CQHttp({
    secret: false,
    logger: false,
    apiTimeout: 1000,
    transport: unavailable,
    apiRoot: 'http://127.0.0.1:1',
  })
  await expect(bot.get_status()).rejects.toThrow(NetworkError)
})

test('whether there is an API is asked for each event and its account', async () => {
  let isOpen = false
  const transport = Object.assign(createTransport(), { reaches: () => isOpen })
  const bot = new CQHttp({ secret: false, logger: false, transport, inbox: false })
  bot.onMessage('group', () => ({ reply: 'hi', delete: true }))
  const post = async (): Promise<unknown> => {
    const request = new Request('http://bot.test/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(groupMessage),
    })
    return (await bot.fetch(request)).json()
  }
  expect(await post()).toMatchObject({ delete: true })
  isOpen = true
  expect(await post()).not.toHaveProperty('delete')
  expect(transport.calls.map(({ action }) => action)).toEqual(['delete_msg'])
})

test('an error that another copy of this package threw keeps its meaning', async () => {
  const foreign = Object.assign(new Error('no socket'), {
    name: 'ApiNotAvailableError',
    [Symbol.for('@cqhttp/core/error')]: true,
  })
  const transport = () => Promise.reject(foreign)
  const bot = new CQHttp({ secret: false, logger: false, transport })
  await expect(bot.get_status()).rejects.toBe(foreign)
})
