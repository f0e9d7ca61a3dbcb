import { setTimeout as sleep } from 'node:timers/promises'

import { plainText } from '@cqhttp/core'
import type { Sandbox } from '@cqhttp/sandbox'

import type { serveBot } from './parties.ts'

/** In milliseconds; CI machines may be slow. */
export const WAIT = { timeout: 15_000, quiet: 400 }

/** A handler that takes 8 s, and how often it has begun. */
export function slowly(timeScale: number) {
  const runs: string[] = []
  const addHandlers: Parameters<typeof serveBot>[2] = (bot) => {
    bot.onMessage(async (event) => {
      runs.push(plainText(event))
      await sleep(8000 * timeScale)
      return { reply: `slow ${plainText(event)}` }
    })
  }
  return { runs, addHandlers }
}

/** Waits for the reply, and then for the time in which go-cqhttp would post the event again. */
export async function textsAfter(sandbox: Sandbox, timeScale: number): Promise<string[]> {
  await sandbox.waitFor(() => sandbox.sent.length > 0, WAIT)
  await sleep(2000 * timeScale)
  await sandbox.idle(WAIT)
  return sandbox.sent.map(({ text }) => text)
}
