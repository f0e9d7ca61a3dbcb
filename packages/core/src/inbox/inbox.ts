import type { Outgoing, Runtime } from '../endpoint.ts'
import { respond } from '../respond.ts'
import { isObject } from '../internal/value.ts'
import { withinTime } from '../internal/within-time.ts'
import type { Logger } from '../logger.ts'
import type { InboxStore } from './store.ts'

/**
 * How long a claim lasts without a sign of life, in milliseconds: short enough that the last copy
 * of go-cqhttp, 20 s after the first, finds the event free again after a crash.
 */
const LEASE = 10_000
/** How long a copy waits before it asks again, in milliseconds, at first and at most. */
const POLL = { first: 5, most: 250 }

/** How long an event waits for the store, in milliseconds. */
const STORE_TIMEOUT = 2_000

interface InboxSettings {
  store: InboxStore
  /** In milliseconds. */
  window: number
  logger: Logger
}

/** How an event is answered that may be a copy. */
interface Answering {
  /** Has to call `onSlow` when it will take a while: until then nothing renews the claim. */
  handle: (onSlow: () => void) => Promise<Outgoing>
  /** Is told when the event has been answered before. */
  onDuplicate: () => void
  /** Keeps the runtime alive for the store. */
  waitUntil: Runtime['waitUntil']
}

/** Lets each event be handled once, and gives every copy of it the same answer. */
export class Inbox {
  readonly #settings: InboxSettings

  constructor(settings: InboxSettings) {
    this.#settings = settings
  }

  /**
   * Answers an event by `handle`, unless it has been answered.
   *
   * Copies ask the store again and again rather than wait for a promise: the one who handles may be
   * another process, and on Workers a request must not wait for the promise of another.
   */
  async once(key: string, { handle, onDuplicate, waitUntil }: Answering): Promise<Outgoing> {
    const { store, window } = this.#settings
    for (let delay = POLL.first; ; delay = Math.min(2 * delay, POLL.most)) {
      const claim = await this.#ask(() => store.claim(key, LEASE), waitUntil)
      if (claim === undefined || claim.state === 'claimed') break
      if (claim.state === 'answered') {
        onDuplicate()
        return fromAnswer(claim.answer)
      }
      const pause = new Promise((resolve) => setTimeout(resolve, delay))
      waitUntil?.(pause)
      await pause
    }

    let renewal: ReturnType<typeof setInterval> | undefined
    try {
      const outgoing = await handle(() => {
        const renew = (): void => void this.#ask(() => store.renew(key, LEASE))
        renewal = setInterval(renew, LEASE / 3)
      })
      await this.#ask(() => store.finish(key, toAnswer(outgoing), window), waitUntil)
      return outgoing
    } finally {
      clearInterval(renewal)
    }
  }

  /** Undefined when the store fails or hangs: an event is handled and answered all the same. */
  #ask<Result>(
    step: () => Result | Promise<Result>,
    waitUntil?: Answering['waitUntil'],
  ): Result | undefined | Promise<Result | undefined> {
    try {
      const answer = step()
      if (!isPromise(answer)) return answer
      const waited = this.#wait(answer)
      // A client that hangs up comes back with a copy, which has to find the answer.
      waitUntil?.(waited)
      return waited
    } catch (error) {
      return this.#fail(error)
    }
  }

  async #wait<Result>(answer: Promise<Result>): Promise<Result | undefined> {
    try {
      // In an object, to tell an answer without a result from one that has not come.
      const inTime = await withinTime(answer.then(wrap), STORE_TIMEOUT)
      if (inTime !== undefined) return inTime.result
    } catch (error) {
      return this.#fail(error)
    }
    this.#settings.logger.error(`the store of the inbox gave no answer within ${STORE_TIMEOUT} ms`)
    return undefined
  }

  #fail(error: unknown): undefined {
    this.#settings.logger.error('the store of the inbox failed:', error)
  }
}

function wrap<Result>(result: Result): { result: Result } {
  return { result }
}

function isPromise<Result>(answer: Result | Promise<Result>): answer is Promise<Result> {
  return isObject(answer) && typeof answer['then'] === 'function'
}

/**
 * A quick operation, which alone has status 200, is kept as the JSON that it is: to write that as a
 * string of JSON takes as long as to make it.
 */
function toAnswer(outgoing: Outgoing): string {
  return outgoing.status === 200 ? `{"operation":${outgoing.body}}` : JSON.stringify(outgoing)
}

function fromAnswer(answer: string): Outgoing {
  const { operation, ...outgoing } = JSON.parse(answer) as Outgoing & { operation?: object }
  return operation === undefined ? outgoing : respond(operation)
}
