import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

import type { InboxStore, StateStore } from '@cqhttp/core'
import { inboxStoreContract, stateStoreContract } from '@cqhttp/core/testing'
import { Cluster, Redis } from 'ioredis'
import { createClient, createClientPool, createCluster } from 'redis'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'

import { type RedisClient, redisStore } from '../src/redis.ts'
import {
  freePort,
  hasRedis,
  type RedisServer,
  startCluster,
  startRedis,
} from './support/redis-server.ts'

type Store = InboxStore & StateStore

let server: RedisServer
let nodes: RedisServer[] = []

/** The clients that a bot may have, connected, and how they end. */
const CLIENTS: Record<string, () => Promise<readonly [RedisClient, () => unknown]>> = {
  async redis() {
    const client = await createClient({ url: server.url }).connect()
    return [client, () => client.destroy()]
  },
  async 'a pool of redis'() {
    const pool = createClientPool({ url: server.url })
    await pool.connect()
    return [pool, () => pool.destroy()]
  },
  async 'a cluster of redis'() {
    const cluster = createCluster({ rootNodes: nodes.map(({ url }) => ({ url })) })
    await cluster.connect()
    return [cluster, () => cluster.destroy()]
  },
  async ioredis() {
    const client = new Redis(server.url)
    return [client, () => client.disconnect()]
  },
  async 'a cluster of ioredis'() {
    const cluster = new Cluster(nodes.map(({ port }) => ({ host: '127.0.0.1', port })))
    return [cluster, () => cluster.disconnect()]
  },
}

const key = () => crypto.randomUUID()

describe.runIf(hasRedis)('with a client of', () => {
  beforeAll(async () => {
    ;[server, nodes] = await Promise.all([startRedis(), startCluster()])
  })
  afterAll(() => Promise.all([server, ...nodes].map((each) => each.stop())))

  describe.each(Object.entries(CLIENTS))('%s', (_name, connectClient) => {
    const stores: Store[] = []
    const ends: (() => unknown)[] = []
    beforeAll(async () => {
      for (let i = 0; i < 3; i++) {
        const [client, end] = await connectClient()
        stores.push(redisStore(client))
        ends.push(end)
      }
    })
    afterAll(() => ends.forEach((end) => void end()))

    let opened = 0
    const how = {
      open: () => stores[opened++ % 3] as Store,
      openBroken: () => redisStore(new Redis({ port: 1, maxRetriesPerRequest: 0 })),
      clock: 'engine',
    } as const

    // All at once, since most of it is waiting.
    const suites = { inbox: inboxStoreContract(how), state: stateStoreContract(how) }
    const started = Object.entries(suites).flatMap(([part, rows]) =>
      rows.map((row) => ({ ...row, part, result: Promise.withResolvers<void>() })),
    )
    beforeAll(() => {
      for (const { run, result } of started) run().then(result.resolve, result.reject)
      return Promise.allSettled(started.map(({ result }) => result.promise))
    })

    test.each(started)('as $part it $name', async ({ result }) => {
      await expect(result.promise).resolves.toBeUndefined()
    })
  })

  test('redis that gives bytes for texts', async () => {
    const client = await createClient({ url: server.url }).connect()
    onTestFinished(() => client.destroy())
    // 36: the type of texts in RESP.
    const store = redisStore(client.withTypeMapping({ 36: Buffer }))
    const name = key()
    const version = await store.set(name, '你好')
    expect(await store.get(name)).toEqual({ value: '你好', version })
    expect(await store.claim(name, 60_000)).toEqual({ state: 'claimed' })
    expect(await store.claim(name, 60_000)).toEqual({ state: 'running' })
  })

  test('ioredis that sends again what a lost connection did not answer gets the claim', async () => {
    const proxy = createServer((socket) => {
      const upstream = connect(server.port, '127.0.0.1')
      socket.on('error', () => {}).on('close', () => upstream.destroy())
      upstream.on('error', () => {}).on('close', () => socket.destroy())
      socket.pipe(upstream)
      upstream.on('data', (data) => {
        if (cut && data.includes('-')) {
          cut = false
          socket.destroy()
        } else socket.write(data)
      })
    })
    let cut = false
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    const client = new Redis((proxy.address() as AddressInfo).port)
    onTestFinished(() => {
      client.disconnect()
      proxy.close()
    })
    const store = redisStore(client)
    await once(client, 'ready')
    cut = true
    const name = key()
    expect(await store.claim(name, 60_000)).toEqual({ state: 'claimed' })
    expect(cut).toBe(false)
    expect(await store.claim(name, 60_000)).toEqual({ state: 'running' })
  })
})

