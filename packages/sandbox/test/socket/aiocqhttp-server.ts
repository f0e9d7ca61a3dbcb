import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'

type Json = Record<string, unknown>
type Handler = (event: Json) => Json | undefined | Promise<Json | undefined>

/** A server as aiocqhttp 1.4 is one, as far as an implementation that dials it can tell. */
export interface AiocqhttpServer {
  url: string
  /** The roles of the sockets that it has taken, in any order of their handshakes. */
  roles: string[]
  /** The statuses that it has refused handshakes with. */
  refusals: number[]
  /** The events that came. */
  events: Json[]
  callAction(action: string, params?: Json): Promise<unknown>
  /** The sockets for calls, by `X-Self-ID`. */
  apiClients: Map<string, WebSocket>
}

interface Options {
  accessToken?: string | undefined
  handler?: Handler | undefined
}

/**
 * Takes sockets at `/ws`, `/ws/event` and `/ws/api`, also with a slash at the end; what a socket is
 * for is said by `X-Client-Role` alone. Answers are told by an `echo` that is `{ seq }`, so one that
 * comes back as anything but an object with a whole number is lost. What a handler returns goes out
 * as `.handle_quick_operation_async`, whose context has no message.
 *
 * @see https://github.com/nonebot/aiocqhttp
 */
export async function startAiocqhttp(options: Options = {}): Promise<AiocqhttpServer> {
  const { accessToken, handler } = options
  const apiClients = new Map<string, WebSocket>()
  const roles: string[] = []
  const refusals: number[] = []
  const events: Json[] = []
  const waiting = new Map<number, (answer: Json) => void>()
  let sequence = 0

  async function callAction(action: string, params: Json = {}): Promise<unknown> {
    const { self_id: selfId } = params as { self_id?: number }
    const only = apiClients.size === 1 ? [...apiClients.values()][0] : undefined
    const ws = selfId === undefined ? only : apiClients.get(String(selfId))
    if (ws === undefined) throw new Error('ApiNotAvailable')
    const seq = ++sequence
    const { promise, resolve } = Promise.withResolvers<Json>()
    waiting.set(seq, resolve)
    ws.send(JSON.stringify({ action, params, echo: { seq } }))
    const answer = await promise
    waiting.delete(seq)
    if (answer['status'] === 'failed') throw new Error(`ActionFailed ${String(answer['retcode'])}`)
    return answer['data']
  }

  function settle({ echo, ...answer }: Json): void {
    const { seq } = (typeof echo === 'object' && echo !== null ? echo : {}) as { seq?: unknown }
    if (typeof seq === 'number' && Number.isInteger(seq)) waiting.get(seq)?.(answer)
  }

  async function handle(event: Json): Promise<void> {
    events.push(event)
    const operation = await handler?.(event)
    if (operation === undefined) return
    const { message: _, raw_message: _raw, comment: _comment, sender: _sender, ...context } = event
    const params = { self_id: event['self_id'], context, operation }
    await callAction('.handle_quick_operation_async', params).catch(() => {})
  }

  function take(ws: WebSocket, { headers }: IncomingMessage, role: string): void {
    const selfId = String(headers['x-self-id'])
    roles.push(role)
    ws.on('message', (data: RawData) => {
      const payload = parse((data as Buffer).toString())
      if (payload === undefined) return
      if (role === 'event' || (role === 'universal' && 'post_type' in payload)) void handle(payload)
      else settle(payload)
    })
    if (role === 'event') return
    apiClients.set(selfId, ws)
    // Whichever closes takes the name away, also that of a socket which came after it.
    ws.on('close', () => apiClients.delete(selfId))
  }

  const server = createServer((_, response) => response.writeHead(405).end())
  const webSockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    const status = refusalOf(request, accessToken)
    if (status !== undefined) {
      refusals.push(status)
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`)
      return
    }
    const role = String(request.headers['x-client-role']).toLowerCase()
    webSockets.handleUpgrade(request, socket, head, (ws) => {
      // The view of any other role returns at once, which ends the socket.
      if (/^(?:event|api|universal)$/.test(role)) take(ws, request, role)
      else ws.close(1000)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const ws of webSockets.clients) ws.terminate()
    server.close()
  })
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, roles, refusals, events, callAction, apiClients }
}

function refusalOf({ url, headers }: IncomingMessage, token?: string): number | undefined {
  if (!/^\/ws(?:\/event|\/api)?\/?(?:\?|$)/.test(url ?? '')) return 404
  if (token !== undefined) {
    const [, given] = /^(?:[Tt]oken|[Bb]earer) (\S+)$/.exec(headers.authorization ?? '') ?? []
    if (given === undefined) return 401
    if (given !== token) return 403
  }
  return headers['x-client-role'] === undefined ? 400 : undefined
}

function parse(text: string): Json | undefined {
  const value: unknown = JSON.parse(text)
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Json) : undefined
}
