import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { Exchange } from './wire/records.ts'
import type { Journal } from './wire/journal.ts'

/** How long to wait, in milliseconds. */
export interface WaitOptions {
  /** Default 5000. */
  timeout?: number | undefined
}

const POLL = 20

/** Resolves as soon as the check returns something; rejects when the time is up. */
export async function waitFor<T>(
  journal: Journal,
  check: () => T | Promise<T>,
  { timeout = 5000 }: WaitOptions,
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + timeout
  for (;;) {
    const found = await check()
    if (found !== undefined && found !== null && found !== false) {
      return found as NonNullable<Exclude<T, false>>
    }
    const left = deadline - Date.now()
    if (left <= 0) throw new Error(`waitFor: nothing within ${timeout} ms`)
    await nextChange(journal, Math.min(left, POLL))
  }
}

/** Resolves when nothing was under way for a little while; rejects when the time is up. */
export async function idle(
  journal: Journal,
  { timeout = 5000, quiet = 20 }: WaitOptions & { quiet?: number | undefined },
): Promise<void> {
  const deadline = Date.now() + timeout
  let quietSince = Date.now()
  for (;;) {
    if (journal.busy > 0) quietSince = Date.now() + 1
    else if (Date.now() - quietSince >= quiet) return
    if (Date.now() > deadline) {
      const names = journal.exchanges
        .filter(({ duration }) => duration === undefined)
        .map(({ name }) => name)
      throw new Error(
        `idle: still busy after ${timeout} ms with ${names.join(', ') || 'calls of the API or tasks'}`,
      )
    }
    await nextChange(journal, Math.min(quiet, POLL))
  }
}

/** A bot that does nothing for so long, in milliseconds and turns of the event loop, does it later. */
const PROMPTNESS = { time: 20, turns: 100 }

/** Waits for what a bot in this process does right after its responses: until it is done, or pauses. */
export async function calm(exchanges: readonly Exchange[]): Promise<void> {
  let known = -1
  let since = Date.now()
  for (let turns = 0; turns < PROMPTNESS.turns || Date.now() - since < PROMPTNESS.time; turns++) {
    if (!exchanges.some(({ working }) => working)) return
    const calls = exchanges.flatMap((exchange) => exchange.calls)
    const done = calls.filter(({ duration }) => duration !== undefined).length
    if (calls.length + done !== known || done < calls.length) {
      since = Date.now()
      turns = 0
    }
    known = calls.length + done
    await setImmediate()
  }
}

async function nextChange(journal: Journal, limit: number): Promise<void> {
  const changed = Promise.withResolvers<void>()
  const end = journal.subscribe(changed.resolve)
  await Promise.race([changed.promise, sleep(limit)])
  end()
}
