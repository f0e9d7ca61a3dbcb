import { copyFile, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { inject } from 'vitest'

import { environmentFor, nodes, npm, pnpm } from './package-managers.ts'

/** A folder in which somebody has installed all packages. */
export interface BotFolder {
  path: string
  /** What can be imported: each entry of each package. */
  entries: readonly string[]
  remove(): Promise<void>
}

/** Packages with peers that are not needed to run the others, but to compile against them. */
const PEERS = ['@opentelemetry/api', 'chat', 'croner', 'ioredis', 'redis']

const installers = {
  npm: (cwd: string) =>
    npm(nodes[22], ['install'], { cwd, env: environmentFor(inject('registry'), nodes[22]) }),
  pnpm: (cwd: string) => pnpm(['install'], { cwd, env: environmentFor(inject('registry')) }),
}

/** Installs all packages from the registry, as a user of npm or pnpm would. */
export async function installAll(by: keyof typeof installers): Promise<BotFolder> {
  // The real path: compilers name files by it.
  const path = await realpath(await mkdtemp(join(tmpdir(), `cqhttp-${by}-`)))
  const names = Object.keys(inject('tarballs'))
  const manifest = {
    private: true,
    type: 'module',
    dependencies: Object.fromEntries([...names, ...PEERS].map((name) => [name, 'latest'])),
  }
  await writeFile(join(path, 'package.json'), JSON.stringify(manifest))
  await installers[by](path)
  await copyFile(join(import.meta.dirname, 'program.mjs'), join(path, 'program.mjs'))
  const entries: string[] = []
  for (const name of names) {
    const { exports } = await readManifest(path, name)
    const paths = Object.keys(exports).filter((entry) => entry !== './package.json')
    entries.push(...paths.map((entry) => name + entry.slice(1)))
  }
  return { path, entries, remove: () => rm(path, { recursive: true }) }
}

/** What is read of an installed package.json. */
interface Manifest {
  version: string
  exports: Record<string, string>
  bin: Record<string, string>
}

/** The package.json of an installed package. */
export async function readManifest(folder: string, name: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8')
  return JSON.parse(text) as Manifest
}
