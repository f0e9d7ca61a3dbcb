import { rmSync } from 'node:fs'

import { writeApi } from './api.ts'
import { gatherPages } from './gather.ts'
import { writeLlmsTexts } from './llms.ts'
import { gathered } from './repository.ts'
import { writeTables } from './tables.ts'

/** Writes everything that VitePress reads. */
export async function writeSite(): Promise<void> {
  rmSync(gathered, { recursive: true, force: true })
  gatherPages()
  writeTables()
  await writeApi()
  writeLlmsTexts()
}
