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

  /** When ticks began to come to this process. */
  let since = Infinity
  /** The last tick of each schedule that was looked for. */
  const looked = new Map<string, number>()

  /** Ticks of other triggers come: what has none is seen by what was due meanwhile. */
  async function lookForMissed(time: number, cron: string | undefined): Promise<void> {
    for (const schedule of board.schedules) {
      const { name, when } = schedule
      const due = when.previous(time - PATIENCE)
      if (due === undefined || due <= Math.max(since, looked.get(name) ?? 0)) continue
      looked.set(name, due)
      if (!(await schedule.isMissed(due))) continue
      const fix = cron === undefined ? 'a trigger for it' : `${describe(toUtcCron(when))} ${PLACE}`
      logger.warn(
        `no tick came at ${new Date(due).toISOString()} for the schedule ${describe(name)} ` +
          `(${show(when)}); add ${fix}`,
      )
    }
  }

  return async ({ time, cron }, runtime) => {
    const schedules = [...board.schedules]
    const due = schedules.filter(({ when }) => when.isDue(time))
    since = Math.min(since, time)
    if (due.length > 0) {
      const minute = Math.floor(time / 60_000) * 60_000
      await Promise.all(due.map((schedule) => schedule.runAt(minute, runtime)))
    }
    await lookForMissed(time, cron)
    if (due.length > 0) return
    const key = `${cron} of ${schedules.map(({ name }) => name).join()}`
    if (known.get(key) === undefined) {
      known.set(key, cron !== undefined && isUseful(cron, schedules))
      if (known.get(key) === false) logger.warn(explain(time, cron, schedules))
    }
  }
}

/** How late a tick may be, in milliseconds. */
const PATIENCE = 15 * 60_000

const PLACE = 'to "triggers": { "crons": [] } of wrangler.jsonc'

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
