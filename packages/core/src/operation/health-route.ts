import { isObject } from '../base/value.ts'
import { now } from '../base/timers.ts'
import { type BotRouter } from '../http/route.ts'

/** What the route needs of a bot. */
export interface HealthBot {
  readonly router: BotRouter
  callAction(
    action: 'get_status',
    params?: undefined,
    options?: { timeout?: number; selfId?: string | number },
  ): Promise<unknown>
}

/** The settings of `addHealthRoute`. */
export interface HealthOptions {
  /** Where it is served; default `/health`. */
  path?: string | undefined
  /**
   * Whether the implementation is asked how it is (`get_status`): 503 when it does not answer, or says
   * that the account is offline. The answer is kept for 10 s. Default `false`: that the bot answers.
   */
  askImplementation?: boolean | undefined
  /** The account that is asked for, where there are several. */
  selfId?: string | number | undefined
  /** How long the implementation may take, in milliseconds; default 3000. */
  timeout?: number | undefined
}

/** How long what the implementation said is good for, in milliseconds: anybody may ask. */
const KEPT = 10_000

/**
 * Serves a route for load balancers and monitors: 200 with `{"status":"pass"}`, or 503 with
 * `{"status":"fail"}`. It says nothing else, since anybody may ask.
 *
 * @see https://datatracker.ietf.org/doc/html/draft-inadarei-api-health-check
 * @example
 * ```ts
 * addHealthRoute(bot, { askImplementation: true })
 * ```
 */
export function addHealthRoute(bot: HealthBot, options: HealthOptions = {}): void {
  const { path = '/health', askImplementation = false, selfId, timeout = 3000 } = options
  if (!path.startsWith('/')) {
    throw new TypeError(
      `path must begin with /, such as '/health', but it is ${JSON.stringify(path)}`,
    )
  }
  let asked: { at: number; isFine: boolean | undefined } = { at: -Infinity, isFine: undefined }

  const ask = async (): Promise<boolean> => {
    try {
      const status = await bot.callAction('get_status', undefined, {
        timeout,
        ...(selfId === undefined ? {} : { selfId }),
      })
      return isObject(status) && status['online'] !== false && status['good'] !== false
    } catch {
      return false
    }
  }

  bot.router.get(path, async () => {
    // No promise is kept: on Workers a request must not await that of another.
    if (askImplementation && (asked.isFine === undefined || now() - asked.at >= KEPT)) {
      asked = { at: now(), isFine: asked.isFine }
      asked.isFine = await ask()
    }
    const isFine = asked.isFine ?? true
    return new Response(JSON.stringify({ status: isFine ? 'pass' : 'fail' }), {
      status: isFine ? 200 : 503,
      headers: { 'content-type': 'application/health+json', 'cache-control': 'no-store' },
    })
  })
}
