import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const packages = fileURLToPath(new URL('../../packages', import.meta.url))
const NAMES = ['core', 'adapter-node', 'adapter-lambda', 'adapter-workers', 'sandbox']
/** What they depend on, and which of them does. */
const DEPENDENCIES = {
  core: ['ky', 'itty-router'],
  sandbox: ['hono', '@hono/node-server', 'valibot', 'open'],
}

/** Builds and packs the packages, and unpacks them into a folder, as npm would install them. */
export async function installPacked(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-built-'))
  const modules = join(folder, 'node_modules')
  await pnpm(['-r', ...NAMES.flatMap((name) => ['--filter', `./packages/${name}`]), 'build'])
  for (const name of NAMES) {
    const target = join(modules, '@cqhttp', name)
    await mkdir(target, { recursive: true })
    const tarball = join(folder, `${name}.tgz`)
    await pnpm(['--dir', join(packages, name), 'pack', '--out', tarball])
    await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
  }
  await mkdir(join(modules, '@hono'))
  for (const [owner, dependencies] of Object.entries(DEPENDENCIES)) {
    for (const name of dependencies) {
      await symlink(
        await realpath(join(packages, owner, 'node_modules', name)),
        join(modules, name),
      )
    }
  }
  return { folder, remove: () => rm(folder, { recursive: true }) }
}

/** The pnpm that runs the tests, which need not be on the path; a program or a script. */
async function pnpm(args: readonly string[]): Promise<void> {
  const { npm_execpath: pnpmPath = 'pnpm' } = process.env
  const isScript = /\.[cm]?js$/.test(pnpmPath)
  const [command, ...rest] = isScript ? [process.execPath, pnpmPath, ...args] : [pnpmPath, ...args]
  await run(command, rest, { cwd: packages })
}
