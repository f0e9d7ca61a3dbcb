import { expect, onTestFinished, test, vi } from 'vitest'
import { serve } from './page.ts'

test('shows what goes over a socket that the bot has opened', async () => {
  const served = await serve()
  const { server } = served
  const bot = new WebSocket(server.apiRoot.replace('http', 'ws'))
  onTestFinished(() => bot.close())
  bot.addEventListener('message', ({ data }) => {
    const { post_type } = JSON.parse(String(data)) as { post_type?: string }
    const params = { user_id: 10_001, message: 'pong' }
    if (post_type !== 'message') return
    bot.send(JSON.stringify({ action: 'send_private_msg', params, echo: '1' }))
  })
  await vi.waitFor(() => expect(server.sandbox.sockets).toHaveLength(1))
  const page = served.open()
  await served.run({ do: 'say', from: 10_001, message: 'ping' })
  const call = await page.sees(({ calls }) => Object.values(calls)[0])
  expect(call).toMatchObject({ action: 'send_private_msg', socket: 1 })
  const exchange = await page.sees(({ exchanges }) => Object.values(exchanges).at(-1))
  expect(exchange).toMatchObject({ attempts: [{ socket: 1 }] })
})

test('dials the address of a socket', async () => {
  const served = await serve({ postUrl: 'ws://127.0.0.1:9/ws' })
  await served.run({ do: 'say', from: 10_001, message: 'ping' })
  expect(served.server.sandbox.journal.sockets[0]).toMatchObject({ error: 'ECONNREFUSED' })
  expect(await served.run({ do: 'connect', url: 'wss://127.0.0.1:9/ws' })).toMatchObject({
    status: 200,
  })
  expect(await served.run({ do: 'connect', url: 'ftp://127.0.0.1:9/' })).toMatchObject({
    status: 400,
  })
})
