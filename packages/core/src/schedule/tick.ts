import type { Logger } from '../base/logger.ts'
import { describe } from '../base/value.ts'
import type { Board, Scheduled } from './board.ts'
import { coincides, type CronTime, parseUtcCron, toUtcCron } from './utc-cron.ts'

/** Makes what runs the schedules that are due when the platform's scheduler ticks. */
export function createTick(board: Board, logger: Logger): NonNullable<Board['tick']> {
  /** Whether a cron can be due for a schedule; it is asked once for each. */
  const known = new Map<string, boolean>()

  /** In one zone with summer time, half of the ticks of a cron in UTC are not due. */
  function isUseful(cron: string, schedules: readonly Scheduled[]): boolean {
    const parsed = parseUtcCron(cron)
    return parsed === undefined || schedules.some(({ when }) => coincides(when, parsed))
  }

  return async ({ time, cron }, runtime) => {
    const schedules = [...board.schedules]
    const due = schedules.filter(({ when }) => when.isDue(time))
    if (due.length > 0) {
      const minute = Math.floor(time / 60_000) * 60_000
      await Promise.all(due.map((schedule) => schedule.runAt(minute, runtime)))
      return
    }
    const key = `${cron} of ${schedules.map(({ name }) => name).join()}`
    if (known.get(key) === undefined) {
      known.set(key, cron !== undefined && isUseful(cron, schedules))
      if (known.get(key) === false) logger.warn(explain(time, cron, schedules))
    }
  }
}

/** What a tick that is of no use should have been. */
function explain(time: number, cron: string | undefined, schedules: readonly Scheduled[]): string {
  const at = new Date(time).toISOString()
  if (schedules.length === 0) return `the tick at ${at} runs nothing: the bot has no schedules`
  if (cron === undefined) {
    const wanted = schedules.map(({ name, when }) => `${describe(name)} (${show(when)})`)
    return (
      `the tick at ${at} runs nothing; the schedules of the bot are ${wanted.join(', ')}: ` +
      "is the trigger's time zone the same?"
    )
  }
  const wanted = schedules.map(
    ({ name, when }) => `${describe(toUtcCron(when))} for ${describe(name)} (${show(when)})`,
  )
  return (
    `the cron ${describe(cron)}, which is in UTC, runs nothing; put these into "triggers": ` +
    `{ "crons": [] } of wrangler.jsonc instead: ${wanted.join(', ')}`
  )
}

function show({ cron, timeZone }: CronTime): string {
  return `${cron} ${timeZone}`
}
