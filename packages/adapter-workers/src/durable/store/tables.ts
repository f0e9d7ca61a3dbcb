import type { Claim, StateEntry } from '@cqhttp/core'

import type { StoreRequests } from './exchange.ts'

/**
 * What is used of the context of a Durable Object with SQLite; `DurableObjectState` of
 * `@cloudflare/workers-types` is one.
 *
 * @see https://developers.cloudflare.com/durable-objects/api/sqlite-storage-api/
 */
export interface StoreObjectState {
  /** The object's own storage. */
  readonly storage: {
    /** Its database. */
    readonly sql: {
      exec(query: string, ...bindings: unknown[]): { toArray(): Record<string, unknown>[] }
    }
    /** Runs as a whole or not at all. */
    transactionSync<Result>(run: () => Result): Result
    /** When the object is woken next, in milliseconds since the epoch; null for never. */
    getAlarm(): Promise<number | null>
    /** Sets when the object is woken next. */
    setAlarm(time: number): Promise<void>
  }
}

/**
 * Each row and each index of it that is written is paid for, so only state has an index: the inbox
 * holds a minute.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS inbox (
    key BLOB NOT NULL PRIMARY KEY, expires INTEGER NOT NULL, by TEXT NOT NULL, answer BLOB,
    parts INTEGER NOT NULL DEFAULT 1
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS part (
    by TEXT NOT NULL, number INTEGER NOT NULL, expires INTEGER NOT NULL, answer BLOB NOT NULL,
    PRIMARY KEY (by, number)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS state (
    key BLOB NOT NULL PRIMARY KEY, expires INTEGER, version TEXT NOT NULL, value BLOB NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS state_expires ON state (expires) WHERE expires IS NOT NULL;
`
const TABLES = ['inbox', 'part', 'state']

/** In bytes; a row has 2 MB at most. */
const PART = 1_500_000

/** The tables of an inbox and of state. All is done at once, so that nothing comes in between. */
export class Tables {
  readonly #storage: StoreObjectState['storage']

  /** @throws Error when the class of the object was made without SQLite. */
  constructor({ storage }: StoreObjectState) {
    this.#storage = storage
    this.#query(SCHEMA)
  }

  claim({ key, lease, by }: StoreRequests['claim']): Claim {
    const time = Date.now()
    const [given] = this.#query(
      `INSERT INTO inbox (key, expires, by) VALUES (?1, ?2, ?3)
       ON CONFLICT (key) DO UPDATE
       SET expires = excluded.expires, by = excluded.by, answer = NULL, parts = 1
       WHERE inbox.expires <= ?4 OR (inbox.by = excluded.by AND inbox.answer IS NULL)
       RETURNING 1`,
      toBytes(key),
      endOf(time, lease),
      by,
      time,
    )
    if (given !== undefined) return { state: 'claimed' }
    const [entry] = this.#query('SELECT by, answer, parts FROM inbox WHERE key = ?', toBytes(key))
    // Without an entry, the claim has just ended, and the next attempt will get it.
    if (!(entry?.['answer'] instanceof ArrayBuffer)) return { state: 'running' }
    const others =
      entry['parts'] === 1
        ? []
        : this.#query('SELECT answer FROM part WHERE by = ? ORDER BY number', entry['by'])
    const answer = [entry, ...others].map((part) => toText(part['answer'])).join('')
    return { state: 'answered', answer }
  }

  renew({ key, lease }: StoreRequests['renew']): void {
    this.#query(
      'UPDATE inbox SET expires = ? WHERE key = ? AND answer IS NULL',
      endOf(Date.now(), lease),
      toBytes(key),
    )
  }

  /** Answers are ASCII, so that a character is a byte. */
  finish({ key, answer, window, by }: StoreRequests['finish']): void {
    const expires = endOf(Date.now(), window)
    const count = Math.max(1, Math.ceil(answer.length / PART))
    const part = (i: number): Uint8Array => toBytes(answer.slice(i * PART, (i + 1) * PART))
    this.#storage.transactionSync(() => {
      for (let i = 1; i < count; i++) {
        this.#query(
          'INSERT OR REPLACE INTO part (by, number, expires, answer) VALUES (?, ?, ?, ?)',
          by,
          i,
          expires,
          part(i),
        )
      }
      this.#query(
        `INSERT OR REPLACE INTO inbox (key, expires, by, answer, parts) VALUES (?, ?, ?, ?, ?)`,
        toBytes(key),
        expires,
        by,
        part(0),
        count,
      )
    })
  }

  get(key: string): StateEntry {
    const [entry] = this.#query(
      'SELECT version, value FROM state WHERE key = ? AND (expires IS NULL OR expires > ?)',
      toBytes(key),
      Date.now(),
    )
    return entry === undefined
      ? { value: undefined, version: '' }
      : { value: toText(entry['value']), version: String(entry['version']) }
  }

  /** Gives whether it was written. */
  set({ key, value, version, ttl, ifVersion }: StoreRequests['set']): boolean {
    if (ifVersion !== undefined) {
      const { version: current } = this.get(key)
      if (current === version) return true
      if (current !== ifVersion) return false
    }
    this.#query(
      'INSERT OR REPLACE INTO state (key, expires, version, value) VALUES (?, ?, ?, ?)',
      toBytes(key),
      ttl === undefined ? null : endOf(Date.now(), ttl),
      version,
      toBytes(value),
    )
    return true
  }

  delete(key: string): void {
    this.#query('DELETE FROM state WHERE key = ?', toBytes(key))
  }

  /** Removes what has expired; gives when the next entry does, undefined when none ever will. */
  sweep(): number | undefined {
    const time = Date.now()
    const ends = TABLES.flatMap((table) => {
      this.#query(`DELETE FROM ${table} WHERE expires <= ?`, time)
      const end = this.#query(`SELECT min(expires) AS end FROM ${table}`)[0]?.['end']
      return typeof end === 'number' ? [end] : []
    })
    return ends.length === 0 ? undefined : Math.min(...ends)
  }

  #query(sql: string, ...bindings: unknown[]): Record<string, unknown>[] {
    return this.#storage.sql.exec(sql, ...bindings).toArray()
  }
}

const UTF8 = new TextEncoder()
const FROM_UTF8 = new TextDecoder('utf-8', { ignoreBOM: true })

/** As bytes, so that no character means anything to the database. */
function toBytes(text: string): Uint8Array {
  return UTF8.encode(text)
}

function toText(bytes: unknown): string {
  return FROM_UTF8.decode(bytes as ArrayBuffer)
}

/** Whole, and within what SQLite counts to. */
function endOf(time: number, duration: number): number {
  return Math.min(Math.ceil(time + duration), Number.MAX_SAFE_INTEGER)
}
