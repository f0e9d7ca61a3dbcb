import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import type { Start } from './http-group.ts'
import { SECRET } from './job.ts'
import { startProgramServer } from './server.ts'

export const AIOCQHTTP = 'aiocqhttp on uvicorn'

/** For the notes of a part, where {@link findAiocqhttp} finds none. */
export const WITHOUT_AIOCQHTTP =
  "aiocqhttp is left out: `pip install aiocqhttp 'uvicorn[standard]'` adds it."

const script = fileURLToPath(new URL('../peers/aiocqhttp_server.py', import.meta.url))

/** Starts a bot of aiocqhttp, for HTTP and WebSockets; undefined where Python does not have it. */
export async function findAiocqhttp(): Promise<Start | undefined> {
  try {
    await promisify(execFile)('python3', ['-c', 'import aiocqhttp, uvicorn, websockets'])
  } catch {
    return undefined
  }
  return () => startProgramServer('python3', [script, SECRET], /^(\d+)\n/m)
}
