// A Durable Object that dials an implementation (forward WebSocket), in workerd.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'

import { privateMessage } from '../conformance/request.ts'
import { workersReverse } from './drivers/workers.ts'
import { ACCESS_TOKEN } from './peer.ts'

const WAIT = { timeout: 20_000 }
const ACCOUNT = '10001000'

let worker: Awaited<ReturnType<typeof workersReverse.start>>

// Not the harness of wrangler: Node's `fetch`, which it makes requests with, opens no sockets.
beforeAll(async () => {
  worker = await workersReverse.start({
    CQHTTP_ACCESS_TOKEN: ACCESS_TOKEN,
    CQHTTP_SECRET: 'a-secret',
  })
}, 60_000)

afterAll(() => worker?.close())

test('an object dials, handles events, makes calls, and dials again after a loss', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  onTestFinished(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  const actions: string[] = []
  const dialled: WebSocket[] = []
  const targets: (string | undefined)[] = []
  server.on('connection', (ws, { url: target }) => {
    dialled.push(ws)
    targets.push(target)
    ws.on('message', (data: Buffer) => {
      const { action, echo } = JSON.parse(data.toString()) as { action: string; echo: string }
      actions.push(action)
      ws.send(JSON.stringify({ status: 'ok', retcode: 0, data: `${action} done`, echo }))
    })
    ws.send(
      `{"time":1,"self_id":${ACCOUNT},"post_type":"meta_event","meta_event_type":"lifecycle","sub_type":"connect"}`,
    )
  })
  const { port } = server.address() as AddressInfo
  const address = encodeURIComponent(`ws://127.0.0.1:${port}`)
  const ask = async (more = ''): Promise<string> =>
    (await fetch(`${worker.url}dialler?action=ask${more}`)).text()

  expect(await ask(`&url=${address}`)).toBe('"ask done"')
  expect(targets).toEqual([`/?access_token=${ACCESS_TOKEN}`])
  dialled[0]?.send(privateMessage({ text: 'hello' }))
  await expect.poll(() => actions, WAIT).toContain('send_msg')

  // Another request uses the socket that the first has opened: it belongs to the object.
  expect(await ask()).toBe('"ask done"')
  dialled[0]?.terminate()
  await expect.poll(() => dialled.length, WAIT).toBe(2)
  await expect.poll(() => ask(`&as=${ACCOUNT}`), WAIT).toBe('"ask done"')
  dialled[1]?.send(privateMessage({ text: 'again' }))
  await expect.poll(() => actions.filter((action) => action === 'send_msg'), WAIT).toHaveLength(2)
}, 60_000)
