import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { serve } from '@cqhttp/adapter-node'
import { CQHttp } from '@cqhttp/core'
import { sqliteQueue } from '@cqhttp/stores/sqlite'

/** Keeps events in a file, and handles them beside that. */
export async function listen(secret: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cqhttp-bench-queue-'))
  process.on('exit', () => rmSync(folder, { recursive: true }))
  const bot = new CQHttp({ secret })
  bot.onMessage(() => {})
  const queue = sqliteQueue(join(folder, 'queue.db'))
  const { port } = await serve(bot, { port: 0, queue })
  return port
}
