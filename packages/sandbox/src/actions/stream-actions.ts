import { Upload } from '../world/upload.ts'
import { refuse } from '../world/world-error.ts'
import type { Action } from './action.ts'

/** Takes a file in pieces, and in the end says by which path it can be sent. */
const uploadFileStream: Action = (params, { account: { world } }) => {
  const id = params.text('stream_id')
  const { uploads, storedFiles } = world
  if (params.flag('reset', false)) {
    uploads.delete(id)
    return {
      type: 'response',
      stream_id: id,
      status: 'file_created',
      received_chunks: 0,
      total_chunks: 0,
    }
  }
  if (params.has('chunk_data')) {
    const index = params.int('chunk_index')
    const known = uploads.get(id) ?? new Upload(params.int('total_chunks'))
    known.add(index, Buffer.from(params.text('chunk_data'), 'base64'))
    uploads.set(id, known)
  }
  const upload = uploads.get(id) ?? refuse('missing', `there is no stream ${id}`)
  const state = { stream_id: id, received_chunks: upload.received, total_chunks: upload.total }
  if (!params.flag('is_complete', false)) {
    return { type: 'stream', ...state, status: 'chunk_received' }
  }
  const { size, sha256 } = upload.finish()
  const expected = params.text('expected_sha256', '').toLowerCase()
  if (expected !== '' && expected !== sha256) {
    refuse('params', `the SHA-256 is ${sha256}, but ${expected} was expected`)
  }
  uploads.delete(id)
  const path = `/sandbox/stream/${id}/${params.text('filename', 'file')}`
  storedFiles.set(path, size)
  return {
    type: 'response',
    ...state,
    status: 'file_complete',
    file_path: path,
    file_size: size,
    sha256,
  }
}

export const streamActions: Readonly<Record<string, Action>> = {
  upload_file_stream: uploadFileStream,
}
