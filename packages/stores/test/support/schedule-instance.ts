// An instance of a bot with schedules: `node schedule-instance.ts <kind> <address of the store>`. It
// prints a line when it is ready, takes how far its clock is to be put forward, in milliseconds, on its
// input, and prints what runs.
import { once } from 'node:events'

import { serve } from '@cqhttp/adapter-node'
import { CQHttp } from '@cqhttp/core'
import { schedule } from '@cqhttp/core/schedule'

import { openStore } from './open-store.ts'

const [kind = '', address = '', schedules = '1'] = process.argv.slice(2)

const bot = new CQHttp({ secret: false, inbox: { store: await openStore(kind, address) } })
console.log('ready')
const [offset] = (await once(process.stdin, 'data')) as [Buffer]
putForward(Number(offset))

for (let i = 0; i < Number(schedules); i++) {
  schedule(
    bot,
    '* * * * *',
    async ({ name, time }) => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      console.log(`${name} ${time.toISOString()}`)
    },
    { name: `schedule-${i}` },
  )
}
await serve(bot, { port: 0, hostname: '127.0.0.1' })

/** So that a minute begins when the test wants it to; timers go on as they are. */
function putForward(milliseconds: number): void {
  const RealDate = Date
  class ShiftedDate extends RealDate {
    constructor(...parts: unknown[]) {
      super(...((parts.length > 0 ? parts : [ShiftedDate.now()]) as [number]))
    }
    static override now(): number {
      return RealDate.now() + milliseconds
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor
}
