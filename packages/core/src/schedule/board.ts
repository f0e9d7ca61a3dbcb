import type { Runtime } from '../handling/runtime.ts'
import type { CronTime } from './cron.ts'

/** A schedule of a bot, as those see it who run it. */
export interface Scheduled {
  /** What it is called, in the log and by all instances. */
  readonly name: string
  /** When it is due. */
  readonly when: CronTime
  /** Starts a timer that runs it when it is due; gives what stops the timer. */
  start(runtime: Runtime): () => void
  /** Runs it for a tick, unless another instance does. Never rejects. */
  runAt(time: number, runtime: Runtime): Promise<void>
  /** Whether no instance has run it for a tick, told once; false where that cannot be told. */
  isMissed(time: number): Promise<boolean>
  /** Runs it in any case; rejects with what the handler throws. */
  run(time: number, runtime: Runtime): Promise<void>
}

/** A tick of a scheduler of the platform. */
interface Tick {
  /** When it was to come, in milliseconds since the epoch. */
  readonly time: number
  /** Its cron, where the scheduler says so: in UTC, and with the weekdays 1 (Sunday) to 7. */
  readonly cron?: string | undefined
}

/** The schedules of a bot, and who runs them. */
export interface Board {
  readonly schedules: Set<Scheduled>
  /** Those who run timers, to be told of further schedules. */
  readonly starters: Set<(schedule: Scheduled) => void>
  /** Runs what is due at a tick; undefined before the first schedule. Never rejects. */
  tick?: (tick: Tick, runtime: Runtime) => Promise<void>
}

/** What has the settings of a bot; other endpoints have none. */
interface Settled {
  settings?(): { schedules?: Board | undefined } | undefined
}

/** The board of a bot, made when it is first asked for; undefined for another endpoint. */
export function boardOf(endpoint: object): Board | undefined {
  const settings = (endpoint as Settled).settings?.()
  return settings && (settings.schedules ??= { schedules: new Set(), starters: new Set() })
}

/** What runs the schedules of a bot when the platform's scheduler ticks; undefined without any. */
export function tickOf(endpoint: object | undefined): Board['tick'] {
  return (endpoint as Settled | undefined)?.settings?.()?.schedules?.tick
}
