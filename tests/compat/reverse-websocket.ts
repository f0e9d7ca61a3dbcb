import { once } from 'node:events'

import { serve } from '@cqhttp/adapter-node'
import { CQHttp, type Event } from '@cqhttp/core'
import { createSockets } from '@cqhttp/core/socket'
import { expect } from 'vitest'
import { WebSocket } from 'ws'

import { privateMessage } from '../support/bots.ts'
import type { Row } from './row.ts'

type Headers = Record<string, string>

const TOKEN = 'the-token'

/** The handshakes of the implementations, as far as they matter. */
const handshakes: Record<string, Headers> = {
  cqhttp: {
    'X-Client-Role': 'API',
    Authorization: `Token ${TOKEN}`,
    'User-Agent': 'CQHttp/4.15.0',
  },
  'go-cqhttp': {
    'X-Client-Role': 'Universal',
    Authorization: `Token ${TOKEN}`,
    'User-Agent': 'CQHttp/4.15.0',
  },
  NapCat: {
    'X-Client-Role': 'Universal',
    Authorization: `Bearer ${TOKEN}`,
    'User-Agent': 'OneBot/11',
  },
  LLBot: {
    'x-client-role': 'Universal',
    authorization: `Bearer ${TOKEN}`,
    'user-agent': 'LLOneBot/8.1.7',
  },
  Lagrange: {
    'X-Client-Role': 'Api',
    Authorization: `Bearer ${TOKEN}`,
    'User-Agent': 'Lagrange.OneBot',
  },
  SnowLuma: { 'X-Client-Role': 'Universal', Authorization: `Bearer ${TOKEN}` },
}

/** A bot with one socket in memory. */
async function connected(headers: Headers = {}) {
  const bot = new CQHttp({ secret: false, logger: false })
  const events: Event[] = []
  bot.before('message', 'meta_event', (event) => void events.push(event))
  const sockets = createSockets(bot)
  const calls: { action: string; echo: string }[] = []
  const closes: number[] = []
  const socket = {
    send: (frame: string) => void calls.push(JSON.parse(frame)),
    close: (code: number) => void closes.push(code),
  }
  const request = {
    url: 'http://bot.test/ws',
    headers: new Headers({ 'X-Self-ID': '10001000', ...headers }),
  }
  expect(await sockets.admit(request, '127.0.0.1')).toBeUndefined()
  return { bot, events, sockets, calls, closes, connection: sockets.open(socket, request) }
}

const admit = (accessToken: string | undefined, headers: Headers, query = '') => {
  const sockets = createSockets(new CQHttp({ secret: false, logger: false, accessToken }))
  const all = new Headers({ 'X-Self-ID': '10001000', ...headers })
  return sockets.admit({ url: `http://bot.test/ws${query}`, headers: all }, '127.0.0.1')
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 5))

/** Calls an action, and answers it with `answer` beside its echo. */
async function call(answer: object) {
  const { bot, calls, connection } = await connected()
  const sent = bot.callAction('ask', {}, { timeout: 200 }).catch((error: unknown) => error)
  await soon()
  await connection.message(JSON.stringify({ ...answer, echo: calls[0]?.echo }))
  return sent
}

