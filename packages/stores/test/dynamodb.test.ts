import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { inboxStoreContract, stateStoreContract } from '@cqhttp/core/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'

import { dynamodbStore } from '../src/dynamodb.ts'
import { CREDENTIALS, startDynamodb } from './support/dynamodb-server.ts'

let dynamodb: Awaited<ReturnType<typeof startDynamodb>>
beforeAll(async () => {
  dynamodb = await startDynamodb()
})
afterAll(() => dynamodb.stop())

const how = {
  open: () => dynamodb.open(),
  openBroken: () => dynamodb.open({ endpoint: 'http://127.0.0.1:1' }),
}

describe('as an inbox it keeps the contract:', () => {
  test.each(inboxStoreContract(how))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined()
  })
})

describe('as state it keeps the contract:', () => {
  test.each(stateStoreContract(how))('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined()
  })
})

/** A server between the store and DynamoDB, for one test. */
async function startBetween(
  answer: (call: Call, forward: () => Promise<{ status: number; text: string }>) => unknown,
): Promise<string> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk as Buffer)
      const body = Buffer.concat(chunks).toString()
      const action = String(request.headers['x-amz-target']).replace(/.*\./, '')
      await answer({ action, body, request, response }, async () => {
        const { host: _, ...headers } = request.headers as Record<string, string>
        const reply = await fetch(dynamodb.endpoint, { method: 'POST', headers, body })
        return { status: reply.status, text: await reply.text() }
      })
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Call {
  action: string
  body: string
  request: IncomingMessage
  response: ServerResponse
}

const key = () => crypto.randomUUID()

test('an inbox and state do not meet, nor do two prefixes', async () => {
  const [one, other] = [dynamodb.open({ prefix: 'one:' }), dynamodb.open({ prefix: 'other:' })]
  const name = key()
  await one.set(name, 'state')
  expect(await one.claim(name, 60_000)).toEqual({ state: 'claimed' })
  expect(await other.claim(name, 60_000)).toEqual({ state: 'claimed' })
  expect(await other.get(name)).toEqual({ value: undefined, version: '' })
})

test('takes what DynamoDB tells with a refused claim, and does not ask again', async () => {
  const actions: string[] = []
  const endpoint = await startBetween(async ({ action, body, response }, forward) => {
    actions.push(action)
    const { status, text } = await forward()
    const { Item, ReturnValuesOnConditionCheckFailure: returns } = JSON.parse(body) as Refusable
    const answer = JSON.parse(text) as Record<string, unknown>
    if (status === 400 && returns === 'ALL_OLD') {
      const found = await dynamodb.call('GetItem', { TableName: 'bots', Key: { id: Item.id } })
      answer['Item'] = found['Item']
    }
    response.writeHead(status).end(JSON.stringify(answer))
  })
  const store = dynamodb.open({ endpoint })
  const name = key()
  await store.claim(name, 60_000)
  expect(await store.claim(name, 60_000)).toEqual({ state: 'running' })
  await store.finish(name, 'done', 60_000)
  expect(await store.claim(name, 60_000)).toEqual({ state: 'answered', answer: 'done' })
  expect(actions).toEqual(['PutItem', 'PutItem', 'PutItem', 'PutItem'])
})

interface Refusable {
  Item: { id: unknown }
  ReturnValuesOnConditionCheckFailure?: string
}

describe('when an answer of DynamoDB is lost after the write was carried out', () => {
  async function openLossy() {
    let calls = 0
    const endpoint = await startBetween(async ({ request, response }, forward) => {
      const { status, text } = await forward()
      if (calls++ === 0) request.socket.destroy()
      else response.writeHead(status).end(text)
    })
    return dynamodb.open({ endpoint })
  }

  test('a claim is given all the same', async () => {
    const store = await openLossy()
    const name = key()
    expect(await store.claim(name, 60_000)).toEqual({ state: 'claimed' })
    expect(await store.claim(name, 60_000)).toEqual({ state: 'running' })
  })

  test.each(['right', 'none yet'])(
    'a write for a version (%s) is won all the same',
    async (kind) => {
      const name = key()
      const before = kind === 'right' ? await dynamodb.open().set(name, 'one') : ''
      const store = await openLossy()
      const version = await store.set(name, 'two', { ifVersion: before })
      expect(version).toBeTypeOf('string')
      expect(await store.get(name)).toEqual({ value: 'two', version })
    },
  )
})

