import { ApiNotAvailableError, CQHttpError, HttpStatusError, NetworkError } from '../errors.ts'
import { parseJson, stringifyJson } from '../internal/json.ts'
import { isObject } from '../internal/value.ts'
import { checkApiRoot, checkToken, type PerAccount } from '../options.ts'
import type { KyInstance } from './ky.ts'
import type { ActionCall, ActionResponse, Transport } from './transport.ts'

/** The settings of {@link httpTransport}. */
export interface HttpTransportOptions {
  /** As `apiRoot` of the bot. */
  apiRoot: PerAccount<string | undefined>
  /** As `accessToken` of the bot. */
  accessToken?: PerAccount<string | undefined> | undefined
  /** What sends the requests; default the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined
}

/** Actions that change nothing, so that asking again does no harm. */
const READ = /^(?:get|can)_/
const RETRIES = 2

/**
 * Carries API calls over HTTP, one POST with JSON for each.
 *
 * Reads (`get_…`, `can_…`) are sent up to two times more, but only when no answer came; nothing else
 * is ever sent twice. Redirects are not followed.
 *
 * @see https://github.com/botuniverse/onebot-11/blob/master/communication/http.md
 */
export function httpTransport(options: HttpTransportOptions): Transport {
  const { apiRoot, accessToken, fetch } = options
  if (typeof apiRoot !== 'function' && apiRoot !== undefined && apiRoot !== '') {
    const problem = checkApiRoot(apiRoot)
    if (problem !== undefined) throw new TypeError(`apiRoot ${problem}`)
  }
  if (typeof accessToken !== 'function' && accessToken !== undefined && accessToken !== '') {
    const problem = checkToken(accessToken)
    if (problem !== undefined) throw new TypeError(`accessToken ${problem}`)
  }
  return async (call) => {
    const root = await settingOf('apiRoot', apiRoot, checkApiRoot, call)
    if (root === undefined) throw new ApiNotAvailableError(call.action)
    const token = await settingOf('accessToken', accessToken, checkToken, call)
    // ky touches the fetch stack when it is loaded, 55 ms on Node: not before the first call.
    const { ky, isKyError } = await import('./ky.ts')
    try {
      return await post(fetch ? ky.extend({ fetch }) : ky, toBase(root), token, call)
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
  root: string,
  token: string | undefined,
  { action, params, signal }: ActionCall,
): Promise<ActionResponse> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`
  // Deno sends a POST again when a connection that it reuses is lost before the answer
  // (https://github.com/denoland/deno/issues/35610): there each call gets a connection of its own.
  if ('Deno' in globalThis) headers['connection'] = 'close'
  const request = ky.post(root + action, {
    headers,
    body: toBody(action, params),
    signal: signal ?? null,
    redirect: 'manual',
    retry: {
      limit: READ.test(action) ? RETRIES : 0,
      methods: ['post'],
      statusCodes: [],
      delay: (attempt) => 100 * 2 ** (attempt - 1),
      // Whatever is thrown means that no answer came; ky knows the errors of some runtimes only.
      shouldRetry: () => signal?.aborted !== true,
    },
    throwHttpErrors: false,
    // The client's signal is the one limit; it also covers the body and the retries.
    timeout: false,
  })
  const { ok, status } = await request
  const text = await request.text()
  if (!ok) throw new HttpStatusError(action, status)

  const answer = parseAnswer(text)
  if (answer === undefined) {
    throw new NetworkError(
      action,
      'what came is no JSON object; is apiRoot the address of the HTTP API?',
    )
  }
  return { ...answer, statusCode: status }
}

function toBody(action: string, params: Record<string, unknown>): string {
  try {
    return stringifyJson(params)
  } catch (error) {
    throw new CQHttpError(
      `${action}: the parameters cannot be written as JSON; pass ids as numbers or strings`,
      { cause: error },
    )
  }
}

/** Without the parser's error, which quotes the body. */
function parseAnswer(text: string): Record<string, unknown> | undefined {
  try {
    const answer = parseJson(text)
    return isObject(answer) && !Array.isArray(answer) ? answer : undefined
  } catch {
    return undefined
  }
}

async function settingOf(
  name: string,
  setting: PerAccount<string | undefined> | undefined,
  check: (value: unknown) => string | undefined,
  { action, selfId }: ActionCall,
): Promise<string | undefined> {
  if (typeof setting !== 'function') return setting === '' ? undefined : setting
  if (selfId === undefined) {
    throw new ApiNotAvailableError(
      action,
      `${name} is a function of the account, but the call names none; pass { selfId }`,
    )
  }
  const value = await setting(String(selfId))
  if (value === undefined || value === '') return undefined
  const problem = check(value)
  if (problem === undefined) return value
  throw new ApiNotAvailableError(action, `${name} of the account ${selfId} ${problem}`)
}
