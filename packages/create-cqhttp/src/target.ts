import { isBuiltin } from 'node:module'
import { readdir } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { UsageError } from './usage-error.ts'

/** Where a project goes. */
export interface Target {
  /** The folder, as the user named it. */
  readonly folder: string
  /** Its absolute path. */
  readonly path: string
  /** What the package is called, after its folder. */
  readonly name: string
}

/** What a folder may hold and still count as empty. */
const IGNORED = new Set(['.git', '.DS_Store'])

/**
 * Checks where a project should go.
 *
 * @throws UsageError when npm refuses the name, or when something is there already.
 */
export async function checkTarget(folder: string): Promise<Target> {
  const path = resolve(folder)
  const name = basename(path)
  const fault = faultOf(name)
  if (fault !== undefined) {
    throw new UsageError(
      `${JSON.stringify(name)} cannot be the name of a package, because it ${fault}: choose one such as my-bot`,
    )
  }
  const entries = await list(path, folder)
  const [found] = entries.filter((entry) => !IGNORED.has(entry))
  if (found !== undefined) {
    throw new UsageError(
      `${folder} is not empty (there is ${found}): choose another folder, or empty it`,
    )
  }
  return { folder, path, name }
}

/** What is wrong with a name: the rules of npm, and no dots, which Workers cannot have. */
export function faultOf(name: string): string | undefined {
  if (name === '') return 'is empty'
  if (name.length > 63) return 'is longer than 63 characters'
  if (!/^[a-z0-9]/.test(name)) return 'does not begin with a lower-case letter or a digit'
  if (!/^[a-z0-9-]+$/.test(name))
    return 'has other characters than lower-case letters, digits and -'
  if (name.endsWith('-')) return 'ends with -'
  if (isBuiltin(name)) return 'is that of a module of Node'
  if (name === 'create-cqhttp') return 'is taken'
  return undefined
}

async function list(path: string, folder: string): Promise<string[]> {
  try {
    return await readdir(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return []
    if (code === 'ENOTDIR') {
      throw new UsageError(`${folder} is a file, or lies in one: choose another folder`)
    }
    throw new UsageError(`${folder} cannot be read: ${message}`)
  }
}
