import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket, WebSocketServer } from 'ws'
import type { Account } from '../../account/account.ts'
import { decodePath } from '../api-request.ts'
import { refuseToken } from '../authorization.ts'
import type { Journal } from '../journal.ts'
import { redactHeaders, redactUrl } from '../redact.ts'
import { isForeign } from '../web-page.ts'
import { Dialler } from './dialler.ts'
import { Line } from './line.ts'
import { refuseUpgrade } from './refuse-upgrade.ts'
import type { SocketRecord } from './socket-record.ts'
import { type SocketRole, type SocketRules, socketRules } from './socket-rules.ts'

/** A handshake takes this long on a machine that is busy, in milliseconds. */
const LEAST_LIMIT = 500

/** Where the bot takes sockets. */
export type SocketTarget =
  | { readonly url: string }
  | { readonly apiUrl: string; readonly eventUrl: string }

/** The settings of {@link Sockets}. */
interface SocketsOptions {
  account: () => Account
  journal: Journal
  accessToken: string | undefined
  /** Not to be recorded. */
  secrets: readonly string[]
  /** In milliseconds; undefined for that of the profile. */
  reconnectInterval: number | undefined
  /** What the profile's times are multiplied by. */
  timeScale: number
  onCall: (line: Line, text: string) => void
  /** A socket for events has opened. */
  onOpen: (line: Line) => void
  onClose: () => void
}

/** All sockets between sandbox and bot: those that it dials, and those that it takes. */
export class Sockets {
  readonly #options: SocketsOptions
  readonly #lines = new Set<Line>()
  #target: SocketTarget | undefined
  #diallers: Dialler[] = []
  #server: Promise<WebSocketServer> | undefined

  constructor(options: SocketsOptions) {
    this.#options = options
  }

  /** Whether events go over sockets: some are dialled, or the bot has dialled. */
  get isUsed(): boolean {
    return this.#target !== undefined || this.isReady
  }

  /** Whether one is open for events. */
  get isReady(): boolean {
    return this.#eventLines().length > 0
  }

