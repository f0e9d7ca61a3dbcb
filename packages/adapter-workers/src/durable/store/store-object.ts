import { STORE_URL, type StoreRequest, type StoreResponse, type StoreResults } from './exchange.ts'
import { type StoreObjectState, Tables } from './tables.ts'

/** How long an object that has just written sleeps at least, in milliseconds: each alarm is paid for. */
const SLEEP = 60_000

/**
 * The class of the Durable Objects that hold the entries of `durableStore`, for the Worker to export.
 *
 * ```ts
 * export { StoreObject } from '@cqhttp/adapter-workers/durable'
 * ```
 *
 * What has expired is removed by an alarm, a minute later at most; an object without entries has none
 * and costs nothing.
 */
export class StoreObject {
  readonly #state: StoreObjectState
  #tables: Tables | undefined
  /** When the alarm rings, as far as this life of the object knows. */
  #alarm: number | null | undefined

  constructor(state: StoreObjectState) {
    this.#state = state
  }

  /** Does what a store asks for. */
  async fetch(request: Request): Promise<Response> {
    if (request.url !== STORE_URL) return new Response('this is a store', { status: 404 })
    let response: StoreResponse
    try {
      const asked = (await request.json()) as StoreRequest
      response = { result: this.#do(asked) }
      const end = endOf(asked)
      if (end !== undefined) await this.#wakeAt(end)
    } catch (error) {
      response = { error: error instanceof Error ? error.message : String(error) }
    }
    return Response.json(response)
  }

  /** Removes what has expired. */
  async alarm(): Promise<void> {
    this.#alarm = null
    const next = this.#open().sweep()
    if (next !== undefined) await this.#wakeAt(next)
  }

  #open(): Tables {
    return (this.#tables ??= new Tables(this.#state))
  }

  #do(asked: StoreRequest): StoreResults[keyof StoreResults] {
    const tables = this.#open()
    switch (asked.name) {
      case 'claim':
        return tables.claim(asked)
      case 'renew':
        tables.renew(asked)
        return null
      case 'finish':
        tables.finish(asked)
        return null
      case 'get':
        return tables.get(asked.key)
      case 'set':
        return tables.set(asked)
      case 'delete':
        tables.delete(asked.key)
        return null
    }
  }

  async #wakeAt(end: number): Promise<void> {
    const { storage } = this.#state
    this.#alarm ??= await storage.getAlarm()
    const time = Math.max(end, Date.now() + SLEEP)
    if (this.#alarm !== null && this.#alarm <= time) return
    this.#alarm = time
    await storage.setAlarm(time)
  }
}

/** When what was written expires, in milliseconds since the epoch. */
function endOf(asked: StoreRequest): number | undefined {
  if (asked.name === 'claim') return Date.now() + asked.lease
  if (asked.name === 'finish') return Date.now() + asked.window
  if (asked.name === 'set' && asked.ttl !== undefined) return Date.now() + asked.ttl
  return undefined
}
