// An instance of a bot: `node instance.ts <kind> <address of the store> <log>`. It prints its address,
// and logs when its handler starts and ends.
import { appendFileSync } from 'node:fs'

import { serve } from '@cqhttp/adapter-node'
import { CQHttp } from '@cqhttp/core'

import { openStore } from './open-store.ts'

const [kind = '', address = '', log = ''] = process.argv.slice(2)

const bot = new CQHttp({ secret: false, inbox: { store: await openStore(kind, address) } })
bot.onMessage(async ({ message_id: id }) => {
  appendFileSync(log, `start ${id} ${process.pid}\n`)
  await new Promise((resolve) => setTimeout(resolve, 20))
  appendFileSync(log, `end ${id} ${process.pid}\n`)
  return { reply: `${id} by ${process.pid}` }
})
const { url } = await serve(bot, { port: 0, hostname: '127.0.0.1' })
console.log(url)
// Whoever started it is gone.
process.stdin.resume().on('end', () => process.exit())
