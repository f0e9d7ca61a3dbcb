import { createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { currentExchange } from './current-exchange.ts'
import { eventName } from './event-name.ts'
import type { Account } from '../account/account.ts'
import { carryOutOperation } from '../actions/quick-operation.ts'
import type { JsonObject } from '../json.ts'
import type { AppliedRule, Note } from '../profiles/applied-rule.ts'
import { readAnswer } from './answer.ts'
import { type Faults, type Strike, toStrike } from './faults.ts'
import type { Journal } from './journal.ts'
import type { Poster, Received } from './post.ts'
import { redactUrl } from './redact.ts'
import type { Attempt, Exchange } from './records.ts'

/** The settings of a {@link Pusher}. */
export interface PusherOptions {
  account: Account
  journal: Journal
  faults: Faults
  /** The key to sign with; undefined: events are not signed. */
  secret: string | undefined
  /** In seconds; undefined for the profile's own. */
  postTimeout: number | undefined
  maxRetries: number | undefined
  /** What the profile's times are multiplied by. */
  timeScale: number
  /** Aborts what is under way. */
  signal: AbortSignal
}

/** Where events go. */
export interface PushTarget {
  url: string
  poster: Poster
  /** Whether the bot is in this process, so that its tasks are known. */
  isHere: boolean
}

/** A bot that was idle for this long before an empty response was at work, in milliseconds. */
const NOTABLE = 200

/** Posts events, as often as the profile does, and carries out what comes back. */
export class Pusher {
  readonly #options: PusherOptions
  #queue: Promise<unknown> = Promise.resolve()

  constructor(options: PusherOptions) {
    this.#options = options
  }

  /** Resolves when the event is over: answered, carried out, or given up. */
  push(target: PushTarget, event: JsonObject): Promise<Exchange> {
    const { account, journal } = this.#options
    const name = eventName(event)
    const rules: AppliedRule[] = []
    const body = account.profile.post.write(event)
    const exchange: Exchange = {
      id: journal.nextExchangeId(),
      profile: account.profile.name,
      name,
      event,
      body,
      attempts: [],
      steps: [],
      calls: [],
      sent: [],
      rules,
      logs: [],
      startedAt: Date.now(),
    }
    journal.raise(exchange)
    const run = (): Promise<Exchange> => this.#run(target, exchange)
    const done = account.profile.post.oneByOne ? this.#queue.then(run) : run()
    this.#queue = done.catch(() => undefined)
    journal.track(done)
    return done
  }

  async #run(target: PushTarget, exchange: Exchange): Promise<Exchange> {
    const { account, journal, maxRetries, timeScale, faults, signal } = this.#options
    const { resends, resendDelay } = account.profile.post
    const note: Note = (rule, detail) => void exchange.rules.push({ rule, detail })
    const tasks = new Tasks()
    journal.begin(exchange)
    try {
      const retries = resends === 0 ? 0 : (maxRetries ?? resends)
      for (let attempt = 0; attempt <= retries && !signal.aborted; attempt++) {
        if (attempt > 0) {
          note('post.resent', `no response: sent again (${attempt} of ${retries})`)
          journal.changed()
          await sleep(resendDelay * 1000 * timeScale, undefined, { signal })
        }
        const strike = toStrike(faults.strike('push', exchange.name))
        const received = await this.#attempt(target, exchange, strike, tasks)
        if (received === undefined) continue
        this.#finish(received, exchange, note)
        break
      }
      if (exchange.status === undefined) exchange.logs.push('error: the event was not delivered')
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      journal.end(exchange)
    }
    if (tasks.count > 0) void journal.worksOn(exchange, tasks.settled())
    else if (!target.isHere && isEarly(exchange)) journal.seemsToWorkOn(exchange)
    return exchange
  }

  /** All copies of one attempt; the first response counts. */
  async #attempt(
    target: PushTarget,
    exchange: Exchange,
    strike: Strike,
    tasks: Tasks,
  ): Promise<Received | undefined> {
    const { signal } = this.#options
    if (strike.delay > 0) await sleep(strike.delay, undefined, { signal })
    const copies = Array.from({ length: strike.copies }, () =>
      this.#post(target, exchange, strike, tasks),
    )
    const received = await Promise.all(copies)
    return received.find((answer) => answer !== undefined)
  }

  async #post(
    target: PushTarget,
    exchange: Exchange,
    strike: Strike,
    tasks: Tasks,
  ): Promise<Received | undefined> {
    const { account, journal, signal } = this.#options
    const { post } = account.profile
    const body = new TextEncoder().encode(exchange.body)
    const headers = this.#headers(body)
    const attempt: Attempt = {
      request: { method: 'POST', url: redactUrl(target.url), headers, body: exchange.body },
      faults: strike.names,
      startedAt: Date.now(),
      duration: 0,
    }
    exchange.attempts.push(attempt)
    const limit = this.#timeLimit()
    try {
      if (strike.drop === 'before') throw new ConnectionLost()
      const received =
        strike.status?.done === false
          ? toReceived(strike.status.code)
          : await currentExchange.run(exchange, target.poster, {
              url: target.url,
              headers,
              body,
              chunked: post.chunked,
              signal: AbortSignal.any([signal, ...(limit === undefined ? [] : [limit])]),
              waitUntil: (task) => {
                journal.track(task)
                tasks.add(task)
              },
            })
      if (strike.drop === 'after') throw new ConnectionLost()
      const answer = strike.status === undefined ? received : toReceived(strike.status.code)
      const seen = strike.truncate ? truncate(answer) : answer
      const text = Buffer.concat(seen.chunks).toString()
      attempt.response = { status: seen.status, headers: seen.headers, body: text }
      return seen
    } catch (error) {
      attempt.error = limit?.aborted === true ? 'TIMEOUT' : codeOf(error)
      return undefined
    } finally {
      attempt.duration = Date.now() - attempt.startedAt
    }
  }

  #timeLimit(): AbortSignal | undefined {
    const { account, postTimeout, timeScale } = this.#options
    const { timeout, minTimeout = 0 } = account.profile.post
    const seconds = postTimeout === undefined ? timeout : Math.max(postTimeout, minTimeout)
    if (seconds === undefined || seconds === 0) return undefined
    return AbortSignal.timeout(Math.max(1, Math.round(seconds * 1000 * timeScale)))
  }

  #headers(body: Uint8Array): Record<string, string> {
    const { account, secret } = this.#options
    const { contentType, userAgent } = account.profile.post
    const headers: Record<string, string> = { 'Content-Type': contentType }
    if (userAgent !== undefined) headers['User-Agent'] = userAgent
    headers['X-Self-ID'] = String(account.selfId)
    if (secret !== undefined) {
      headers['X-Signature'] = `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`
    }
    return headers
  }

  #finish(received: Received, exchange: Exchange, note: Note): void {
    const { account, journal } = this.#options
    const operation = readAnswer(account.profile, received, exchange, note)
    if (operation === undefined) return
    exchange.operation = operation
    const { event, steps } = exchange
    journal.sendFor(exchange, () => {
      steps.push(...carryOutOperation({ account, event, operation, note }))
    })
    for (const { field, outcome, reason } of exchange.steps) {
      if (outcome === 'failed') exchange.logs.push(`error: ${field} failed: ${reason}`)
    }
  }
}

