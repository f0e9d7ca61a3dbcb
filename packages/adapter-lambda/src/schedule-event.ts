import { isObject } from './fronts/front.ts'

/** What EventBridge calls its ticks: those of rules, and of its Scheduler by default. */
const TICK = 'Scheduled Event'

/**
 * The time of a tick, in milliseconds since the epoch, `NaN` where it says none; undefined for an
 * event of another kind.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
export function timeOfTick(event: unknown): number | undefined {
  if (!isObject(event) || event['detail-type'] !== TICK) return undefined
  return Date.parse(String(event['time']))
}

export const NO_SCHEDULES: string =
  'a tick of EventBridge runs nothing: the bot has no schedules; add one by schedule of ' +
  '@cqhttp/core/schedule, or remove the trigger'

export const NO_TIME: string =
  'a tick of EventBridge does not say its time; give ' +
  '"time": "<aws.scheduler.scheduled-time>" in the Input of the schedule'
