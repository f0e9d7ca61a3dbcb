import { createHash as createNodeHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DiskReader } from './disk-reader.ts'

// The half of `#disk` for Node, Bun and Deno.

/** How much is read at a time, in bytes. */
const PIECE = 256 * 1024

export const disk: DiskReader | undefined = {
  async open(given) {
    const path = typeof given === 'string' ? given : fileURLToPath(given)
    const info = await stat(path)
    if (!info.isFile()) throw new TypeError('the path is not that of a file')
    return {
      name: basename(path),
      size: info.size,
      read: () => createReadStream(path, { highWaterMark: PIECE }),
    }
  },
}

/** The SHA-256 of what is fed to it, as hexadecimal. */
export function createHash():
  | { update(bytes: Uint8Array): Promise<void>; hex(): Promise<string> }
  | undefined {
  const hash = createNodeHash('sha256')
  return {
    update: async (bytes) => void hash.update(bytes),
    hex: async () => hash.digest('hex'),
  }
}
