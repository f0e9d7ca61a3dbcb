import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'

import { inboxStoreContract, stateStoreContract } from '@cqhttp/core/testing'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'

import { type SqliteStore, sqliteStore } from '../src/sqlite.ts'
import { toFailure } from '../src/sqlite-failure.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'sqlite-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
const newPath = (): string => join(folder, `${count++}.db`)

function open(path: string | URL = newPath()): SqliteStore {
  const store = sqliteStore(path)
  onTestFinished(() => store.close())
  return store
}

const shared = newPath()
const how = {
  open: () => sqliteStore(shared),
  close: (store: object) => (store as SqliteStore).close(),
  openBroken: () => sqliteStore(join(folder, 'none', 'bot.db')),
}

describe('as an inbox it keeps the contract:', () => {
  test.each(inboxStoreContract(how))('$name', async ({ run: check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})

describe('as state it keeps the contract:', () => {
  test.each(stateStoreContract(how))('$name', async ({ run: check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})

test('an inbox and state do not meet', () => {
  const store = open()
  store.set('a', 'state')
  expect(store.claim('a', 60_000)).toEqual({ state: 'claimed' })
  expect(store.get('a')).toMatchObject({ value: 'state' })
})

test('takes the URL of a file', () => {
  const path = join(folder, '机器人 1.db')
  open(pathToFileURL(path)).set('a', 'one')
  expect(open(path).get('a')).toMatchObject({ value: 'one' })
})

test('keeps what it knows when it is closed and opened', () => {
  const path = newPath()
  const store = sqliteStore(path)
  store.claim('running', 60_000)
  store.finish('answered', 'done', 60_000)
  const version = store.set('a', 'one')
  store.close()
  const again = open(path)
  expect(again.claim('running', 60_000)).toEqual({ state: 'running' })
  expect(again.claim('answered', 60_000)).toEqual({ state: 'answered', answer: 'done' })
  expect(again.get('a')).toEqual({ value: 'one', version })
})

test('removes what has expired, and nothing else', () => {
  const path = newPath()
  const store = open(path)
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  for (let i = 0; i < 150; i++) {
    store.finish(`old-${i}`, 'done', 1000)
    store.set(`old-${i}`, 'one', { ttl: 1000 })
  }
  store.claim('running', 60_000)
  store.set('stays', 'one')
  vi.advanceTimersByTime(1000)
  for (let i = 0; i < 100; i++) {
    store.finish(`new-${i}`, 'done', 60_000)
    store.set(`new-${i}`, 'one', { ttl: 60_000 })
  }
  const db = new DatabaseSync(path, { readOnly: true })
  onTestFinished(() => db.close())
  for (const table of ['cqhttp_inbox', 'cqhttp_state']) {
    const keys = db.prepare(`SELECT cast(key AS text) AS key FROM ${table}`).all()
    expect(keys.filter((row) => String(row['key']).startsWith('old'))).toHaveLength(0)
    expect(keys).toHaveLength(101)
  }
})

const PROGRAM = fileURLToPath(new URL('support/sqlite-program.ts', import.meta.url))

test('many processes that make the file at once all get it, and one of them each key', async () => {
  const path = newPath()
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, [PROGRAM, path, 'claim']),
  )
  onTestFinished(() => children.forEach((child) => child.kill('SIGKILL')))
  await Promise.all(children.map(({ stdout }) => once(stdout, 'data')))
  const outputs = children.map(async ({ stdin, stdout, stderr }) => {
    stdin.end()
    return Promise.all([text(stdout), text(stderr)])
  })
  const claimed: string[] = []
  for (const [output, errors] of await Promise.all(outputs)) {
    expect(errors).toBe('')
    claimed.push(...output.split('\n').filter(Boolean))
  }
  expect(claimed.toSorted()).toEqual(Array.from({ length: 300 }, (_, i) => `key-${i}`).toSorted())
})

test('waits for a process that makes the file', async () => {
  const path = newPath()
  const code = `
    const { DatabaseSync } = require('node:sqlite')
    const db = new DatabaseSync(${JSON.stringify(path)})
    db.exec('BEGIN EXCLUSIVE; CREATE TABLE other (key)')
    require('node:worker_threads').parentPort.postMessage('locked')
    setTimeout(() => db.exec('COMMIT'), 1500)`
  const worker = new Worker(code, { eval: true })
  await once(worker, 'message')
  expect(open(path).claim('a', 60_000)).toEqual({ state: 'claimed' })
})

test('the file is in the mode in which who reads does not wait for who writes', () => {
  const path = newPath()
  open(path)
  const db = new DatabaseSync(path)
  onTestFinished(() => db.close())
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
})

test('what was written is there after kill -9 in the middle of writing', async () => {
  const path = newPath()
  for (let round = 0; round < 3; round++) {
    const child = spawn(process.execPath, [PROGRAM, path, 'write', `round-${round}-`])
    onTestFinished(() => void child.kill('SIGKILL'))
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
    await vi.waitFor(() => expect(output.split('\n').length).toBeGreaterThan(200), 20_000)
    child.kill('SIGKILL')
    await once(child, 'close')
    // The last line may be cut.
    const keys = output.split('\n').slice(0, -1)
    const store = open(path)
    for (const key of keys) expect(store.get(key)).toMatchObject({ value: key })
    for (const key of keys) {
      expect(store.claim(key, 60_000)).toEqual({ state: 'answered', answer: key })
    }
  }
})

describe('on other runtimes and versions:', () => {
  const tests = new URL('../../../tests/node_modules/', import.meta.url)
  const programs = (['.bin/bun', '.bin/deno', 'node-22/bin/node'] as const).map((name) =>
    fileURLToPath(new URL(name, tests)),
  )
  const [bun = '', deno = '', node22 = ''] = programs
  const code = `
    const { sqliteStore } = await import(process.argv.at(-2))
    const store = sqliteStore(process.argv.at(-1))
    store.finish('a\\0b', 'x\\0y', 60_000)
    console.log(JSON.stringify([store.claim('a', 1000), store.claim('a\\0b', 1000)]))
    process.exit()`
  const program = newPath() + '.mjs'
  writeFileSync(program, code)
  const source = new URL('../src/sqlite.ts', import.meta.url).href
  const expected = '[{"state":"claimed"},{"state":"answered","answer":"x\\u0000y"}]\n'

  test.each([
    ['Node 24', process.execPath, []],
    ['Node 22.12 with its flag', node22, ['--experimental-sqlite', '--experimental-strip-types']],
    ['Bun', bun, ['run']],
    ['Deno', deno, ['run', '--allow-all', '--no-lock']],
  ])('%s keeps texts whole, and says nothing of experiments', async (_name, command, options) => {
    const { stdout, stderr } = await run(command, [...options, program, source, newPath()])
    expect(stdout).toBe(expected)
    expect(stderr).not.toContain('SQLite')
  })

  test('Node 22.12 without its flag is told which version it needs', async () => {
    const options = ['--experimental-strip-types', program, source, newPath()]
    const failed = await run(node22, options).catch((error: { stderr: string }) => error)
    expect(failed.stderr).toMatch(/Error: SQLite needs Node 22\.13 or newer, but this is v22\.12/)
  })

  test('other warnings are still said while it is loaded', async () => {
    const lines = `
      const { sqliteStore } = await import(process.argv.at(-1))
      sqliteStore(':memory:').close()
      process.emitWarning('something else')`
    const path = newPath() + '.mjs'
    writeFileSync(path, lines)
    const { stderr } = await run(process.execPath, [path, source])
    expect(stderr).toContain('something else')
  })
})

describe('says in one line what is wrong and the fix:', () => {
  const told = (step: () => unknown): string => {
    let found: unknown
    try {
      found = step()
    } catch (error) {
      found = error
    }
    expect(found).toBeInstanceOf(Error)
    const { message } = found as Error
    expect(message.split('\n')).toHaveLength(1)
    return message
  }

  test('the folder is missing', () => {
    const path = join(folder, 'missing', 'bot.db')
    expect(told(() => sqliteStore(path))).toContain(
      `SQLite cannot use ${path}: its folder is missing`,
    )
    expect(existsSync(path)).toBe(false)
  })

  test('the path is a folder', () => {
    const path = newPath()
    mkdirSync(path)
    expect(told(() => sqliteStore(path))).toMatch(/its folder is missing, or this process may not/)
  })

  test('the file is something else', () => {
    const path = newPath()
    writeFileSync(path, 'hello '.repeat(1000))
    expect(told(() => sqliteStore(path))).toMatch(/it is not of SQLite: choose another path/)
  })

  test('the tables are of another program', () => {
    const path = newPath()
    const db = new DatabaseSync(path)
    db.exec('CREATE TABLE cqhttp_inbox (id TEXT)')
    db.close()
    expect(told(() => sqliteStore(path))).toMatch(/those of another program or version\? Choose/)
  })

  test('the file is damaged', () => {
    const path = newPath()
    const store = sqliteStore(path)
    for (let i = 0; i < 500; i++) store.set(`key-${i}`, 'x'.repeat(1000))
    store.close()
    const db = new DatabaseSync(path)
    db.exec('PRAGMA journal_mode = DELETE')
    db.close()
    writeFileSync(path, Buffer.alloc(300_000, 1), { flag: 'r+' })
    expect(told(() => open(path).get('key-1'))).toMatch(/it is (damaged|not of SQLite)/)
  })

  test.each(['', 7, undefined])('the path is %j', (path) => {
    expect(told(() => sqliteStore(path as string))).toMatch(/needs the path of its file/)
  })

  test('another process holds the file locked', () => {
    const path = newPath()
    const store = open(path)
    const db = new DatabaseSync(path)
    onTestFinished(() => db.close())
    db.exec('BEGIN IMMEDIATE')
    expect(told(() => store.claim('a', 1000))).toMatch(
      /another process has held it locked for more/,
    )
    db.exec('ROLLBACK')
    expect(store.claim('a', 1000)).toEqual({ state: 'claimed' })
  })

  test('the store is closed', () => {
    const store = sqliteStore(newPath())
    store.close()
    expect(told(() => store.claim('a', 1000))).toMatch(/closed|not open|finalized/)
  })

  // The tests may run as root, whom no rights keep out, and fill no disk.
  test.each([
    [8, 'attempt to write a readonly database', /this process may not write it/],
    [13, 'database or disk is full', /its disk is full/],
    [10 | (3 << 8), 'disk I/O error', /its disk fails, or is one over a network/],
    [
      1,
      'no such column: key',
      /^SQLite cannot use bot\.db: are its tables .* \(no such column: key\)$/,
    ],
  ])('the result code is %d', (errcode, message, expected) => {
    const error = Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode })
    expect(told(() => toFailure(error, 'bot.db'))).toMatch(expected)
  })
})
