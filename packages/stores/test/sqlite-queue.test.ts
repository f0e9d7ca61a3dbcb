import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

import { ApiNotAvailableError, CQHttp, type Transport } from '@cqhttp/core'
import { formatMessage, type QueueRunner, runQueue } from '@cqhttp/core/queue'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'

import { type SqliteQueue, sqliteQueue } from '../src/sqlite.ts'

/** With `LONG_TESTS=1`, as in CI, what is promised; else a tenth of it. */
const isLong = process.env['LONG_TESTS'] === '1'
const EVENTS = isLong ? 10_000 : 1_000

const folder = mkdtempSync(join(tmpdir(), 'sqlite-queue-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
const newPath = (): string => join(folder, `${count++}.db`)

function open(path: string | URL = newPath()): SqliteQueue {
  const queue = sqliteQueue(path)
  onTestFinished(() => queue.close())
  return queue
}

function send(queue: SqliteQueue, chat: string, body = chat): void {
  queue.send({ chat, body, key: 'a'.repeat(40) })
}

const LEASE = 10_000

describe('a queue', () => {
  test('gives the messages of a chat in their order, and one of them at a time', () => {
    const queue = open()
    for (const body of ['1', '2']) send(queue, 'a', body)
    send(queue, 'b', '3')
    const [first, other] = [queue.take(LEASE), queue.take(LEASE)]
    expect([first?.body, other?.body, queue.take(LEASE)]).toEqual(['1', '3', undefined])
    void first?.done()
    expect(queue.take(LEASE)?.body).toBe('2')
  })

  test('holds back the whole chat while its first message waits to be tried again', async () => {
    const queue = open()
    for (const body of ['1', '2']) send(queue, 'a', body)
    void queue.take(LEASE)?.retry(30, true)
    expect(queue.take(LEASE)).toBeUndefined()
    await expect.poll(() => queue.take(LEASE)).toMatchObject({ body: '1', attempts: 2 })
  })

  test('counts an attempt, unless it is taken back', () => {
    const queue = open()
    send(queue, 'a')
    void queue.take(LEASE)?.retry(0, false)
    expect(queue.take(LEASE)?.attempts).toBe(1)
  })

  test('gives a message again when its lease has ended, and heeds the new owner only', async () => {
    const queue = open()
    send(queue, 'a', '1')
    send(queue, 'a', '2')
    const lost = queue.take(1)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const again = queue.take(LEASE)
    expect(again).toMatchObject({ body: '1', attempts: 2 })
    void lost?.renew(1)
    void lost?.retry(0, true)
    expect(queue.take(LEASE)).toBeUndefined()
    void lost?.done()
    expect(queue.take(LEASE)).toBeUndefined()
    void again?.done()
    expect(queue.take(LEASE)?.body).toBe('2')
  })

  test('keeps a lease that is renewed', async () => {
    const queue = open()
    send(queue, 'a')
    const job = queue.take(20)
    void job?.renew(LEASE)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(queue.take(LEASE)).toBeUndefined()
  })

  describe('whose clock goes back by an hour', () => {
    /** Sets the clock, which stands still. */
    function useClock(): (time: number) => void {
      vi.useFakeTimers({ toFake: ['Date'], now: HOUR })
      onTestFinished(() => void vi.useRealTimers())
      return (time) => void vi.setSystemTime(time)
    }
    const HOUR = 3_600_000

    test('gives at once what waits', () => {
      const setClock = useClock()
      const queue = open()
      send(queue, 'a', '1')
      send(queue, 'b', '2')
      void queue.take(LEASE)?.done()
      setClock(0)
      expect(queue.take(LEASE)?.body).toBe('2')
    })

    test('gives at once what waits when it is opened only then', () => {
      const setClock = useClock()
      const path = newPath()
      send(open(path), 'a')
      setClock(0)
      expect(open(path).take(LEASE)?.body).toBe('a')
    })

    test('waits no longer than it was to before another try', () => {
      const setClock = useClock()
      const queue = open()
      send(queue, 'a')
      void queue.take(LEASE)?.retry(5000, true)
      setClock(0)
      expect(queue.take(LEASE)).toBeUndefined()
      setClock(5000)
      expect(queue.take(LEASE)).toMatchObject({ attempts: 2 })
    })

    test('keeps the lease of whoever is at work, and of nobody else', () => {
      const setClock = useClock()
      const queue = open()
      send(queue, 'a')
      const job = queue.take(LEASE)
      setClock(0)
      expect(queue.take(LEASE)).toBeUndefined()
      setClock(3000)
      void job?.renew(LEASE)
      setClock(LEASE + 2999)
      expect(queue.take(LEASE)).toBeUndefined()
      setClock(LEASE + 3000)
      expect(queue.take(LEASE)).toMatchObject({ attempts: 2 })
    })
  })

  test('leaves nothing behind', () => {
    const queue = open()
    for (let id = 0; id < 100; id++) send(queue, `chat ${id}`)
    expect(queue.count()).toBe(100)
    for (let job = queue.take(LEASE); job; job = queue.take(LEASE)) void job.done()
    expect(queue.count()).toBe(0)
    send(queue, 'chat 1')
    expect(queue.take(LEASE)?.body).toBe('chat 1')
  })

  test('takes any text as a chat and a body', () => {
    const queue = open()
    const texts = ["'; DROP TABLE cqhttp_queue; --", 'a\0b', '', '你好🙂', 'x'.repeat(100_000)]
    for (const text of texts) send(queue, text)
    send(queue, '\ud83d', 'cut')
    const bodies = Array.from({ length: 6 }, () => queue.take(LEASE)?.body)
    expect(bodies).toEqual([...texts, 'cut'])
  })

  test.each([
    [() => sqliteQueue(''), "sqliteQueue needs the path of its file, such as './bot.db'"],
    [() => sqliteQueue(newPath(), { maxBytes: 0 }), 'maxBytes must be a positive whole number'],
    [() => sqliteQueue(join(folder, 'none', 'a.db')), 'its folder is missing'],
  ])('refuses what it cannot use', (make, message) => {
    expect(make).toThrow(message)
  })
})

describe('dead letters', () => {
  const event = { self_id: 1, post_type: 'message', message: 'hi' }

  function openWithDead(): SqliteQueue {
    const queue = open()
    for (const id of [1, 2]) {
      queue.send(formatMessage('b'.repeat(40), { ...event, user_id: id }))
      void queue.take(LEASE)?.bury(`Error: ${id}`)
    }
    return queue
  }

  test('are listed with the event, the reason and the attempts', () => {
    const queue = openWithDead()
    expect(queue.take(LEASE)).toBeUndefined()
    expect(queue.deadLetters()).toMatchObject([
      { event: { ...event, user_id: 1 }, reason: 'Error: 1', attempts: 1 },
      { event: { ...event, user_id: 2 }, reason: 'Error: 2', attempts: 1 },
    ])
    expect(queue.deadLetters()[0]?.time).toBeGreaterThan(Date.now() - 60_000)
    expect(queue.deadLetters(1)).toHaveLength(1)
    expect(() => queue.deadLetters(1.5)).toThrow('must be a whole number, but is 1.5')
  })

  test.each([Number.NaN, 1.5, '1', null])('are all left where they are for the id %j', (id) => {
    const queue = openWithDead()
    expect(() => queue.putBack(id as number)).toThrow(
      'the id of a dead letter must be a whole number',
    )
    expect(queue.deadLetters()).toHaveLength(2)
  })

  test('are put back one by one, or all', () => {
    const queue = openWithDead()
    const [first] = queue.deadLetters()
    expect(queue.putBack(first?.id)).toBe(1)
    expect(queue.take(LEASE)).toMatchObject({ attempts: 1 })
    expect(queue.putBack()).toBe(1)
    expect(queue.putBack()).toBe(0)
    expect(queue.deadLetters()).toEqual([])
    expect(queue.count()).toBe(2)
  })

  test('are removed', () => {
    const queue = openWithDead()
    const [first] = queue.deadLetters()
    expect([queue.discard(first?.id ?? 0), queue.discard(first?.id ?? 0)]).toEqual([true, false])
    expect(queue.deadLetters()).toHaveLength(1)
  })
})

const message = (id: number, user = 2): object => ({
  time: 1,
  self_id: 1,
  post_type: 'message',
  message_type: 'private',
  sub_type: 'friend',
  message_id: id,
  user_id: user,
  message: 'hi',
})

describe('a bot', () => {
  function start(transport: Transport, path?: string, retry?: (error: unknown) => boolean) {
    const queue = open(path)
    const warn = vi.fn<(...data: unknown[]) => void>()
    const error = vi.fn<(...data: unknown[]) => void>()
    const logger = { debug() {}, info() {}, warn, error }
    const bot = new CQHttp({ secret: false, logger, transport })
    bot.onError(() => {})
    const runner: QueueRunner = runQueue(bot, queue, { retry, pollInterval: 20 })
    onTestFinished(() => runner.close())
    return { bot, queue, runner, warn, error }
  }

  const ok = { status: 'ok', retcode: 0, data: null }

  test('handles what it is sent, later, and once', async () => {
    const calls: unknown[] = []
    const { bot, queue } = start(async ({ params }) => {
      calls.push(params['message'])
      return ok
    })
    bot.onMessage(() => ({ reply: 'hi' }))
    expect([await bot.deliver(message(1)), await bot.deliver(message(1))]).toEqual([
      'queued',
      'queued',
    ])
    await expect.poll(() => queue.count()).toBe(0)
    expect(calls).toHaveLength(1)
  })

  test('sends the answer when the implementation is back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    let isThere = false
    const calls: string[] = []
    const { bot, queue, warn } = start(async ({ action }) => {
      if (!isThere) throw new ApiNotAvailableError(action, 'no socket')
      calls.push(action)
      return ok
    })
    bot.onMessage(() => ({ reply: 'hi' }))
    await bot.deliver(message(1))
    await vi.waitFor(() => expect(warn.mock.calls.flat().join()).toContain('again in 5 s'))
    expect(queue.count()).toBe(1)
    isThere = true
    vi.setSystemTime(Date.now() + 5_000)
    await vi.waitFor(() => expect(queue.count()).toBe(0))
    expect(calls).toEqual(['send_msg'])
  })

  test('keeps what its handler cannot handle, with the reason, and goes on', async () => {
    const { bot, queue, error } = start(async () => ok)
    const handled: unknown[] = []
    let isFixed = false
    bot.onMessage(({ message_id: id }) => {
      if (id === 1 && !isFixed) throw new TypeError('a bug')
      handled.push(id)
    })
    for (const id of [1, 2]) await bot.deliver(message(id))
    await expect.poll(() => queue.count()).toBe(0)
    expect(handled).toEqual([2])
    expect(queue.deadLetters()).toMatchObject([{ reason: 'TypeError: a bug', attempts: 1 }])
    expect(error.mock.calls.flat().join()).toContain('a dead letter: TypeError: a bug')
    isFixed = true
    queue.putBack()
    await expect.poll(() => handled).toEqual([2, 1])
  })

  test('lets what it has begun end when it is closed, and takes nothing more', async () => {
    const { bot, queue, runner } = start(async () => ok)
    const log: unknown[] = []
    bot.onMessage(async ({ message_id: id }) => {
      log.push(`start ${id}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
      log.push(`end ${id}`)
    })
    for (const id of [1, 2]) await bot.deliver(message(id))
    await expect.poll(() => log).toEqual(['start 1'])
    await runner.close()
    expect(log).toEqual(['start 1', 'end 1'])
    expect(queue.count()).toBe(1)
  })

  test('handles events at once when the file is gone, and says so', async () => {
    const { bot, queue, error, runner } = start(async () => ok)
    const handled: unknown[] = []
    bot.onMessage(({ message_id: id }) => void handled.push(id))
    await runner.close()
    queue.close()
    onTestFinished(() => {
      queue.close = () => {}
    })
    expect(await bot.deliver(message(1))).toBe('handled')
    expect(handled).toEqual([1])
    expect(error.mock.calls[0]?.[0]).toContain('the queue failed')
  })
})

type Child = ChildProcessByStdio<null, Readable, null>

function run(...parameters: string[]): Child {
  const path = fileURLToPath(new URL('support/queue-program.ts', import.meta.url))
  const child = spawn(process.execPath, [path, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return child
}

interface Entry {
  what: string
  group: string
  id: number
  pid: number
}

function readLog(log: string): Entry[] {
  const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean)
  return lines.map((line) => {
    const [what = '', group = '', id, pid] = line.split(' ')
    return { what, group, id: Number(id), pid: Number(pid) }
  })
}

function newLog(): string {
  const log = join(folder, `${count++}.log`)
  writeFileSync(log, '')
  return log
}

test(`${EVENTS} events that came while nobody handled them are handled in the order of their chats`, async () => {
  const path = newPath()
  const log = newLog()
  const sender = run(path, 'send', String(EVENTS))
  const kept: string[] = []
  createInterface(sender.stdout).on('line', (line) => void kept.push(line))
  await once(sender, 'close')
  expect(kept).toHaveLength(EVENTS)
  expect(kept.every((line) => line.startsWith('queued '))).toBe(true)
  for (const _ of [1, 2]) await once(run(path, 'handle', log).stdout, 'data')
  const queue = open(path)
  await expect.poll(() => queue.count(), { timeout: 120_000, interval: 200 }).toBe(0)
  const entries = readLog(log).filter(({ what }) => what === 'end')
  expect(entries).toHaveLength(EVENTS)
  for (let group = 0; group < 20; group++) {
    const ids = entries.filter((entry) => entry.group === String(group)).map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    expect(ids).toHaveLength(EVENTS / 20)
  }
}, 180_000)

test(
  'nothing that was accepted is lost when processes are killed with SIGKILL',
  { timeout: 180_000 },
  async () => {
    const path = newPath()
    const log = newLog()
    const sender = run(path, 'send', '100000')
    const kept: number[] = []
    createInterface(sender.stdout).on('line', (line) => {
      const [what, id] = line.split(' ')
      if (what === 'queued') kept.push(Number(id))
    })
    const handlers = [run(path, 'handle', log, '20'), run(path, 'handle', log, '20')]
    await expect.poll(() => kept.length, { timeout: 60_000 }).toBeGreaterThan(200)
    sender.kill('SIGKILL')
    await once(sender, 'close')
    await expect.poll(() => readLog(log).length, { timeout: 60_000 }).toBeGreaterThan(20)
    for (const handler of handlers) handler.kill('SIGKILL')
    await Promise.all(handlers.map((handler) => once(handler, 'close')))
    const interrupted = readLog(log)
    const queue = open(path)
    expect(queue.count()).toBeGreaterThan(0)
    run(path, 'handle', log, '0')
    await expect.poll(() => queue.count(), { timeout: 120_000, interval: 200 }).toBe(0)
    const ended = new Set(readLog(log).flatMap(({ what, id }) => (what === 'end' ? [id] : [])))
    expect(kept.filter((id) => !ended.has(id))).toEqual([])
    expect(queue.deadLetters()).toEqual([])
    // Twice only what was under way when its process died.
    const begun = interrupted.length
    expect(readLog(log).length - 2 * ended.size).toBeLessThanOrEqual(begun)
  },
)
