import { once } from 'node:events'

import { CQHttp, type CQHttpOptions } from '@cqhttp/core'
import { onConnection, type ConnectionReport } from '@cqhttp/core/socket'
import { onTestFinished } from 'vitest'
import { type ClientOptions, WebSocket } from 'ws'

import { serve, type ServeOptions } from '../../src/index.ts'

export const ACCOUNT = 10001000

export const privateMessage = {
  time: 1792000000,
  self_id: ACCOUNT,
  post_type: 'message',
  message_type: 'private',
  sub_type: 'friend',
  message_id: 1,
  user_id: 30003000,
  message: 'hi',
  raw_message: 'hi',
  font: 0,
  sender: { user_id: 30003000, nickname: '甲' },
}

/** A bot that is served on a free port until the test is over, and what it logged. */
export async function runBot(options: CQHttpOptions = {}, serveOptions: ServeOptions = {}) {
  const lines: string[] = []
  const write = (...data: unknown[]): void => void lines.push(data.join(' '))
  const logger = { debug: () => {}, info: () => {}, warn: write, error: write }
  const bot = new CQHttp({ secret: false, logger, ...options })
  const reports: ConnectionReport[] = []
  onConnection(bot, (report) => void reports.push(report))
  const server = await serve(bot, { port: 0, signals: false, logger, ...serveOptions })
  onTestFinished(() => server.close())
  return { bot, server, lines, reports, url: server.url.replace('http', 'ws') }
}

export interface Frame {
  action: string
  params: Record<string, unknown>
  echo: string
}

/** An implementation that has connected. */
export interface Peer {
  ws: WebSocket
  /** The calls that it got. */
  calls: Frame[]
  /** The code and the reason of the close. */
  closed: Promise<[code: number, reason: string]>
  say(frame: object | string): void
}

interface DialOptions extends ClientOptions {
  /** How it answers calls; by default at once, with null. */
  answer?: ((call: Frame, peer: Peer) => void) | undefined
}

/** Opens a socket as implementations do. Rejects with `Unexpected server response: 401`, say. */
export async function dialBot(url: string, options: DialOptions = {}): Promise<Peer> {
  const { headers, answer = (call, peer) => peer.say(success(call)), ...rest } = options
  const ws = new WebSocket(url, {
    headers: { 'X-Self-ID': String(ACCOUNT), 'X-Client-Role': 'Universal', ...headers },
    ...rest,
  })
  onTestFinished(() => ws.terminate())
  const peer: Peer = {
    ws,
    calls: [],
    closed: new Promise((resolve) => {
      ws.once('close', (code, reason) => resolve([code, reason.toString()]))
    }),
    say: (frame) => ws.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
  }
  ws.on('message', (data: Buffer) => {
    const call = JSON.parse(data.toString()) as Frame
    peer.calls.push(call)
    answer(call, peer)
  })
  await once(ws, 'open')
  ws.on('error', () => {})
  return peer
}

export function success({ echo }: Frame, data: unknown = null): object {
  return { status: 'ok', retcode: 0, data, echo }
}

/** How long to wait for what is expected, in milliseconds. */
export const WAIT = { timeout: 10_000 }
