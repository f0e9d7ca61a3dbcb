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

test('shows each socket and each frame, a long one by its beginning, and cuts one', async () => {
  const served = await serve({ accessToken: 'hush-token' })
  const { server } = served
  const url = `${server.apiRoot.replace('http', 'ws')}/?access_token=hush-token`
  const bots = [new WebSocket(url), new WebSocket(url)] as const
  onTestFinished(() => bots.forEach((bot) => bot.close()))
  const page = served.open()
  await page.sees(
    ({ sockets }) => Object.values(sockets).every(({ openedAt }) => openedAt) && sockets[2],
  )
  expect(page.state?.session).toMatchObject({ connected: true })
  bots[0].send(JSON.stringify({ action: 'send_msg', params: { message: '喵 '.repeat(50_000) } }))
  const frame = await page.sees(({ frames }) =>
    Object.values(frames).find(({ from, socket }) => from === 'bot' && socket === 1),
  )
  expect(frame.length).toBeGreaterThan(50_000)
  expect(frame.text.length).toBeLessThan(frame.length)
  expect(await served.run({ do: 'cutSockets', socket: 1 })).toMatchObject({ status: 200 })
  await page.sees(({ sockets }) => sockets[1]?.closedAt)
  expect(page.state?.sockets).toMatchObject({
    1: { isCut: true, code: 1006 },
    2: { direction: 'forward', role: 'Universal' },
  })
  expect(page.state?.sockets[2]?.closedAt).toBeUndefined()
  expect(await served.run({ do: 'cutSockets', socket: 1 })).toMatchObject({
    status: 409,
    error: 'the socket 1 is not open',
  })
  expect(await served.run({ do: 'cutSockets' })).toMatchObject({ status: 200 })
  await page.sees(({ session }) => session.connected === false)
  expect(page.bytes).not.toContain('hush-token')
})
