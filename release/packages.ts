import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** What is read of a package.json. */
export interface Manifest {
  name: string
  version: string
  private?: boolean
  [field: string]: unknown
}

/** A package that is published. */
export interface Package {
  /** Its folder from the root of the repository, such as `packages/core`. */
  readonly folder: string
  readonly manifest: Manifest
}

/** The root of the repository. */
export const root: string = join(import.meta.dirname, '..')

/** All packages that are published, by name. */
export async function readPackages(): Promise<Package[]> {
  const files = globSync('packages/*/package.json', { cwd: root }).toSorted()
  const packages = await Promise.all(
    files.map(async (file) => ({
      folder: dirname(file).replaceAll('\\', '/'),
      manifest: JSON.parse(await readFile(join(root, file), 'utf8')) as Manifest,
    })),
  )
  return packages.filter(({ manifest }) => manifest.private !== true)
}
