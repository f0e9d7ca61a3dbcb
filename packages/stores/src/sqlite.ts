import type { Claim, InboxStore, SetStateOptions, StateEntry, StateStore } from '@cqhttp/core'

import { openFile, type SqliteFile, toName } from './sqlite-file.ts'
import { endOf, toBytes, toText } from './sqlite-values.ts'

export {
  type DeadLetter,
  type SqliteQueue,
  type SqliteQueueOptions,
  sqliteQueue,
} from './sqlite-queue.ts'

/** A file of SQLite, as an inbox and as state. All is done at once, without a promise. */
export interface SqliteStore extends InboxStore, StateStore {
  claim(key: string, lease: number): Claim
  renew(key: string, lease: number): void
  finish(key: string, answer: string, window: number): void
  get(key: string): StateEntry
  set(key: string, value: string, options?: SetStateOptions): string | undefined
  delete(key: string): void
  /** Closes the file; what is asked of the store afterwards fails. */
  close(): void
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS cqhttp_inbox (
    key BLOB NOT NULL PRIMARY KEY, expires INTEGER NOT NULL, answer BLOB
  );
  CREATE INDEX IF NOT EXISTS cqhttp_inbox_expires ON cqhttp_inbox (expires);
  CREATE TABLE IF NOT EXISTS cqhttp_state (
    key BLOB NOT NULL PRIMARY KEY, expires INTEGER, version TEXT NOT NULL, value BLOB NOT NULL
  );
  CREATE INDEX IF NOT EXISTS cqhttp_state_expires ON cqhttp_state (expires)
    WHERE expires IS NOT NULL;
`

/** Removes what has expired after so many writes, at most twice as much each time. */
const WRITES = 100

const PUT_STATE = `
  INSERT INTO cqhttp_state (key, expires, version, value) VALUES (:key, :expires, :version, :value)
  ON CONFLICT (key) DO UPDATE
  SET expires = excluded.expires, version = excluded.version, value = excluded.value`

/**
 * A store in one file, for the processes of one machine. It survives restarts, and `kill -9` at any
 * time. Needs Node 22.13 or newer, or Deno or Bun.
 *
 * The file is on a disk of this machine: SQLite cannot be shared over a network.
 *
 * @param path Where the file is, or is made. Beside it there are two more while it is open, with the
 * suffixes `-wal` and `-shm`.
 * @throws Error that says what is wrong and the fix, when the file cannot be opened or used.
 */
export function sqliteStore(path: string | URL): SqliteStore {
  const file = openFile(toName(path, 'sqliteStore'), SCHEMA)
  return { ...createInbox(file), ...createState(file), close: () => file.close() }
}

/** A function to call with each write. */
function createSweep(file: SqliteFile, table: string): (time: number) => void {
  const sweep = file.prepare(
    `DELETE FROM ${table} WHERE rowid IN
     (SELECT rowid FROM ${table} WHERE expires <= :time LIMIT ${2 * WRITES})`,
  )
  let writes = 0
  return (time) => {
    if (++writes % WRITES === 0) sweep.run({ time })
  }
}

function createInbox(file: SqliteFile): Pick<SqliteStore, keyof InboxStore> {
  const sweep = createSweep(file, 'cqhttp_inbox')
  const claim = file.prepare(
    `INSERT INTO cqhttp_inbox (key, expires) VALUES (:key, :expires)
     ON CONFLICT (key) DO UPDATE SET expires = excluded.expires, answer = NULL
     WHERE cqhttp_inbox.expires <= :time`,
  )
  const read = file.prepare('SELECT answer FROM cqhttp_inbox WHERE key = :key AND expires > :time')
  const renew = file.prepare(
    'UPDATE cqhttp_inbox SET expires = :expires WHERE key = :key AND answer IS NULL',
  )
  const finish = file.prepare(
    `INSERT INTO cqhttp_inbox (key, expires, answer) VALUES (:key, :expires, :answer)
     ON CONFLICT (key) DO UPDATE SET expires = excluded.expires, answer = excluded.answer`,
  )
  return {
    claim(key, lease) {
      const time = Date.now()
      const changes = claim.run({ key: toBytes(key), expires: endOf(time, lease), time })
      if (changes === 1) return { state: 'claimed' }
      const answer = read.get({ key: toBytes(key), time })?.['answer']
      // Without an entry, the claim has just ended, and the next attempt will get it.
      return answer instanceof Uint8Array
        ? { state: 'answered', answer: toText(answer) }
        : { state: 'running' }
    },
    renew(key, lease) {
      renew.run({ key: toBytes(key), expires: endOf(Date.now(), lease) })
    },
    finish(key, answer, window) {
      const time = Date.now()
      finish.run({ key: toBytes(key), expires: endOf(time, window), answer: toBytes(answer) })
      sweep(time)
    },
  }
}

function createState(file: SqliteFile): Pick<SqliteStore, keyof StateStore> {
  const sweep = createSweep(file, 'cqhttp_state')
  const isThere = '(expires IS NULL OR expires > :time)'
  const read = file.prepare(
    `SELECT version, value FROM cqhttp_state WHERE key = :key AND ${isThere}`,
  )
  const put = file.prepare(PUT_STATE)
  const putNew = file.prepare(
    `${PUT_STATE} WHERE NOT ${isThere.replaceAll('exp', 'cqhttp_state.exp')}`,
  )
  const update = file.prepare(
    `UPDATE cqhttp_state SET expires = :expires, version = :version, value = :value
     WHERE key = :key AND version = :ifVersion AND ${isThere}`,
  )
  const remove = file.prepare('DELETE FROM cqhttp_state WHERE key = :key')
  return {
    get(key) {
      const row = read.get({ key: toBytes(key), time: Date.now() })
      return row === undefined
        ? { value: undefined, version: '' }
        : { value: toText(row['value'] as Uint8Array), version: String(row['version']) }
    },
    set(key, value, { ttl, ifVersion } = {}) {
      if (ttl !== undefined && !(ttl > 0)) {
        throw new TypeError(`ttl must be a positive number of milliseconds, but is ${ttl}`)
      }
      const time = Date.now()
      const version = crypto.randomUUID()
      const entry = {
        key: toBytes(key),
        expires: ttl === undefined ? null : endOf(time, ttl),
        version,
        value: toBytes(value),
      }
      sweep(time)
      const changes =
        ifVersion === undefined
          ? put.run(entry)
          : ifVersion === ''
            ? putNew.run({ ...entry, time })
            : update.run({ ...entry, time, ifVersion })
      return changes === 1 ? version : undefined
    },
    delete(key) {
      remove.run({ key: toBytes(key) })
    },
  }
}
