import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Target } from './target.ts'
import type { Files } from './template-files.ts'
import { removeAtEnd } from './remove-at-end.ts'
import { UsageError } from './usage-error.ts'

/**
 * Writes a project beside its place, and moves it there when all is done: nothing is left half written.
 *
 * @param finish What is to be done in the folder before it is moved.
 * @throws UsageError when the folder cannot be written.
 */
export async function writeProject(
  { path, folder }: Target,
  files: Files,
  finish: (folder: string) => Promise<void>,
): Promise<void> {
  const parent = dirname(path)
  let made: string | undefined
  let staging: string | undefined
  let keep: (() => void) | undefined
  try {
    made = await mkdir(parent, { recursive: true })
    staging = await mkdtemp(join(parent, '.create-cqhttp-'))
    keep = removeAtEnd(made ?? staging)
    for (const [name, text] of files) {
      const file = join(staging, name)
      await mkdir(dirname(file), { recursive: true })
      // Secrets are for the user alone.
      await writeFile(file, text, name === '.env' ? { mode: 0o600 } : {})
    }
    await finish(staging)
    await moveInto(staging, path)
  } catch (error) {
    if (made !== undefined) await rm(made, { recursive: true, force: true })
    const { code } = error as NodeJS.ErrnoException
    if (error instanceof UsageError || typeof code !== 'string') throw error
    throw new UsageError(
      `${folder} cannot be written (${code}): choose a folder that you may write to`,
    )
  } finally {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true })
    keep?.()
  }
}

/** A folder that is there, such as the current one, stays the same folder. */
async function moveInto(staging: string, path: string): Promise<void> {
  await mkdir(path, { recursive: true })
  for (const name of await readdir(staging)) await rename(join(staging, name), join(path, name))
}
