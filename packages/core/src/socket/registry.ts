import type { ActionCall, ActionResponse, Transport } from '../api/transport.ts'
import { ApiNotAvailableError } from '../base/errors.ts'
import type { Logger } from '../base/logger.ts'
import type { ConnectionHandler, ConnectionReport } from './connection.ts'
import type { Account, Line } from './line.ts'
import type { SocketBot } from './socket-bot.ts'

/** All open sockets of a bot, whoever has dialled. */
export class Registry {
  readonly handlers: ConnectionHandler[] = []
  readonly transport: Transport
  readonly #logger: Logger
  readonly #accounts = new Set<Account>()
  /** Those named so by their handshakes first. */
  readonly #byId = new Map<string, Account[]>()

  constructor(bot: SocketBot) {
    const { logger, transports } = bot.settings()
    this.#logger = logger
    this.transport = Object.assign(
      (call: ActionCall) => {
        const line = this.#find(call.selfId)
        return typeof line === 'string'
          ? Promise.reject<ActionResponse>(new ApiNotAvailableError(call.action, line))
          : line.call(call)
      },
      { reaches: (selfId: ActionCall['selfId']) => typeof this.#find(selfId) !== 'string' },
    )
    transports.unshift(this.transport)
  }

  add(line: Line): void {
    const { account } = line
    account.lines.add(line)
    if (this.#accounts.has(account)) return
    this.#accounts.add(account)
    for (const id of account.ids) this.#index(account, id)
  }

  remove(line: Line): void {
    const { account } = line
    account.lines.delete(line)
    if (account.lines.size > 0) return
    this.#accounts.delete(account)
    for (const id of account.ids) {
      const others = this.#byId.get(id)?.filter((other) => other !== account) ?? []
      if (others.length > 0) this.#byId.set(id, others)
      else this.#byId.delete(id)
    }
  }

  /** What its events say; a handshake goes before that. */
  learn(account: Account, id: string): void {
    account.ids.add(id)
    if (this.#accounts.has(account)) this.#index(account, id)
  }

  /** Never throws or rejects. */
  tell(report: ConnectionReport): void {
    for (const handler of this.handlers.slice()) void this.#tellOne(handler, report)
  }

  async #tellOne(handler: ConnectionHandler, report: ConnectionReport): Promise<void> {
    try {
      await handler(report)
    } catch (error) {
      this.#logger.error('an onConnection handler failed:', error)
    }
  }

  #index(account: Account, id: string): void {
    const accounts = this.#byId.get(id) ?? []
    if (account.name === id) accounts.unshift(account)
    else accounts.push(account)
    this.#byId.set(id, accounts)
  }

  /** The socket for calls as the account, or why there is none. */
  #find(selfId: ActionCall['selfId']): Line | string {
    const accounts = selfId === undefined ? this.#accounts : this.#byId.get(String(selfId))
    let found: Line | undefined
    for (const account of accounts ?? []) {
      const line = callable(account)
      if (line === undefined) continue
      if (selfId !== undefined) return line
      // The same account may have dialled and been dialled.
      if (found !== undefined && !isSame(found.account, account)) {
        return 'sockets of several accounts are open; pass { selfId }'
      }
      found ??= line
    }
    const of = selfId === undefined ? '' : ` of the account ${selfId}`
    // Where HTTP is set up, it has its say after this.
    return found ?? `no socket${of} is open for calls; connect the implementation, or set apiRoot`
  }
}

function isSame(one: Account, other: Account): boolean {
  return [...one.ids].some((id) => other.ids.has(id))
}

/** One for the API alone goes before one for everything. */
function callable({ lines }: Account): Line | undefined {
  const open = [...lines].filter((line) => line.isCallable)
  return open.find(({ role }) => role === 'API') ?? open.at(-1)
}

/** By name rather than in a `WeakMap`: two copies of this package may serve one bot. */
const KEY = Symbol.for('@cqhttp/core/socket')

export function registryOf(bot: SocketBot): Registry {
  const settings = bot.settings()
  const known: unknown = Reflect.get(settings, KEY)
  if (known !== undefined) return known as Registry
  const registry = new Registry(bot)
  Reflect.set(settings, KEY, registry)
  return registry
}

/**
 * Registers for the sockets of a bot that come and go, whoever has dialled.
 *
 * ```ts
 * onConnection(bot, ({ state, selfId, reason }) => console.log(selfId, state, reason))
 * ```
 *
 * @returns A function that takes the handler off again.
 */
export function onConnection(bot: SocketBot, handler: ConnectionHandler): () => void {
  const { handlers } = registryOf(bot)
  handlers.push(handler)
  return () => {
    const index = handlers.indexOf(handler)
    if (index !== -1) handlers.splice(index, 1)
  }
}
