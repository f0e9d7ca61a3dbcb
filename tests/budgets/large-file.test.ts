import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'

const MIB = 1024 * 1024
const MOST = 16 * MIB

const bot = fileURLToPath(new URL('fixtures/large-file.ts', import.meta.url))
const sandbox = fileURLToPath(new URL('fixtures/file-sandbox.ts', import.meta.url))

type Child = ChildProcessByStdio<Writable, Readable, null>

function begin(program: string): { child: Child; line: () => Promise<string> } {
  const child = spawn(process.execPath, ['--expose-gc', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    child.stdin.end()
    await once(child, 'exit')
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  return { child, line: async () => String((await lines.next()).value) }
}

test('a file of 100 MiB is sent and fetched, unchanged, and 16 MiB of it are never held', async () => {
  const { child, line } = begin(sandbox)
  const apiRoot = await line()
  const ask = async (): Promise<{ held: number; sha256?: string }> => {
    child.stdin.write('\n')
    return JSON.parse(await line())
  }
  const before = await ask()
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', bot, apiRoot])
  const { sent, fetched, held } = JSON.parse(stdout) as {
    sent: string
    fetched: string
    held: number
  }
  const after = await ask()
  expect(fetched).toBe(sent)
  expect(after.sha256).toBe(sent)
  expect(held).toBeLessThan(MOST)
  expect(after.held - before.held).toBeLessThan(MOST)
}, 120_000)
