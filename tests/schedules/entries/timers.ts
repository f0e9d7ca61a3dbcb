// Runs a schedule by a timer, half a second from now on its clock, and ends by itself after it.
import { CQHttp } from '@cqhttp/core'
import { schedule, startSchedules } from '@cqhttp/core/schedule'

const MINUTE = 60_000
const RealDate = Date
const offset = MINUTE - (RealDate.now() % MINUTE) - 500

class ShiftedDate extends RealDate {
  constructor(...parts: unknown[]) {
    super(...((parts.length > 0 ? parts : [ShiftedDate.now()]) as [number]))
  }
  static override now(): number {
    return RealDate.now() + offset
  }
}
globalThis.Date = ShiftedDate as DateConstructor

const bot = new CQHttp({ secret: false })
schedule(
  bot,
  '* * * * *',
  ({ name, time }, { waitUntil }) => {
    console.log(`${name} is late by ${Math.floor((Date.now() - time.getTime()) / 10_000)}`)
    const task = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      console.log('the task is over')
    }
    waitUntil(task())
    void running.close().then(() => console.log('closed'))
  },
  { name: 'minute', timeZone: 'Asia/Shanghai' },
)
const running = startSchedules(bot)
