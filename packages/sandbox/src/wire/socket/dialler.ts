import type { ClientRequest, IncomingMessage } from 'node:http'
import type { WebSocket } from 'ws'
import type { Journal } from '../journal.ts'
import { redactHeaders, redactUrl } from '../redact.ts'
import type { SocketRecord } from './socket-record.ts'
import type { SocketRole, SocketRules } from './socket-rules.ts'

/** The settings of a {@link Dialler}. */
interface DiallerOptions {
  url: string
  role: SocketRole
  rules: SocketRules
  journal: Journal
  profile: SocketRecord['profile']
  selfId: number
  accessToken: string | undefined
  /** In milliseconds. */
  reconnectInterval: number
  /** In milliseconds; undefined for ever. */
  handshakeLimit: number | undefined
  /** Called with a socket that is open; `onLost` is to be called when it has closed. */
  onOpen: (ws: WebSocket, record: SocketRecord, onLost: () => void) => void
}

/** Keeps one socket to the bot open, as the implementation does (reverse WebSocket). */
export class Dialler {
  readonly role: SocketRole
  /** The handshake that is under way. */
  attempt: Promise<void> | undefined
  /** Why the last handshake failed. */
  error: string | undefined
  readonly #options: DiallerOptions
  #timer: NodeJS.Timeout | undefined
  #ws: WebSocket | undefined
  #isLost = false
  #isOver = false

  constructor(options: DiallerOptions) {
    this.#options = options
    this.role = options.role
    this.#dial()
  }

  /** Called when there is something to send, and no socket for it. */
  notice(): void {
    if (this.#isLost) this.#again()
  }

  /** Dials no more; a socket that is open stays. */
  end(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
    if (this.#ws?.readyState === this.#ws?.CONNECTING) this.#ws?.terminate()
  }

  #dial(): void {
    this.attempt = this.#shake().finally(() => {
      this.attempt = undefined
    })
  }

  #again(): void {
    this.#isLost = false
    if (this.#isOver) return
    const timer = setTimeout(() => this.#dial(), this.#options.reconnectInterval)
    this.#timer = timer.unref()
  }

  #lose(): void {
    this.#isLost = this.#options.rules.noticesAtPush && this.role !== 'API'
    if (!this.#isLost) this.#again()
  }

  /** Resolves when the socket has opened, or has not. */
  async #shake(): Promise<void> {
    const { WebSocket } = await import('ws')
    if (this.#isOver) return
    const { url, journal, onOpen, handshakeLimit, rules } = this.#options
    const record = this.#createRecord()
    journal.addSocket(record)
    const settled = Promise.withResolvers<void>()
    const fail = (error: string): void => {
      if (record.error !== undefined) return
      this.error = record.error = error
      journal.changed()
      this.#again()
      settled.resolve()
    }
    let ws: WebSocket
    try {
      ws = new WebSocket(url, {
        headers: this.#headers(),
        maxPayload: rules.maxFrameSize,
        perMessageDeflate: false,
        ...(handshakeLimit === undefined ? {} : { handshakeTimeout: handshakeLimit }),
      })
    } catch (error) {
      // Such as a token that no header field can carry.
      fail(codeOf(error))
      return
    }
    this.#ws = ws
    ws.on('unexpected-response', (request: ClientRequest, response: IncomingMessage) => {
      void readBody(response).then((body) => {
        const status = response.statusCode ?? 0
        const headers = Object.entries(response.headers).map(([name, value]) => [
          name,
          String(value),
        ])
        record.response = { status, headers: redactHeaders(Object.fromEntries(headers)), body }
        request.destroy()
        fail(`HTTP ${status}`)
      })
    })
    ws.on('error', (error) => {
      if (record.openedAt === undefined && record.response === undefined) fail(codeOf(error))
    })
    ws.on('open', () => {
      this.error = undefined
      onOpen(ws, record, () => this.#lose())
      settled.resolve()
    })
    await settled.promise
  }

  #headers(): Record<string, string> {
    const { rules, role, selfId, accessToken = '' } = this.#options
    return {
      'X-Self-ID': String(selfId),
      ...(accessToken !== '' || rules.sendsEmptyToken
        ? { Authorization: `${rules.scheme} ${accessToken}` }
        : {}),
      [rules.roleHeader]: rules.roles[role] ?? role,
      'User-Agent': rules.userAgent,
    }
  }

  #createRecord(): SocketRecord {
    const { url, role, profile, journal } = this.#options
    return {
      id: journal.nextSocketId(),
      profile,
      direction: 'reverse',
      role,
      request: {
        method: 'GET',
        url: redactUrl(url),
        headers: redactHeaders(this.#headers()),
        body: '',
      },
      startedAt: Date.now(),
    }
  }
}

/** How much of a refusal is kept, in bytes. */
const MOST_BYTES = 4096

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.byteLength
      if (size > MOST_BYTES) break
    }
  } catch {
    // What came is enough.
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString()
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (/handshake has timed out/.test(error.message)) return 'TIMEOUT'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
