import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../account/account.ts'
import { Frames } from '../actions/frames.ts'
import { hasAction, perform } from '../actions/perform.ts'
import type { JsonObject } from '../json.ts'
import type { Note } from '../profiles/applied-rule.ts'
import type { Journal } from './journal.ts'
import type { ApiCall } from './records.ts'

/** A call that is carried out. */
export interface Work {
  call: ApiCall
  action: string
  /** With the tokens that are not recorded. */
  params: JsonObject
  echo: unknown
  note: Note
}

/** The settings of a {@link Performer}. */
interface PerformerOptions {
  account: Account
  journal: Journal
  /** The time between two actions with `_rate_limited`, in milliseconds. */
  rateLimitInterval: number
}

/** Carries out calls, whatever brought them, and words their results as the profile does. */
export class Performer {
  readonly #options: PerformerOptions
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: PerformerOptions) {
    this.#options = options
  }

  /**
   * @returns The envelope, or those of an answer of several frames, which are made as they are taken;
   * undefined when the profile has no such action.
   */
  perform(
    { call, action, params, echo, note }: Work,
    timedOut: boolean,
  ): JsonObject | Iterable<JsonObject> | undefined {
    const { account, journal } = this.#options
    const { api, actions } = account.profile
    const { plain, manner } = this.#resolve(action)
    if (manner === 'unknown') return undefined
    call.done = true
    const run = (): JsonObject | Iterable<JsonObject> => {
      const outcome = journal.sendFor(call, () => perform(account, plain, params, note))
      if (timedOut && outcome.ok) return api.unconfirmed(echo)
      const odd = actions.odd[plain]?.(outcome.ok ? 'done' : outcome.failure)
      if (odd !== undefined) {
        note('action.odd-answer', `${plain} answers in its own way`)
        return odd
      }
      if (outcome.ok && outcome.data instanceof Frames) {
        return wrap(outcome.data, (data) => api.success(data, echo))
      }
      return outcome.ok ? api.success(outcome.data, echo) : api.failure(outcome.failure, echo)
    }
    if (manner === 'plain') return run()
    this.#later(manner === 'queue', run)
    return { status: 'async', retcode: 1, data: null }
  }

  #resolve(action: string): { plain: string; manner: 'plain' | 'later' | 'queue' | 'unknown' } {
    const { account } = this.#options
    const { suffixes } = account.profile.api
    const [, plain = action, suffix] = /^(.+?)(_async|_rate_limited)$/.exec(action) ?? []
    const isMissing = account.profile.actions.missing.includes(action)
    if (isMissing || !hasAction(account, plain)) return { plain, manner: 'unknown' }
    if (suffix === '_async') return { plain, manner: suffixes.async }
    return { plain, manner: suffix === undefined ? 'plain' : suffixes.rateLimited }
  }

  /** Runs after the answer; with a rate limit, also after the action before it and a pause. */
  #later(queued: boolean, run: () => unknown): void {
    const { journal, rateLimitInterval } = this.#options
    if (!queued) {
      journal.track(sleep(0).then(run))
      return
    }
    const done = this.#queue.then(() => sleep(0)).then(run)
    const wait = (): Promise<void> => sleep(rateLimitInterval)
    // One that fails does not hold up the others.
    this.#queue = done.then(wait, wait)
    journal.track(done)
  }
}

function* wrap(frames: Frames, envelope: (data: JsonObject) => JsonObject): Generator<JsonObject> {
  for (const data of frames.data) yield envelope(data)
}

/** Whether an answer has several frames. */
export function hasFrames(
  answer: JsonObject | Iterable<JsonObject>,
): answer is Iterable<JsonObject> {
  return Symbol.iterator in answer
}