describe.runIf(hasRedis)('a store in Redis', () => {
  let client: Redis
  let store: Store
  beforeAll(async () => {
    server = await startRedis()
    client = new Redis(server.url)
    store = redisStore(client)
  })
  afterAll(async () => {
    client.disconnect()
    await server.stop()
  })

  test('does not meet one with another prefix, nor an inbox the state', async () => {
    const other = redisStore(client, { prefix: 'other:' })
    await store.set('a', 'one')
    expect(await store.claim('a', 60_000)).toEqual({ state: 'claimed' })
    expect(await other.claim('a', 60_000)).toEqual({ state: 'claimed' })
    expect(await other.get('a')).toEqual({ value: undefined, version: '' })
  })

  test('leaves nothing behind that has no end, but state without one', async () => {
    await client.flushall()
    await store.claim('a', 60_000)
    await store.renew('a', 60_000)
    await store.finish('b', 'done', 60_000)
    await store.set('c', 'one', { ttl: 60_000 })
    for (const name of await client.keys('*')) {
      expect(await client.pttl(name)).toBeGreaterThan(50_000)
    }
    expect(await client.dbsize()).toBe(3)
  })

  test.each([0.5, 1e300, Infinity])('takes times that Redis does not: %d ms', async (time) => {
    const name = key()
    expect(await store.claim(name, time)).toEqual({ state: 'claimed' })
    await store.renew(name, time)
    await store.finish(name, 'done', time)
    await store.set(name, 'one', { ttl: time })
  })

  describe('says in one line what is wrong and the fix:', () => {
    const told = async (task: unknown): Promise<string> => {
      const error = await Promise.resolve(task).then(String, (reason: unknown) => reason)
      expect(error).toBeInstanceOf(Error)
      const { message } = error as Error
      expect(message).toMatch(/^Redis/)
      expect(message.split('\n')).toHaveLength(1)
      return message
    }
    const openWith = (options: object): Store => {
      const other = new Redis({ port: server.port, maxRetriesPerRequest: 0, ...options })
      onTestFinished(() => other.disconnect())
      return redisStore(other)
    }

    test('a user without rights', async () => {
      await client.acl('SETUSER', 'guest', 'on', '>guest', '~*', '+ping', '+info')
      const other = openWith({ username: 'guest', password: 'guest' })
      expect(await told(other.claim('a', 1000))).toMatch(/NOPERM.*the user needs \+eval \+get/)
    })

    test('a user who may run scripts, but not what they do', async () => {
      await client.acl('SETUSER', 'reader', 'on', '>reader', '~*', '+info', '+eval', '+get')
      const other = openWith({ username: 'reader', password: 'reader' })
      expect(await told(other.set('a', 'one'))).toMatch(/the user needs \+eval \+get/)
    })

    test('the rights that it names are enough', async () => {
      const rights = '+info +eval +get +getrange +set +pexpire +del'.split(' ')
      await client.acl('SETUSER', 'bot', 'on', '>bot', '~cqhttp:*', ...rights)
      const other = openWith({ username: 'bot', password: 'bot' })
      const name = key()
      expect(await other.claim(name, 60_000)).toEqual({ state: 'claimed' })
      await other.renew(name, 60_000)
      await other.finish(name, 'done', 60_000)
      const version = await other.set(name, 'one')
      expect(await other.set(name, 'two', { ifVersion: version })).toBeTypeOf('string')
      expect(await other.get(name)).toMatchObject({ value: 'two' })
      await other.delete(name)
    })

    test('a password is missing', async () => {
      const locked = await startRedis('--requirepass', 'secret')
      onTestFinished(() => locked.stop())
      const message = await told(openWith({ port: locked.port }).claim('a', 1000))
      expect(message).toMatch(/NOAUTH.*give the client the right user name and password/)
    })

    test('a replica', async () => {
      const replica = await startRedis('--replicaof', '127.0.0.1', String(server.port))
      onTestFinished(() => replica.stop())
      const other = openWith({ port: replica.port })
      expect(await told(other.claim('a', 1000))).toMatch(/READONLY.*connect .* to the primary/)
    })

    test('a node of a cluster, for a client without cluster', async () => {
      const node = await startRedis('--cluster-enabled', 'yes')
      onTestFinished(() => node.stop())
      const other = openWith({ port: node.port })
      expect(await told(other.claim('a', 1000))).toMatch(/CLUSTERDOWN.*look at CLUSTER INFO/)
    })

    test('its memory is full', async () => {
      await client.config('SET', 'maxmemory', '1')
      onTestFinished(() => void client.config('SET', 'maxmemory', '0'))
      expect(await told(store.claim(key(), 1000))).toMatch(/OOM.*raise maxmemory/)
    })

    test('a value of another program', async () => {
      const [one, other] = [key(), key()]
      await client.set(`cqhttp:inbox:${one}`, 'something')
      await client.lpush(`cqhttp:inbox:${other}`, 'something')
      await client.set(`cqhttp:state:${one}`, 'something')
      const expected = /does another program use the same prefix\? Choose another one/
      expect(await told(store.claim(one, 1000))).toMatch(expected)
      expect(await told(store.get(one))).toMatch(expected)
      expect(await told(store.claim(other, 1000))).toMatch(/WRONGTYPE.*choose another one/)
    })

    test('the client of redis is not connected', async () => {
      const closed = redisStore(createClient({ url: server.url }))
      expect(await told(closed.claim('a', 1000))).toMatch(/client is closed; connect the client/i)
    })

    test('nothing listens, at once for each event, and without the end of the process', async () => {
      const other = createClient({ url: `redis://127.0.0.1:${await freePort()}` })
      onTestFinished(() => other.destroy())
      const broken = redisStore(other)
      void other.connect().catch(() => {})
      await vi.waitFor(() => expect(other.listenerCount('error')).toBeGreaterThan(0))
      await new Promise((resolve) => setTimeout(resolve, 200))
      for (let i = 0; i < 5; i++) {
        const message = await told(broken.claim('a', 1000))
        expect(message).toMatch(/ECONNREFUSED.*is it running, and is the address right\?$/)
      }
    })
  })

  test.each(['redis', 'ioredis'])(
    'waits 5 s for a Redis that stands still: %s',
    async (library) => {
      const other = await startRedis()
      onTestFinished(() => other.stop())
      const used =
        library === 'redis'
          ? await createClient({ url: other.url }).connect()
          : new Redis(other.url)
      onTestFinished(() => ('destroy' in used ? used.destroy() : used.disconnect()))
      const still = redisStore(used)
      await still.set('a', 'one')
      await other.kill('SIGSTOP')
      await expect(still.get('a')).rejects.toThrow(
        'Redis: no answer within 5000 ms; is it overloaded',
      )
      await other.kill('SIGCONT')
      expect(await still.get('a')).toMatchObject({ value: 'one' })
    },
    20_000,
  )

  test.each(['redis', 'ioredis'])('is used again by %s when Redis is back', async (library) => {
    const other = await startRedis()
    onTestFinished(() => other.stop())
    const used =
      library === 'redis' ? await createClient({ url: other.url }).connect() : new Redis(other.url)
    onTestFinished(() => ('destroy' in used ? used.destroy() : used.disconnect()))
    const again = redisStore(used)
    expect(await again.claim('a', 60_000)).toEqual({ state: 'claimed' })
    await other.kill('SIGKILL')
    await expect(again.claim('b', 60_000)).rejects.toThrow(/^Redis: .+/)
    await expect(again.claim('c', 60_000)).rejects.toThrow(/^Redis: .+/)
    await other.start()
    await vi.waitFor(async () => expect((await again.claim(key(), 1000)).state).toBe('claimed'), {
      timeout: 20_000,
      interval: 100,
    })
  })

  test.each([undefined, null, {}, 'redis://127.0.0.1', { eval: () => {}, on: () => {} }])(
    'refuses %j as a client',
    (value) => {
      expect(() => redisStore(value as unknown as RedisClient)).toThrow(
        /redisStore needs a client of redis or ioredis/,
      )
    },
  )

  test('refuses a prefix that is not a text', () => {
    expect(() => redisStore(client, { prefix: 1 as unknown as string })).toThrow(/prefix must be a/)
  })
})
