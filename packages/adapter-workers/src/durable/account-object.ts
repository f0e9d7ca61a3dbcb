import { type ErrorLogger, textAnswer, toResponse } from '@cqhttp/core/adapter'
import type { Connection, SavedConnection, Socket, Sockets } from '@cqhttp/core/socket'

import { answerCall, isCall } from './account-transport.ts'
import type { HibernatingSocket, ObjectState } from './object-state.ts'

/** The Durable Object of an account; Workers call its methods. */
export interface AccountObject {
  /** Takes a socket, or makes a call over those that are open. */
  fetch(request: Request): Promise<Response>
  /** Resolves when the event has been handled, with all that its handlers leave behind. */
  webSocketMessage(socket: HibernatingSocket, frame: unknown): Promise<void>
  /** Rejects the calls that wait. */
  webSocketClose(socket: HibernatingSocket, code: number, reason: string): Promise<void>
  /** Rejects the calls that wait. */
  webSocketError(socket: HibernatingSocket, error: unknown): Promise<void>
}

/** A class of Durable Objects, for the Worker to export. */
export type AccountClass<Env> = new (ctx: ObjectState, env: Env) => AccountObject

interface AccountSettings<Env> {
  /** Makes a bot, and gives its sockets. */
  start: (env: Env, ctx: ObjectState) => Promise<Sockets>
  logger: ErrorLogger
}

/** A socket, and how many ids were kept with it. */
interface Line {
  connection: Connection
  ids: number | undefined
}

/** Marks our sockets beside those that a subclass may take. */
const TAG = 'cqhttp'

declare const WebSocketPair: new () => { 0: object; 1: HibernatingSocket }

/**
 * Makes the class whose objects hold the sockets of an account each, and run the bot for it.
 *
 * An object has no timer while nothing happens, and costs nothing then: Workers drop it from memory
 * and keep its sockets. The next frame makes bot and sockets anew, by what is attached to them.
 */
export function toAccountClass<Env>({ start, logger }: AccountSettings<Env>): AccountClass<Env> {
  return class Account implements AccountObject {
    readonly #ctx: ObjectState
    readonly #env: Env
    readonly #lines = new Map<HibernatingSocket, Line>()
    #starting: Promise<Sockets | undefined> | undefined

    constructor(ctx: ObjectState, env: Env) {
      this.#ctx = ctx
      this.#env = env
    }

    async fetch(request: Request): Promise<Response> {
      const sockets = await this.#start()
      if (isCall(request)) return answerCall(request, sockets?.transport)
      if (sockets === undefined) return toResponse(textAnswer(500, 'the bot could not start'))
      const refusal = await sockets.admit(request, addressOf(request))
      if (refusal !== undefined) return toResponse(refusal)
      const { 0: webSocket, 1: socket } = new WebSocketPair()
      this.#ctx.acceptWebSocket(socket, [TAG])
      this.#open(sockets, socket, request)
      const init = { status: 101, webSocket }
      return new Response(null, init)
    }

    async webSocketMessage(socket: HibernatingSocket, frame: unknown): Promise<void> {
      const sockets = await this.#start()
      const line = this.#lines.get(socket)
      if (sockets === undefined || line === undefined) return
      const tasks: Promise<unknown>[] = []
      const platform = { env: this.#env, ctx: this.#ctx }
      const waitUntil = (task: Promise<unknown>): void => void tasks.push(task)
      const handled = line.connection.message(frame, { waitUntil, platform })
      sockets.sweep()
      save(socket, line)
      await handled
      save(socket, line)
      // As long as this is pending the object stays: its own `waitUntil` promises nothing.
      while (tasks.length > 0) await Promise.allSettled(tasks.splice(0))
    }

    async webSocketClose(socket: HibernatingSocket, code: number, reason: string): Promise<void> {
      await this.#end(socket, code, reason)
      // Completes the handshake; these two are never sent.
      if (code !== 1006) tryTo(() => socket.close(code === 1005 ? 1000 : code, reason))
    }

    webSocketError(socket: HibernatingSocket, error: unknown): Promise<void> {
      return this.#end(socket, 1006, String(error))
    }

    /** One life has one bot; undefined where none could be made, and the next one asked for tries again. */
    #start(): Promise<Sockets | undefined> {
      return (this.#starting ??= this.#restore())
    }

    async #restore(): Promise<Sockets | undefined> {
      try {
        const sockets = await start(this.#env, this.#ctx)
        for (const socket of this.#ctx.getWebSockets(TAG)) {
          const saved = savedOf(socket)
          if (socket.readyState === OPEN && saved) this.#open(sockets, socket, saved)
        }
        return sockets
      } catch (error) {
        this.#starting = undefined
        logger.error('the bot could not start in the object of an account:', error)
        return undefined
      }
    }

    #open(
      sockets: Sockets,
      socket: HibernatingSocket,
      from: Request | SavedConnection,
    ): Connection {
      const connection = sockets.open(toSocket(socket), from)
      const line: Line = { connection, ids: undefined }
      this.#lines.set(socket, line)
      save(socket, line)
      return connection
    }

    async #end(socket: HibernatingSocket, code: number, reason: string): Promise<void> {
      const sockets = await this.#start()
      const saved = savedOf(socket)
      let connection = this.#lines.get(socket)?.connection
      // The frame that woke the object was its last; where another has its place, that was told.
      if (connection === undefined && sockets !== undefined && saved !== undefined) {
        const isReplaced = [...sockets.connections].some(({ role }) => role === saved.role)
        if (!isReplaced) connection = this.#open(sockets, socket, saved)
      }
      connection?.closed(code, reason)
      this.#lines.delete(socket)
    }
  }
}

const OPEN = 1

/**
 * The address of who asks, for the log; never one of this machine, since a header proves nothing and
 * without a token nobody may connect.
 */
export function addressOf({ headers }: Request): string | undefined {
  const address = headers.get('cf-connecting-ip') ?? ''
  return /^(?:::ffff:)?127\.|^::1$|^$/i.test(address) ? undefined : address
}

function toSocket(socket: HibernatingSocket): Socket {
  return {
    send: (text) => socket.send(text),
    close(code, reason) {
      // A later life must not take it for one that is open.
      tryTo(() => socket.serializeAttachment(null))
      socket.close(code, reason)
    },
    get readyState() {
      return socket.readyState ?? OPEN
    },
  }
}

/** Keeps what the next life has to know, when that is more than before. */
function save(socket: HibernatingSocket, line: Line): void {
  const { saved } = line.connection
  if (saved.ids?.length === line.ids || socket.readyState !== OPEN) return
  line.ids = saved.ids?.length
  // Ids of any length may come; the first ones are kept then.
  tryTo(() => socket.serializeAttachment(saved))
}

function savedOf(socket: HibernatingSocket): SavedConnection | undefined {
  return (socket.deserializeAttachment() as SavedConnection | null) ?? undefined
}

function tryTo(step: () => void): void {
  try {
    step()
  } catch {
    // It is closed already, or was too long.
  }
}
