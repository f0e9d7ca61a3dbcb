import { check, type Check, isPositive } from '../base/check.ts'
import type { Eventually } from '../base/eventually.ts'
import { isId } from '../base/id.ts'
import type { Logger } from '../base/logger.ts'
import { setBackgroundInterval } from '../base/timers.ts'
import { describe } from '../base/value.ts'
import type { Runtime } from '../handling/runtime.ts'
import type { Connection, ConnectionReport } from './connection.ts'
import { type Account, type Limits, Line } from './line.ts'
import { type Registry, registryOf } from './registry.ts'
import type { Role } from './role.ts'
import type { Socket } from './socket.ts'
import type { SocketBot } from './socket-bot.ts'

/** The options that sockets have in common, whoever dials. */
export interface HubOptions {
  /** The longest frame that is read, in characters; default 64 Mi. A longer one closes the socket. */
  maxFrameSize?: number | undefined
  /**
   * How much may wait to be sent, in bytes, for a further call to be made over a socket; default
   * 64 MiB. Asked of sockets that have `bufferedAmount`. The frames of a call that takes several may
   * wait up to this as well, in characters; beyond it the call is rejected.
   */
  maxBuffered?: number | undefined
  /**
   * Whether a timer closes sockets that have been silent for three of their heartbeats; default
   * `true`. `false` where a timer keeps something awake: then they are closed when a call, or
   * `sweep`, comes upon them.
   */
  timers?: boolean | undefined
}

const checkSize = check(isPositive, 'a positive number')
export const HUB_CHECKS: Record<keyof HubOptions, Check> = {
  maxFrameSize: checkSize,
  maxBuffered: checkSize,
  timers: check((value) => typeof value === 'boolean', 'true or false'),
}

interface HubSettings extends HubOptions {
  direction: ConnectionReport['direction']
  /** Whether an account may bring events of another id than that of its handshake. */
  maySpeakFor?: (account: Account, selfId: string) => Promise<boolean>
}

interface Opening {
  socket: Socket
  role: Role
  account: Account
  runtime?: Runtime | null | undefined
  /** Whether observers were told before. */
  isRestored?: boolean
  /** Called once, when it is closed from either side. */
  onEnd?: (() => void) | undefined
}

const MEBI = 1024 * 1024
/** How often silent sockets are looked for, in milliseconds. */
const SWEEP = 1000
/** How many ids one account may be known by. */
const MOST_IDS = 16

/** The sockets that one server takes, or one client has dialled. */
export class Hub {
  readonly lines: Set<Line> = new Set()
  isClosing = false
  readonly #bot: SocketBot
  readonly #logger: Logger
  readonly #registry: Registry
  readonly #settings: HubSettings
  readonly #limits: Limits
  readonly #underWay = new Set<Promise<unknown>>()
  #stopTimer: (() => void) | undefined

  constructor(bot: SocketBot, settings: HubSettings) {
    this.#bot = bot
    this.#logger = bot.settings().logger
    this.#settings = settings
    this.#registry = registryOf(bot)
    const { maxFrameSize = 64 * MEBI, maxBuffered = 64 * MEBI } = settings
    this.#limits = { maxFrameSize, maxBuffered }
  }

  get transport(): Registry['transport'] {
    return this.#registry.transport
  }

  /** Replaces the line of the same account and role. */
  open({ socket, role, account, runtime, isRestored = false, onEnd }: Opening): Connection {
    const line: Line = new Line({
      ...this.#limits,
      socket,
      role,
      account,
      runtime,
      logger: this.#logger,
      learn: (speaker, selfId) => this.#learn(speaker, selfId),
      deliver: (event, given, frame) => this.#deliver(event, given, frame),
      onHeartbeat: () => this.#startTimer(),
      onEnd: (ended, code, reason) => {
        this.#end(ended, code, reason)
        onEnd?.()
      },
    })
    this.lines.add(line)
    this.#registry.add(line)
    // Only now, so that the account is never without a line.
    for (const other of account.lines)
      if (other !== line && other.role === role) this.#replace(other)
    if (isRestored) line.isAnnounced = true
    else this.#announce(account)
    if (this.isClosing) line.close(1001, 'the bot stops')
    return line
  }

  sweep(): void {
    for (const line of this.lines) line.closeIfSilent()
  }

  /** Takes no more events, lets those under way end, and then closes all. */
  async close(until?: Promise<unknown>): Promise<void> {
    this.isClosing = true
    await Promise.allSettled([until, ...this.#underWay])
    const code = this.#settings.direction === 'forward' ? 1000 : 1001
    for (const line of this.lines) line.close(code, 'the bot stops')
  }

  async #deliver(event: object, runtime: Runtime | null | undefined, frame: string): Promise<void> {
    if (this.isClosing) return
    const delivering = this.#bot.deliver(event, runtime, frame)
    this.#underWay.add(delivering)
    try {
      await delivering
    } catch (error) {
      this.#logger.error('an event could not be handled:', error)
    } finally {
      this.#underWay.delete(delivering)
    }
  }

  #learn({ account }: Line, selfId: unknown): Eventually<boolean> {
    if (!isId(selfId) || account.ids.has(String(selfId))) return true
    if (account.ids.size >= MOST_IDS) return true
    return this.#admit(account, String(selfId))
  }

  async #admit(account: Account, selfId: string): Promise<boolean> {
    const { maySpeakFor } = this.#settings
    const logger = this.#logger
    try {
      if (maySpeakFor !== undefined && !(await maySpeakFor(account, selfId))) {
        logger.warn(`the socket of ${describe(account.name)}: dropped an event of another account`)
        return false
      }
    } catch (error) {
      logger.error('the account of an event could not be checked:', error)
      return false
    }
    this.#registry.learn(account, selfId)
    this.#announce(account)
    return true
  }

  #replace(line: Line): void {
    this.#logger.warn(
      `a new socket of ${describe(line.selfId)}, ${line.role}, replaces the open one; if this goes ` +
        'on, the address is entered twice',
    )
    line.close(1008, 'replaced by a new socket')
  }

  #announce(account: Account): void {
    for (const line of account.lines) {
      if (line.isAnnounced || line.selfId === undefined) continue
      line.isAnnounced = true
      this.#report(line, 'opened', undefined, '')
    }
  }

  #end(line: Line, code: number, reason: string): void {
    this.lines.delete(line)
    if (line.isAnnounced) this.#report(line, 'closed', code, reason)
    this.#registry.remove(line)
    if (this.lines.size > 0) return
    this.#stopTimer?.()
    this.#stopTimer = undefined
  }

  #report(
    { selfId = '', role }: Line,
    state: ConnectionReport['state'],
    code: number | undefined,
    reason: string,
  ): void {
    const { direction } = this.#settings
    const more = code === undefined ? '' : ` (${code} ${reason})`
    this.#logger.info(`the socket of ${describe(selfId)}, ${role}: ${state}${more}`)
    this.#registry.tell({ state, selfId, role, direction, code, reason })
  }

  #startTimer(): void {
    if (this.#settings.timers === false) return
    this.#stopTimer ??= setBackgroundInterval(() => this.sweep(), SWEEP)
  }
}
