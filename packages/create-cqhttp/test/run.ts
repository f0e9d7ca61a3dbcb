import { type ChildProcess, execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { onTestFinished } from 'vitest'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

export interface Run {
  code: number
  stdout: string
  stderr: string
}

/** A folder of the test's own. */
export async function makeFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'create-cqhttp-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Starts `create-cqhttp …` in a folder. */
export function start(
  cwd: string,
  args: readonly string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Run> } {
  const { npm_config_user_agent: _, ...inherited } = process.env
  const own = { ...inherited, LANG: 'C', LC_ALL: '', ...env }
  const { promise: ended, resolve } = Promise.withResolvers<Run>()
  const options = { cwd, env: own }
  const child = execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) => {
    resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
  })
  return { child, ended }
}

/** Runs `create-cqhttp …` in a folder. */
export function run(...args: Parameters<typeof start>): Promise<Run> {
  return start(...args).ended
}

/** The environment in which a package manager does what a shell script says. */
export async function withCommand(
  folder: string,
  name: string,
  script: string,
): Promise<Record<string, string>> {
  const bin = join(folder, 'bin')
  await mkdir(bin)
  await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`)
  await chmod(join(bin, name), 0o755)
  return {
    PATH: [bin, process.env['PATH']].join(delimiter),
    npm_config_user_agent: `${name}/1.0.0 node/v24`,
  }
}

/** The files of a folder, by path. */
export async function readFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  const files = await Promise.all(
    paths.map(
      async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const,
    ),
  )
  return new Map(files)
}
