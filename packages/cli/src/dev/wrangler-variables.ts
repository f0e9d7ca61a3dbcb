import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from '../usage-error.ts'

/** Variables for a Worker, in files that wrangler reads. */
export interface WranglerVariables {
  /** Arguments for wrangler. */
  readonly args: readonly string[]
  /** Deletes what has been written. */
  remove(): void
}

/**
 * Writes variables where `wrangler dev` reads them: a Worker does not see the environment, and everybody
 * on the machine sees arguments. The project's own file comes before, as wrangler would read it.
 */
export function writeVariables(
  root: string,
  variables: Readonly<Record<string, string>>,
): WranglerVariables {
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${quote(name, value)}\n`)
  const folder = makeFolder()
  const file = join(folder, 'sandbox.env')
  writeFileSync(file, lines.join(''), { mode: 0o600 })
  const own = ['.dev.vars', '.env'].map((name) => join(root, name)).find((path) => existsSync(path))
  const files = own === undefined ? [file] : [own, file]
  return {
    args: files.flatMap((path) => ['--env-file', path]),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'cqhttp-'))
  } catch (error) {
    throw new UsageError(
      `cannot write to ${tmpdir()}: ${(error as Error).message}; set TMPDIR to a folder that can be written to`,
    )
  }
}

/** For wrangler's dotenv: in quotes it expands variables, and `\$` is the only escape. */
function quote(name: string, value: string): string {
  const mark = ["'", '`'].find((candidate) => !value.includes(candidate))
  if (mark !== undefined && !/[\r\n]/.test(value)) {
    return mark + value.replaceAll('$', String.raw`\$`) + mark
  }
  throw new UsageError(`${name} has a line break, or both ' and \`: wrangler cannot read that`)
}
