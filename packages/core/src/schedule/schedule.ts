import { type Check, check, checkOptions } from '../base/check.ts'
import { describe } from '../base/value.ts'
import { type CustomEventName, custom } from '../events/event-names.ts'
import type { Bot, BotOf } from '../handling/bot.ts'
import type { HandlerContext } from '../handling/handler.ts'
import type { Runtime } from '../handling/runtime.ts'
import type { Parts } from '../parts.ts'
import { boardOf, type Scheduled } from './board.ts'
import { type CronTime, parseCron } from './cron.ts'
import { createOnce, type Once } from './once.ts'
import { createTick } from './tick.ts'

/** What the handler of a schedule is told. */
export interface ScheduleTick {
  /** The name of the schedule. */
  readonly name: string
  /** When it was due, to the minute: not when the handler began. */
  readonly time: Date
}

/** Does what is scheduled. What it returns is not used, other than the promise. */
export type ScheduleHandler<Speaker = unknown> = (
  tick: ScheduleTick,
  context: HandlerContext<BotOf<Speaker>>,
) => unknown

/** The settings of {@link schedule}. */
export interface ScheduleOptions {
  /**
   * The time zone of the cron, such as `Asia/Shanghai`; default `UTC`, wherever the bot runs.
   *
   * @see https://www.iana.org/time-zones
   */
  timeZone?: string | undefined
  /**
   * What it is called, by all instances of the bot alike: 1 to 100 characters, no dots. Default the
   * cron and the time zone. With another name it is another schedule, whose ticks nobody has run.
   */
  name?: string | undefined
  /**
   * Whether a run may begin while the one before goes on, in this process or another; default
   * `false`: that tick is skipped, with a warning.
   */
  overlap?: boolean | undefined
}

/** What schedules need of a bot; a `CQHttp` has it. */
export interface ScheduleBot extends Bot {
  /** Registers a handler. */
  on(name: CustomEventName<TickEvent>, handler: TickHandler): () => void
  /** Hands an event to the handlers. */
  readonly receive: (event: object, runtime?: Runtime | null) => Promise<unknown>
  /** Gives the options of the bot with their defaults, each time the same object. */
  settings(): Pick<Parts, 'inbox' | 'logger' | 'schedules'>
}

const TICK = Symbol('tick')

/** A tick on its way through the bot: errors, reports and time limits are those of events. */
export interface TickEvent {
  /** In seconds. */
  time: number
  self_id: number
  post_type: 'schedule'
  /** The name of the schedule. */
  schedule_type: string
}

/** What comes from outside has no such member. */
interface OwnTickEvent extends TickEvent {
  [TICK]?: ScheduleTick
}

type TickHandler = (event: TickEvent, context: HandlerContext) => Promise<undefined>

const CHECKS: Record<keyof ScheduleOptions, Check> = {
  timeZone: () => undefined,
  name: check(
    (value) => typeof value === 'string' && /^[^.\p{Cc}]{1,100}$/u.test(value),
    'a text of 1 to 100 characters, without dots and line breaks',
  ),
  overlap: check((value) => typeof value === 'boolean', 'true or false'),
}

const instances = new WeakMap<object, Once>()

/**
 * Runs a handler by the clock: once for each time that the cron is due, over all instances that share
 * the store of the inbox.
 *
 * ```ts
 * schedule(bot, '0 8 * * *', ({ time }, { bot }) => bot.send_group_msg({ group_id, message: '早' }), {
 *   timeZone: 'Asia/Shanghai',
 * })
 * ```
 *
 * The cron has five fields: minute, hour, day of month, month, day of week (0 or 7 is Sunday; names
 * are clearer). `serve` of `@cqhttp/adapter-node` runs it by a timer, {@link startSchedules}
 * elsewhere; on Workers and Lambda a trigger of the platform is needed. Errors go to `onError`.
 *
 * @returns A function that ends the schedule.
 * @throws TypeError for a wrong cron, time zone or name, or a name that there is already.
 */
