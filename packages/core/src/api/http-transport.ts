import { loadKy } from '#ky'
import { connection, unlimited, withoutData } from '#sent'
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
      const response = await post(ky, toBase(root) + action, token, call, options.fetch)
      if (response.ok) return await readAnswer(response, call, maxAnswerSize ?? MAX_ANSWER)
      throw new HttpStatusError(action, response.status, await readFailure(response, action))
    } catch (error) {
      if (error instanceof CQHttpError) throw error
      // Of a `fetch` that wraps ky or the like, such an error holds the request and with it the token.
      const hasRequest = error instanceof Error && 'request' in error
      throw withoutData(hasRequest ? (error.cause ?? new Error(error.name)) : error)
    }
  }
}

/**
 * Calls `fetch` as a function, since workerd's own does not work as a method of something else.
 *
 * It adds the body: ky would copy it for a retry and, when the answer comes before all of it was
 * sent, wait for the rest.
 */
function withBody(
  body: string,
  { action, signal }: ActionCall,
  fetch: typeof globalThis.fetch = globalThis.fetch,
): typeof globalThis.fetch {
  // Another `fetch` may not know the dispatcher of this one.
  const more = signal && fetch === globalThis.fetch ? unlimited() : undefined
  return (request, init) => {
    try {
      // oxlint-disable-next-line unicorn/no-invalid-fetch-options -- the request is a POST
      return fetch(new Request(request, { body }), { ...init, ...more })
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
  call: ActionCall,
  fetch: typeof globalThis.fetch | undefined,
): Promise<Response> {
  return ky.post(url, {
    fetch: withBody(writeParams(call.action, call.params, stringifyJson), call, fetch),
    headers: {
      'content-type': 'application/json',
      authorization: token && `Bearer ${token}`,
      connection,
    },
    signal: call.signal ?? null,
    redirect: 'manual',
    retry: {
      limit: call.reads ? RETRIES : 0,
      methods: ['post'],
      delay: (attempt) => 50 * 2 ** attempt,
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
