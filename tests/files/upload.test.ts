import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { CQHttp } from '@cqhttp/core'
import { type FileSource, type Progress, streamUpload, uploadFile } from '@cqhttp/core/files'
import { expect, onTestFinished, test } from 'vitest'
import { actionsOf, group, sha256, start, toBytes } from './parties.ts'

const bytes = toBytes(3_000_001)

async function toPath(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-files-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

const sources: [kind: string, () => Promise<FileSource> | FileSource][] = [
  ['bytes', () => bytes],
  ['a buffer', () => bytes.slice().buffer],
  ['a Blob', () => new Blob([bytes])],
  ['a File', () => new File([bytes], 'a.bin')],
  ['a Web stream', () => new Blob([bytes]).stream()],
  ['a stream of Node', () => Readable.from([bytes.subarray(0, 7), bytes.subarray(7)])],
  ['a path', () => toPath('a.bin')],
  ['a file: URL', async () => pathToFileURL(await toPath('ä b.bin'))],
]

test.each(sources)('%s arrives in chunks, unchanged', async (_, toSource) => {
  const { sandbox, bot } = await start('napcat')
  const progress: Progress[] = []
  const source = await toSource()
  const { path, size } = await streamUpload(bot, source, {
    size: bytes.length,
    chunkSize: 1_000_000,
    onProgress: (step) => progress.push(step),
  })
  expect(size).toBe(bytes.length)
  expect(sandbox.world.stored.get(path)).toMatchObject({ size, sha256: sha256(bytes) })
  expect(progress.map(({ done }) => done)).toEqual([1_000_000, 2_000_000, 3_000_000, 3_000_001])
  expect(actionsOf(sandbox)).toEqual(Array<string>(5).fill('upload_file_stream'))
})

test.each(['napcat', 'snowluma'] as const)('%s gets what is large in chunks', async (profile) => {
  const { sandbox, bot } = await start(profile)
  const sent = await uploadFile(bot, group, bytes, { name: 'report.pdf' })
  expect(sent.via).toBe('stream')
  const [file] = sandbox.world.group(20_002).files
  expect(file).toMatchObject({ id: sent.file_id, name: 'report.pdf', size: bytes.length })
  expect(sandbox.world.sentFiles.get(sent.file_id ?? '')?.sha256).toBe(sha256(bytes))
})

test.each(['napcat', 'snowluma', 'llbot'] as const)(
  '%s gets what is small within the call',
  async (profile) => {
    const { sandbox, bot } = await start(profile)
    const { via, file_id } = await uploadFile(bot, { user_id: 10_001 }, bytes.subarray(0, 1000))
    expect(via).toBe('base64')
    expect(actionsOf(sandbox)).toEqual(['upload_private_file'])
    expect(sandbox.world.sentFiles.get(file_id ?? '')?.sha256).toBe(sha256(bytes.subarray(0, 1000)))
  },
)

test('LLBot, which does not stream, gets what is large within the call', async () => {
  const { sandbox, bot } = await start('llbot')
  const { via } = await uploadFile(bot, group, bytes)
  expect(via).toBe('base64')
  expect(sandbox.world.group(20_002).files[0]?.size).toBe(bytes.length)
  await expect(uploadFile(bot, group, bytes, { maxBase64: 1_000_000 })).rejects.toMatchObject({
    name: 'FileError',
    problem: 'too-large',
  })
})

test('chunks also go over a WebSocket', async () => {
  const { sandbox, bot } = await start('napcat', 'websocket')
  const { path } = await streamUpload(bot, bytes)
  expect(sandbox.world.stored.get(path)?.sha256).toBe(sha256(bytes))
})

test('an address is fetched by the implementation, by go-cqhttp in a call of its own', async () => {
  const url = 'https://files.example/a%20b.pdf?key=1'
  const modern = await start('napcat')
  expect(await uploadFile(modern.bot, group, new URL(url))).toMatchObject({ via: 'url' })
  expect(modern.sandbox.calls.at(-1)?.params).toMatchObject({ file: url, name: 'a b.pdf' })
  const old = await start('go-cqhttp')
  await uploadFile(old.bot, group, url)
  expect(actionsOf(old.sandbox)).toEqual(['download_file', 'upload_group_file'])
  expect(old.sandbox.calls.at(-1)?.params['file']).toMatch(/^\//)
})

test('what sends files of its own machine only says so, and takes a path there', async () => {
  const { sandbox, bot } = await start('lagrange')
  await expect(uploadFile(bot, group, bytes)).rejects.toMatchObject({ problem: 'unsupported' })
  expect(await uploadFile(bot, group, '/data/a.txt', { via: 'path' })).toEqual({ via: 'path' })
  expect(sandbox.calls.at(-1)?.params).toEqual({ ...group, file: '/data/a.txt', name: 'a.txt' })
  const { bot: goCqhttp } = await start('go-cqhttp')
  await expect(uploadFile(goCqhttp, group, bytes)).rejects.toMatchObject({ problem: 'unsupported' })
})

test('a folder of the group gets the file', async () => {
  const { sandbox, bot } = await start('napcat')
  const folder = await bot.callAction('create_group_file_folder', { ...group, folder_name: 'f' })
  const { folder_id } = folder as { folder_id: string }
  await uploadFile(bot, { ...group, folder: folder_id }, bytes)
  const { files, placed } = sandbox.world.group(20_002)
  expect(placed.get(files[0]?.id ?? '')?.folderId).toBe(folder_id)
})

test('a name from outside names no path of the implementation', async () => {
  const { sandbox, bot } = await start('napcat')
  const { path } = await streamUpload(bot, bytes, { name: '../../etc/pass wd.so' })
  expect(path).toMatch(/^\/sandbox\/temp\/[\da-f-]{36}\.so$/)
  expect(sandbox.calls[0]?.params['filename']).toMatch(/^[\da-f-]{36}\.so$/)
})

test('a file that is not the one that was announced is not kept', async () => {
  const { sandbox, bot } = await start('napcat')
  const stream = (): ReadableStream<Uint8Array> => new Blob([bytes]).stream()
  for (const size of [bytes.length + 1, bytes.length - 1]) {
    await expect(streamUpload(bot, stream(), { size })).rejects.toMatchObject({ problem: 'size' })
  }
  const digest = sha256(bytes).replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
  await expect(
    streamUpload(bot, stream(), { size: bytes.length, sha256: digest }),
  ).rejects.toMatchObject({ name: 'ActionFailedError' })
  await sandbox.waitFor(() => sandbox.world.uploads.size === 0)
  expect(sandbox.world.stored.list()).toEqual([])
})

test('a chunk that fails ends the upload, is not sent again, and what came is thrown away', async () => {
  const { sandbox, bot } = await start('napcat')
  let sent = 0
  const upload = streamUpload(bot, bytes, {
    chunkSize: 1_000_000,
    onProgress: () => {
      if (++sent === 2) sandbox.faults.api('upload_file_stream', 'drop-after', { times: 1 })
    },
  })
  await expect(upload).rejects.toMatchObject({ name: 'NetworkError', sent: 'unknown' })
  await sandbox.waitFor(() => sandbox.calls.some(({ params }) => params['reset'] === true))
  const indexes = sandbox.calls.map(({ params }) => params['chunk_index'])
  expect(indexes).toEqual([0, 1, 2, undefined])
})

test('a signal ends the upload', async () => {
  const { sandbox, bot } = await start('napcat')
  const abort = new AbortController()
  const options = { chunkSize: 1_000_000, signal: abort.signal, onProgress: () => abort.abort() }
  await expect(streamUpload(bot, bytes, options)).rejects.toMatchObject({ name: 'NetworkError' })
  await sandbox.waitFor(() => sandbox.world.uploads.size === 0)
  expect(sandbox.world.stored.list()).toEqual([])
})

test.each([
  ['a number', 5, 'a file must be bytes'],
  ['nothing', undefined, 'a file must be bytes'],
  ['an empty text', '', 'a file must be bytes'],
  ['base64', 'base64://AAAA', 'pass its bytes'],
  ['another scheme', new URL('ftp://a.example/b'), 'must be http:, https: or file:'],
  ['no bytes', new Uint8Array(), 'the file is empty'],
  ['a stream of texts', Readable.from(['a']), 'must give bytes'],
  ['a folder', tmpdir(), 'not that of a file'],
])('%s is refused as a file', async (_, source, message) => {
  const { bot } = await start('napcat')
  const sending = uploadFile(bot, group, source as FileSource, { size: 10 })
  await expect(sending).rejects.toThrow(message)
  await expect(sending).rejects.toBeInstanceOf(TypeError)
})

test('a path without a file has the error of the platform', async () => {
  const { bot } = await start('napcat')
  await expect(uploadFile(bot, group, '/no/such/file')).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a stream that is large needs its size, and a target an id', async () => {
  const { bot } = await start('napcat')
  await expect(uploadFile(bot, group, new Blob([bytes]).stream())).rejects.toThrow('needs { size }')
  await expect(uploadFile(bot, {}, bytes)).rejects.toThrow('needs a group_id or a user_id')
  const wrong = { chunkSize: 0 }
  await expect(streamUpload(bot, bytes, wrong)).rejects.toThrow('option chunkSize must be')
  await expect(uploadFile(new CQHttp(), group, bytes)).rejects.toMatchObject({
    name: 'ApiNotAvailableError',
  })
})
