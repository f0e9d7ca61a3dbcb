import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const packages = fileURLToPath(new URL('../../packages', import.meta.url))
const NAMES = [
  'core',
  'adapter-node',
  'adapter-lambda',
  'adapter-workers',
  'sandbox',
  'playground',
  'cli',
]

/** Builds and packs the packages, and unpacks them into a folder, as npm would install them. */
export async function installPacked(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-built-'))
  const modules = join(folder, 'node_modules')
  await pnpm(['-r', ...NAMES.flatMap((name) => ['--filter', `./packages/${name}`]), 'build'])
  for (const name of NAMES) {
    const target = join(modules, packageName(name))
    await mkdir(target, { recursive: true })
    const tarball = join(folder, `${name}.tgz`)
    await pnpm(['--dir', join(packages, name), 'pack', '--out', tarball])
    await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1'])
  }
  for (const name of NAMES) {
    for (const dependency of await dependenciesOf(join(modules, packageName(name)))) {
      if (dependency.startsWith('@cqhttp/')) continue
      const target = join(modules, dependency)
      await mkdir(dirname(target), { recursive: true })
      await symlink(await realpath(join(packages, name, 'node_modules', dependency)), target)
    }
  }
  return { folder, remove: () => rm(folder, { recursive: true }) }
}

/** What the package in a folder is called. */
function packageName(folder: string): string {
  return folder === 'cli' ? 'cqhttp' : `@cqhttp/${folder}`
}

async function dependenciesOf(folder: string): Promise<string[]> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>
  }
  return Object.keys(manifest.dependencies ?? {})
}

/** The pnpm that runs the tests, which need not be on the path; a program or a script. */
async function pnpm(args: readonly string[]): Promise<void> {
  const { npm_execpath: pnpmPath = 'pnpm' } = process.env
  const isScript = /\.[cm]?js$/.test(pnpmPath)
  const [command, ...rest] = isScript ? [process.execPath, pnpmPath, ...args] : [pnpmPath, ...args]
  await run(command, rest, { cwd: packages })
}
