import { createHash } from '#disk'
import { toBytes } from '../base/bytes.ts'
import { describe } from '../base/value.ts'

/** Regroups bytes into chunks of one size; only the last one may be smaller. */
export async function* toChunks(
  pieces: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  let chunk = new Uint8Array(size)
  let filled = 0
  for await (const piece of pieces) {
    const bytes = toBytes(piece)
    if (bytes === undefined) {
      throw new TypeError(`the stream of a file must give bytes, but it gave ${describe(piece)}`)
    }
    for (let start = 0; start < bytes.length;) {
      const part = bytes.subarray(start, start + size - filled)
      chunk.set(part, filled)
      filled += part.length
      start += part.length
      if (filled < size) continue
      yield chunk
      // The one before may still be held by who got it.
      chunk = new Uint8Array(size)
      filled = 0
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}

/** All bytes, when there are at most so many; undefined as soon as there are more. */
export async function gather(
  pieces: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Uint8Array | undefined> {
  const found: Uint8Array[] = []
  let size = 0
  for await (const piece of toChunks(pieces, PIECE)) {
    size += piece.length
    if (size > most) return undefined
    found.push(piece)
  }
  const all = new Uint8Array(size)
  let at = 0
  for (const piece of found) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

const PIECE = 64 * 1024

/** The SHA-256 of bytes, as hexadecimal; undefined where the platform cannot take it piece by piece. */
export async function hashOf(
  pieces: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const hash = createHash()
  if (hash === undefined) return undefined
  for await (const piece of pieces) {
    signal?.throwIfAborted()
    await hash.update(piece)
  }
  return hash.hex()
}
