import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { CQHttp } from '@cqhttp/core'
import { connect, type ConnectionReport, onConnection } from '@cqhttp/core/socket'
import { expect, onTestFinished, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'

const WAIT = { timeout: 20_000 }
const ACCOUNT = 10001000
const lifecycle = JSON.stringify({
  time: 1,
  self_id: ACCOUNT,
  post_type: 'meta_event',
  meta_event_type: 'lifecycle',
  sub_type: 'connect',
})

/** The WebSocket server of an implementation: `/` for everything, `/api` and `/event` apart. */
async function startServer(port = 0) {
  const server = new WebSocketServer({ port, host: '127.0.0.1' })
  await once(server, 'listening')
  const requests: string[] = []
  const calls: string[] = []
  server.on('connection', (ws: WebSocket, req) => {
    const { url = '' } = req
    requests.push(url)
    if (!url.startsWith('/api')) ws.send(lifecycle)
    ws.on('message', (data: Buffer) => {
      const { action, echo } = JSON.parse(data.toString()) as { action: string; echo: string }
      calls.push(`${url} ${action}`)
      if (action === 'vanish') ws.terminate()
      else ws.send(JSON.stringify({ status: 'ok', retcode: 0, data: action, echo }))
    })
  })
  const close = async (): Promise<void> => {
    for (const client of server.clients) client.terminate()
    server.close()
    await once(server, 'close')
  }
  const { port: listening } = server.address() as AddressInfo
  return { server, requests, calls, close, port: listening, url: `ws://127.0.0.1:${listening}` }
}

function createBot() {
  const bot = new CQHttp({ secret: false, logger: false, accessToken: 'a+b' })
  const reports: ConnectionReport[] = []
  onConnection(bot, (report) => void reports.push(report))
  return { bot, reports, states: () => reports.map(({ state }) => state) }
}

test('the bot dials a server, calls it, and dials again when it has been away', async () => {
  const first = await startServer()
  const { bot, reports, states } = createBot()
  const forward = connect(bot, { url: first.url })
  onTestFinished(() => forward.close())
  await expect.poll(states, WAIT).toEqual(['opened'])
  expect(reports[0]).toMatchObject({ selfId: String(ACCOUNT), role: 'Universal' })
  expect(await bot.callAction('ask', {}, { selfId: ACCOUNT })).toBe('ask')
  await expect(bot.callAction('vanish', {})).rejects.toMatchObject({ sent: 'unknown' })
  await expect.poll(states, WAIT).toEqual(['opened', 'closed', 'opened'])

  await first.close()
  await expect.poll(() => reports.length, WAIT).toBe(4)
  await expect(bot.callAction('ask', {})).rejects.toMatchObject({ name: 'ApiNotAvailableError' })
  const second = await startServer(first.port)
  onTestFinished(second.close)
  await expect.poll(() => reports.length, WAIT).toBe(5)
  expect(await bot.callAction('ask', {})).toBe('ask')
  expect(new Set([...first.requests, ...second.requests])).toEqual(
    new Set(['/?access_token=a%2Bb']),
  )

  const closed = once(second.server.clients.values().next().value as WebSocket, 'close')
  await forward.close()
  expect((await closed)[0]).toBe(1000)
  expect(forward.connections.size).toBe(0)
})

test('calls and events have a socket each where they are split', async () => {
  const { calls, requests, url, close } = await startServer()
  onTestFinished(close)
  const { bot, reports } = createBot()
  const forward = connect(bot, { url, split: true })
  onTestFinished(() => forward.close())
  await expect
    .poll(() => reports.map(({ role }) => role).toSorted(), WAIT)
    .toEqual(['API', 'Event'])
  expect(await bot.callAction('ask', {}, { selfId: ACCOUNT })).toBe('ask')
  expect(calls).toEqual(['/api?access_token=a%2Bb ask'])
  expect(requests.toSorted()).toEqual(['/api?access_token=a%2Bb', '/event?access_token=a%2Bb'])
})