export function schedule<B extends ScheduleBot>(
  bot: B,
  cron: string,
  handler: ScheduleHandler<B>,
  options: ScheduleOptions = {},
): () => void {
  const board = bot !== null && typeof bot === 'object' ? boardOf(bot) : undefined
  if (board === undefined) throw new TypeError(`schedule needs a bot, but got ${describe(bot)}`)
  checkOptions(options, { ...CHECKS })
  if (typeof handler !== 'function') {
    throw new TypeError(`the handler of a schedule must be a function: it is ${describe(handler)}`)
  }
  const when = parseCron(cron, options.timeZone ?? 'UTC')
  const { name = `${when.cron} ${when.timeZone}`, overlap = false } = options
  if ([...board.schedules].some((other) => other.name === name)) {
    throw new TypeError(
      `there is a schedule ${describe(name)} already: give each a name, such as { name: 'morning' }`,
    )
  }
  const off = bot.on(custom<TickEvent>(`schedule.${name}`), async (event, context) => {
    const tick = (event as OwnTickEvent)[TICK]
    // A dialect's bot has the methods of its dialects; the types of a handler say so.
    if (tick !== undefined) await handler(tick, context as HandlerContext<BotOf<B>>)
  })
  const made = createSchedule({ bot, name, when, overlap })
  board.tick ??= createTick(board, bot.settings().logger)
  board.schedules.add(made)
  for (const start of board.starters) start(made)
  return () => {
    off()
    made.end()
    board.schedules.delete(made)
  }
}

interface ScheduleParts {
  bot: ScheduleBot
  name: string
  when: CronTime
  overlap: boolean
}

function createSchedule({ bot, name, when, overlap }: ScheduleParts): Scheduled & { end(): void } {
  const settings = bot.settings()
  const { logger } = settings
  const once = instances.get(settings) ?? createOnce(settings)
  instances.set(settings, once)
  const stops = new Set<() => void>()

  async function run(time: number, runtime: Runtime): Promise<void> {
    const tick = { name, time: new Date(time) }
    const event: OwnTickEvent = {
      time: Math.floor(time / 1000),
      self_id: 0,
      post_type: 'schedule',
      schedule_type: name,
      [TICK]: tick,
    }
    await bot.receive(event, runtime)
  }

  async function runAt(time: number, runtime: Runtime): Promise<void> {
    const tick = `${describe(name)} at ${new Date(time).toISOString()}`
    const turn = await once.takeTick(name, time)
    if (turn === undefined) {
      logger.info(`the schedule ${tick} is run by another instance, or was`)
      return
    }
    turn.keep(0)
    const right = overlap ? undefined : await once.takeRun(name)
    if (right === undefined && !overlap) {
      logger.warn(
        `the schedule ${tick} is skipped, since the run before goes on; ` +
          'let it be due less often, or say overlap: true',
      )
    } else {
      right?.keep(0)
      // An error has been reported.
      await run(time, runtime).catch(() => undefined)
    }
    await Promise.all([turn.finish(DONE), right?.finish(DONE)])
  }

  return {
    name,
    when,
    run,
    runAt,
    isMissed: (time) => once.isMissed(name, time),
    start(runtime) {
      const stop = when.start((time) => {
        const task = runAt(time, runtime)
        runtime.waitUntil?.(task)
      })
      stops.add(stop)
      return stop
    },
    end() {
      for (const stop of stops) stop()
    },
  }
}

/** As events without a response have it. */
const DONE = '204 '

/** How a schedule is run by hand. */
export interface RunScheduleOptions {
  /** When it is to have been due; default now. */
  time?: Date | undefined
  /** What keeps the runtime alive, when it ends, and its own objects; default nothing. */
  runtime?: Runtime | undefined
}

/**
 * Runs a schedule at once, whether it is due or not, and whoever has run it: for tests, and for
 * commands that do the same.
 *
 * @returns When the handler and its tasks of `waitUntil` have ended.
 * @throws TypeError when there is no schedule of this name; what the handler has thrown.
 */
export async function runSchedule(
  bot: ScheduleBot,
  name: string,
  { time = new Date(), runtime = {} }: RunScheduleOptions = {},
): Promise<void> {
  const all = [...(boardOf(bot)?.schedules ?? [])]
  const found = all.find((each) => each.name === name)
  if (found === undefined) {
    const names = all.map((each) => describe(each.name)).join(', ') || 'none'
    throw new TypeError(`there is no schedule ${describe(name)}; there are: ${names}`)
  }
  const tasks: Promise<unknown>[] = []
  const waitUntil = (task: Promise<unknown>): void => {
    runtime.waitUntil?.(task)
    tasks.push(task)
  }
  await found.run(time.getTime(), { ...runtime, waitUntil })
  while (tasks.length > 0) await Promise.allSettled(tasks.splice(0))
}
