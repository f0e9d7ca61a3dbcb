import {
  type Endpoint,
  isEndpoint,
  type Runtime,
  textAnswer,
  tickOf,
  toResponse,
} from '@cqhttp/core/adapter'

import { checkApiRoot } from './api-root.ts'
import { toLogger, type WorkersHandlerOptions } from './options.ts'
import type { ExecutionContext, WorkersPlatform } from './platform.ts'
import type { QueueHandler, WorkersQueue } from './queue/workers-queue.ts'
import { createStart } from './start.ts'

/**
 * Makes a bot of the bindings: variables, secrets, KV, … `ctx` is the context of the first request
 * alone, and so is all input and output: what the factory opens, it must not leave in the bot.
 */
export type BotFactory<Env, Context extends ExecutionContext = ExecutionContext> = (
  env: Env,
  ctx: Context,
) => Endpoint | Promise<Endpoint>

/**
 * What is used of a tick of a cron trigger.
 *
 * @see https://developers.cloudflare.com/workers/runtime-apis/handlers/scheduled/
 */
export interface CronTick {
  /** As in the configuration, in UTC. */
  readonly cron: string
  /** When it was to come, in milliseconds since the epoch. */
  readonly scheduledTime: number
}

/**
 * The default export of a Worker; an `ExportedHandler<Env>` of `@cloudflare/workers-types`.
 *
 * @see https://developers.cloudflare.com/workers/runtime-apis/handlers/fetch/
 */
export interface WorkersHandler<
  Env = unknown,
  Context extends ExecutionContext = ExecutionContext,
> {
  /** Answers a request; never rejects. It needs no `this`. */
  readonly fetch: (request: Request, env: Env, ctx: Context) => Promise<Response>
  /**
   * Runs the bot's schedules that are due at the tick, whatever its cron; never rejects. It needs no
   * `this`.
   */
  readonly scheduled: (tick: CronTick, env: Env, ctx: Context) => Promise<void>
}

/**
 * Makes a bot, or a function that makes one of the bindings, the handler of a Worker.
 *
 * ```ts
 * export default toWorkersHandler(createBot)
 * export default toWorkersHandler(createBot) satisfies ExportedHandler<Env>
 * ```
 *
 * The function is called once per isolate, at its first request; requests that come meanwhile wait.
 * When it throws or rejects, they are answered with 500, the error is logged, and the next request
 * calls it again.
 *
 * A handler runs on when the client hangs up, up to 30 s, as do tasks of `waitUntil` after the
 * response. The first request also checks the bot's `apiRoot`, where that is a string: a bare IP
 * address, and a port that the compatibility date does not allow, are logged as warnings.
 *
 * @throws TypeError for a wrong option, or what is neither a bot nor a function.
 * @see https://developers.cloudflare.com/workers/runtime-apis/context/#waituntil
 */
export function toWorkersHandler<
  Env = unknown,
  Context extends ExecutionContext = ExecutionContext,
>(
  bot: Endpoint | BotFactory<Env, Context>,
  options: WorkersHandlerOptions & { queue: WorkersQueue },
): WorkersHandler<Env, Context> & QueueHandler<Env, Context>
export function toWorkersHandler<
  Env = unknown,
  Context extends ExecutionContext = ExecutionContext,
>(
  bot: Endpoint | BotFactory<Env, Context>,
  options?: WorkersHandlerOptions,
): WorkersHandler<Env, Context>
export function toWorkersHandler<Env, Context extends ExecutionContext>(
  bot: Endpoint | BotFactory<Env, Context>,
  options: WorkersHandlerOptions = {},
): WorkersHandler<Env, Context> {
  const logger = toLogger(options)
  const { queue } = options
  const factory = toFactory(bot)
  let ready: Endpoint | undefined
  const start = createStart(
    async (isDeployed: boolean, env: Env, ctx: Context): Promise<Endpoint> => {
      const endpoint: unknown = await factory(env, ctx)
      if (!isEndpoint(endpoint)) throw new TypeError('the function of toWorkersHandler made no bot')
      queue?.attach(endpoint, env)
      for (const warning of warningsOf(endpoint, isDeployed)) logger.warn(warning)
      return endpoint
    },
    (error) => logger.error('the bot could not start:', error),
  )

  async function startAndAnswer(request: Request, env: Env, ctx: Context): Promise<Response> {
    // Only Cloudflare's network adds it; the host says nothing, since `wrangler dev` takes any.
    // https://developers.cloudflare.com/fundamentals/reference/http-headers/#cf-ray
    const endpoint = await start(request.headers.has('cf-ray'), env, ctx)
    if (endpoint === undefined) return failure('the bot could not start; its log says why')
    ready = endpoint
    return answer(endpoint, request, env, ctx)
  }

  async function answer(
    endpoint: Endpoint,
    request: Request,
    env: Env,
    ctx: Context,
  ): Promise<Response> {
    try {
      return await endpoint.fetch(request, toRuntime(env, ctx))
    } catch (error) {
      logger.error('a request could not be answered:', error)
      return failure('internal error')
    }
  }

  return {
    fetch(request, env, ctx) {
      if (ready?.handle !== undefined) return answer(ready, request, env, ctx)
      const answered = startAndAnswer(request, env, ctx)
      // A client that hangs up would take the handlers of its event with it, and a start for which
      // other requests wait.
      ctx.waitUntil(answered)
      return answered
    },
    ...queue?.handler((env: Env, ctx: Context) => start(false, env, ctx)),
    async scheduled({ cron, scheduledTime: time }, env, ctx) {
      await tickOf(await start(false, env, ctx))?.({ time, cron }, toRuntime(env, ctx))
    },
  }
}

function toFactory<Env, Context extends ExecutionContext>(
  bot: Endpoint | BotFactory<Env, Context>,
): BotFactory<Env, Context> {
  if (isEndpoint(bot)) return () => bot
  if (typeof bot === 'function') return bot
  throw new TypeError('toWorkersHandler takes a bot, or a function that makes one')
}

function toRuntime(env: unknown, ctx: ExecutionContext): Runtime {
  const platform: WorkersPlatform = { env, ctx }
  return { waitUntil: (task) => ctx.waitUntil(task), platform }
}

function failure(text: string): Response {
  return toResponse(textAnswer(500, text))
}

/** Nothing to check for other endpoints, or when apiRoot is a function. */
function warningsOf(
  endpoint: Endpoint & { readonly apiRoot?: unknown },
  isDeployed: boolean,
): string[] {
  const { apiRoot } = endpoint
  return typeof apiRoot === 'string'
    ? checkApiRoot(apiRoot, { isDeployed, allowsPorts: allowsPorts() })
    : []
}

/**
 * Whether the compatibility date does: from 2024-09-02 on.
 *
 * @see https://developers.cloudflare.com/workers/configuration/compatibility-flags/
 */
function allowsPorts(): boolean | undefined {
  const { Cloudflare } = globalThis as {
    Cloudflare?: { compatibilityFlags?: Record<string, boolean> }
  }
  return Cloudflare?.compatibilityFlags?.['allow_custom_ports']
}
