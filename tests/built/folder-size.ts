import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** How much a folder takes on the disk, in bytes: whole blocks, as `du` counts them. */
export async function sizeOf(folder: string): Promise<number> {
  let bytes = 0
  for (const name of await readdir(folder, { recursive: true })) {
    // Windows does not count blocks.
    const { blocks, size } = await lstat(join(folder, name))
    bytes += blocks ? blocks * 512 : size
  }
  return bytes
}