test('a connection that was cut while it was idle costs no call', async () => {
  const sockets = new Set<IncomingMessage['socket']>()
  const endpoint = await startBetween(async ({ request, response }, forward) => {
    sockets.add(request.socket)
    const { status, text } = await forward()
    response.writeHead(status).end(text)
  })
  const store = dynamodb.open({ endpoint })
  for (let i = 0; i < 3; i++) {
    expect(await store.claim(key(), 60_000)).toEqual({ state: 'claimed' })
    for (const socket of sockets) socket.destroy()
  }
  expect(sockets.size).toBe(3)
})

test('keeps its connection', async () => {
  const sockets = new Set<IncomingMessage['socket']>()
  const endpoint = await startBetween(async ({ request, response }, forward) => {
    sockets.add(request.socket)
    const { status, text } = await forward()
    response.writeHead(status).end(text)
  })
  const store = dynamodb.open({ endpoint })
  for (let i = 0; i < 5; i++) await store.claim(key(), 60_000)
  expect(sockets.size).toBe(1)
})

describe('says in one line what is wrong and the fix:', () => {
  const told = async (task: Promise<unknown>): Promise<string> => {
    const error = await task.then(String, (reason: unknown) => reason)
    expect(error).toBeInstanceOf(Error)
    const { message } = error as Error
    expect(message.split('\n')).toHaveLength(1)
    return message
  }
  const refuse = async (status: number, type: string, message: string) => {
    const text = JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message })
    const endpoint = await startBetween(({ response }) => response.writeHead(status).end(text))
    return told(dynamodb.open({ endpoint }).claim('a', 1000) as Promise<unknown>)
  }

  test('there is no table', async () => {
    const message = await told(Promise.resolve(dynamodb.open({ table: 'none' }).claim('a', 1000)))
    expect(message).toMatch(
      /^DynamoDB, table none in us-east-1: ResourceNotFoundException: .+; cre/,
    )
  })

  test('the table has another key', async () => {
    await dynamodb.createTable('keyed', {
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    })
    const store = dynamodb.open({ table: 'keyed' })
    for (const task of [store.claim('a', 1000), store.get('a'), store.set('a', 'b')]) {
      expect(await told(Promise.resolve(task))).toMatch(
        /its only key must be the partition key `id`/,
      )
    }
  })

  test('a value is too large', async () => {
    const task = dynamodb.open().set(key(), 'x'.repeat(500_000))
    expect(await told(Promise.resolve(task))).toMatch(/an item has 400 kB at most/)
  })

  test.each([
    [400, 'AccessDeniedException', 'User: a is not authorized', /DynamoDBCrudPolicy/],
    [
      400,
      'UnrecognizedClientException',
      'The security token is invalid',
      /are the credentials right/,
    ],
    [400, 'ExpiredTokenException', 'The security token is expired', /are the credentials right/],
    [400, 'InvalidSignatureException', 'does not match', /are the credentials right/],
    [400, 'ThrottlingException', 'Rate exceeded', /bill it on demand/],
    [400, 'ProvisionedThroughputExceededException', 'Too much', /bill it on demand/],
    [500, 'InternalServerError', 'Oh', /InternalServerError: Oh$/],
  ])('%d %s', async (status, type, message, fix) => {
    expect(await refuse(status, type, message)).toMatch(fix)
  })

  test.each([
    ['a page', '<html></html>'],
    ['nothing', ''],
    ['no object', '[1'],
  ])('the endpoint answers with %s', async (_what, text) => {
    const endpoint = await startBetween(({ response }) => response.writeHead(200).end(text))
    const task = dynamodb.open({ endpoint }).claim('a', 1000)
    expect(await told(Promise.resolve(task))).toMatch(/answers 200, and not as DynamoDB$/)
  })

  test('the endpoint hangs', async () => {
    const endpoint = await startBetween(() => {})
    const task = dynamodb.open({ endpoint }).claim('a', 1000)
    expect(await told(Promise.resolve(task))).toMatch(
      /gives no answer: Error: timeout after 1000 ms$/,
    )
  })

  test('nothing listens', async () => {
    const task = dynamodb.open({ endpoint: 'http://127.0.0.1:1' }).claim('a', 1000)
    expect(await told(Promise.resolve(task))).toMatch(/gives no answer: .*ECONNREFUSED/)
  })

  test('there are no credentials', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', '')
    onTestFinished(() => void vi.unstubAllEnvs())
    const store = dynamodbStore({ table: 'bots', region: 'us-east-1', endpoint: dynamodb.endpoint })
    expect(await told(Promise.resolve(store.claim('a', 1000)))).toMatch(
      /has no credentials: Lambda/,
    )
  })

  test('no secret is in it', async () => {
    const message = await refuse(400, 'InvalidSignatureException', 'does not match')
    for (const secret of Object.values(CREDENTIALS)) expect(message).not.toContain(secret)
  })
})

