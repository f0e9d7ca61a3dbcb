import type { ActionCall, ActionResponse } from '../api/transport.ts'
import { type Eventually, isThenable } from '../base/eventually.ts'
import { parseJson } from '../base/json.ts'
import type { Logger } from '../base/logger.ts'
import { describe, isRecord } from '../base/value.ts'
import type { Runtime } from '../handling/runtime.ts'
import type { Connection, SavedConnection } from './connection.ts'
import { Pending } from './pending.ts'
import type { Role } from './role.ts'
import { closeSocket, isOpen, type Socket } from './socket.ts'

/** Who speaks on a number of lines. */
export interface Account {
  /** As the handshake names it; undefined when the bot has dialled. */
  readonly name: string | undefined
  /** All that it is known by: the name, and the `self_id` of its events. */
  readonly ids: Set<string>
  readonly lines: Set<Line>
}

/** The limits of one line. */
export interface Limits {
  /** In characters. */
  maxFrameSize: number
  /** In bytes. */
  maxBuffered: number
}

interface LineSettings extends Limits {
  socket: Socket
  role: Role
  account: Account
  runtime: Runtime | null | undefined
  logger: Logger
  /** Never rejects; false when the account must not speak for this one. */
  learn: (line: Line, selfId: unknown) => Eventually<boolean>
  /** Never rejects. */
  deliver: (event: object, runtime: Runtime | null | undefined, frame: string) => Promise<void>
  onHeartbeat: () => void
  onEnd: (line: Line, code: number, reason: string) => void
}

/** For frames that bring no event: a promise for each would cost more than the frame. */
const DONE = Promise.resolve()
/** How many events of a line may be under way; more are dropped. */
const MOST_EVENTS = 1000
/** A shorter interval, in milliseconds, was meant in another unit, or not at all. */
const LEAST_INTERVAL = 1000

/** One socket, its frames, and the calls that wait for their answers. */
export class Line implements Connection {
  readonly role: Role
  readonly account: Account
  /** Whether observers know of it. */
  isAnnounced = false
  readonly #settings: LineSettings
  readonly #pending: Pending
  #isClosed = false
  /** By the wall clock, so that a machine finds out at once that it has slept. */
  #heard = Date.now()
  #interval = Infinity
  #underWay = { events: 0, characters: 0, isFull: false }

  constructor(settings: LineSettings) {
    this.#settings = settings
    this.role = settings.role
    this.account = settings.account
    this.#pending = new Pending(settings.socket, settings.maxBuffered)
  }

  get selfId(): string | undefined {
    const { name, ids } = this.account
    return name ?? ids.values().next().value
  }

  get saved(): SavedConnection {
    return { selfId: this.selfId ?? '', role: this.role, ids: [...this.account.ids] }
  }

  /** Whether calls can be made over it; one that has fallen silent is closed. */
  get isCallable(): boolean {
    this.closeIfSilent()
    return !this.#isClosed && this.role !== 'Event' && isOpen(this.#settings.socket)
  }

  call(call: ActionCall): Promise<ActionResponse> {
    return this.#pending.call(call)
  }

  closeIfSilent(): void {
    const silence = Date.now() - this.#heard
    if (silence > 3 * this.#interval) {
      this.close(1008, `silent for ${silence} ms, three times its heartbeat`)
    }
  }

  close(code = 1000, reason = ''): void {
    if (this.#isClosed) return
    this.closed(code, reason)
    closeSocket(this.#settings.socket, code, reason)
  }

  closed(given?: number, reason = ''): void {
    if (this.#isClosed) return
    this.#isClosed = true
    // Deno says 0 where the Web says 1006.
    const code = given || 1006
    this.#pending.rejectAll(reason || String(code))
    this.#settings.onEnd(this, code, reason)
  }

  message(
    frame: unknown,
    runtime: Runtime | null | undefined = this.#settings.runtime,
  ): Promise<void> {
    if (!this.#accepts(frame)) return DONE
    const payload = parse(frame)
    if (payload === undefined) this.#drop('a frame that is not a JSON object')
    else if (this.#pending.settle(payload['echo'], payload, frame.length)) return DONE
    else if (typeof payload['post_type'] === 'string') return this.#take(payload, frame, runtime)
    else this.#dropAnswer(payload)
    return DONE
  }

  #accepts(frame: unknown): frame is string {
    if (this.#isClosed) return false
    this.#heard = Date.now()
    const { maxFrameSize } = this.#settings
    if (typeof frame !== 'string') this.close(1003, 'frames must be text')
    else if (frame.length <= maxFrameSize) return true
    else this.close(1009, `a frame is longer than ${maxFrameSize}`)
    return false
  }

  #heed(interval: unknown): void {
    if (typeof interval !== 'number' || !(interval >= LEAST_INTERVAL)) return
    this.#interval = interval
    this.#settings.onHeartbeat()
  }

  async #take(
    event: Record<string, unknown>,
    frame: string,
    runtime: Runtime | null | undefined,
  ): Promise<void> {
    const underWay = this.#underWay
    const { length } = frame
    const { maxFrameSize } = this.#settings
    const isFull = underWay.events >= MOST_EVENTS || underWay.characters + length > 2 * maxFrameSize
    // One line for a flood, not one for each of its events.
    if (isFull && !underWay.isFull) this.#drop('events: too many are under way')
    underWay.isFull = isFull
    if (isFull) return
    // Before the account is checked, which may take a while as well.
    underWay.events += 1
    underWay.characters += length
    const { learn, deliver } = this.#settings
    const isOwn = learn(this, event['self_id'])
    if (isThenable(isOwn) ? await isOwn : isOwn) {
      if (event['meta_event_type'] === 'heartbeat') this.#heed(event['interval'])
      await deliver(event, runtime, frame)
    }
    underWay.events -= 1
    underWay.characters -= length
  }

  /** A late one, a further one of a stream, or why a forward socket is about to be closed. */
  #dropAnswer({ status, retcode, wording, message }: Record<string, unknown>): void {
    if (status !== 'failed') return
    const words = describe(wording ?? message ?? '')
    this.#drop(`an answer to no call that waits: retcode ${describe(retcode)}, ${words}`)
  }

  #drop(what: string): void {
    const { selfId } = this
    // The bot may have dialled it, and no event has told the account yet.
    const whose = selfId === undefined ? 'a socket' : `the socket of ${describe(selfId)}`
    this.#settings.logger.warn(`${whose}: dropped ${what}`)
  }
}

function parse(frame: string): Record<string, unknown> | undefined {
  try {
    const payload = parseJson(frame)
    if (isRecord(payload)) return payload
  } catch {
    // As below.
  }
  return undefined
}
