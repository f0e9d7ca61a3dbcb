import type { StateStore } from '@cqhttp/core'

/** The settings of {@link later}. */
export interface LaterOptions<Data> {
  /** Names the list in the store, and must differ from others there. */
  readonly name: string
  /** Where it is kept: one that survives restarts, and that all instances share. */
  readonly store: StateStore
  /** Does what is due. When it rejects, it is called again by a later `runDue`, three times in all. */
  readonly run: (data: Data) => unknown
  /**
   * How long a process may take for one before another one may take it over, in milliseconds; default
   * 60 000.
   */
  readonly lease?: number | undefined
  /** How many may wait; default 500. All of them are one value of the store, of 200 000 characters at most. */
  readonly most?: number | undefined
}

/** What is to be done later. */
export interface Later<Data> {
  /**
   * Adds something to do.
   *
   * @param at When, as a Date or in milliseconds since 1970.
   * @param data What `run` gets; it must be JSON.
   * @returns Its id, for `cancel`.
   * @throws LaterFullError when too much waits, RangeError when `at` is no time.
   */
  readonly add: (at: Date | number, data: Data) => Promise<string>
  /** Takes one off again; false when it is done, or unknown. */
  readonly cancel: (id: string) => Promise<boolean>
  /**
   * Does what is due, one after the other; call it each minute or so. Each is claimed first, so that
   * several instances may call it at once. `now` is in milliseconds since 1970, by default the clock's.
   *
   * @returns How many were done.
   * @throws AggregateError with the errors of `run`, when all others are done.
   */
  readonly runDue: (now?: number) => Promise<number>
}

/** Too much waits to add more. */
export class LaterFullError extends Error {
  override readonly name = 'LaterFullError'
}

interface Entry<Data> {
  readonly id: string
  readonly data: Data
  /** When it is due, or may be taken over. */
  at: number
  /** How often it was begun. */
  tries: number
}

const TRIES = 3
const LONGEST = 200_000

/**
 * What is done once at a later time, such as a reminder: kept in a store, so that it survives restarts
 * and works where the process does not live on. Nothing runs by itself: `runDue` does what is due, and
 * a timer, a cron or each event calls it.
 *
 * Each is done at least once: twice when a process ends between doing it and noting that.
 *
 * @example
 * ```ts
 * const reminders = later<{ group: number; what: string }>({
 *   name: 'reminders',
 *   store,
 *   run: ({ group, what }) => bot.send({ group_id: group }, what),
 * })
 * await reminders.add(Date.now() + 600_000, { group, what: '喝水' })
 * setInterval(() => reminders.runDue().catch(console.error), 30_000)
 * ```
 * @throws TypeError for a name that is empty.
 */
export function later<Data>(options: LaterOptions<Data>): Later<Data> {
  const { name, store, run, lease = 60_000, most = 500 } = options
  if (!name) throw new TypeError('later: the list needs a name')
  const key = `later:${name}`

  /** Changes the list, however many others do; undefined leaves it as it is. */
  async function change(
    edit: (entries: readonly Entry<Data>[]) => readonly Entry<Data>[] | undefined,
  ): Promise<void> {
    for (;;) {
      const { value, version } = await store.get(key)
      const entries = edit(readEntries<Data>(value))
      if (entries === undefined) return
      const text = JSON.stringify(entries)
      if ((await store.set(key, text, { ifVersion: version })) !== undefined) return
    }
  }

  return {
    async add(at, data) {
      const entry = { id: crypto.randomUUID(), at: Number(at), data, tries: 0 }
      if (!Number.isFinite(entry.at)) throw new RangeError('later: the time is not valid')
      await change((entries) => {
        const after = [...entries, entry]
        if (after.length > most || JSON.stringify(after).length > LONGEST) {
          throw new LaterFullError(`later: ${entries.length} of ${name} wait already`)
        }
        return after
      })
      return entry.id
    },
    async cancel(id) {
      let isFound = false
      await change((entries) => {
        isFound = entries.some((entry) => entry.id === id)
        return isFound ? entries.filter((entry) => entry.id !== id) : undefined
      })
      return isFound
    },
    async runDue(now = Date.now()) {
      const errors: unknown[] = []
      const passed = createStopwatch()
      let done = 0
      let over: string | undefined
      for (;;) {
        let entry: Entry<Data> | undefined
        // One by one: the lease of each begins when it does.
        await change((entries) => {
          const rest = entries.filter(({ id }) => id !== over)
          entry = rest.find(({ at }) => at <= now)
          if (entry === undefined) return rest.length === entries.length ? undefined : rest
          entry.at = now + passed() + lease
          entry.tries++
          return rest
        })
        if (entry === undefined) break
        over = entry.id
        try {
          await run(entry.data)
          done++
        } catch (error) {
          errors.push(error)
          if (entry.tries < TRIES) over = undefined
        }
      }
      if (errors.length === 0) return done
      throw new AggregateError(errors, `later: ${errors.length} of ${name} failed`)
    },
  }
}

/** Tells the milliseconds since it was first asked, by a clock that nobody sets. */
function createStopwatch(): () => number {
  let begun: number | undefined
  return () => {
    begun ??= performance.now()
    return Math.floor(performance.now() - begun)
  }
}

/** What something else wrote may be anything. */
function readEntries<Data>(value: string | undefined): Entry<Data>[] {
  const entries: unknown = value === undefined ? [] : JSON.parse(value)
  return Array.isArray(entries) ? (entries as Entry<Data>[]) : []
}
