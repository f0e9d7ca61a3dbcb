import type { Outgoing } from '../http/endpoint.ts'
import {
  type Eventually,
  isPending,
  isThenable,
  whenThere,
  withinTime,
} from '../base/eventually.ts'
import type { Logger } from '../base/logger.ts'
import { respond, toAnswer } from '../http/respond.ts'
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
  once(
    key: string,
    handle: () => Eventually<Outgoing>,
    onDuplicate: () => void,
  ): Eventually<Outgoing> {
    return whenThere(this.#claim(key), (claim) =>
      claim.state === 'claimed'
        ? this.#handle(key, handle)
        : this.#answerOfOther(key, claim, handle, onDuplicate),
    )
  }

  async #answerOfOther(
    key: string,
    first: Claim,
    handle: () => Eventually<Outgoing>,
    onDuplicate: () => void,
  ): Promise<Outgoing> {
    let claim = first
    for (
      let delay = POLL.first;
      claim.state === 'running';
      delay = Math.min(2 * delay, POLL.most)
    ) {
      await new Promise((resolve) => setTimeout(resolve, delay))
      claim = await this.#claim(key)
    }
    if (claim.state === 'claimed') return this.#handle(key, handle)
    onDuplicate()
    return this.#read(claim.answer)
  }

  #claim(key: string): Eventually<Claim> {
    const { store } = this.#settings
    return this.#ask(() => store.claim(key, LEASE), CLAIMED)
  }

  #handle(key: string, handle: () => Eventually<Outgoing>): Eventually<Outgoing> {
    const handled = handle()
    return isThenable(handled) ? this.#renew(key, handled) : this.#finish(key, handled)
  }

  /** Keeps the claim for as long as the handlers are at it. */
  async #renew(key: string, handled: Promise<Outgoing>): Promise<Outgoing> {
    const { store } = this.#settings
    const renewal = (await isPending(handled))
      ? setInterval(() => void this.#ask(() => store.renew(key, LEASE), undefined), LEASE / 3)
      : undefined
    try {
      return await this.#finish(key, await handled)
    } finally {
      clearInterval(renewal)
    }
  }

  #finish(key: string, outgoing: Outgoing): Eventually<Outgoing> {
    const { store, window } = this.#settings
    const finished = this.#ask(() => store.finish(key, writeAnswer(outgoing), window), undefined)
    return isThenable(finished) ? finished.then(() => outgoing) : outgoing
  }

  #read(answer: string): Outgoing {
    const outgoing = readAnswer(answer)
    if (outgoing !== undefined) return outgoing
    this.#settings.logger.error(
      'the store of the inbox holds an answer that this version cannot read',
    )
    return respond(undefined)
  }

  /** The fallback where the store fails, hangs or says nothing: the event is answered all the same. */
  #ask<Result>(step: () => Eventually<Result>, fallback: Result): Eventually<Result> {
    try {
      const result = step()
      return isThenable(result) ? this.#settle(result, fallback) : (result ?? fallback)
    } catch (error) {
      return this.#fail(error, fallback)
    }
  }

  async #settle<Result>(step: Promise<Result>, fallback: Result): Promise<Result> {
    try {
      // An object tells a step without a result from one that has not ended.
      const answer = await withinTime(
        step.then((result) => ({ result })),
        STORE_TIMEOUT,
      )
      if (answer !== undefined) return answer.result ?? fallback
      this.#settings.logger.error(
        `the store of the inbox gave no answer within ${STORE_TIMEOUT} ms`,
      )
      return fallback
    } catch (error) {
      return this.#fail(error, fallback)
    }
  }

  #fail<Result>(error: unknown, fallback: Result): Result {
    this.#settings.logger.error('the store of the inbox failed:', error)
    return fallback
  }
}

const CLAIMED: Claim = { state: 'claimed' }

/** A quick operation is kept as it is, other answers behind their status: `500 a handler failed`. */
function writeAnswer({ status, body }: Outgoing): string {
  return status === 200 && body.startsWith('{') ? body : `${status} ${body}`
}

/** Undefined for what another version of this package has left in a store. */
function readAnswer(answer: string): Outgoing | undefined {
  if (answer.startsWith('{')) return toAnswer(200, answer)
  return /^\d{3} /.test(answer) ? toAnswer(Number(answer.slice(0, 3)), answer.slice(4)) : undefined
}
