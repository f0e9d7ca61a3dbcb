import type { PullQueue, QueueJob } from '@cqhttp/core/queue'

import { openFile, type Row, type SqliteFile, toName } from './sqlite-file.ts'
import { endOf, toBytes, toText } from './sqlite-values.ts'

/** An event that could not be handled. */
export interface DeadLetter {
  /** For `putBack` and `discard`. */
  readonly id: number
  /** The event as it came; undefined when the message held no event. */
  readonly event: Record<string, unknown> | undefined
  /** The error of the last attempt: its name and text. */
  readonly reason: string
  /** How often it was tried. */
  readonly attempts: number
  /** When it was given up, in milliseconds since the epoch. */
  readonly time: number
}

/** The settings of {@link sqliteQueue}. */
export interface SqliteQueueOptions {
  /** The largest event that is kept, in bytes; default 64 MiB. Larger ones are handled at once. */
  maxBytes?: number | undefined
}

/** A queue in a file of SQLite. All is done at once, without a promise. */
export interface SqliteQueue extends PullQueue {
  send(message: Parameters<PullQueue['send']>[0]): void
  take(lease: number): QueueJob | undefined
  /** How many events wait or are being handled. */
  count(): number
  /**
   * The dead letters, the oldest first, at most `limit` of them; default 100.
   *
   * @throws TypeError for a limit that is no whole number.
   */
  deadLetters(limit?: number): DeadLetter[]
  /**
   * Puts dead letters back on the queue, at its end: the one with this id, or all without one. Gives
   * how many were put back.
   *
   * @throws TypeError for an id that is no whole number.
   */
  putBack(id?: number): number
  /** Removes a dead letter; false when there is none with this id. */
  discard(id: number): boolean
  /** Closes the file; what is asked of the queue afterwards fails. */
  close(): void
}

/**
 * Chats have a row as long as they have events: it says when the next one may be taken, and when that
 * was said.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS cqhttp_queue (
    id INTEGER PRIMARY KEY AUTOINCREMENT, chat BLOB NOT NULL, body BLOB NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS cqhttp_queue_chat ON cqhttp_queue (chat, id);
  CREATE TABLE IF NOT EXISTS cqhttp_queue_chats (
    chat BLOB NOT NULL PRIMARY KEY, ready INTEGER NOT NULL, since INTEGER NOT NULL, owner TEXT
  );
  CREATE INDEX IF NOT EXISTS cqhttp_queue_ready ON cqhttp_queue_chats (ready);
  CREATE TABLE IF NOT EXISTS cqhttp_queue_dead (
    id INTEGER PRIMARY KEY AUTOINCREMENT, chat BLOB NOT NULL, body BLOB NOT NULL,
    attempts INTEGER NOT NULL, reason BLOB NOT NULL, time INTEGER NOT NULL
  );
`

/**
 * A queue in one file, for the processes of one machine, in the order of each chat. What it has taken
 * survives restarts, and `kill -9` at any time. Needs Node 22.13 or newer, or Deno or Bun.
 *
 * The file may be that of a `sqliteStore`, and is on a disk of this machine.
 *
 * ```ts
 * const queue = sqliteQueue('./bot.db')
 * await serve(bot, { queue })
 * ```
 *
 * @param path Where the file is, or is made.
 * @throws Error that says what is wrong and the fix, when the file cannot be opened or used.
 */
export function sqliteQueue(path: string | URL, options: SqliteQueueOptions = {}): SqliteQueue {
  const { maxBytes = 64 * 1024 * 1024 } = options
  if (!Number.isSafeInteger(maxBytes) || maxBytes < 1) {
    throw new TypeError(`maxBytes must be a positive whole number of bytes, but is ${maxBytes}`)
  }
  const file = openFile(toName(path, 'sqliteQueue'), SCHEMA)
  const count = file.prepare('SELECT COUNT(*) AS count FROM cqhttp_queue')
  const put = createPut(file)
  return {
    maxBytes,
    send({ chat, body }) {
      const time = Date.now()
      file.transact(() => put(toBytes(chat.toWellFormed()), toBytes(body), time))
    },
    take: createTake(file),
    count: () => Number(count.get({})?.['count']),
    ...createDeadLetters(file, put),
    close: () => file.close(),
  }
}

type Put = (chat: Uint8Array, body: Uint8Array, time: number) => void

/** Within a transaction. */
function createPut(file: SqliteFile): Put {
  const insert = file.prepare('INSERT INTO cqhttp_queue (chat, body) VALUES (:chat, :body)')
  const open = file.prepare(
    `INSERT INTO cqhttp_queue_chats (chat, ready, since) VALUES (:chat, :time, :time)
     ON CONFLICT (chat) DO NOTHING`,
  )
  return (chat, body, time) => {
    insert.run({ chat, body })
    open.run({ chat, time })
  }
}

/**
 * The time. When the clock has gone back, also before this process began, a chat would wait until it is
 * as late again as it was: it then waits as long as was said, from now on.
 */
function createClock(file: SqliteFile): () => number {
  const setRight = file.prepare(
    `UPDATE cqhttp_queue_chats SET ready = :time + ready - since, since = :time
     WHERE since > :time`,
  )
  let latest = Infinity
  return () => {
    const time = Date.now()
    if (time < latest) setRight.run({ time })
    latest = time
    return time
  }
}