  /** The open ones. */
  get open(): SocketRecord[] {
    return [...this.#lines].map(({ record }) => record)
  }

  /** Dials the bot from now on; undefined: nobody. Closes what was dialled before. */
  dial(target: SocketTarget | undefined): void {
    const rules = this.#rules()
    if (target !== undefined && !('url' in target) && rules.roles.API === undefined) {
      const { name } = this.#options.account().profile
      throw new TypeError(`${name} dials one socket for events and calls: pass { url }`)
    }
    this.#hangUp()
    this.#target = target
    if (target === undefined) return
    const wanted: [SocketRole, string][] =
      'url' in target
        ? [['Universal', target.url]]
        : [
            ['API', target.apiUrl],
            ['Event', target.eventUrl],
          ]
    this.#diallers = wanted.map(([role, url]) => this.#createDialler(role, url, rules))
  }

  /** Begins anew as another implementation: all sockets are closed, and those to the bot dialled. */
  restart(): void {
    const { taken } = this.#split()
    for (const line of taken) void line.close(1001)
    this.dial(this.#target)
  }

  /** Resolves to the sockets for events, when no handshake of one is under way. */
  async lines(): Promise<readonly Line[]> {
    const dialling = this.#diallers.filter(({ role }) => role !== 'API')
    for (const { attempt } of dialling) await attempt
    const open = this.#eventLines()
    if (open.length === 0) for (const dialler of dialling) dialler.notice()
    return open
  }

  /** Where events would go, and why they do not. */
  missing(): { url: string; error: string } {
    const target = this.#target
    const url = target === undefined ? '' : 'url' in target ? target.url : target.eventUrl
    const [error = 'ENOTCONN'] = this.#diallers.flatMap((dialler) => dialler.error ?? [])
    return { url: redactUrl(url), error }
  }

  /** Cuts a line, or all of them, without a goodbye. @returns How many. */
  cut(id?: number): number {
    const chosen = [...this.#lines].filter(({ record }) => id === undefined || record.id === id)
    for (const line of chosen) line.cut()
    return chosen.length
  }

  /** Dials and takes no more, and closes all. */
  async close(): Promise<void> {
    this.#target = undefined
    for (const dialler of this.#diallers) dialler.end()
    await Promise.all([...this.#lines].map((line) => line.close(1000)))
    ;(await this.#server)?.close()
  }

  /** Takes a socket that the bot dials (forward WebSocket), or refuses it. */
  async take(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { account, accessToken } = this.#options
    // It ends with `close`, whatever went wrong.
    socket.on('error', () => {})
    const fields = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
    const headers: Record<string, string> = Object.fromEntries(fields)
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const { profile } = account()
    const rules = this.#rules()
    const role = roleOf(decodePath(url.pathname), rules)
    const refuse = (status: number, body: string): void => {
      this.#recordOf(request, headers, role ?? 'Universal', { status, body })
      refuseUpgrade(socket, status, body)
    }
    if (isForeign(headers)) return refuse(403, 'web pages are refused')
    if (role === undefined) return refuse(404, 'the paths are /, /api and /event')
    const refusal = refuseToken(profile, accessToken, { headers, query: url.searchParams })
    if (refusal !== undefined && rules.refusal === undefined) {
      return refuse(refusal.status, refusal.body)
    }
    this.#server ??= import('ws').then(
      (ws) => new ws.WebSocketServer({ noServer: true, maxPayload: rules.maxFrameSize }),
    )
    const server = await this.#server
    server.handleUpgrade(request, socket, head, (ws) => {
      const record = this.#recordOf(request, headers, role)
      if (refusal === undefined) {
        this.#add(ws, record)
        return
      }
      const line = this.#createLine(ws, record, () => {})
      line.send(JSON.stringify(rules.refusal))
      void line.close()
    })
  }

  #rules(): SocketRules {
    return socketRules(this.#options.account().profile.name)
  }

  #eventLines(): Line[] {
    return [...this.#lines].filter(({ record, isOpen }) => isOpen && record.role !== 'API')
  }

  #split(): { dialled: Line[]; taken: Line[] } {
    const lines = [...this.#lines]
    return {
      dialled: lines.filter(({ record }) => record.direction === 'reverse'),
      taken: lines.filter(({ record }) => record.direction === 'forward'),
    }
  }

  #hangUp(): void {
    for (const dialler of this.#diallers) dialler.end()
    this.#diallers = []
    for (const line of this.#split().dialled) void line.close(1000)
  }

  #createDialler(role: SocketRole, url: string, rules: SocketRules): Dialler {
    const { account, journal, accessToken, timeScale, reconnectInterval } = this.#options
    const { profile, selfId } = account()
    const { handshakeLimit, reconnect } = rules
    return new Dialler({
      url,
      role,
      rules,
      journal,
      profile: profile.name,
      selfId,
      accessToken,
      reconnectInterval: reconnectInterval ?? reconnect * 1000 * timeScale,
      handshakeLimit: handshakeLimit && Math.max(LEAST_LIMIT, handshakeLimit * 1000 * timeScale),
      onOpen: (ws, record, onLost) => this.#add(ws, record, onLost),
    })
  }

  #add(ws: WebSocket, record: SocketRecord, onLost: () => void = () => {}): void {
    const line = this.#createLine(ws, record, onLost)
    this.#lines.add(line)
    if (record.role !== 'API') this.#options.onOpen(line)
  }

  #createLine(ws: WebSocket, record: SocketRecord, onLost: () => void): Line {
    const { journal, secrets, onCall, onClose } = this.#options
    return new Line({
      ws,
      record,
      journal,
      secrets,
      onFrame: (line, text) => {
        // What comes over a socket for events is not read.
        if (record.role !== 'Event' && this.#lines.has(line)) onCall(line, text)
      },
      onClose: (line) => {
        if (!this.#lines.delete(line)) return
        onClose()
        onLost()
      },
    })
  }

  #recordOf(
    request: IncomingMessage,
    headers: Record<string, string>,
    role: SocketRole,
    refusal?: { status: number; body: string },
  ): SocketRecord {
    const { account, journal } = this.#options
    const record: SocketRecord = {
      id: journal.nextSocketId(),
      profile: account().profile.name,
      direction: 'forward',
      role,
      request: {
        method: 'GET',
        url: redactUrl(request.url ?? '/'),
        headers: redactHeaders(headers),
        body: '',
      },
      startedAt: Date.now(),
      ...(refusal === undefined
        ? {}
        : { response: { headers: {}, ...refusal }, error: `HTTP ${refusal.status}` }),
    }
    journal.addSocket(record)
    return record
  }
}

/** What a path is for; undefined for one that is not taken. */
function roleOf(path: string, rules: SocketRules): SocketRole | undefined {
  const { anyPath, callsAtEvent } = rules
  const plain = path.replace(/(.)\/$/, '$1')
  if (plain === '/api') return 'API'
  if (plain === '/event' && !callsAtEvent) return 'Event'
  return plain === '/' || anyPath ? 'Universal' : undefined
}
