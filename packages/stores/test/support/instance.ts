// An instance of a bot: `node instance.ts <kind> <address of the store> <log>`. It prints its address,
// and logs when its handler starts and ends.
import { appendFileSync } from 'node:fs'

import { serve } from '@cqhttp/adapter-node'
import { CQHttp, type InboxStore } from '@cqhttp/core'

const [kind, address = '', log = ''] = process.argv.slice(2)

async function openStore(): Promise<InboxStore> {
  if (kind === 'sqlite') return (await import('../../src/sqlite.ts')).sqliteStore(address)
  if (kind === 'redis') {
    const { createClient } = await import('redis')
    const client = await createClient({ url: address }).connect()
    return (await import('../../src/redis.ts')).redisStore(client)
  }
  const { dynamodbStore } = await import('../../src/dynamodb.ts')
  const credentials = () => ({ accessKeyId: 'AKID', secretAccessKey: 'secret' })
  return dynamodbStore({ table: 'bots', region: 'us-east-1', endpoint: address, credentials })
}

const bot = new CQHttp({ secret: false, inbox: { store: await openStore() } })
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
