import { ApiNotAvailableError, CQHttpError, HttpStatusError, NetworkError } from '../base/errors.ts'
import { parseJson, stringifyJson } from '../base/json.ts'
import { isObject } from '../base/value.ts'
import { checkAll, checkApiRoot, checkToken, perAccount } from '../base/check.ts'
import type { KyInstance } from './ky.ts'
import type { ActionCall, ActionResponse, PerAccount, Transport } from './transport.ts'

/** The settings of {@link httpTransport}. */
export interface HttpTransportOptions {
  /** As `apiRoot` of the bot. */
  apiRoot: PerAccount<string | undefined>
  /** As `accessToken` of the bot. */
  accessToken?: PerAccount<string | undefined> | undefined
  /** What sends the requests; default the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined
}

const CHECKS = { apiRoot: perAccount(checkApiRoot), accessToken: perAccount(checkToken) }

const RETRIES = 2

/**
 * Carries API calls over HTTP, one POST with JSON for each.
 *
 * Calls that only read are sent up to two times more, but only when no answer came; nothing else is
 * ever sent twice. Redirects are not followed.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/communication/http.md
 */
export function httpTransport(options: HttpTransportOptions): Transport {
  const { apiRoot, accessToken, fetch } = options
  checkAll({ apiRoot, accessToken }, CHECKS)
  return async (call) => {
    const root = await settingOf('apiRoot', apiRoot, checkApiRoot, call)
    if (root === undefined) throw new ApiNotAvailableError(call.action)
    const token = await settingOf('accessToken', accessToken, checkToken, call)
    // ky touches the fetch stack when it is loaded, 55 ms on Node: not before the first call.
    const { ky, isKyError } = await import('./ky.ts')
    try {
      return await post(fetch ? ky.extend({ fetch }) : ky, toBase(root) + call.action, token, call)
    } catch (error) {
      // ky tells its errors by their names, which ours have too.
      if (error instanceof CQHttpError) throw error
      // ky's errors hold the request and with it the token: only the platform's own goes on.
      throw withoutData(isKyError(error) ? (error.cause ?? new Error(error.name)) : error)
    }
  }
}

/** undici's parser keeps the answer that it could not read, which may repeat the request. */
function withoutData(error: unknown): unknown {
  for (
    let inner = error, depth = 0;
    isObject(inner) && depth < 5;
    inner = inner['cause'], depth++
  ) {
    Reflect.deleteProperty(inner, 'data')
  }
  return error
}

/** The address as `fetch` would read it, without blanks around it, and with one slash at the end. */
function toBase(root: string): string {
  const { origin, pathname } = new URL(root)
  return `${origin}${pathname.replace(/\/+$/, '')}/`
}

async function post(
  ky: KyInstance,
  url: string,
  token: string | undefined,
  { action, params, reads, signal }: ActionCall,
): Promise<ActionResponse> {
  const response = await ky.post(url, {
    headers: {
      'content-type': 'application/json',
      authorization: token && `Bearer ${token}`,
      // Deno sends a POST again when a connection that it reuses is lost before the answer
      // (https://github.com/denoland/deno/issues/35610): there each call gets one of its own.
      connection: 'Deno' in globalThis ? 'close' : undefined,
    },
    body: toBody(action, params),
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
  const text = await response.text()
  if (!response.ok) throw new HttpStatusError(action, response.status)
  return { ...parseAnswer(action, text), statusCode: response.status }
}

export function toBody(action: string, params: Record<string, unknown>): string {
  try {
    return stringifyJson(params)
  } catch (error) {
    throw new CQHttpError(
      `${action}: the parameters cannot be written as JSON; pass ids as numbers or strings`,
      { cause: error },
    )
  }
}

function parseAnswer(action: string, text: string): Record<string, unknown> {
  try {
    const answer = parseJson(text)
    if (isObject(answer) && !Array.isArray(answer)) return answer
  } catch {
    // The parser's error quotes the text, which may repeat the request.
  }
  throw new NetworkError(
    action,
    'what came is no JSON object; is apiRoot the address of the HTTP API?',
  )
}

async function settingOf(
  name: string,
  setting: PerAccount<string | undefined> | undefined,
  check: (value: unknown) => string | undefined,
  { action, selfId }: ActionCall,
): Promise<string | undefined> {
  if (typeof setting !== 'function') return setting === '' ? undefined : setting
  if (selfId === undefined) {
    throw new ApiNotAvailableError(action, `${name} is a function of the account; pass { selfId }`)
  }
  const value = await setting(String(selfId))
  if (value === undefined || value === '') return undefined
  const problem = check(value)
  if (problem === undefined) return value
  throw new ApiNotAvailableError(action, `${name} of the account ${selfId} ${problem}`)
}
