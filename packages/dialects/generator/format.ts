import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const PACKAGE = join(import.meta.dirname, '..')
const REPOSITORY = join(PACKAGE, '../..')

/** Formats files as the repository does, all at once. */
export function format(files: ReadonlyMap<string, string>): Map<string, string> {
  // Inside the package, so that its own settings hold.
  const folder = mkdtempSync(join(PACKAGE, '.generated-'))
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const oxfmt = createRequire(join(REPOSITORY, 'package.json')).resolve('oxfmt/package.json')
    execFileSync(process.execPath, [join(dirname(oxfmt), 'bin/oxfmt'), folder], { cwd: REPOSITORY })
    return new Map(
      [...files.keys()].map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
