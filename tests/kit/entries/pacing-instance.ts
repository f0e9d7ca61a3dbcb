// An instance that sends: `node pacing-instance.ts <kind> <address of the store> <index> <count>`. It
// prints a line for each slot that it gets of the store, and for each message that goes out.
import { CQHttp, type StateStore } from '@cqhttp/core'
import { pace } from '@cqhttp/kit/pace'

const [kind, address = '', index, count] = process.argv.slice(2)

async function openStore(): Promise<StateStore> {
  if (kind === 'sqlite') return (await import('@cqhttp/stores/sqlite')).sqliteStore(address)
  if (kind === 'redis') {
    const { createClient } = await import('redis')
    const client = await createClient({ url: address }).connect()
    return (await import('@cqhttp/stores/redis')).redisStore(client)
  }
  const { dynamodbStore } = await import('@cqhttp/stores/dynamodb')
  const credentials = () => ({ accessKeyId: 'AKID', secretAccessKey: 'secret' })
  return dynamodbStore({ table: 'bots', region: 'us-east-1', endpoint: address, credentials })
}

const store = await openStore()
const bot = new CQHttp({
  secret: false,
  logger: false,
  transport: async ({ params }) => {
    console.log(`sent ${String(params['group_id'])} ${Date.now()}`)
    return { status: 'ok', retcode: 0, data: { message_id: 1 } }
  },
})
bot.beforeSending(
  pace({
    chat: { messages: 3, per: 300 },
    total: { messages: 10, per: 100 },
    jitter: 20,
    store: {
      get: (key) => store.get(key),
      delete: (key) => store.delete(key),
      async set(key, value, options) {
        const version = await store.set(key, value, options)
        if (version !== undefined) console.log(`slot ${key} ${value.split(' ').at(-1)}`)
        return version
      },
    },
  }),
)
const sends: Promise<unknown>[] = []
for (let i = Number(index); i < 200; i += Number(count)) {
  sends.push(bot.send({ group_id: 1 + Math.floor(i / 10) }, `${i}`))
}
await Promise.all(sends)
process.exit()
