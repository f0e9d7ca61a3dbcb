import type { Eventually } from '../base/eventually.ts'
import type { Logger } from '../base/logger.ts'
import { isPending, now, setBackgroundInterval, withinTime } from '../base/timers.ts'
import { describe, isObject } from '../base/value.ts'
import { memoryStore } from './memory-store.ts'
import type { Claim, InboxStore } from './store.ts'

/**
 * How long a claim lasts without a sign of life, in milliseconds: short enough that the last copy
 * of go-cqhttp, 20 s after the first, finds the event free again after a crash.
 */
export const LEASE = 10_000
/**
 * The same within this process, which knows what it runs: no pause of it frees an event. Only
 * requests that Workers cut off are forgotten by it.
 */
export const OWN_LEASE: number = 15 * 60_000
/** How long a copy waits before it asks again, in milliseconds, at first and at most. */
const POLL = { first: 5, most: 250 }
/** How long a copy waits where nothing else limits it, in milliseconds. */
const COPY_TIMEOUT = 60_000

/** How long an event waits for the store, in milliseconds. */
const STORE_TIMEOUT = 2_000
/** How long a store that gave no answer in time is left alone, in milliseconds. */
const STORE_PAUSE = 10_000

interface InboxSettings {
  /** Undefined when the memory of this process is enough. */
  store: InboxStore | undefined
  /** In milliseconds. */
  window: number
  logger: Logger
}

/**
 * Lets each event be handled once, and gives every copy of it the same answer.
 *
 * The memory of this process is asked first, then the store that several processes share.
 */
export class Inbox {
  readonly own: InboxStore = memoryStore()
  readonly shared: InboxStore | undefined
  readonly window: number
  readonly #logger: Logger
  /** By {@link now}. */
  #pausedUntil = 0

  constructor({ store, window, logger }: InboxSettings) {
    this.shared = store
    this.window = window
    this.#logger = logger
  }

  /**
   * Takes the turn to handle an event: gives the turn, the answer of an event that has been answered,
   * or undefined when another handles it and the time, in milliseconds, is up.
   *
   * Copies ask again and again rather than wait for a promise: the one who handles may be another
   * process, and on Workers a request must not wait for the promise of another.
   */
  take(key: string, timeLeft: () => number): Eventually<Turn | string | undefined> {
    const claim = this.own.claim(key, OWN_LEASE) as Claim
    if (claim.state === 'answered') return claim.answer
    if (claim.state === 'claimed' && this.shared === undefined) return new Turn(this, key)
    return this.#wait(key, claim, timeLeft)
  }

  /** `own` is what the memory of this process said. */
  async #wait(key: string, own: Claim, timeLeft: () => number): Promise<Turn | string | undefined> {
    const { shared, window } = this
    const end = now() + COPY_TIMEOUT
    const left = (): number => Math.min(timeLeft(), end - now())
    for (let delay = POLL.first; ; delay = Math.min(2 * delay, POLL.most)) {
      let claim = own
      if (own.state === 'claimed' && shared !== undefined) {
        const limit = Math.min(STORE_TIMEOUT, left())
        claim =
          (await this.ask(async () => checkClaim(await shared.claim(key, LEASE)), limit)) ?? own
      }
      if (claim.state === 'claimed') return new Turn(this, key)
      if (claim.state === 'answered') {
        if (claim !== own) void this.own.finish(key, claim.answer, window)
        return claim.answer
      }
      if (!(await sleep(delay, left))) {
        // Free for the next copy.
        if (own.state === 'claimed') void this.own.renew(key, 0)
        return undefined
      }
      if (own.state !== 'claimed') own = this.own.claim(key, OWN_LEASE) as Claim
    }
  }

  /** Undefined where the store fails or hangs: the event is handled all the same. */
  async ask<Result>(
    step: () => Promise<Result>,
    limit: number = STORE_TIMEOUT,
  ): Promise<Result | undefined> {
    if (now() < this.#pausedUntil) return undefined
    try {
      // An object tells a step without a result from one that has not ended.
      const task = step().then((result) => ({ result }))
      const answer = (await isPending(task)) ? await withinTime(task, limit) : await task
      if (answer !== undefined) return answer.result
      this.#pausedUntil = now() + STORE_PAUSE
      const time = Math.max(0, limit)
      this.#logger.error(`the store of the inbox gave no answer within ${time} ms: is it up?`)
    } catch (error) {
      this.#logger.error('the store of the inbox failed:', error)
    }
    return undefined
  }
}

/** The right to handle an event, until it is finished. */
export class Turn {
  readonly #inbox: Inbox
  readonly #key: string
  #stopRenewal: (() => void) | undefined

  constructor(inbox: Inbox, key: string) {
    this.#inbox = inbox
    this.#key = key
  }

  /**
   * Keeps the turn while handlers are running. `elapsed` is the time since the event arrived, or since
   * another moment before the turn was taken, in milliseconds.
   */
  keep(elapsed: number): void {
    if (this.#stopRenewal !== undefined) return
    const renew = (): void => {
      const { own, shared } = this.#inbox
      void own.renew(this.#key, OWN_LEASE)
      if (shared) void this.#inbox.ask(async () => shared.renew(this.#key, LEASE))
    }
    // A handler that blocked before its first `await` has used up a part of the lease.
    if (elapsed > LEASE / 3) renew()
    this.#stopRenewal = setBackgroundInterval(renew, LEASE / 3)
  }

  /**
   * Gives copies their answer, for the window of the inbox unless another one is given. With
   * `isOver: false`, handlers go on: this process keeps the answer until {@link Turn.end}.
   */
  finish(
    answer: string,
    isOver = true,
    window: number = this.#inbox.window,
  ): Promise<unknown> | undefined {
    this.#stopRenewal?.()
    const { own, shared } = this.#inbox
    void own.finish(this.#key, answer, isOver ? window : Math.max(window, OWN_LEASE))
    return shared && this.#inbox.ask(async () => shared.finish(this.#key, answer, window))
  }

  /** All handlers of an event that was answered before have ended. */
  end(answer: string): void {
    const { own, window } = this.#inbox
    void own.finish(this.#key, answer, window)
  }
}

/** Whether time was left; waits no longer than there is. */
async function sleep(delay: number, timeLeft: () => number): Promise<boolean> {
  const left = timeLeft()
  if (left <= 0) return false
  await new Promise((resolve) => setTimeout(resolve, Math.min(delay, left)))
  return true
}

/** A store may be written in JavaScript, or speak to a server of another version. */
export function checkClaim(value: unknown): Claim {
  if (isObject(value)) {
    const { state, answer } = value
    if (state === 'claimed' || state === 'running') return { state }
    if (state === 'answered' && typeof answer === 'string') return { state, answer }
  }
  throw new TypeError(
    "claim must give { state: 'claimed' }, { state: 'running' } or { state: 'answered', answer }, " +
      `but it gave ${describe(value)}`,
  )
}
