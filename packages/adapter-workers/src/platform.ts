/**
 * What the adapter needs of the context of a request. The `ExecutionContext` of
 * `@cloudflare/workers-types`, or of `wrangler types`, is one.
 *
 * @see https://developers.cloudflare.com/workers/runtime-apis/context/
 */
export interface ExecutionContext {
  /** Keeps the Worker alive for `promise`, up to 30 s after the response or the client's going. */
  waitUntil(promise: Promise<unknown>): void
}

/** What Workers has for the request that an event came in: `platform` of a handler's context. */
export interface WorkersPlatform<
  Env = unknown,
  Context extends ExecutionContext = ExecutionContext,
> {
  /**
   * The bindings: variables, secrets, KV, …
   *
   * @see https://developers.cloudflare.com/workers/runtime-apis/bindings/
   */
  env: Env
  /**
   * The context of the request. For background tasks take `waitUntil` of the handler's context,
   * which tells `onError` when one fails.
   *
   * @see https://developers.cloudflare.com/workers/runtime-apis/context/
   */
  ctx: Context
}

/**
 * The bindings and the context of Workers behind a handler's context; `undefined` where the event
 * did not come through this adapter. The types are what you say: nothing checks them.
 *
 * ```ts
 * bot.onMessage(async (event, context) => {
 *   const platform = workersPlatform<Env>(context)
 *   await platform?.env.MESSAGES.put(String(event.message_id), plainText(event))
 * })
 * ```
 */
export function workersPlatform<
  Env = unknown,
  Context extends ExecutionContext = ExecutionContext,
>(context: { platform: unknown }): WorkersPlatform<Env, Context> | undefined {
  const { platform } = context
  return isPlatform(platform) ? (platform as WorkersPlatform<Env, Context>) : undefined
}

function isPlatform(value: unknown): value is WorkersPlatform {
  return typeof value === 'object' && value !== null && 'env' in value && 'ctx' in value
}
