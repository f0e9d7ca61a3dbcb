import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const VITEST = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')))

/** A folder inside the package, so that what is in it can import what the package can. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(import.meta.dirname, '.recorded-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Writes a file, and runs it as its author would; @returns whether it passed, and what it said. */
export async function runFile(
  framework: 'vitest' | 'node:test',
  content: string,
  env: Record<string, string> = {},
  folder: string = makeFolder(),
): Promise<{ passed: boolean; output: string }> {
  writeFileSync(join(folder, 'recorded.test.ts'), content)
  const args =
    framework === 'vitest'
      ? [VITEST, 'run', '--root', folder]
      : ['--test', join(folder, 'recorded.test.ts')]
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_OPTIONS|NODE_TEST_CONTEXT|NODE_ENV)/.test(name),
  )
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      args,
      { cwd: folder, env: { ...Object.fromEntries(inherited), NO_COLOR: '1', ...env } },
      (error, stdout, stderr) => resolve({ passed: error === null, output: stdout + stderr }),
    )
  })
}
