import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

import type { TestContext } from 'vitest'

import { hasRedis, startRedis } from './redis-server.ts'

export type AtEnd = TestContext['onTestFinished']

export interface Program {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>
  /** The first line of its output. */
  readonly line: string
}

/** Starts a program of this folder, until the test is finished, and waits for its first line. */
export async function start(atEnd: AtEnd, name: string, ...parameters: string[]): Promise<Program> {
  const path = fileURLToPath(new URL(name, import.meta.url))
  const child = spawn(process.execPath, [path, ...parameters], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  atEnd(() => {
    child.kill('SIGKILL')
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, line: line.toString().trim() }
}

/** Starts what a store needs, and gives its address. */
const ENGINES: Record<string, (atEnd: AtEnd, folder: string) => Promise<string>> = {
  sqlite: async (_atEnd, folder) => join(folder, `${crypto.randomUUID()}.db`),
  async redis(atEnd) {
    const server = await startRedis()
    atEnd(() => server.stop())
    return server.url
  },
  dynamodb: async (atEnd) => (await start(atEnd, 'dynamodb-program.ts')).line,
}

/** The engines that there are on this machine. */
export const kinds: readonly string[] = Object.keys(ENGINES).filter(
  (kind) => hasRedis || kind !== 'redis',
)

/** Starts an engine, until the test is finished, and gives its address. */
export async function startEngine(kind: string, atEnd: AtEnd, folder: string): Promise<string> {
  return (await ENGINES[kind]?.(atEnd, folder)) ?? ''
}
