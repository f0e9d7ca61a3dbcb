import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import type { Start } from './http-group.ts'
import { SECRET } from './job.ts'
import { startProgramServer } from './server.ts'

export const ON_UVICORN = 'aiocqhttp on uvicorn'
export const BY_ITSELF = 'aiocqhttp, bot.run'

/** For the notes of a part, where {@link hasAiocqhttp} is false. */
export const WITHOUT_AIOCQHTTP =
  "aiocqhttp is left out: `pip install 'aiocqhttp[all]' 'uvicorn[standard]'` adds it."

export async function hasAiocqhttp(): Promise<boolean> {
  try {
    await promisify(execFile)('python3', ['-c', 'import aiocqhttp, uvicorn, websockets'])
    return true
  } catch {
    return false
  }
}

const script = fileURLToPath(new URL('../peers/aiocqhttp_server.py', import.meta.url))

/** Bots of aiocqhttp, for HTTP and WebSockets: on the fastest server, and on that which it brings. */
export const aiocqhttp: ReadonlyMap<string, Start> = new Map(
  [
    [ON_UVICORN, 'uvicorn'],
    [BY_ITSELF, 'itself'],
  ].map(([name = '', server = '']) => [
    name,
    () =>
      startProgramServer(
        'python3',
        [script, SECRET, server],
        /(?:^|127\.0\.0\.1:)([1-9]\d*)(?:\n| \()/m,
      ),
  ]),
)
