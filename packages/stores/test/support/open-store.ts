import type { InboxStore } from '@cqhttp/core'

/** Opens the store of an instance, as its program would. */
export async function openStore(kind: string, address: string): Promise<InboxStore> {
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
