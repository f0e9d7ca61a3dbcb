import { describe } from '../base/value.ts'
import { boardOf } from './board.ts'
import { coincides, parseUtcCron, timesOf, toUtcCron } from './utc-cron.ts'

/**
 * Says what is wrong between the schedules of a bot and the crons of a Worker's configuration, which
 * nothing can read when it runs: for a test.
 *
 * ```ts
 * expect(checkCrons(bot, config.triggers.crons)).toEqual([])
 * ```
 *
 * @param crons `triggers.crons` of the configuration.
 * @returns A sentence with the fix for each schedule that some of its ticks are missing for, and for
 * each cron that no schedule needs.
 */
export function checkCrons(bot: object, crons: readonly string[]): string[] {
  const schedules = [...(boardOf(bot)?.schedules ?? [])]
  const parsed = crons.map((cron) => [cron, parseUtcCron(cron)] as const)
  const problems: string[] = []
  for (const { name, when } of schedules) {
    const isMissed = (time: number): boolean => !parsed.some(([, cron]) => cron?.isDue(time))
    const missed = [...timesOf(when)].find(isMissed)
    if (missed === undefined) continue
    problems.push(
      `no cron is due at ${new Date(missed).toISOString()} for the schedule ${describe(name)} ` +
        `(${when.cron} ${when.timeZone}); add ${describe(toUtcCron(when))} to triggers.crons`,
    )
  }
  for (const [cron, when] of parsed) {
    if (when === undefined) problems.push(`${describe(cron)} is not a cron of five fields`)
    else if (!schedules.some((schedule) => coincides(schedule.when, when))) {
      problems.push(`no schedule of the bot needs the cron ${describe(cron)}; remove it`)
    }
  }
  return problems
}
