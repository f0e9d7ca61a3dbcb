import type { DiskReader } from './disk-reader.ts'

// The half of `#disk` for runtimes without files: Workers and browsers.

export const disk: DiskReader | undefined = undefined

/** What workerd has in place of a hash that is fed piece by piece. */
interface DigestStreams {
  DigestStream?: new (algorithm: string) => WritableStream<Uint8Array> & {
    readonly digest: Promise<ArrayBuffer>
  }
}

/**
 * The SHA-256 of what is fed to it, as hexadecimal; undefined where the platform cannot take it
 * piece by piece.
 *
 * @see https://developers.cloudflare.com/workers/runtime-apis/web-crypto/#constructors
 */
export function createHash():
  | { update(bytes: Uint8Array): Promise<void>; hex(): Promise<string> }
  | undefined {
  const { DigestStream } = crypto as DigestStreams
  if (DigestStream === undefined) return undefined
  const stream = new DigestStream('SHA-256')
  const writer = stream.getWriter()
  return {
    update: (bytes) => writer.write(bytes),
    async hex() {
      await writer.close()
      const digest = new Uint8Array(await stream.digest)
      return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    },
  }
}
