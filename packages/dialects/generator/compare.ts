// Tells what a new OpenAPI file of NapCat changes: pnpm --filter @cqhttp/dialects compare <file>

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

import { readDialect } from './data.ts'
import { compare, toText } from './differences.ts'
import { readOpenApi } from './openapi.ts'

const [file] = process.argv.slice(2)
if (file === undefined) {
  process.stderr.write('which file? pnpm --filter @cqhttp/dialects compare <openapi.json>\n')
  process.exitCode = 2
} else {
  // pnpm runs this in the package; the path is meant from where it was called.
  const path = resolve(process.env['INIT_CWD'] ?? '.', file)
  const differences = compare(
    readDialect('napcat').actions,
    readOpenApi(readFileSync(path, 'utf8')),
  )
  process.stdout.write(toText(differences))
}
