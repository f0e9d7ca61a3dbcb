import { expectTypeOf, test } from 'vitest'

import { type Bot, CQHttp, type Dialect, type Id } from '../../src/index.ts'
import {
  runSchedule,
  schedule,
  type ScheduleHandler,
  type ScheduleTick,
} from '../../src/schedule.ts'

interface Types {
  actions: { poke(params: { user_id: Id }, options?: object): Promise<{ count: number }> }
  events: object
  message: never
}
declare const dialect: Dialect<{ one: Types }>

test('a handler gets the tick and what handlers of events get', () => {
  const bot = new CQHttp()
  const end = schedule(bot, '0 8 * * *', (tick, context) => {
    expectTypeOf(tick).toEqualTypeOf<ScheduleTick>()
    expectTypeOf(tick.time).toEqualTypeOf<Date>()
    expectTypeOf(context.bot).toExtend<Bot>()
    expectTypeOf(context.signal).toEqualTypeOf<AbortSignal>()
  })
  expectTypeOf(end).toEqualTypeOf<() => void>()
  expectTypeOf(runSchedule(bot, 'name')).toEqualTypeOf<Promise<void>>()
})

test('a handler may return anything, a call as well', () => {
  const bot = new CQHttp()
  schedule(bot, '0 8 * * *', (_tick, context) => context.bot.get_status())
  schedule(bot, '0 8 * * *', async () => {}, { name: 'morning', timeZone: 'UTC', overlap: true })
})

test('the bot of a dialect has its actions in the handler', () => {
  const bot = new CQHttp().use(dialect)
  schedule(bot, '0 8 * * *', async (_tick, context) => {
    expectTypeOf(context.bot.poke({ user_id: 1 })).resolves.toEqualTypeOf<{ count: number }>()
  })
  const handler: ScheduleHandler<typeof bot> = (_tick, context) => context.bot.poke({ user_id: 1 })
  schedule(bot, '0 9 * * *', handler)
})

test('what is wrong does not compile', () => {
  const bot = new CQHttp()
  // @ts-expect-error -- no cron
  schedule(bot, () => {})
  // @ts-expect-error -- an unknown option
  schedule(bot, '0 8 * * *', () => {}, { timezone: 'UTC' })
  // @ts-expect-error -- no bot
  schedule({ fetch: () => new Response() }, '0 8 * * *', () => {})
})
