import type { Claim, InboxStore, StateStore } from '@cqhttp/core'

import type { AwsCredentials } from './aws-signature.ts'
import { type Call, createCall, type Item } from './dynamodb-client.ts'

export type { AwsCredentials } from './aws-signature.ts'

/** Which table, and how it is reached. */
export interface DynamodbStoreOptions {
  /** Its name. Its only key is the partition key `id` of type S, its TTL attribute `expires`. */
  table: string | undefined
  /**
   * What all ids begin with; default nothing. Bots that share a table need one each, or they take
   * each other's events away.
   */
  prefix?: string | undefined
  /** Default `AWS_REGION`, which Lambda sets. */
  region?: string | undefined
  /** Default `AWS_ENDPOINT_URL_DYNAMODB` or `AWS_ENDPOINT_URL`, else that of the region. */
  endpoint?: string | undefined
  /**
   * Asked for each request. Default: those that Lambda sets, `AWS_ACCESS_KEY_ID`,
   * `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
   */
  credentials?: (() => AwsCredentials | Promise<AwsCredentials>) | undefined
}

/** The length of a part of a long answer: an item, whose texts are ASCII here, has 400 kB. */
const PART = 390_000
/** How much longer than needed DynamoDB keeps items, in seconds: clocks differ. */
const SPARE = 60
/** The longest that something is kept, in milliseconds. */
const LONGEST = 1e13

/**
 * A store in a table of DynamoDB, for AWS Lambda.
 *
 * @throws TypeError when an option is wrong or the region is not known.
 */
export function dynamodbStore(options: DynamodbStoreOptions): InboxStore & StateStore {
  const { table, prefix = '' } = options
  if (typeof table !== 'string' || table === '') {
    throw new TypeError('option table must be the name of a table; is its variable set?')
  }
  const { AWS_REGION, AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL } = process.env
  const { region = AWS_REGION, credentials = credentialsOfEnvironment } = options
  if (!region) throw new TypeError('option region is missing, and AWS_REGION is not set')
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'
  const endpoint =
    options.endpoint ??
    (AWS_ENDPOINT_URL_DYNAMODB || AWS_ENDPOINT_URL || `https://dynamodb.${region}.${domain}`)
  if (!URL.canParse(endpoint)) throw new TypeError('option endpoint must be a URL')
  const call = createCall({ table, region, endpoint, credentials })
  return { ...createInbox(call, `${prefix}inbox:`), ...createState(call, `${prefix}state:`) }
}

function credentialsOfEnvironment(): AwsCredentials {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env
  if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey, sessionToken }
  throw new Error(
    'dynamodbStore has no credentials: Lambda sets AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; ' +
      'elsewhere give the option credentials',
  )
}

const isOver = '(attribute_not_exists(id) OR ends <= :now)'

function createInbox(call: Call, prefix: string): InboxStore {
  const read = async (id: string): Promise<Item | undefined> =>
    (await call('GetItem', { Key: { id: text(id) }, ConsistentRead: true })).Item

  async function toClaim(item: Item | undefined): Promise<Claim> {
    const first = item?.['answer']?.S
    // Without an entry, the claim has just ended, and the next attempt will get it.
    if (item === undefined || first === undefined) return { state: 'running' }
    const rest = range(Number(item['parts']?.N ?? 1)).map((i) =>
      read(`${prefix}${item['by']?.S}/${i}`),
    )
    const parts = (await Promise.all(rest)).map((part) => part?.['answer']?.S)
    if (parts.includes(undefined)) return { state: 'running' }
    return { state: 'answered', answer: first + parts.join('') }
  }

  return {
    async claim(key, lease) {
      const now = Date.now()
      const by = text(crypto.randomUUID())
      const id = text(prefix + key)
      const { isRefused, Item: there } = await call('PutItem', {
        Item: { id, by, ...endingAt(now + lease) },
        // A try whose answer was lost may have been carried out: the claim is still given.
        ConditionExpression: `${isOver} OR #by = :by`,
        ExpressionAttributeNames: { '#by': 'by' },
        ExpressionAttributeValues: { ':now': number(now), ':by': by },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      })
      if (!isRefused) return { state: 'claimed' }
      return toClaim(there ?? (await read(id.S)))
    },
    async renew(key, lease) {
      const { ends, expires } = endingAt(Date.now() + lease)
      await call('UpdateItem', {
        Key: { id: text(prefix + key) },
        UpdateExpression: 'SET ends = :ends, expires = :expires',
        ConditionExpression: 'attribute_exists(id) AND attribute_not_exists(answer)',
        ExpressionAttributeValues: { ':ends': ends, ':expires': expires },
      })
    },
    async finish(key, answer, window) {
      const by = crypto.randomUUID()
      const end = endingAt(Date.now() + window)
      const count = Math.max(1, Math.ceil(answer.length / PART))
      const put = (id: string, i: number, more?: Item): Promise<unknown> => {
        const part = text(answer.slice(i * PART, (i + 1) * PART))
        return call('PutItem', { Item: { id: text(prefix + id), answer: part, ...end, ...more } })
      }
      // The others first: an entry has all of its parts.
      await Promise.all(range(count).map((i) => put(`${by}/${i}`, i)))
      await put(key, 0, count > 1 ? { by: text(by), parts: number(count) } : {})
    },
  }
}

function createState(call: Call, prefix: string): StateStore {
  const toId = (key: string): { S: string } => text(prefix + checkText(key))
  return {
    async get(key) {
      const { Item: item } = await call('GetItem', { Key: { id: toId(key) }, ConsistentRead: true })
      const { value, version, ends } = item ?? {}
      // DynamoDB deletes late, by days.
      if (!version?.S || Number(ends?.N ?? Infinity) <= Date.now()) {
        return { value: undefined, version: '' }
      }
      return { value: value?.S ?? '', version: version.S }
    },
    async set(key, value, { ttl, ifVersion } = {}) {
      if (ttl !== undefined && !(ttl > 0)) {
        throw new TypeError(`ttl must be a positive number of milliseconds, but is ${ttl}`)
      }
      const now = Date.now()
      const version = text(crypto.randomUUID())
      const end = ttl === undefined ? {} : endingAt(now + ttl)
      const { isRefused } = await call('PutItem', {
        Item: { id: toId(key), version, value: text(checkText(value)), ...end },
        ...(ifVersion !== undefined && {
          ConditionExpression: `#version = :mine OR ${
            ifVersion === ''
              ? isOver
              : '(#version = :old AND (attribute_not_exists(ends) OR ends > :now))'
          }`,
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: {
            ':mine': version,
            ':now': number(now),
            ...(ifVersion !== '' && { ':old': text(ifVersion) }),
          },
        }),
      })
      return isRefused ? undefined : version.S
    },
    async delete(key) {
      await call('DeleteItem', { Key: { id: toId(key) } })
    },
  }
}

function text(value: string): { S: string } {
  return { S: value }
}

function number(value: number): { N: string } {
  return { N: String(value) }
}

/** From 1 to before the end. */
function range(end: number): number[] {
  return Array.from({ length: end - 1 }, (_, i) => i + 1)
}

/** By milliseconds, and for DynamoDB, which deletes by seconds, and late. */
function endingAt(time: number): { ends: { N: string }; expires: { N: string } } {
  const end = Math.min(time, LONGEST)
  return { ends: number(end), expires: number(Math.ceil(end / 1000) + SPARE) }
}

function checkText(value: string): string {
  if (value.isWellFormed()) return value
  throw new TypeError('keys and values must be well-formed: cut no character in two')
}
