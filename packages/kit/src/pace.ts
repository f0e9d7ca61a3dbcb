import type { Sending, SendingHook, StateStore } from '@cqhttp/core'
import { chatKey } from './chat-key.ts'

/** How many messages may go out in a span of time. */
export interface Rate {
  /** How many may follow one another without a pause. */
  readonly messages: number
  /** The span in which no more than that go out, in milliseconds. */
  readonly per: number
}

/** The settings of {@link pace}. */
export interface PaceOptions {
  /** For each chat; default 5 in 10 000 ms. */
  readonly chat?: Rate | undefined
  /** For all chats of the bot together; default 20 in 10 000 ms. */
  readonly total?: Rate | undefined
  /** The most that is added to each wait at random, in milliseconds; default 500. */
  readonly jitter?: number | undefined
  /** How long a message may wait before it is given up, in milliseconds; default 60 000. */
  readonly maxWait?: number | undefined
  /** What several processes share, so that they keep the pace together; default this process alone. */
  readonly store?: StateStore | undefined
}

/** A message that was not sent: it would have had to wait too long, or was cancelled as it waited. */
export class PaceError extends Error {
  override readonly name = 'PaceError'
}

/**
 * Makes messages wait, so that no chat and not all of them together get more than the set pace: QQ
 * puts accounts under control that send too fast. Chats take turns: one with many messages does not
 * hold up the others.
 *
 * @example
 * ```ts
 * bot.beforeSending(pace({ chat: { messages: 3, per: 5000 } }))
 * ```
 * @throws TypeError for a rate or a time that is not positive.
 */
export function pace(options: PaceOptions = {}): SendingHook {
  const { chat = { messages: 5, per: 10_000 }, total = { messages: 20, per: 10_000 } } = options
  const { jitter = 500, maxWait = 60_000, store } = options
  for (const [name, { messages, per }] of Object.entries({ chat, total })) {
    if (!(Number.isInteger(messages) && messages > 0 && per > 0)) {
      throw new TypeError(`pace: ${name} must be such as { messages: 5, per: 10_000 }`)
    }
  }
  if (!(jitter >= 0 && maxWait > 0)) throw new TypeError('pace: times must be positive')
  const slots = store === undefined ? localSlots(maxWait) : sharedSlots(store, maxWait)
  /**
   * The messages that wait, by chat, in their order. Each looks whether it is the first, since on
   * Workers a request must not await the promise of another, and may end without a word.
   */
  const queues = new Map<string, Ticket[]>()

  async function wait(key: string, ticket: Ticket): Promise<void> {
    // The slot of all chats is taken last: a chat that waits for itself holds none.
    for (const [name, rate] of [
      [key, chat],
      ['total', total],
    ] as const) {
      const at = await slots(`pace:${name}`, rate, ticket.deadline)
      if (at === undefined)
        throw new PaceError(`not sent: the pace allows it only in more than ${maxWait} ms`)
      ticket.at = at
      await pauseUntil(at, ticket.signal)
    }
    ticket.at = Date.now() + Math.round(Math.random() * jitter)
    await pauseUntil(ticket.at, ticket.signal)
  }

  /** How long a message has to wait at least for those before it; 0 when it is the first. */
  function waitInQueue(queue: Ticket[], ticket: Ticket): number {
    const now = Date.now()
    // Those that should be gone have ended with their requests.
    while (queue[0] !== ticket && isGone(queue[0], now)) queue.shift()
    const place = queue.indexOf(ticket)
    if (place <= 0) return 0
    const rest = Math.floor(place / chat.messages) * chat.per
    return Math.max(20, (queue[0]?.at ?? 0) - now, Math.min(rest, ticket.deadline - now))
  }

  return async ({ event, params, signal }: Sending) => {
    const target = { ...event, ...withoutUndefined(params) }
    const key = chatKey(target)
    const ticket: Ticket = { deadline: Date.now() + maxWait, at: undefined, signal }
    const queue = queues.get(key) ?? []
    queues.set(key, queue)
    queue.push(ticket)
    try {
      let time: number
      while ((time = waitInQueue(queue, ticket)) > 0) await pause(time, signal)
      await wait(key, ticket)
    } finally {
      const place = queue.indexOf(ticket)
      if (place !== -1) queue.splice(place, 1)
      if (queue.length === 0 && queues.get(key) === queue) queues.delete(key)
    }
  }
}

/** The place of a message in the queue of its chat. */
interface Ticket {
  /** When it is given up, by the clock. */
  readonly deadline: number
  /** Until when it waits, as far as that is known. */
  at: number | undefined
  /** That of the event that it answers. */
  readonly signal: AbortSignal | undefined
}

function isGone(ticket: Ticket | undefined, now: number): boolean {
  return ticket === undefined || now > Math.min(ticket.deadline, (ticket.at ?? Infinity) + 5000)
}

/** Reserves the next time at which a message may go out; undefined when that is after the deadline. */
type Slots = (key: string, rate: Rate, deadline: number) => Promise<number | undefined>

/** The times that the last messages got, oldest first, with the next one. */
function withNext(
  given: readonly number[],
  { messages, per }: Rate,
  maxWait: number,
): [...number[], number] {
  const now = Date.now()
  // Nothing waits so long: the clock has gone back since. Those of several machines differ a little.
  const times = given.filter((time) => time <= now + 2 * maxWait)
  const before = times.at(-messages)
  const next = before === undefined ? now : Math.max(now, before + per)
  return [...times.filter((time) => time > now - per), next]
}

function localSlots(maxWait: number): Slots {
  const kept = new Map<string, readonly number[]>()
  return async (key, rate, deadline) => {
    const times = withNext(kept.get(key) ?? [], rate, maxWait)
    const next = times.at(-1) ?? 0
    if (next > deadline) return undefined
    for (const [other, [...last]] of kept) {
      // Those behind were written later.
      if ((last.at(-1) ?? 0) > Date.now() - rate.per) break
      kept.delete(other)
    }
    kept.delete(key)
    kept.set(key, times)
    return next
  }
}

function sharedSlots(store: StateStore, maxWait: number): Slots {
  return async (key, rate, deadline) => {
    for (;;) {
      const { value, version } = await store.get(key)
      const times = withNext(readTimes(value), rate, maxWait)
      const next = times.at(-1) ?? 0
      if (next > deadline) return undefined
      const ttl = Math.ceil(next - Date.now() + rate.per) + 1
      const options = { ttl, ifVersion: version }
      if ((await store.set(key, times.join(' '), options)) !== undefined) return next
    }
  }
}

function readTimes(value: string | undefined): number[] {
  return (value ?? '').split(' ').flatMap((time) => (time === '' ? [] : Number(time)))
}

/** By the clock, a timer may end a millisecond early; a clock that was set back is not waited for. */
async function pauseUntil(time: number, signal: AbortSignal | undefined): Promise<void> {
  let left = time - Date.now()
  do await pause(left, signal)
  while ((left = time - Date.now()) > 0 && left <= 2)
}

/** Waits. @throws PaceError as soon as the signal aborts. */
async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (milliseconds > 0 && !signal?.aborted) {
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', end)
        resolve()
      }
      const timer = setTimeout(end, milliseconds)
      signal?.addEventListener('abort', end)
    })
  }
  if (!signal?.aborted) return
  throw new PaceError('not sent: its event was cancelled, or had no time left', {
    cause: signal.reason,
  })
}

function withoutUndefined(params: object): object {
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined))
}
