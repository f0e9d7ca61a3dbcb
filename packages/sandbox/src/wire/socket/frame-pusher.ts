import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../../account/account.ts'
import type { JsonObject } from '../../json.ts'
import { eventName } from '../event-name.ts'
import { type Faults, type Strike, toStrike } from '../faults.ts'
import type { Journal } from '../journal.ts'
import type { Attempt, Exchange } from '../records.ts'
import type { Line } from './line.ts'

/** How long after an event, or its last call, a bot counts as at work, in milliseconds. */
const AFTERMATH = 10_000

/** The settings of a {@link FramePusher}. */
interface FramePusherOptions {
  account: Account
  journal: Journal
  faults: Faults
  /** Aborts what waits. */
  signal: AbortSignal
  /** Resolves to the sockets for events when no handshake is under way. */
  lines: () => Promise<readonly Line[]>
  /** Where events would go, and why they do not. */
  missing: () => { url: string; error: string }
}

/** Sends events over sockets; nothing answers them there. */
export class FramePusher {
  readonly #options: FramePusherOptions

  constructor(options: FramePusherOptions) {
    this.#options = options
  }

  /**
   * Resolves when the bot has read the event, or has not got it.
   *
   * @param line Left out, the event goes to all that are open for events.
   */
  push(event: JsonObject, line?: Line): Promise<Exchange> {
    const { account, journal } = this.#options
    const exchange: Exchange = {
      id: journal.nextExchangeId(),
      profile: account.profile.name,
      name: eventName(event),
      event,
      body: account.profile.post.write(event),
      attempts: [],
      steps: [],
      calls: [],
      sent: [],
      rules: [],
      logs: [],
      startedAt: Date.now(),
    }
    journal.raise(exchange)
    const done = this.#run(exchange, line)
    journal.track(done)
    return done
  }

  async #run(exchange: Exchange, line: Line | undefined): Promise<Exchange> {
    const { journal, faults, signal, lines, missing } = this.#options
    journal.begin(exchange)
    try {
      const strike = toStrike(faults.strike('push', exchange.name))
      if (strike.delay > 0) await sleep(strike.delay, undefined, { signal })
      const open = line === undefined ? await lines() : [line]
      const written = open.filter((one) => this.#send(one, exchange, strike))
      if (open.length === 0) {
        const { url, error } = missing()
        exchange.attempts.push({ ...attempt(url, exchange, strike), error })
      }
      if (written.length === 0) exchange.logs.push('error: the event was not delivered')
      await Promise.all(written.map((one) => one.read()))
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      journal.end(exchange)
    }
    if (!signal.aborted && !exchange.name.startsWith('meta_event')) {
      journal.seemsToWorkOn(exchange, AFTERMATH)
    }
    return exchange
  }

  /** @returns Whether the event was written, whatever becomes of the line. */
  #send(line: Line, exchange: Exchange, strike: Strike): boolean {
    const { drop, status, copies, truncate } = strike
    // Over a socket nothing in between can answer: the line breaks.
    const isCut = drop === 'before' || status?.done === false
    const { body } = exchange
    const text = truncate ? body.slice(0, Math.floor(body.length / 2)) : body
    let isWritten = false
    for (let copy = 0; copy < copies; copy++) {
      const done = attempt(line.record.request.url, exchange, strike, line.record.id)
      exchange.attempts.push(done)
      if (!isCut && line.send(text)) isWritten = true
      else done.error = 'ECONNRESET'
    }
    if (isCut) line.cut()
    else if (drop === 'after' || status !== undefined) void line.read().then(() => line.cut())
    return isWritten
  }
}

function attempt(url: string, { body }: Exchange, strike: Strike, socket?: number): Attempt {
  return {
    request: { method: 'WEBSOCKET', url, headers: {}, body },
    ...(socket === undefined ? {} : { socket }),
    faults: strike.names,
    startedAt: Date.now(),
    duration: 0,
  }
}
