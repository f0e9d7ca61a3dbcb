import type { InboxStore, StateStore } from '@cqhttp/core'

import { type RedisClient, toRun } from './redis-client.ts'

export type { IoredisClient, NodeRedisClient, RedisClient } from './redis-client.ts'

/** Where in Redis a store has its entries. */
export interface RedisStoreOptions {
  /**
   * What all keys begin with; default `cqhttp:`. Bots that share a Redis need one each, or they take
   * each other's events away.
   */
  prefix?: string | undefined
}

// Each script uses one key, so that Redis Cluster can run it. The values: `-` and who claims it, or
// `+` and the answer; a version and the state.

/**
 * Gives what keeps a claim from being given. A claim that was carried out before its connection broke
 * is asked for again by the client: it is still given.
 */
const CLAIM = `
local value = redis.call('GET', KEYS[1])
if value then return value end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return ARGV[1]`

const RENEW = `
if redis.call('GETRANGE', KEYS[1], 0, 0) == '-' then
  redis.call('PEXPIRE', KEYS[1], ARGV[1])
end
return 1`

const FINISH = `redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) return 1`

const GET = `return redis.call('GET', KEYS[1])`

/** Arguments: version and value, time to live or '', then the versions that there may be. */
const SET = `
if ARGV[3] then
  local version = redis.call('GETRANGE', KEYS[1], 0, 35)
  if version ~= ARGV[3] and version ~= ARGV[4] then return 0 end
end
if ARGV[2] == '' then redis.call('SET', KEYS[1], ARGV[1])
else redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
return 1`

const DELETE = `return redis.call('DEL', KEYS[1])`

/** Of a version, which is a UUID. */
const VERSION_LENGTH = 36
/** More than a bot lives, in milliseconds; Redis refuses what leads beyond its calendar. */
const LONGEST = 1e13

/**
 * A store in Redis 6 or newer, Valkey, or a cluster of them, for instances on several machines.
 *
 * @param client A client of `redis` (connected: `await client.connect()`) or of `ioredis`: a single
 * one or one of a cluster. While it says that it is not connected, the store fails at once.
 * @throws TypeError when the client is neither, or an option is wrong.
 */
export function redisStore(
  client: RedisClient,
  { prefix = 'cqhttp:' }: RedisStoreOptions = {},
): InboxStore & StateStore {
  if (typeof prefix !== 'string') throw new TypeError('prefix must be a string')
  const run = toRun(client)
  const inbox = (key: string): string => `${prefix}inbox:${key}`
  const state = (key: string): string => `${prefix}state:${checkText(key)}`
  return {
    async claim(key, lease) {
      const mine = `-${crypto.randomUUID()}`
      const value = await readWith(CLAIM, inbox(key), [mine, toTime(lease)])
      if (value === mine) return { state: 'claimed' }
      if (value?.startsWith('+')) return { state: 'answered', answer: value.slice(1) }
      if (value?.startsWith('-')) return { state: 'running' }
      throw foreign(inbox(key))
    },
    async renew(key, lease) {
      await run(RENEW, inbox(key), [toTime(lease)])
    },
    async finish(key, answer, window) {
      await run(FINISH, inbox(key), [`+${answer}`, toTime(window)])
    },
    async get(key) {
      const text = await readWith(GET, state(key), [])
      if (text === undefined) return { value: undefined, version: '' }
      const version = text.slice(0, VERSION_LENGTH)
      if (!/^[\da-f-]{36}$/.test(version)) throw foreign(state(key))
      return { value: text.slice(VERSION_LENGTH), version }
    },
    async set(key, value, { ttl, ifVersion } = {}) {
      if (ttl !== undefined && !(ttl > 0)) {
        throw new TypeError(`ttl must be a positive number of milliseconds, but is ${ttl}`)
      }
      const version = crypto.randomUUID()
      const parameters = [version + checkText(value), ttl === undefined ? '' : toTime(ttl)]
      if (ifVersion !== undefined) parameters.push(ifVersion, version)
      const written = await run(SET, state(key), parameters)
      return Number(written) === 1 ? version : undefined
    },
    async delete(key) {
      await run(DELETE, state(key), [])
    },
  }

  /** Undefined when there is nothing. */
  async function readWith(
    script: string,
    key: string,
    parameters: readonly string[],
  ): Promise<string | undefined> {
    const reply = await run(script, key, parameters)
    if (reply === null) return undefined
    if (typeof reply === 'string') return reply
    // A client may be set up to give bytes.
    if (reply instanceof Uint8Array) return new TextDecoder().decode(reply)
    throw foreign(key)
  }
}

function foreign(key: string): Error {
  return new Error(
    `Redis holds something at ${JSON.stringify(key)} that is not of this store: ` +
      'does another program use the same prefix? Choose another one',
  )
}

/** Redis takes whole numbers only. */
function toTime(milliseconds: number): string {
  return String(Math.min(Math.ceil(milliseconds), LONGEST))
}

function checkText(text: string): string {
  if (text.isWellFormed()) return text
  throw new TypeError('keys and values must be well-formed: cut no character in two')
}
