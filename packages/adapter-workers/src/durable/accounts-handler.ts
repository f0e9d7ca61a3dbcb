import type { Id } from '@cqhttp/core'
import { check, type Check, checkOptions, type Endpoint, toResponse } from '@cqhttp/core/adapter'
import {
  createSockets,
  type SocketBot,
  type Sockets,
  type SocketsOptions,
} from '@cqhttp/core/socket'

import { toLogger, type WorkersHandlerOptions } from '../options.ts'
import type { ExecutionContext } from '../platform.ts'
import type { QueueHandler, WorkersQueue } from '../queue/workers-queue.ts'
import { toWorkersHandler as toPlainHandler, type WorkersHandler } from '../workers-handler.ts'
import { type AccountClass, addressOf, toAccountClass } from './account-object.ts'
import { accountTransport } from './account-transport.ts'
import { namespaceOf, objectOf } from './object-state.ts'

/** What is served: a `CQHttp` is one. */
export type AccountBot = Endpoint & SocketBot & { readonly apiRoot?: unknown }

/**
 * Makes a new bot of the bindings, each time that it is called: for the Worker, and for the object of
 * each account whenever it wakes. What it does is done that often, so let it be little.
 */
export type AccountBotFactory<Env, Bot extends AccountBot = AccountBot> = (
  env: Env,
  ctx: ExecutionContext,
) => Bot | Promise<Bot>

/** The settings of `toWorkersHandler`. */
export interface AccountsOptions extends WorkersHandlerOptions {
  /** The name of the binding to the class of the objects; default `ACCOUNTS`. */
  binding?: string | undefined
  /** The account of calls in the Worker that name none; default: these are rejected. */
  selfId?: Id | undefined
  /** Who may connect, and where; an `accessToken` is required, here or in the bot. */
  sockets?: Omit<SocketsOptions, 'timers'> | undefined
}

/** The default export of a Worker that takes sockets. */
export interface AccountsHandler<Env, Bot extends AccountBot> extends WorkersHandler<Env> {
  /** The class of the objects, for the Worker to export under the name in its configuration. */
  readonly Account: AccountClass<Env>
  /**
   * Gives the bot of the Worker, for `queue`, `email` and other handlers of it; its calls go
   * through the objects of the accounts.
   *
   * @throws What the function that makes the bot has thrown.
   */
  readonly bot: (env: Env, ctx: ExecutionContext) => Promise<Bot>
}

const CHECKS: Record<string, Check> = {
  binding: check((value) => typeof value === 'string' && value !== '', 'the name of a binding'),
  selfId: check((value) => ['string', 'number'].includes(typeof value), 'the id of an account'),
  sockets: check((value) => typeof value === 'object' && value !== null, 'an object'),
}

interface Made<Bot> {
  bot: Bot
  sockets: Sockets
}

/**
 * As `toWorkersHandler` of the package, and takes the WebSockets that implementations open: each
 * account has a Durable Object, which holds its sockets and runs the handlers of its events.
 *
 * ```ts
 * const worker = toWorkersHandler(createBot)
 * export const Account = worker.Account
 * export default worker
 * ```
 *
 * Calls of the API go over the account's sockets, wherever they are made, and over HTTP when none is
 * open. An object costs nothing while its sockets are silent.
 *
 * @throws TypeError for a wrong option.
 * @see https://developers.cloudflare.com/durable-objects/best-practices/websockets/
 */
export function toWorkersHandler<Env, Bot extends AccountBot>(
  createBot: AccountBotFactory<Env, Bot>,
  options: AccountsOptions & { queue: WorkersQueue },
): AccountsHandler<Env, Bot> & QueueHandler<Env>
export function toWorkersHandler<Env, Bot extends AccountBot>(
  createBot: AccountBotFactory<Env, Bot>,
  options?: AccountsOptions,
): AccountsHandler<Env, Bot>
export function toWorkersHandler<Env, Bot extends AccountBot>(
  createBot: AccountBotFactory<Env, Bot>,
  options: AccountsOptions = {},
): AccountsHandler<Env, Bot> {
  const { binding = 'ACCOUNTS', selfId, sockets: socketsOptions, ...rest } = options
  const logger = toLogger(rest)
  const { queue, ...plain } = rest
  checkOptions({ binding, selfId, sockets: socketsOptions }, CHECKS)
  const made = new WeakSet<AccountBot>()
  let current: Bot | undefined

  async function make(env: Env, ctx: ExecutionContext): Promise<Made<Bot>> {
    const namespace = namespaceOf(env, binding)
    const bot = await createBot(env, ctx)
    // Its sockets and calls would be those of other objects, which Workers forbid.
    if (made.has(bot)) throw new TypeError('the function must make a new bot each time')
    made.add(bot)
    queue?.attach(bot, env)
    const sockets = createSockets(bot, { ...socketsOptions, timers: false })
    const { transports } = bot.settings()
    // After the sockets of this very object, and before HTTP.
    const index = transports.indexOf(sockets.transport) + 1
    transports.splice(index, 0, accountTransport(namespace, selfId))
    return { bot, sockets }
  }

  async function makeEndpoint(env: Env, ctx: ExecutionContext): Promise<Endpoint> {
    const { bot, sockets } = await make(env, ctx)
    current = bot
    const endpoint: Endpoint & Pick<AccountBot, 'apiRoot' | 'settings'> = {
      apiRoot: bot.apiRoot,
      // The schedules are found by it.
      settings: () => bot.settings(),
      async fetch(request, runtime) {
        if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') {
          return bot.fetch(request, runtime)
        }
        // Before an object is touched: anybody may ask for any account.
        const refusal = await sockets.admit(request, addressOf(request))
        if (refusal?.status === 404) return bot.fetch(request, runtime)
        if (refusal !== undefined) return toResponse(refusal)
        const name = request.headers.get('x-self-id') ?? ''
        return objectOf(namespaceOf(env, binding), name).fetch(request)
      },
    }
    // With it, the plain handler knows that a request may be answered on its own.
    if (bot.handle !== undefined) endpoint.handle = bot.handle.bind(bot)
    return endpoint
  }

  const botOf = async (env: Env, ctx: ExecutionContext): Promise<Bot> =>
    (current ??= (await make(env, ctx)).bot)

  return {
    ...toPlainHandler(makeEndpoint, plain),
    Account: toAccountClass({
      start: async (env: Env, ctx) => (await make(env, ctx)).sockets,
      logger,
    }),
    bot: botOf,
    ...queue?.handler(async (env: Env, ctx: ExecutionContext) => {
      try {
        return await botOf(env, ctx)
      } catch (error) {
        logger.error('the bot could not start:', error)
        return undefined
      }
    }),
  }
}
