import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink } from 'node:fs/promises'
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
  'stores',
  'dialects',
  'kit',
  'sandbox',
  'playground',
  'cli',
]

interface Installed {
  folder: string
  /** What can be imported: each entry of each package. */
  entries: readonly string[]
  remove: () => Promise<void>
}

interface Manifest {
  name: string
  exports: Record<string, string>
  dependencies?: Record<string, string>
}

/** Builds and packs the packages, and unpacks them into a folder, as npm would install them. */
export async function installPacked(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-built-'))
  const modules = join(folder, 'node_modules')
  const filters = NAMES.flatMap((name) => ['--filter', `./packages/${name}`])
  await pnpm(['-r', ...filters, 'build'])
  await pnpm(['-r', ...filters, 'pack', '--pack-destination', folder])
  const tarballs = await readdir(folder)
  for (const name of NAMES) {
    const target = join(modules, packageName(name))
    await mkdir(target, { recursive: true })
    const tarball = tarballs.find((file) => isTarballOf(name, file)) ?? ''
    await run('tar', ['-xzf', join(folder, tarball), '-C', target, '--strip-components=1'])
  }
  const entries: string[] = []
  /** Several packages may have the same one. */
  const linked = new Set<string>()
  for (const name of NAMES) {
    const manifest = await manifestIn(join(modules, packageName(name)))
    entries.push(...Object.keys(manifest.exports).map((path) => manifest.name + path.slice(1)))
    for (const dependency of Object.keys(manifest.dependencies ?? {})) {
      if (dependency.startsWith('@cqhttp/') || dependency === 'cqhttp') continue
      if (linked.has(dependency)) continue
      linked.add(dependency)
      const target = join(modules, dependency)
      await mkdir(dirname(target), { recursive: true })
      await symlink(await realpath(join(packages, name, 'node_modules', dependency)), target)
    }
  }
  return { folder, entries, remove: () => rm(folder, { recursive: true }) }
}

/** What the package in a folder is called. */
function packageName(folder: string): string {
  return folder === 'cli' ? 'cqhttp' : `@cqhttp/${folder}`
}

/** Its tarball is named after the package, and then the version. */
function isTarballOf(folder: string, file: string): boolean {
  const prefix = packageName(folder).replace('@', '').replace('/', '-')
  return file.startsWith(`${prefix}-`) && /^\d/.test(file.slice(prefix.length + 1))
}

async function manifestIn(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest
}

/** Runs the pnpm that runs the tests: a program or a script, which may not be on the path. */
async function pnpm(args: readonly string[]): Promise<void> {
  const { npm_execpath: pnpmPath = 'pnpm' } = process.env
  const isScript = /\.[cm]?js$/.test(pnpmPath)
  const [command, ...rest] = isScript ? [process.execPath, pnpmPath, ...args] : [pnpmPath, ...args]
  await run(command, rest, { cwd: packages })
}
