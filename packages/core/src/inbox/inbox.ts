import type { Outgoing } from '../endpoint.ts'
import type { Logger } from '../logger.ts'
import type { Claim, InboxStore } from './store.ts'

/**
 * How long a claim lasts without a sign of life, in milliseconds: short enough that the last copy
 * of go-cqhttp, 20 s after the first, finds the event free again after a crash.
 */
const LEASE = 10_000
/** How long a copy waits before it asks again, in milliseconds, at first and at most. */
const POLL = { first: 5, most: 250 }

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
    try {
      return await this.#settings.store.claim(key, LEASE)
    } catch (error) {
      this.#fail(error)
      return { state: 'claimed' }
    }
  }

  async #handle(key: string, handle: () => Promise<Outgoing>): Promise<Outgoing> {
    const { store, window } = this.#settings
    const renewal = setInterval(() => void this.#try(() => store.renew(key, LEASE)), LEASE / 3)
    try {
      const outgoing = await handle()
      await this.#try(() => store.finish(key, JSON.stringify(outgoing), window))
      return outgoing
    } finally {
      clearInterval(renewal)
    }
  }

  /** What has been handled is answered, whether the store remembers it or not. */
  async #try(step: () => Promise<void>): Promise<void> {
    try {
      await step()
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    this.#settings.logger.error('the store of the inbox failed:', error)
  }
}
