import { fileURLToPath } from 'node:url'
import type * as Sqlite from 'node:sqlite'
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite'

import { isBusy, toFailure } from './sqlite-failure.ts'

/** How long a statement waits for another process, in milliseconds: the process stands still. */
const BUSY_TIMEOUT = 1000
/** How long it is tried to set the file up, for which SQLite may not wait, in milliseconds. */
const SETUP_TIMEOUT = 5000

/** A file of SQLite, whose errors say what can be done about them. */
export interface SqliteFile {
  prepare(sql: string): Statement
  /** Does all of it or nothing; others write before or after it. */
  transact<Result>(step: () => Result): Result
  close(): void
}

/** Its parameters have names, `:key`, and are given without the colon. */
interface Statement {
  /** Gives how many rows it has changed. */
  run(parameters: Record<string, SQLInputValue>): number
  /** Gives the first row. */
  get(parameters: Record<string, SQLInputValue>): Row | undefined
  /** Gives all rows. */
  all(parameters: Record<string, SQLInputValue>): Row[]
}

/** Values by the names of their columns. */
export type Row = Record<string, SQLOutputValue>

/** @throws TypeError for anything that is no path. */
export function toName(path: string | URL, what: string): string {
  const name = path instanceof URL ? fileURLToPath(path) : path
  if (typeof name === 'string' && name !== '') return name
  throw new TypeError(`${what} needs the path of its file, such as './bot.db'`)
}

/** Opens or makes a file that processes share, with its tables. */
export function openFile(path: string, schema: string): SqliteFile {
  const { DatabaseSync } = loadSqlite()
  const attempt = <Result>(step: () => Result): Result => {
    try {
      return step()
    } catch (error) {
      throw toFailure(error, path)
    }
  }
  const db = attempt(() => new DatabaseSync(path))
  try {
    attempt(() => setUp(db, schema))
  } catch (error) {
    db.close()
    throw error
  }
  return {
    prepare(sql) {
      const statement = attempt(() => db.prepare(sql))
      return {
        run: (parameters) => Number(attempt(() => statement.run(parameters)).changes),
        get: (parameters) => attempt(() => statement.get(parameters)),
        all: (parameters) => attempt(() => statement.all(parameters)),
      }
    },
    transact(step) {
      attempt(() => db.exec('BEGIN IMMEDIATE'))
      try {
        const result = step()
        attempt(() => db.exec('COMMIT'))
        return result
      } catch (error) {
        try {
          db.exec('ROLLBACK')
        } catch {
          // Some failures, such as a full disk, have ended it.
        }
        throw error
      }
    },
    close: () => db.close(),
  }
}

/**
 * WAL: who reads does not wait for who writes. NORMAL: a process that is killed loses nothing; when
 * the machine loses its power, the last moments may be gone, and the file is whole.
 *
 * @see https://www.sqlite.org/wal.html
 */
function setUp(db: DatabaseSync, schema: string): void {
  db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`)
  for (const start = performance.now(); ;) {
    try {
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
      db.exec(schema)
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() - start > SETUP_TIMEOUT) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

/** Not by an import, which fails without a word about the version that is needed. */
function loadSqlite(): typeof Sqlite {
  const emitWarning = Reflect.get(process, 'emitWarning')
  // Up to Node 24 each process would be told that SQLite is experimental.
  process.emitWarning = (warning, ...rest: unknown[]) => {
    if (!String(warning).startsWith('SQLite is an experimental feature')) {
      Reflect.apply(emitWarning, process, [warning, ...rest])
    }
  }
  try {
    const sqlite = process.getBuiltinModule('node:sqlite')
    if (sqlite !== undefined) return sqlite
  } finally {
    process.emitWarning = emitWarning
  }
  throw new Error(
    `SQLite needs Node 22.13 or newer, but this is ${process.version}; ` +
      'Node 22.5 to 22.12 have SQLite too when started with --experimental-sqlite',
  )
}
