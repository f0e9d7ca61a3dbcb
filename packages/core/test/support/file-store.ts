import { hash } from 'node:crypto'
import { link, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Claim, InboxStore } from '../../src/inbox/store.ts'

/**
 * An inbox that several processes share: files in a folder.
 *
 * A claim is a file `key.n`, made with its content by one `link`, which one process alone can do; the
 * next one, `key.n+1`, may be made when its time is up.
 */
export async function fileStore(folder: string): Promise<InboxStore> {
  await mkdir(folder, { recursive: true })
  const claims = new Map<string, string>()
  let count = 0

  async function write(content: unknown): Promise<string> {
    const path = join(folder, `new-${process.pid}-${Math.random()}-${count++}`)
    await writeFile(path, JSON.stringify(content))
    return path
  }

  async function read<T>(path: string): Promise<T | undefined> {
    try {
      return JSON.parse(await readFile(path, 'utf8')) as T
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  /** A key may be `../a`, or differ from another in its case only. */
  const pathOf = (key: string): string => join(folder, hash('sha256', key))

  async function answerTo(key: string): Promise<Claim | undefined> {
    const found = await read<{ answer: string; expires: number }>(pathOf(key))
    if (found === undefined || found.expires <= Date.now()) return undefined
    return { state: 'answered', answer: found.answer }
  }

  return {
    async claim(key, lease): Promise<Claim> {
      const answered = await answerTo(key)
      if (answered) return answered
      const mine = await write(Date.now() + lease)
      for (let n = 0; ; n++) {
        const path = `${pathOf(key)}.${n}`
        try {
          await link(mine, path)
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
          if (((await read<number>(path)) ?? 0) > Date.now()) return { state: 'running' }
          continue
        }
        claims.set(key, path)
        // It may have been finished since it was looked for.
        return (await answerTo(key)) ?? { state: 'claimed' }
      }
    },
    async renew(key, lease) {
      const path = claims.get(key)
      if (path !== undefined) await rename(await write(Date.now() + lease), path)
    },
    async finish(key, answer, window) {
      await rename(await write({ answer, expires: Date.now() + window }), pathOf(key))
      const path = claims.get(key)
      claims.delete(key)
      if (path !== undefined) await rename(await write(0), path)
    },
  }
}
