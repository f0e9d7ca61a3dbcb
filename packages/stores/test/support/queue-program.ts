// `node queue-program.ts <path> send <count>` puts events on a queue, of 20 chats in turn, and prints the
// number of each that was kept; `node queue-program.ts <path> handle <log> <duration>` handles them.
import { appendFileSync } from 'node:fs'

import { CQHttp } from '@cqhttp/core'
import { attachQueue, runQueue } from '@cqhttp/core/queue'

import { sqliteQueue, sqliteStore } from '../../src/sqlite.ts'

const [path = '', what, argument = '', duration = '0'] = process.argv.slice(2)

const bot = new CQHttp({ secret: false, inbox: { store: sqliteStore(path) } })
const queue = sqliteQueue(path)

function eventOf(id: number): object {
  return {
    time: 1_790_000_000,
    self_id: 1,
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    group_id: id % 20,
    message_id: id,
    user_id: 2,
    message: 'hi',
  }
}

if (what === 'send') {
  attachQueue(bot, queue)
  for (let id = 1; id <= Number(argument); id++) {
    const delivered = await bot.deliver(eventOf(id))
    console.log(`${delivered} ${id}`)
  }
} else {
  bot.onMessage('group', async ({ group_id: group, message_id: id }) => {
    appendFileSync(argument, `start ${String(group)} ${id} ${process.pid}\n`)
    await new Promise((resolve) => setTimeout(resolve, Number(duration)))
    appendFileSync(argument, `end ${String(group)} ${id} ${process.pid}\n`)
  })
  runQueue(bot, queue, { pollInterval: 50 })
  console.log('ready')
}
