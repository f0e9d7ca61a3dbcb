/** What the store needs of a client of `redis`, alone, in a pool, of a cluster or a sentinel. */
export interface NodeRedisClient {
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>
  on(event: 'error' | 'ready', listener: (error: Error) => void): unknown
  readonly isOpen: boolean
}

/** What the store needs of a client of `ioredis`, alone or of a cluster. */
export interface IoredisClient {
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>
  on(event: 'error' | 'ready', listener: (error: Error) => void): unknown
  readonly status: string
}

/** A client of either library. */
export type RedisClient = NodeRedisClient | IoredisClient

/** Runs a script with one key; its errors say what can be done about them. */
export type RunScript = (
  script: string,
  key: string,
  parameters: readonly string[],
) => Promise<unknown>

/** How long a server may take to answer, in milliseconds; clients wait for ever. */
const TIMEOUT = 5000

/** By how the error of a server or a client begins, or what it contains. */
const FIXES: readonly (readonly [RegExp, string])[] = [
  [/^(NOAUTH|WRONGPASS)/, 'give the client the right user name and password'],
  [
    /NOPERM|can't run this command/,
    'the user needs +eval +get +getrange +set +pexpire +del on the keys of the prefix',
  ],
  [/^(MOVED|CROSSSLOT)/, 'this is a cluster: give the store a client for clusters'],
  [/^CLUSTERDOWN/, 'some slots of the cluster have no node: look at CLUSTER INFO'],
  [/READONLY/, 'this is a replica: connect the client to the primary'],
  [/^OOM/, 'its memory is full: raise maxmemory'],
  [/^MISCONF/, 'it cannot write its disk: look at its log'],
  [/WRONGTYPE/, 'another program uses the same prefix: choose another one'],
  [/^(LOADING|MASTERDOWN)|max number of clients/, 'it is not ready to answer: this may pass'],
  [/client is closed|Connection is closed/i, 'connect the client, and close it after the bot'],
  [/^no answer/, 'is it overloaded, or has the connection gone dead?'],
  [/ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH/, 'is it running, and is the address right?'],
]

/** @throws TypeError when the client is of neither library. */
export function toRun(client: RedisClient): RunScript {
  if (!isClient(client)) {
    throw new TypeError(
      'redisStore needs a client of redis or ioredis, such as createClient({ url }) or new Redis(url)',
    )
  }
  // With a listener, a lost connection does not end the process, and its reason is known.
  let broken: Error | undefined
  const pending = new Set<(error: Error) => void>()
  client.on('error', (error) => {
    broken = error
    if (!isReady(client)) for (const reject of pending) reject(error)
  })
  client.on('ready', () => {
    broken = undefined
  })

  // Clients keep commands until they are connected, for minutes maybe: no event waits for that.
  async function whileConnected(start: () => Promise<unknown>): Promise<unknown> {
    if (broken !== undefined && !isReady(client)) throw broken
    const { promise, reject } = Promise.withResolvers<never>()
    pending.add(reject)
    const timer = setTimeout(() => reject(new Error(`no answer within ${TIMEOUT} ms`)), TIMEOUT)
    try {
      return await Promise.race([start(), promise])
    } finally {
      clearTimeout(timer)
      pending.delete(reject)
    }
  }

  return async (script, key, parameters) => {
    try {
      return await whileConnected(() =>
        'status' in client
          ? client.eval(script, 1, key, ...parameters)
          : client.eval(script, { keys: [key], arguments: [...parameters] }),
      )
    } catch (error) {
      throw toFailure(error)
    }
  }
}

function isClient(value: unknown): value is RedisClient {
  if (typeof value !== 'object' || value === null) return false
  const { eval: run, on, status, isOpen } = value as Record<string, unknown>
  const isKnown = typeof status === 'string' || typeof isOpen === 'boolean'
  return typeof run === 'function' && typeof on === 'function' && isKnown
}

/** Whether commands reach a server; those of a cluster or a pool do not tell. */
function isReady(client: RedisClient): boolean {
  if ('status' in client) return client.status === 'ready'
  return !('isReady' in client) || client.isReady !== false
}

function toFailure(error: unknown): Error {
  // An error without a text holds others: one for each address of a host.
  const causes = error instanceof AggregateError ? error.errors : [error]
  const message = causes.map((cause) => (cause instanceof Error ? cause.message : String(cause)))
  const fix = FIXES.find(([pattern]) => message.some((text) => pattern.test(text)))?.[1]
  return new Error(`Redis: ${message.join(', ')}${fix === undefined ? '' : `; ${fix}`}`, {
    cause: error,
  })
}
