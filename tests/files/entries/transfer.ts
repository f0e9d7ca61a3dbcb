import { CQHttp } from '@cqhttp/core'
import { downloadFile, type FileSource, streamUpload, uploadFile } from '@cqhttp/core/files'

// Runs on Bun, Deno and workerd as it is.

const group = { group_id: 20_002 }

/** What a runtime has sent and fetched. */
export interface Transfer {
  /** How the file was sent, and the SHA-256 of what was fetched again. */
  via: string
  fetched: string
  /** The SHA-256 of a stream, as it was taken while the stream was sent. */
  streamed: string | undefined
  /** That of a file which was sent by its path, or why that is not possible. */
  read: string | undefined
}

/** Sends bytes, a stream and a file of the machine to an implementation, and fetches the first. */
export async function transfer(apiRoot: string, path: string): Promise<Transfer> {
  const bot = new CQHttp({ apiRoot })
  const bytes = toBytes(1_500_001)
  const { via, file_id = '' } = await uploadFile(bot, group, bytes, { name: 'a.bin' })
  const { stream } = await downloadFile(bot, { file_id })
  const fetched = await toSha256(new Uint8Array(await new Response(stream).arrayBuffer()))
  const upload = async (source: FileSource): Promise<string | undefined> => {
    const { sha256 } = await streamUpload(bot, source, { size: bytes.length })
    return sha256
  }
  const streamed = await upload(new Blob([bytes]).stream())
  const read = await upload(path).catch((error: unknown) => String(error))
  return { via, fetched, streamed, read }
}

/** The bytes that the test expects. */
function toBytes(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, at) => (at * at) % 251)
}

async function toSha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
