import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { environmentFor, npm } from './package-managers.ts'

/** An npm registry on this machine. */
export interface Registry {
  /** Its address, with a slash at the end. */
  url: string
  close(): Promise<void>
}

/** Starts a registry that has our packages alone, and all others from where npm gets them. */
export async function startRegistry(): Promise<Registry> {
  const storage = await mkdtemp(join(tmpdir(), 'cqhttp-registry-'))
  const program = join(import.meta.dirname, 'registry-program.ts')
  const child = spawn(process.execPath, [program, storage], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [printed] = (await Promise.race([once(child.stdout, 'data'), failOf(child)])) as [Buffer]
  return {
    url: printed.toString().trim(),
    async close() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(storage, { recursive: true })
    },
  }
}

async function failOf(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null]
  throw new Error(`the registry ended before it listened: ${code}`)
}

/** Publishes tarballs as a release does. */
export async function publish({ url }: Registry, tarballs: Iterable<string>): Promise<void> {
  const waiting = [...tarballs]
  async function work(): Promise<void> {
    for (let tarball = waiting.pop(); tarball !== undefined; tarball = waiting.pop()) {
      await npm(process.execPath, ['publish', tarball], { cwd: tmpdir(), env: environmentFor(url) })
    }
  }
  // npm waits as much as it works.
  await Promise.all([work(), work(), work()])
}
