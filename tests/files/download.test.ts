import { createServer } from 'node:http'
import { CQHttp } from '@cqhttp/core'
import { downloadFile, uploadFile } from '@cqhttp/core/files'
import { expect, onTestFinished, test } from 'vitest'
import { actionsOf, group, read, sha256, start, toBytes } from './parties.ts'

const bytes = toBytes(1_500_001)

test.each([
  ['napcat', 'http'],
  ['napcat', 'websocket'],
  ['snowluma', 'http'],
  ['snowluma', 'websocket'],
] as const)('%s sends a file in frames over %s', async (profile, carrier) => {
  const { sandbox, bot } = await start(profile, carrier)
  const { file_id = '' } = await uploadFile(bot, group, bytes, { name: 'a.bin' })
  const done: number[] = []
  const file = await downloadFile(bot, { file_id }, { onProgress: (step) => done.push(step.done) })
  expect(file).toMatchObject({ name: 'a.bin', size: bytes.length })
  expect(sha256(await read(file.stream))).toBe(sha256(bytes))
  expect(done).toHaveLength(6)
  expect(actionsOf(sandbox).at(-1)).toBe('download_file_stream')
})

test.each(['napcat', 'llbot'] as const)('%s names an address to fetch it from', async (profile) => {
  const { bot } = await start(profile)
  const { file_id = '' } = await uploadFile(bot, group, bytes)
  for (const where of [group, { user_id: 10_001 }, {}]) {
    const file = await downloadFile(bot, { file_id, ...where }, { via: 'url' })
    expect(file.size).toBe(bytes.length)
    expect(sha256(await read(file.stream))).toBe(sha256(bytes))
  }
})

test('what is not there fails as the call does', async () => {
  const { bot } = await start('napcat')
  await expect(downloadFile(bot, { file_id: 'x' })).rejects.toMatchObject({
    name: 'ActionFailedError',
    wording: 'file not found',
  })
  await expect(downloadFile(bot, { file_id: '' })).rejects.toThrow('needs a file_id')
})

test.each(['stream', 'url'] as const)('no more comes by %s than may', async (via) => {
  const { bot } = await start('napcat')
  const { file_id = '' } = await uploadFile(bot, group, bytes)
  await expect(
    downloadFile(bot, { file_id, ...group }, { via, maxSize: 1_000_000 }),
  ).rejects.toMatchObject({ name: 'FileError', problem: 'too-large' })
})

test('whoever stops reading ends the transfer', async () => {
  const { sandbox, bot } = await start('napcat')
  const { file_id = '' } = await uploadFile(bot, group, bytes)
  const { stream } = await downloadFile(bot, { file_id }, { chunkSize: 1024 })
  const reader = stream.getReader()
  await reader.read()
  await reader.cancel()
  await sandbox.idle()
  const body = sandbox.calls.at(-1)?.response?.body ?? ''
  expect(body).toContain('file_info')
  expect(body).not.toContain('file_complete')
})

test('a connection that is lost errors the stream', async () => {
  const { sandbox, bot } = await start('napcat')
  // More than sockets hold.
  const { file_id = '' } = await uploadFile(bot, group, toBytes(20_000_000))
  const { stream } = await downloadFile(bot, { file_id })
  const reader = stream.getReader()
  await reader.read()
  await sandbox.close()
  const rest = async (): Promise<void> => {
    while (!(await reader.read()).done);
  }
  await expect(rest()).rejects.toMatchObject({ name: 'NetworkError' })
})

/** An implementation that answers what it is told. */
async function answering(...frames: object[]): Promise<string> {
  const server = createServer((_, response) => {
    const texts = frames.map((data) => JSON.stringify({ status: 'ok', retcode: 0, data }))
    response.end(texts.join('\r\n\r\n'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no address')
  return `http://127.0.0.1:${address.port}`
}

const info = { type: 'stream', data_type: 'file_info', file_name: 'a', file_size: 3 }
const chunk = (index: number, data: string): object => ({
  type: 'stream',
  data_type: 'file_chunk',
  index,
  data,
})
const complete = { type: 'response', data_type: 'file_complete' }

test.each([
  ['a missing chunk', [info, chunk(1, 'YWJj'), complete], 'size'],
  ['fewer bytes', [info, chunk(0, 'YWI='), complete], 'size'],
  ['more bytes', [info, chunk(0, 'YWJjZA=='), complete], 'size'],
  ['no end', [info, chunk(0, 'YWJj')], 'size'],
  ['what is not base64', [info, chunk(0, '~'), complete], 'checksum'],
])('%s is not taken for the file', async (_, frames, problem) => {
  const bot = new CQHttp({ apiRoot: await answering(...frames) })
  const { stream } = await downloadFile(bot, { file_id: 'x' }, { via: 'stream' })
  await expect(read(stream)).rejects.toMatchObject({ name: 'FileError', problem })
})

test.each([
  ['another beginning', 'stream', [complete]],
  ['no address', 'url', [{ file: '/tmp/a' }]],
  ['an address of a file', 'url', [{ url: 'file:///etc/passwd' }]],
  ['an address that does not answer', 'url', [{ url: 'http://127.0.0.1:1/secret-key' }]],
] as const)('%s is an error that says so, without the address', async (_, via, frames) => {
  const bot = new CQHttp({ apiRoot: await answering(...frames) })
  const error: unknown = await downloadFile(bot, { file_id: 'x' }, { via }).catch((e: unknown) => e)
  expect(error).toMatchObject({ name: 'FileError', problem: 'unsupported' })
  expect(String(error)).not.toMatch(/secret-key|passwd/)
})
