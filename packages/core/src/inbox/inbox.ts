import type { Outgoing } from '../endpoint.ts'
import { withinTime } from '../internal/within-time.ts'
import type { Logger } from '../logger.ts'
import type { Claim, InboxStore } from './store.ts'

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

/** Lets each event be handled once, and gives every copy of it the same answer. */
export class Inbox {
  readonly #settings: InboxSettings

  constructor(settings: InboxSettings) {
    this.#settings = settings
  }

  /**
   * Answers an event by `handle`, unless it has been answered; `onDuplicate` is told then.
   *
   * Copies ask the store again and again rather than wait for a promise: the one who handles may be
   * another process, and on Workers a request must not wait for the promise of another.
   */
  async once(
    key: string,
    handle: () => Promise<Outgoing>,
    onDuplicate: () => void,
  ): Promise<Outgoing> {
    for (let delay = POLL.first; ; delay = Math.min(2 * delay, POLL.most)) {
      const claim = await this.#claim(key)
      if (claim.state === 'claimed') return this.#handle(key, handle)
      if (claim.state === 'answered') {
        onDuplicate()
        return JSON.parse(claim.answer) as Outgoing
      }
      await new Promise((resolve) => setTimeout(resolve, delay))
    }
  }

  async #claim(key: string): Promise<Claim> {
    const claim = await this.#ask(() => this.#settings.store.claim(key, LEASE))
    return claim ?? { state: 'claimed' }
  }

  async #handle(key: string, handle: () => Promise<Outgoing>): Promise<Outgoing> {
    const { store, window } = this.#settings
    const renewal = setInterval(() => void this.#ask(() => store.renew(key, LEASE)), LEASE / 3)
    try {
      const outgoing = await handle()
      await this.#ask(() => store.finish(key, JSON.stringify(outgoing), window))
      return outgoing
    } finally {
      clearInterval(renewal)
    }
  }

  /** Undefined when the store fails or hangs: an event is handled and answered all the same. */
  async #ask<Result>(step: () => Promise<Result>): Promise<Result | undefined> {
    const { logger } = this.#settings
    try {
      const answer = await withinTime(this.#wrap(step), STORE_TIMEOUT)
      if (answer !== undefined) return answer.result
      logger.error(`the store of the inbox gave no answer within ${STORE_TIMEOUT} ms`)
    } catch (error) {
      logger.error('the store of the inbox failed:', error)
    }
    return undefined
  }

  /** Tells a step without a result from one that has not ended. */
  async #wrap<Result>(step: () => Promise<Result>): Promise<{ result: Result }> {
    return { result: await step() }
  }
}