test('tries again what may pass', async () => {
  let calls = 0
  const endpoint = await startBetween(async ({ response }, forward) => {
    if (calls++ === 0) return response.writeHead(503).end('')
    if (calls === 2) return response.writeHead(400).end('{"__type":"x#ThrottlingException"}')
    const { status, text } = await forward()
    return response.writeHead(status).end(text)
  })
  expect(await dynamodb.open({ endpoint }).claim(key(), 60_000)).toEqual({ state: 'claimed' })
  expect(calls).toBe(3)
})

test.each([
  [undefined, /option table/],
  ['', /option table/],
])('refuses the table %j', (table, problem) => {
  expect(() => dynamodbStore({ table, region: 'us-east-1' })).toThrow(problem)
})

test.each([
  ['eu-west-1', {}, 'dynamodb.eu-west-1.amazonaws.com'],
  ['cn-north-1', {}, 'dynamodb.cn-north-1.amazonaws.com.cn'],
  ['eu-west-1', { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }, '127.0.0.1:1'],
  [
    'eu-west-1',
    { AWS_ENDPOINT_URL: 'http://127.0.0.1:1', AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:2' },
    '127.0.0.1:2',
  ],
])('in %s with %j it asks %s', async (region, variables, host) => {
  for (const [name, value] of Object.entries({ AWS_REGION: region, ...variables })) {
    vi.stubEnv(name, value)
  }
  onTestFinished(() => void vi.unstubAllEnvs())
  const store = dynamodbStore({ table: 'bots', credentials: () => CREDENTIALS })
  await expect(async () => store.claim('a', 1000)).rejects.toThrow(`${host} gives no answer`)
})

test('refuses an unknown region and an endpoint that is not a URL', () => {
  vi.stubEnv('AWS_REGION', '')
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(() => dynamodbStore({ table: 'bots' })).toThrow(/option region is missing/)
  expect(() => dynamodb.open({ endpoint: 'here' })).toThrow(/option endpoint must be a URL/)
})

test('deletes the parts of a large answer with it, by the TTL attribute', async () => {
  const name = key()
  const before = Date.now() / 1000
  await dynamodb.open({ prefix: name }).finish('a', 'x'.repeat(1_000_000), 60_000)
  const { Items } = (await dynamodb.call('Scan', {
    TableName: 'bots',
    FilterExpression: 'begins_with(id, :id)',
    ExpressionAttributeValues: { ':id': { S: name } },
    ProjectionExpression: 'id, expires',
  })) as { Items: { expires: { N: string } }[] }
  const found = Items.map(({ expires }) => Number(expires.N))
  expect(found.length).toBeGreaterThan(0)
  for (const expires of found) {
    expect(expires).toBeGreaterThan(before + 60)
    expect(expires).toBeLessThan(before + 200)
  }
})
