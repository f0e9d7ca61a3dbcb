import type { InboxStore, StateStore } from '@cqhttp/core'
import { check, type Check, checkOptions } from '@cqhttp/core/adapter'

import { configOf, isNamespace, type ObjectNamespace, objectOf } from '../object-state.ts'
import { STORE_URL, type StoreRequests, type StoreResults } from './exchange.ts'

/** How the entries of a store are spread. */
export interface DurableStoreOptions {
  /**
   * Over how many objects, from 1 to 1,000; default 8. Each takes some hundred requests a second.
   * With another number most keys belong to another object, and what there is for them is not found:
   * for an inbox that is over in a minute, for state it is not.
   */
  shards?: number | undefined
  /**
   * What the names of the objects begin with; default `store`. Bots that share a binding need one
   * each, or they take each other's events away.
   */
  prefix?: string | undefined
}

const CHECKS: Record<keyof DurableStoreOptions, Check> = {
  shards: check(
    (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1000,
    'a whole number from 1 to 1000',
  ),
  prefix: check((value) => typeof value === 'string', 'a string'),
}

/** How often an object is asked that ended before it answered. */
const TRIES = 3
/** How long an answer may take, in milliseconds. */
const TIMEOUT = 5000
/** The longest that something is kept, in milliseconds. */
const LONGEST = 1e13

const CONFIG = configOf('STORE', 'StoreObject')

/** By the text of an error. */
const FIXES: readonly (readonly [RegExp, string])[] = [
  [/sql is not enabled|without sql/i, `its class was made without SQLite: ${CONFIG}`],
  [/overloaded|too many requests/i, 'raise the option shards'],
  [/too ?big|too large/i, 'an entry of state has 2 MB at most'],
  [/exceeded|limit/i, 'has the plan of the account reached a limit?'],
  [/not.*(export|found)|no such/i, `does the Worker export StoreObject? ${CONFIG}`],
]

/**
 * A store in Durable Objects, which all instances of a Worker share, wherever they run.
 *
 * ```ts
 * export { StoreObject } from '@cqhttp/adapter-workers/durable'
 * export default toWorkersHandler((env: Env) => {
 *   return new CQHttp({ secret: env.CQHTTP_SECRET, inbox: { store: durableStore(env.STORE) } })
 * })
 * ```
 *
 * @param namespace The binding to the class `StoreObject`.
 * @throws TypeError with what to add to the configuration when the binding is missing, or for a wrong
 * option.
 * @see https://developers.cloudflare.com/durable-objects/
 */
export function durableStore(
  namespace: ObjectNamespace | undefined,
  options: DurableStoreOptions = {},
): InboxStore & StateStore {
  if (!isNamespace(namespace)) {
    throw new TypeError(`durableStore needs the binding of its objects: ${CONFIG}`)
  }
  checkOptions(options, { ...CHECKS })
  const { shards = 8, prefix = 'store' } = options
  const ask = createAsk(namespace, (key) => `${prefix}/${hashOf(key) % shards}`)
  return {
    claim: (key, lease) => ask('claim', { key, lease: toTime(lease), by: crypto.randomUUID() }),
    async renew(key, lease) {
      await ask('renew', { key, lease: toTime(lease) })
    },
    async finish(key, answer, window) {
      await ask('finish', { key, answer, window: toTime(window), by: crypto.randomUUID() })
    },
    async get(key) {
      const { value, version } = await ask('get', { key: checkText(key) })
      return { value, version }
    },
    async set(key, value, { ttl, ifVersion } = {}) {
      if (ttl !== undefined && !(ttl > 0)) {
        throw new TypeError(`ttl must be a positive number of milliseconds, but is ${ttl}`)
      }
      const version = crypto.randomUUID()
      const isWritten = await ask('set', {
        key: checkText(key),
        value: checkText(value),
        version,
        ttl: ttl === undefined ? undefined : toTime(ttl),
        ifVersion,
      })
      return isWritten ? version : undefined
    },
    async delete(key) {
      await ask('delete', { key: checkText(key) })
    },
  }
}

type Ask = <Name extends keyof StoreRequests>(
  name: Name,
  asked: StoreRequests[Name],
) => Promise<StoreResults[Name]>

function createAsk(namespace: ObjectNamespace, nameOf: (key: string) => string): Ask {
  return async (name, asked) => {
    const body = JSON.stringify({ name, ...asked })
    const signal = AbortSignal.timeout(TIMEOUT)
    const init = { method: 'POST', body, signal }
    for (let tries = 1; ; tries++) {
      let text: string
      try {
        text = await (await objectOf(namespace, nameOf(asked.key)).fetch(STORE_URL, init)).text()
      } catch (error) {
        // It was moved or updated, or has crashed; what it has done all the same, it does once.
        const { overloaded } = error as { overloaded?: boolean }
        if (overloaded !== true && tries < TRIES && !signal.aborted) {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 40 * tries))
          continue
        }
        const reason = signal.aborted ? `no answer within ${TIMEOUT} ms` : String(error)
        throw failure(reason, error)
      }
      const answer = parse(text)
      if (answer === undefined) {
        throw failure(`the binding leads to another class than StoreObject: ${CONFIG}`)
      }
      if ('error' in answer) throw failure(String(answer['error']))
      return answer['result'] as StoreResults[typeof name]
    }
  }
}

function failure(reason: string, cause?: unknown): Error {
  const fix = FIXES.find(([pattern]) => pattern.test(reason))?.[1]
  const told = fix === undefined || reason.includes(fix) ? reason : `${reason}; ${fix}`
  return new Error(`Durable Object of the store: ${told}`, { cause })
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isAnswer =
      typeof value === 'object' && value !== null && ('result' in value || 'error' in value)
    return isAnswer ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** FNV-1a of its UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  }
  return hash
}

/** JSON has no number for `Infinity`. */
function toTime(milliseconds: number): number {
  return Math.min(milliseconds, LONGEST)
}

function checkText(text: string): string {
  if (text.isWellFormed()) return text
  throw new TypeError('keys and values must be well-formed: cut no character in two')
}
