import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { AwsClient } from 'aws4fetch'
import dynalite from 'dynalite'

import { dynamodbStore, type DynamodbStoreOptions } from '../../src/dynamodb.ts'

export const CREDENTIALS = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' }

/** The table of docs/examples/table.yaml. */
const TABLE = {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
}

/** A server with the table `bots`, and a store in it. */
export async function startDynamodb() {
  const server = dynalite({ createTableMs: 0 })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = new AwsClient({ ...CREDENTIALS, region: 'us-east-1', service: 'dynamodb' })

  async function call(action: string, input: unknown): Promise<Record<string, unknown>> {
    const response = await client.fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${action}`,
      },
      body: JSON.stringify(input),
    })
    const answer = (await response.json()) as Record<string, unknown>
    if (!response.ok) throw new Error(JSON.stringify(answer))
    return answer
  }

  async function createTable(name: string, definition: object = TABLE): Promise<void> {
    await call('CreateTable', { TableName: name, ...definition })
    for (let status = ''; status !== 'ACTIVE';) {
      const { Table } = await call('DescribeTable', { TableName: name })
      status = (Table as { TableStatus: string }).TableStatus
    }
  }

  await createTable('bots')
  return {
    endpoint,
    call,
    createTable,
    open: (options: Partial<DynamodbStoreOptions> = {}) =>
      dynamodbStore({
        table: 'bots',
        region: 'us-east-1',
        endpoint,
        credentials: () => CREDENTIALS,
        ...options,
      }),
    stop: async (): Promise<void> => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
