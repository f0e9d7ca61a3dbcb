// Writes `src` from `data`: pnpm --filter @cqhttp/dialects generate

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { readData } from './data.ts'
import { generateFiles } from './files.ts'
import { format } from './format.ts'

const SRC = join(import.meta.dirname, '../src')

const files = format(generateFiles(readData()))
for (const entry of readdirSync(SRC)) rmSync(join(SRC, entry), { recursive: true })
for (const [path, text] of files) {
  mkdirSync(dirname(join(SRC, path)), { recursive: true })
  writeFileSync(join(SRC, path), text)
}
process.stdout.write(`${files.size} files written\n`)
