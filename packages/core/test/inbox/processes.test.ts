import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { privateMessage } from '../support/events.ts'
import { fileStore } from '../support/file-store.ts'
import { sign } from '../support/sign.ts'
import { testStore } from './store-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'inbox-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
const newPath = () => join(folder, String(count++))

const shared = newPath()
testStore('a store of files', () => fileStore(shared))

const PROGRAM = new URL('../support/inbox-program.ts', import.meta.url).pathname

interface Bot {
  child: ChildProcess
  url: string
}

/** Processes that share a store, until the test is finished; `times` is how long each handles. */
async function startBots(times: number[]): Promise<{ bots: Bot[]; runs: () => string[] }> {
  const [store, log] = [newPath(), newPath()]
  writeFileSync(log, '')
  const bots = await Promise.all(
    times.map(async (time) => {
      const args = ['--no-warnings', PROGRAM, store, log, String(time)]
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
      onTestFinished(() => void child.kill('SIGKILL'))
      const [port] = (await once(child.stdout, 'data')) as [Buffer]
      return { child, url: `http://127.0.0.1:${port.toString().trim()}` }
    }),
  )
  return { bots, runs: () => readFileSync(log, 'utf8').split('\n').filter(Boolean) }
}

async function post({ url }: Bot, messageId: number): Promise<string> {
  const body = JSON.stringify({ ...privateMessage, message_id: messageId })
  const headers = { 'content-type': 'application/json', 'x-signature': sign(body, 'key') }
  const response = await fetch(url, { method: 'POST', headers, body })
  return `${response.status} ${await response.text()}`
}

test('two processes with one store handle each event once and answer it alike', async () => {
  const { bots, runs } = await startBots([20, 20])
  const ids = Array.from({ length: 50 }, (_, i) => i + 1)
  const answers = await Promise.all(ids.map((id) => Promise.all(bots.map((bot) => post(bot, id)))))
  expect(
    runs()
      .map(Number)
      .toSorted((a, b) => a - b),
  ).toEqual(ids)
  for (const [i, [one, other]] of answers.entries()) {
    expect(one).toContain(`200 {"reply":[{"type":"text","data":{"text":"${i + 1} by `)
    expect(other).toBe(one)
  }
})

test('an event whose process was killed is handled by another one', async () => {
  const { bots, runs } = await startBots([60_000, 0])
  const [first, second] = bots as [Bot, Bot]
  const lost = post(first, 7).catch((error: unknown) => error)
  await vi.waitFor(() => expect(runs()).toEqual(['7']))
  const start = Date.now()
  const copy = post(second, 7)
  first.child.kill('SIGKILL')
  expect(await lost).toBeInstanceOf(Error)
  expect(await copy).toContain(`7 by ${second.child.pid}`)
  expect(runs()).toEqual(['7', '7'])
  expect(Date.now() - start).toBeGreaterThan(5000)
})
