import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { CQHttp } from '@cqhttp/core'
import { expect, onTestFinished, test } from 'vitest'

import { toNodeHandler, toUpgradeHandler } from '../../src/index.ts'
import { call, gate } from '../connection.ts'
import { dialBot, privateMessage, runBot, success, WAIT } from './implementation.ts'

test('close() waits for what is under way, calls included, and closes with 1001', async () => {
  const { bot, server, url } = await runBot({}, { closeTimeout: 60_000 })
  const opened = gate()
  bot.onMessage(async (event) => {
    await opened.opened
    await bot.send(event, 'late')
  })
  const peer = await dialBot(url)
  const idle = await dialBot(url, { headers: { 'X-Self-ID': '2' } })
  peer.say(privateMessage)
  await bot.callAction('ask', {}, { selfId: 10001000 })
  let isClosed = false
  const closed = server.close().then(() => (isClosed = true))
  await expect(dialBot(url)).rejects.toThrow('ECONNREFUSED')
  expect([isClosed, peer.ws.readyState, idle.ws.readyState]).toEqual([false, 1, 1])
  opened.open()
  expect(await peer.closed).toEqual([1001, 'the bot stops'])
  expect(await idle.closed).toEqual([1001, 'the bot stops'])
  expect(peer.calls.map(({ action }) => action)).toEqual(['ask', 'send_msg'])
  await closed
})

test('close() waits for tasks of waitUntil, over the open socket', async () => {
  const { bot, server, url } = await runBot({}, { closeTimeout: 60_000 })
  const opened = gate()
  const begun = gate()
  bot.onMessage((event, { waitUntil }) => {
    waitUntil(opened.opened.then(() => bot.send(event, 'much later')))
    begun.open()
  })
  const peer = await dialBot(url)
  peer.say(privateMessage)
  await begun.opened
  const closed = server.close()
  setTimeout(() => opened.open(), 50)
  await closed
  expect(peer.calls).toHaveLength(1)
})

test('close() cuts off what is not done within closeTimeout, and rejects its calls', async () => {
  const { bot, server, url } = await runBot({}, { closeTimeout: 100 })
  const ends: unknown[] = []
  bot.onMessage(async () => {
    await bot.callAction('hang', {}).catch(({ sent }) => ends.push(sent))
  })
  const peer = await dialBot(url, { answer: () => {} })
  peer.say(privateMessage)
  await expect.poll(() => peer.calls.length, WAIT).toBe(1)
  await server.close()
  expect((await peer.closed)[0]).toBe(1006)
  await expect.poll(() => ends, WAIT).toEqual(['unknown'])
})

test('close() is not held up by a client that does not close', async () => {
  const { server, url } = await runBot({}, { closeTimeout: 200 })
  const peer = await dialBot(url)
  peer.ws.pause()
  await server.close()
  peer.ws.resume()
  expect((await peer.closed)[0]).toBe(1001)
})

test('toUpgradeHandler takes sockets on a server of its own, and closes them', async () => {
  const bot = new CQHttp({ secret: false, logger: false, accessToken: 't' })
  bot.onMessage(() => ({ reply: 'hi' }))
  const upgrade = toUpgradeHandler(bot)
  const handle = toNodeHandler(bot)
  const server = createServer((req, res) => void handle(req, res))
  server.on('upgrade', upgrade).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `ws://127.0.0.1:${port}/ws?access_token=t`
  await expect(dialBot(`ws://127.0.0.1:${port}/ws`)).rejects.toThrow('401')
  const peer = await dialBot(url, {
    answer: (frame, to) => to.say(success(frame, { message_id: 1 })),
  })
  peer.say(privateMessage)
  await expect.poll(() => peer.calls.length, WAIT).toBe(1)
  expect((await call(`http://127.0.0.1:${port}/`)).status).toBe(405)
  const closing = upgrade.close()
  expect(upgrade.close()).toBe(closing)
  await closing
  expect((await peer.closed)[0]).toBe(1001)
  await expect(dialBot(url)).rejects.toThrow('503')
})

test('toUpgradeHandler takes only bots', () => {
  const other = { fetch: () => new Response() }
  expect(() => toUpgradeHandler(other as never)).toThrow('only a bot of @cqhttp/core takes sockets')
  const bot = new CQHttp({ secret: false, logger: false })
  expect(() => toUpgradeHandler(bot, { logger: 1 } as never)).toThrow('option logger must be')
})
