import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { TestProject } from 'vitest/node'

import { pack } from '../../release/pack.ts'
import { readPackages, root } from '../../release/packages.ts'
import { pnpmCommand } from '../../release/pnpm.ts'
import { publish, startRegistry } from './registry.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a registry that has the packages as they are built now. */
    registry: string
    /** The paths of their tarballs, by name. */
    tarballs: Record<string, string>
  }
}

/** Builds, packs and publishes the packages once for all tests in this folder. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-tarballs-'))
  const filters = (await readPackages()).flatMap((one) => ['--filter', `./${one.folder}`])
  const [pnpm, ...args] = pnpmCommand()
  await promisify(execFile)(pnpm, [...args, '-r', ...filters, 'build'], { cwd: root })
  const registry = await startRegistry()
  const tarballs = await pack(folder)
  await publish(registry, tarballs.values())
  provide('registry', registry.url)
  provide('tarballs', Object.fromEntries(tarballs))
  return async () => {
    await registry.close()
    await rm(folder, { recursive: true })
  }
}