/** The connection that an implementation opens to the bot. */
export const reverseWebSocket: Row[] = [
  {
    row: 'X-Client-Role: API, Event, Universal, in any case (Lagrange)',
    handled: async () => {
      for (const [said, role] of [
        ['API', 'API'],
        ['Api', 'API'],
        ['Event', 'Event'],
        ['universal', 'Universal'],
      ]) {
        const { connection } = await connected({ 'X-Client-Role': said ?? '' })
        expect(connection.role).toBe(role)
      }
    },
  },
  {
    row: 'Authorization: Bearer, Token (cqhttp, go-cqhttp, Gensokyo), the query (onebots)',
    handled: async () => {
      for (const headers of Object.values(handshakes))
        expect(await admit(TOKEN, headers)).toBeUndefined()
      expect(await admit(TOKEN, {}, `?access_token=${TOKEN}`)).toBeUndefined()
      expect(await admit(TOKEN, {})).toMatchObject({ status: 401 })
    },
  },
  {
    row: 'Authorization: Bearer without a token (NapCat, Lagrange)',
    handled: async () => {
      expect(await admit(undefined, { Authorization: 'Bearer ' })).toBeUndefined()
      expect(await admit(TOKEN, { Authorization: 'Bearer ' })).toMatchObject({ status: 401 })
    },
  },
  {
    row: 'X-Self-ID that is not the self_id',
    handled: async () => {
      const { bot, calls, connection } = await connected({ 'X-Self-ID': 'my bot' })
      await connection.message(JSON.stringify(privateMessage({ self_id: 7 })))
      void bot.callAction('ask', {}, { selfId: 7 }).catch(() => {})
      await soon()
      expect(calls).toHaveLength(1)
    },
  },
  {
    row: 'User-Agent: seven different ones, no subprotocol',
    handled: async () => {
      const bot = new CQHttp({ secret: false, logger: false, accessToken: TOKEN })
      await using server = await serve(bot, { port: 0, signals: false })
      for (const [name, headers] of Object.entries(handshakes)) {
        const ws = new WebSocket(`${server.url.replace('http', 'ws')}ws`, {
          headers: { 'X-Self-ID': name, ...headers },
        })
        await once(ws, 'open')
        expect(ws.protocol).toBe('')
        ws.close()
      }
    },
  },
  {
    row: 'handshake within 2 s (NapCat, LLBot)',
    handled: async () => {
      const bot = new CQHttp({ secret: false, logger: false })
      await using server = await serve(bot, { port: 0, signals: false })
      const options = { headers: { 'X-Self-ID': '1' }, handshakeTimeout: 2000 }
      const ws = new WebSocket(server.url.replace('http', 'ws'), options)
      await once(ws, 'open')
      expect(ws.readyState).toBe(WebSocket.OPEN)
      ws.close()
    },
  },
  {
    row: 'lifecycle connect comes first',
    handled: async () => {
      const { events, connection } = await connected()
      const lifecycle = {
        post_type: 'meta_event',
        meta_event_type: 'lifecycle',
        sub_type: 'connect',
      }
      await connection.message(JSON.stringify({ time: 1, self_id: 10001000, ...lifecycle }))
      expect(events).toMatchObject([lifecycle])
    },
  },
  {
    row: 'heartbeat: off, or each 5 to 60 s',
    handled: async () => {
      const { closes, events, connection, sockets } = await connected()
      const heartbeat = { post_type: 'meta_event', meta_event_type: 'heartbeat', status: {} }
      for (const interval of [5000, 15_000, 30_000, 60_000]) {
        const frame = { time: interval, self_id: 10001000, ...heartbeat, interval }
        await connection.message(JSON.stringify(frame))
      }
      sockets.sweep()
      expect([events.length, closes]).toEqual([4, []])
      await sockets.close()
    },
  },
  {
    row: 'reconnects after 3 to 5 s',
    handled: async () => {
      const { bot, connection, sockets } = await connected()
      const { saved } = connection
      connection.closed(1006)
      await expect(bot.callAction('ask', {})).rejects.toMatchObject({
        name: 'ApiNotAvailableError',
      })
      const frames: string[] = []
      sockets.open({ send: (frame) => void frames.push(frame), close: () => {} }, saved)
      void bot.callAction('ask', {}).catch(() => {})
      await soon()
      expect(frames).toHaveLength(1)
    },
  },
  {
    row: 'echo: a string comes back from all of them',
    handled: async () => {
      const { bot, calls } = await connected()
      void bot.callAction('ask', {}).catch(() => {})
      await soon()
      expect(calls).toEqual([{ action: 'ask', params: {}, echo: expect.any(String) }])
    },
  },
  {
    row: 'unknown action: 1404, 404, -1 or no answer (Gensokyo)',
    handled: async () => {
      for (const retcode of [1404, 404, -1]) {
        const failed = { name: 'ActionFailedError', retcode, statusCode: null }
        expect(await call({ status: 'failed', retcode })).toMatchObject(failed)
      }
      const { bot } = await connected()
      const silent = bot.callAction('ask', {}, { timeout: 20 })
      await expect(silent).rejects.toMatchObject({ name: 'NetworkError', sent: 'unknown' })
    },
  },
  {
    row: 'frames up to 50 MB (NapCat)',
    handled: async () => {
      const { events, closes, connection } = await connected()
      const raw_message = 'x'.repeat(50_000_000)
      await connection.message(JSON.stringify({ ...privateMessage({}), raw_message }))
      expect([events.length, closes]).toEqual([1, []])
    },
  },
  {
    row: 'an answer is what has an echo, an event what has a post_type',
    handled: async () => {
      const { bot, calls, events, connection } = await connected()
      const sent = bot.callAction('ask', {})
      await soon()
      await connection.message(JSON.stringify(privateMessage({})))
      await connection.message(JSON.stringify({ status: 'ok', retcode: 0, data: 1 }))
      await connection.message(
        JSON.stringify({ status: 'ok', retcode: 0, data: 2, echo: calls[0]?.echo }),
      )
      expect([await sent, events.length]).toEqual([2, 1])
    },
  },
]
