import { Cron, CronPattern } from 'croner'

import type { CronTime } from './cron.ts'

export type { CronTime }

/** As many as a daily schedule has in more than a year. */
const MOST = 400

/** A cron of Cloudflare: in UTC, weekdays from 1 (Sunday) to 7. */
export interface UtcCron {
  isDue(time: number): boolean
  next(time: number): number | undefined
}

/** Undefined for what cannot be read, since another scheduler may know more. */
export function parseUtcCron(cron: string): UtcCron | undefined {
  try {
    const job = new Cron(cron, { timezone: 'UTC', mode: '5-part', alternativeWeekdays: true })
    return {
      isDue: (time) => job.match(new Date(time)),
      next: (time) => job.nextRun(new Date(time))?.getTime(),
    }
  } catch {
    return undefined
  }
}

/** Whether two are ever due in the same minute: seen by whichever is due less often. */
export function coincides(one: UtcCron, other: UtcCron): boolean {
  return meets(one, other) || meets(other, one)
}

function meets(rare: UtcCron, other: UtcCron): boolean {
  for (const time of timesOf(rare)) if (other.isDue(time)) return true
  return false
}

/** The next times at which it is due. */
export function* timesOf(when: UtcCron, from: number = Date.now()): Generator<number> {
  let time: number | undefined = from
  for (let i = 0; i < MOST; i++) {
    time = when.next(time)
    if (time === undefined) return
    yield time
  }
}

/**
 * A cron in UTC whose ticks include all that are due in the zone: where there is summer time, twice
 * as many. It leaves the day open, which another one may be in UTC; whether a tick is due is asked
 * when it comes.
 */
export function toUtcCron({ cron, timeZone }: CronTime): string {
  const isPlain = !/\d/.test(cron.split(' ')[4] ?? '')
  const offsets = offsetsOf(timeZone)
  // Cloudflare counts weekdays from 1, so that only their names are safe.
  if (offsets.length === 1 && offsets[0] === 0 && isPlain) return cron
  const { minute, hour } = new CronPattern(cron, undefined, { mode: '5-part' })
  const times = offsets.flatMap((offset) =>
    indexes(hour).flatMap((h) => indexes(minute).map((m) => (h * 60 + m - offset + 2 * DAY) % DAY)),
  )
  const minutes = new Set(times.map((time) => time % 60))
  const hours = new Set(times.map((time) => Math.floor(time / 60)))
  return `${toField(minutes, 60)} ${toField(hours, 24)} * * *`
}

/** In minutes. */
const DAY = 24 * 60

function indexes(flags: readonly number[]): number[] {
  return flags.flatMap((flag, index) => (flag ? [index] : []))
}

/** What a zone is ahead of UTC in the course of a year, in minutes. */
function offsetsOf(timeZone: string): number[] {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const start = Date.now()
  const offsets = Array.from({ length: 26 }, (_, i) => {
    const parts = format.formatToParts(start + i * 14 * DAY * 60_000)
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign, hours = 0, minutes = 0] = /([+-])(\d\d):(\d\d)/.exec(name) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  })
  return [...new Set(offsets)].map((offset) => offset + 0)
}

/** `*`, a step, or the values. */
function toField(values: Set<number>, count: number): string {
  if (values.size === count) return '*'
  const step = count / values.size
  const isStep = Number.isInteger(step) && [...values].every((value) => value % step === 0)
  return isStep && values.size > 2 ? `*/${step}` : [...values].toSorted((a, b) => a - b).join()
}