/** What a bot in this process does after its response. */
class Tasks {
  readonly #open = new Set<Promise<unknown>>()

  get count(): number {
    return this.#open.size
  }

  add(task: Promise<unknown>): void {
    const settled: Promise<boolean> = Promise.resolve(task).then(
      () => this.#open.delete(settled),
      () => this.#open.delete(settled),
    )
    this.#open.add(settled)
  }

  /** Resolves when all have settled, also those that are added meanwhile. */
  async settled(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open)
  }
}

/** Whether a bot, when it answered with nothing, had been busy with something that is not done. */
function isEarly({ attempts, status = 0, operation, calls }: Exchange): boolean {
  const answered = attempts.findLast(({ response }) => response !== undefined)
  if (answered === undefined || status < 200 || status > 299 || operation !== undefined)
    return false
  const ends = calls.map((call) => call.startedAt + (call.duration ?? 0))
  const { startedAt, duration } = answered
  return startedAt + duration - Math.max(startedAt, ...ends) >= NOTABLE
}

class ConnectionLost extends Error {
  readonly code = 'ECONNRESET'
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

function toReceived(status: number): Received {
  return { status, headers: {}, chunks: [new TextEncoder().encode('injected fault')] }
}

function truncate(received: Received): Received {
  const body = Buffer.concat(received.chunks)
  return { ...received, chunks: [body.subarray(0, Math.floor(body.length / 2))] }
}
