import { loadKy } from '#ky'
import { unlimited, withoutData } from '#sent'
import {
  ApiNotAvailableError,
  CallError,
  CQHttpError,
  type Failure,
  HttpStatusError,
  NetworkError,
} from '../base/errors.ts'
import { stringifyJson } from '../base/json.ts'
import { withoutSlashes } from '../base/value.ts'
import {
  type Check,
  checkAll,
  checkApiRoot,
  checkSize,
  checkToken,
  perAccount,
} from '../base/check.ts'
import { failureOf } from './failure.ts'
import { readAnswer } from './read-answer.ts'
import type { KyInstance } from './ky.ts'
import type { ActionCall, PerAccount, Transport } from './transport.ts'

/** The settings of {@link httpTransport}. */
export interface HttpTransportOptions {
  /** As `apiRoot` of the bot. */
  apiRoot: PerAccount<string | undefined>
  /** As `accessToken` of the bot. */
  accessToken?: PerAccount<string | undefined> | undefined
  /** As `maxAnswerSize` of the bot; default 64 MiB. */
  maxAnswerSize?: number | undefined
  /**
   * What sends the requests; default the global `fetch`. Time limits of its own end a call early:
   * undici's is 300 s, which the global one of Node is kept from.
   */
  fetch?: typeof globalThis.fetch | undefined
}

/** Those that the bot has too. */
export const transportChecks: Record<'apiRoot' | 'accessToken' | 'maxAnswerSize', Check> = {
  apiRoot: perAccount(checkApiRoot),
  accessToken: perAccount(checkToken),
  maxAnswerSize: checkSize,
}

const RETRIES = 2

/** In bytes. */
const MAX_ANSWER = 64 * 1024 * 1024
const MAX_FAILURE = 64 * 1024

/**
 * Carries API calls over HTTP, one POST with JSON for each.
 *
 * Calls that only read are sent up to two times more, but only when no answer came; nothing else is
 * ever sent twice. Redirects are not followed.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/communication/http.md
 */
export function httpTransport(options: HttpTransportOptions): Transport {
  const { apiRoot, accessToken, maxAnswerSize } = options
  checkAll({ apiRoot, accessToken, maxAnswerSize }, transportChecks)
  return async (call) => {
    const { action } = call
    const root = await settingOf('apiRoot', apiRoot, checkApiRoot, call)
    if (root === undefined) throw new ApiNotAvailableError(action)
    const token = await settingOf('accessToken', accessToken, checkToken, call)
    const { ky } = await loadKy()
    try {
      const fetch = createFetch(options.fetch, call)
      const response = await post(ky, toBase(root) + action, token, call, fetch)
      if (response.ok) return await readAnswer(response, call, maxAnswerSize ?? MAX_ANSWER)
      throw new HttpStatusError(action, response.status, await readFailure(response, action))
    } catch (error) {
      if (error instanceof CQHttpError) throw error
      // ky's own errors hold the request and with it the token: only the platform's goes on.
      const isOfKy = error instanceof Error && 'request' in error
      throw withoutData(isOfKy ? (error.cause ?? new Error(error.name)) : error)
    }
  }
}

/** Calls it as a function, since workerd's own does not work as a method of something else. */
function createFetch(
  fetch: typeof globalThis.fetch = globalThis.fetch,
  { action, signal }: ActionCall,
): typeof globalThis.fetch {
  // Another `fetch` may not know the dispatcher of this one.
  const more = signal && fetch === globalThis.fetch ? unlimited() : undefined
  return (request, init) => {
    try {
      return fetch(request, { ...init, ...more })
    } catch (cause) {
      throw new NetworkError(action, `fetch cannot be called (${String(cause)})`, {
        cause,
        sent: 'no',
      })
    }
  }
}

/** What the body says beside an HTTP status that is not 2xx; never the body itself. */
async function readFailure(response: Response, action: string): Promise<Partial<Failure>> {
  try {
    return failureOf(await readAnswer(response, { action }, MAX_FAILURE))
  } catch {
    return {}
  }
}

/** The address as `fetch` would read it, without blanks around it, and with one slash at the end. */
function toBase(root: string): string {
  const { origin, pathname } = new URL(root)
  return `${origin}${withoutSlashes(pathname)}/`
}

async function post(
  ky: KyInstance,
  url: string,
  token: string | undefined,
  { action, params, reads, signal }: ActionCall,
  fetch: typeof globalThis.fetch,
): Promise<Response> {
  return ky.post(url, {
    fetch,
    headers: {
      'content-type': 'application/json',
      authorization: token && `Bearer ${token}`,
      // Deno sends a POST again when a connection that it reuses is lost before the answer
      // (https://github.com/denoland/deno/issues/35610): there each call gets one of its own.
      connection: 'Deno' in globalThis ? 'close' : undefined,
    },
    body: writeParams(action, params, stringifyJson),
    signal: signal ?? null,
    redirect: 'manual',
    retry: {
      limit: reads ? RETRIES : 0,
      methods: ['post'],
      delay: (attempt) => 50 * 2 ** attempt,
      // Whatever is thrown means that no answer came; ky knows the errors of some runtimes only.
      shouldRetry: () => signal?.aborted !== true,
    },
    throwHttpErrors: false,
    // The client's signal is the one limit; it also covers the body and the retries.
    timeout: false,
  })
}

/** @param write Makes the JSON. */
export function writeParams(
  action: string,
  params: Record<string, unknown>,
  write: (params: object) => string,
): string {
  try {
    return write(params)
  } catch (error) {
    const reason = 'the parameters cannot be written as JSON; pass ids as numbers or strings'
    throw new CallError(action, reason, 'no', { cause: error })
  }
}

async function settingOf(
  name: string,
  setting: PerAccount<string | undefined> | undefined,
  check: (value: unknown) => string | undefined,
  { action, selfId }: ActionCall,
): Promise<string | undefined> {
  if (typeof setting !== 'function') return setting || undefined
  if (selfId === undefined) {
    throw new ApiNotAvailableError(action, `${name} is a function of the account; pass { selfId }`)
  }
  const value = await setting(String(selfId))
  if (value === undefined || value === '') return undefined
  const problem = check(value)
  if (problem === undefined) return value
  throw new ApiNotAvailableError(action, `${name} of the account ${selfId} ${problem}`)
}
