import { type Bot, type CallOptions, type Id, segment } from '@cqhttp/core'
import { MediaError } from './media-error.ts'

/** A piece, in bytes: its base64 fits into the smallest limit of bodies, 1 MB. */
const PIECE = 512 * 1024

/**
 * Uploads a file in pieces by `upload_file_stream`, and gives its path on the implementation's
 * machine. One piece is in memory at a time.
 */
export async function uploadStream(
  file: Blob,
  name: string,
  { bot, selfId, signal }: { bot: Bot; selfId?: Id | undefined; signal?: AbortSignal | undefined },
): Promise<string> {
  const options: CallOptions = { selfId, signal }
  const stream_id = crypto.randomUUID()
  const total_chunks = Math.ceil(file.size / PIECE)
  const common = { stream_id, total_chunks, file_size: file.size, filename: name }
  for (let index = 0; index < total_chunks; index++) {
    const piece = await file.slice(index * PIECE, (index + 1) * PIECE).arrayBuffer()
    const chunk_data = segment.image(piece).data.file.slice('base64://'.length)
    const params = { ...common, chunk_index: index, chunk_data }
    await bot.callAction('upload_file_stream', params, options)
  }
  const end = { ...common, is_complete: true }
  const answer: unknown = await bot.callAction('upload_file_stream', end, options)
  const { file_path: path } = (answer ?? {}) as { file_path?: unknown }
  if (typeof path === 'string' && path !== '') return path
  throw new MediaError('upload', 'the implementation did not say where the uploaded file is')
}