function createTake(file: SqliteFile): SqliteQueue['take'] {
  const now = createClock(file)
  const peek = file.prepare('SELECT 1 FROM cqhttp_queue_chats WHERE ready <= :time LIMIT 1')
  const lock = file.prepare(
    `UPDATE cqhttp_queue_chats SET ready = :end, since = :time, owner = :owner WHERE chat =
     (SELECT chat FROM cqhttp_queue_chats WHERE ready <= :time ORDER BY ready, rowid LIMIT 1)
     RETURNING chat`,
  )
  const first = file.prepare(
    `UPDATE cqhttp_queue SET attempts = attempts + 1 WHERE id =
     (SELECT id FROM cqhttp_queue WHERE chat = :chat ORDER BY id LIMIT 1)
     RETURNING id, body, attempts`,
  )
  const drop = file.prepare('DELETE FROM cqhttp_queue_chats WHERE chat = :chat')
  const toJob = createJob(file)

  return (lease) => {
    // Most of the time there is nothing, and nobody has to wait for that.
    if (peek.get({ time: now() }) === undefined) return undefined
    return file.transact(() => {
      for (;;) {
        const time = Date.now()
        const owner = crypto.randomUUID()
        const chat = lock.get({ time, end: endOf(time, lease), owner })?.['chat']
        if (!(chat instanceof Uint8Array)) return undefined
        const row = first.get({ chat })
        if (row !== undefined) return toJob(chat, owner, row)
        drop.run({ chat })
      }
    })
  }
}

function createJob(file: SqliteFile): (chat: Uint8Array, owner: string, row: Row) => QueueJob {
  const extend = file.prepare(
    `UPDATE cqhttp_queue_chats SET ready = :ready, since = :time
     WHERE chat = :chat AND owner = :owner`,
  )
  const release = file.prepare(
    `UPDATE cqhttp_queue_chats SET ready = :ready, since = :time, owner = NULL
     WHERE chat = :chat AND owner = :owner`,
  )
  const end = file.prepare(
    `DELETE FROM cqhttp_queue_chats WHERE chat = :chat AND owner = :owner
     AND NOT EXISTS (SELECT 1 FROM cqhttp_queue WHERE chat = :chat)`,
  )
  const remove = file.prepare('DELETE FROM cqhttp_queue WHERE id = :id')
  const uncount = file.prepare('UPDATE cqhttp_queue SET attempts = attempts - 1 WHERE id = :id')
  const bury = file.prepare(
    `INSERT INTO cqhttp_queue_dead (chat, body, attempts, reason, time)
     SELECT chat, body, attempts, :reason, :time FROM cqhttp_queue WHERE id = :id`,
  )

  return (chat, owner, row) => {
    const id = Number(row['id'])
    const after = (delay: number): { time: number; ready: number } => {
      const time = Date.now()
      return { time, ready: endOf(time, delay) }
    }
    const finish = (): void => {
      remove.run({ id })
      // The row of a chat ends with its last event.
      end.run({ chat, owner })
      release.run({ chat, owner, ...after(0) })
    }
    return {
      body: toText(row['body'] as Uint8Array),
      attempts: Number(row['attempts']),
      renew: (lease) => void extend.run({ chat, owner, ...after(lease) }),
      done: () => file.transact(finish),
      retry(delay, isCounted) {
        file.transact(() => {
          if (!isCounted) uncount.run({ id })
          release.run({ chat, owner, ...after(delay) })
        })
      },
      bury(reason) {
        file.transact(() => {
          bury.run({ id, reason: toBytes(reason.toWellFormed()), time: Date.now() })
          finish()
        })
      },
    }
  }
}

function createDeadLetters(
  file: SqliteFile,
  put: Put,
): Pick<SqliteQueue, 'deadLetters' | 'putBack' | 'discard'> {
  const list = file.prepare('SELECT * FROM cqhttp_queue_dead ORDER BY id LIMIT :limit')
  const remove = file.prepare('DELETE FROM cqhttp_queue_dead WHERE id = :id')
  const next = file.prepare(
    `DELETE FROM cqhttp_queue_dead WHERE id =
     (SELECT id FROM cqhttp_queue_dead WHERE :id IS NULL OR id = :id ORDER BY id LIMIT 1)
     RETURNING chat, body`,
  )
  return {
    deadLetters(limit = 100) {
      if (!Number.isSafeInteger(limit) || limit < 0) {
        throw new TypeError(`the limit of dead letters must be a whole number, but is ${limit}`)
      }
      return list.all({ limit }).map(toDeadLetter)
    },
    putBack(id) {
      // SQLite takes NaN for NULL, which would be all.
      if (id !== undefined && !Number.isSafeInteger(id)) {
        throw new TypeError(`the id of a dead letter must be a whole number, but is ${String(id)}`)
      }
      return file.transact(() => {
        for (let count = 0; ; count++) {
          const row = next.get({ id: id ?? null })
          if (row === undefined) return count
          put(row['chat'] as Uint8Array, row['body'] as Uint8Array, Date.now())
        }
      })
    },
    discard: (id) => remove.run({ id }) === 1,
  }
}

function toDeadLetter(row: Row): DeadLetter {
  return {
    id: Number(row['id']),
    event: eventIn(toText(row['body'] as Uint8Array)),
    reason: toText(row['reason'] as Uint8Array),
    attempts: Number(row['attempts']),
    time: Number(row['time']),
  }
}

function eventIn(body: string): Record<string, unknown> | undefined {
  try {
    return (JSON.parse(body) as { event: Record<string, unknown> }).event
  } catch {
    return undefined
  }
}
