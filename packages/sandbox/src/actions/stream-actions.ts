import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../json.ts'
import { readPieces, type StoredFile } from '../world/stored-files.ts'
import { Upload } from '../world/upload.ts'
import { refuse } from '../world/world-error.ts'
import type { World } from '../world/world.ts'
import type { Action } from './action.ts'
import { fileOf } from './file-actions.ts'
import { Frames } from './frames.ts'
import type { Params } from './params.ts'

/** How many files may be under way. */
const MOST_UPLOADS = 1000

/** The size of a frame without another word, in bytes. */
const FRAME = 64 * 1024
const MOST_FRAME = 16 * 1024 * 1024

/**
 * Takes a file in pieces, and in the end says by which path it can be sent. As in NapCat the first
 * call says what is to come, a call with a piece never ends the file, and a reset is an error.
 */
const uploadFileStream: Action = (params, { account: { world } }) => {
  const id = params.text('stream_id')
  const { uploads } = world
  if (params.flag('reset', false)) {
    uploads.get(id)?.discard()
    uploads.delete(id)
    refuse('missing', 'Stream reset completed')
  }
  if (params.flag('verify_only', false)) {
    return stateOf(id, uploads.get(id) ?? refuse('missing', 'Stream not found'))
  }
  const upload = uploads.get(id) ?? begin(world, id, params)
  if (params.has('chunk_data') && params.has('chunk_index')) {
    const bytes = Buffer.from(params.text('chunk_data'), 'base64')
    const isNew = upload.add(params.int('chunk_index'), bytes)
    return stateOf(id, upload, isNew ? 'chunk_received' : 'file_created')
  }
  if (!params.flag('is_complete', false) && upload.received < upload.total) {
    return stateOf(id, upload)
  }
  const { path, size, sha256 } = upload.finish(`/sandbox/temp/${upload.name}`)
  uploads.delete(id)
  return {
    ...stateOf(id, upload, 'file_complete'),
    type: 'response',
    file_path: path,
    file_size: size,
    ...(upload.expected === undefined ? {} : { sha256 }),
  }
}

function begin(world: World, id: string, params: Params): Upload {
  const { uploads, stored } = world
  if (uploads.size >= MOST_UPLOADS) refuse('forbidden', 'too many files are under way')
  const expected = params.text('expected_sha256', '')
  const upload = new Upload(stored, {
    total: params.int('total_chunks', 0),
    name: params.text('filename', '') || `upload_${randomUUID()}`,
    expected: expected === '' ? undefined : expected,
  })
  uploads.set(id, upload)
  return upload
}

function stateOf(id: string, { received, total }: Upload, status = 'file_created'): JsonObject {
  return { type: 'stream', stream_id: id, status, received_chunks: received, total_chunks: total }
}

/** Gives a file in pieces, one for each frame. */
const downloadFileStream: Action = (params, { account: { world } }) => {
  const id = params.text('file', '') || params.text('file_id', '')
  const size = params.int('chunk_size', FRAME) || FRAME
  if (size < 1 || size > MOST_FRAME) refuse('params', `the parameter chunk_size is ${size}`)
  return new Frames(toFrames(fileOf(world, id), size))
}

function* toFrames(file: StoredFile, chunkSize: number): Generator<JsonObject> {
  yield {
    type: 'stream',
    data_type: 'file_info',
    file_name: file.name,
    file_size: file.size,
    chunk_size: chunkSize,
  }
  let index = 0
  let done = 0
  for (const piece of readPieces(file, chunkSize)) {
    const data = Buffer.from(piece).toString('base64')
    done += piece.length
    yield {
      type: 'stream',
      data_type: 'file_chunk',
      index: index++,
      data,
      size: piece.length,
      progress: Math.round((done / file.size) * 100),
      base64_size: data.length,
    }
  }
  yield {
    type: 'response',
    data_type: 'file_complete',
    total_chunks: index,
    total_bytes: done,
    message: 'Download completed',
  }
}

export const streamActions: Readonly<Record<string, Action>> = {
  upload_file_stream: uploadFileStream,
  download_file_stream: downloadFileStream,
  clean_stream_temp_file: (_, { account: { world } }) => {
    for (const upload of world.uploads.values()) upload.discard()
    world.uploads.clear()
    for (const { path } of world.stored.list()) {
      const isSent = [...world.sentFiles.values()].some((file) => file.path === path)
      if (!isSent) world.stored.delete(path)
    }
    return null
  },
}
