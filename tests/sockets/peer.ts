import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { WebSocket, WebSocketServer } from 'ws'

import type { ApiCall } from '../support/runtimes/implementation.ts'

/** An implementation that speaks over a socket, whoever has dialled. */
export interface Peer {
  /** What was called so far, with the parameters as they were sent. */
  calls: ApiCall[]
  say(frame: string): void
  /** Answers the calls of `hold`, which wait for it. */
  release(): void
  /** Resolves when the socket is open; opens it again where the implementation dials. */
  ready(): Promise<void>
  close(): Promise<void>
}

export const ACCESS_TOKEN = 'the-token'
const ACCOUNT = '10001000'

/** Answers by action; all other actions get an empty result. */
const answers: Record<string, string> = {
  send_msg: '"status":"ok","retcode":0,"data":{"message_id":-2147483648}',
  get_login_info:
    '"status":"ok","retcode":0,"data":{"user_id":9223372036854775807,"nickname":"机器人🤖"}',
  fail: '"status":"failed","retcode":1400,"data":null,"wording":"参数错误"',
}
const nothing = '"status":"ok","retcode":0,"data":null'

function createPeer() {
  const calls: ApiCall[] = []
  const held: (() => void)[] = []
  let current: WebSocket | undefined

  function take(ws: WebSocket): void {
    current = ws
    ws.on('error', () => {})
    ws.on('message', (data: Buffer) => {
      const [, action = '', params = '', echo = ''] =
        /^\{"action":"([^"]+)","params":(.*),"echo":"([^"]+)"\}$/s.exec(data.toString()) ?? []
      calls.push([action, params])
      const answer = (): void => ws.send(`{${answers[action] ?? nothing},"echo":"${echo}"}`)
      if (action === 'hold') held.push(answer)
      else if (action === 'vanish') ws.terminate()
      else answer()
    })
  }

  return {
    calls,
    take,
    current: () => (current?.readyState === WebSocket.OPEN ? current : undefined),
    say(frame: string) {
      if (current?.readyState !== WebSocket.OPEN) throw new Error('the socket is not open')
      current.send(frame)
    },
    release() {
      for (const answer of held.splice(0)) answer()
    },
  }
}

/** Dials a bot. */
export function reversePeer(url: string): Peer {
  const { take, current, ...peer } = createPeer()
  return {
    ...peer,
    async ready() {
      if (current() !== undefined) return
      const ws = new WebSocket(`${url.replace(/^http/, 'ws')}ws`, {
        headers: {
          'X-Self-ID': ACCOUNT,
          'X-Client-Role': 'Universal',
          Authorization: `Bearer ${ACCESS_TOKEN}`,
        },
      })
      take(ws)
      await once(ws, 'open')
    },
    async close() {
      current()?.terminate()
    },
  }
}

const lifecycle = `{"time":1,"self_id":${ACCOUNT},"post_type":"meta_event","meta_event_type":"lifecycle","sub_type":"connect"}`

/** Is dialled by a bot. */
export async function forwardPeer(): Promise<Peer & { url: string }> {
  const { take, current, ...peer } = createPeer()
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  server.on('connection', (ws, req) => {
    if (req.url !== `/?access_token=${ACCESS_TOKEN}`) {
      ws.close(1008)
      return
    }
    take(ws)
    ws.send(lifecycle)
  })
  return {
    ...peer,
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async ready() {
      while (current() === undefined) await once(server, 'connection')
    },
    async close() {
      for (const client of server.clients) client.terminate()
      server.close()
      await once(server, 'close')
    },
  }
}
