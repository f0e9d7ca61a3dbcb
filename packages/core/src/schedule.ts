// Work by the clock
export {
  runSchedule,
  type RunScheduleOptions,
  schedule,
  type ScheduleBot,
  type ScheduleHandler,
  type ScheduleOptions,
  type ScheduleTick,
  type TickEvent,
} from './schedule/schedule.ts'

// Timers of this process
export { type RunningSchedules, startSchedules } from './schedule/start-schedules.ts'

// Crons of a Worker
export { checkCrons } from './schedule/check-crons.ts'
