import { Cron } from 'croner'

import { describe } from '../base/value.ts'

/** When a schedule is due: the five fields of cron, in a time zone. */
export interface CronTime {
  readonly cron: string
  /** As the platform spells it, such as `Asia/Shanghai`. */
  readonly timeZone: string
  /** Whether it is due in the minute of a time, in milliseconds since the epoch. */
  isDue(time: number): boolean
  /** When it is due next after a time; undefined for never. Both in milliseconds since the epoch. */
  next(time: number): number | undefined
  /** When it was due last before a time; undefined for never. Both as above. */
  previous(time: number): number | undefined
  /** Calls back when it is due, with the time that it was due at; gives what stops that. */
  start(onDue: (time: number) => void): () => void
}

const MINUTE = 60_000

const FIELDS =
  "minute, hour, day of month, month and day of week, such as '0 8 * * *' (daily at 8:00)"

/** @throws TypeError that says what is wrong with the cron or the time zone, and the fix. */
export function parseCron(cron: unknown, zone: unknown): CronTime {
  const timeZone = checkTimeZone(zone)
  const fields = typeof cron === 'string' ? cron.trim().split(/\s+/) : []
  if (fields.length !== 5) {
    throw new TypeError(`a cron has five fields, ${FIELDS}; it is ${describe(cron)}`)
  }
  const text = fields.join(' ')
  const options = { timezone: timeZone, mode: '5-part' } as const
  let job: Cron
  try {
    job = new Cron(text, options)
  } catch (error) {
    const reason = (error as Error).message.replace(/^CronPattern: /, '').slice(0, 150)
    throw new TypeError(`the cron ${describe(text)} is wrong: ${reason}; it has ${FIELDS}`, {
      cause: error,
    })
  }
  const next = (time: number): number | undefined => job.nextRun(new Date(time))?.getTime()
  if (next(Date.now()) === undefined) {
    throw new TypeError(`the cron ${describe(text)} is never due: is there such a day?`)
  }
  return {
    cron: text,
    timeZone,
    next,
    previous: (time) => job.previousRuns(1, new Date(time))[0]?.getTime(),
    isDue(time) {
      const minute = Math.floor(time / MINUTE) * MINUTE
      return next(minute - 1000) === minute
    },
    start(onDue) {
      const timer = new Cron(text, options, (self) => {
        // What held the process up may have made it late.
        const [due] = self.previousRuns(1, new Date(Date.now() + 1))
        if (due !== undefined) onDue(due.getTime())
      })
      return () => timer.stop()
    },
  }
}

/** A name with a slash, UTC, or an offset: `CST`, say, is America's central time everywhere. */
const TIME_ZONE = /^(?:UTC|[+-]\d\d:\d\d|[\w+-]+(?:\/[\w+-]+)+)$/

function checkTimeZone(zone: unknown): string {
  const wrong = (reason: string): TypeError =>
    new TypeError(`timeZone ${reason}; give a name such as 'Asia/Shanghai' or 'UTC'`)
  if (typeof zone !== 'string') throw wrong(`must be a string, but it is ${describe(zone)}`)
  let known: string
  try {
    known = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    throw wrong(`${describe(zone)} is not known here`)
  }
  if (!TIME_ZONE.test(zone)) throw wrong(`${describe(zone)} is ambiguous: here it is ${known}`)
  return zone
}
