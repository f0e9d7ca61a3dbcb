import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createSandbox, type ProfileName, type Sandbox } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'
import { type Answer, call } from '../support/call.ts'

function create(profile: ProfileName): Sandbox {
  const sandbox = createSandbox({ profile, now: 1_720_000_000 })
  onTestFinished(() => sandbox.close())
  return sandbox
}

const group = { group_id: 20_002 }
const modern = ['napcat', 'llbot', 'snowluma'] as const

test.each(modern)('%s pages through the history of a group', async (profile) => {
  const sandbox = create(profile)
  for (const text of ['1', '2', '3']) await sandbox.group(20_002).member(10_001).say(text)
  await call(sandbox, 'send_group_msg', { ...group, message: '4' })
  await call(sandbox, 'send_private_msg', { user_id: 10_001, message: 'elsewhere' })
  const texts = async (params: object): Promise<unknown> => {
    const { data } = await call(sandbox, 'get_group_msg_history', { ...group, ...params })
    return (data as { messages: { raw_message: string }[] }).messages.map((m) => m.raw_message)
  }
  const id = sandbox.view(sandbox.world.message(2)).id
  expect(await texts({})).toEqual(['1', '2', '3', '4'])
  expect(await texts({ count: 2 })).toEqual(['3', '4'])
  expect(await texts({ count: 0 })).toEqual([])
  expect(await texts({ message_seq: id })).toEqual(['1', '2'])
  expect(await texts({ message_seq: String(id), count: 1 })).toEqual(['2'])
  expect(await texts({ message_seq: id, reverse_order: true })).toEqual(['2', '3', '4'])
  expect(
    await call(sandbox, 'get_group_msg_history', { ...group, message_seq: 999_999 }),
  ).toMatchObject({ status: 'failed' })
})

test.each(modern)('%s has both sides of a private history', async (profile) => {
  const sandbox = create(profile)
  await sandbox.user(10_001).say('hi')
  await call(sandbox, 'send_private_msg', { user_id: 10_001, message: 'hello' })
  const { data } = await call(sandbox, 'get_friend_msg_history', { user_id: 10_001 })
  expect(data).toMatchObject({
    messages: [
      { raw_message: 'hi', user_id: 10_001, post_type: 'message' },
      { raw_message: 'hello', user_id: 10_000, post_type: 'message_sent' },
    ],
  })
})

test.each(modern)('%s reacts to messages, and takes it back', async (profile) => {
  const sandbox = create(profile)
  const { message } = await sandbox.group(20_002).member(10_001).say('hi')
  const params = { message_id: message?.id, emoji_id: 76 }
  expect(await call(sandbox, 'set_msg_emoji_like', params)).toMatchObject({ retcode: 0 })
  expect([...(sandbox.world.message(1).reactions?.get('76') ?? [])]).toEqual([10_000])
  await call(sandbox, 'set_msg_emoji_like', { ...params, set: false })
  expect(sandbox.world.message(1).reactions?.size).toBe(0)
  expect(await call(sandbox, 'set_msg_emoji_like', { ...params, message_id: 1234 })).toMatchObject({
    status: 'failed',
  })
})

test.each([...modern, 'lagrange', 'go-cqhttp'] as const)('%s keeps essence', async (profile) => {
  const sandbox = create(profile)
  const { message } = await sandbox.group(20_002).member(10_001).say('wise')
  const message_id = message?.id
  const list = async (): Promise<unknown> =>
    (await call(sandbox, 'get_essence_msg_list', group)).data
  await call(sandbox, 'set_essence_msg', { message_id })
  expect(await list()).toMatchObject([{ message_id, sender_id: 10_001, operator_id: 10_000 }])
  await call(sandbox, 'delete_essence_msg', { message_id })
  expect(await list()).toEqual([])
  expect(await call(sandbox, 'delete_essence_msg', { message_id })).toMatchObject({
    status: 'failed',
  })
})

test.each([...modern, 'go-cqhttp'] as const)('%s keeps files and folders', async (profile) => {
  const sandbox = create(profile)
  const ask = async (action: string, params: object = {}): Promise<Record<string, unknown[]>> =>
    (await call(sandbox, action, { ...group, ...params })).data as Record<string, unknown[]>
  await ask('create_group_file_folder', { folder_name: 'logs', name: 'logs' })
  const [folder] = sandbox.world.group(20_002).folders
  await ask('upload_group_file', { file: '/a/x', name: 'a.txt' })
  await ask('upload_group_file', { file: '/b', name: 'b.txt', folder: folder?.id })
  expect(await ask('get_group_root_files')).toMatchObject({
    files: [{ file_name: 'a.txt', uploader: 10_000 }],
    folders: [{ folder_name: 'logs', total_file_count: 1 }],
  })
  const inside = await ask('get_group_files_by_folder', { folder_id: folder?.id })
  expect(inside).toMatchObject({ files: [{ file_name: 'b.txt' }], folders: [] })
  expect(await ask('get_group_file_system_info')).toMatchObject({ file_count: 2 })
  const [{ file_id }] = inside['files'] as [{ file_id: string }]
  expect(await ask('get_group_file_url', { file_id })).toEqual({
    url: expect.stringMatching(/^http/),
  })
  await ask('delete_group_folder', { folder_id: folder?.id })
  expect(await ask('get_group_root_files')).toMatchObject({ files: [{}], folders: [] })
  expect(await call(sandbox, 'delete_group_file', { ...group, file_id })).toMatchObject({
    status: 'failed',
  })
})

test.each(['napcat', 'snowluma', 'go-cqhttp'] as const)('%s keeps notices', async (profile) => {
  const sandbox = create(profile)
  await call(sandbox, '_send_group_notice', { ...group, content: 'be nice' })
  const { data } = await call(sandbox, '_get_group_notice', group)
  expect(data).toMatchObject([{ sender_id: 10_000, message: { text: 'be nice' } }])
  const [{ notice_id }] = data as [{ notice_id: string }]
  await call(sandbox, '_del_group_notice', { ...group, notice_id })
  expect(await call(sandbox, '_get_group_notice', group)).toMatchObject({ data: [] })
})

test.each(['napcat', 'snowluma'] as const)('%s takes a file in pieces', async (profile) => {
  const sandbox = create(profile)
  const bytes = randomBytes(2500)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const ask = (params: object): Promise<Answer> =>
    call(sandbox, 'upload_file_stream', { stream_id: 's', ...params })
  const send = (index: number, expected_sha256 = sha256): Promise<Answer> =>
    ask({
      chunk_index: index,
      total_chunks: 3,
      filename: 'a.bin',
      expected_sha256,
      // As in NapCat, a call with a piece does not end the file.
      is_complete: true,
      chunk_data: bytes.subarray(index * 1000, (index + 1) * 1000).toString('base64'),
    })
  expect(await ask({ chunk_index: 0, chunk_data: 'AA==' })).toMatchObject({ status: 'failed' })
  expect(await send(2)).toMatchObject({ data: { status: 'chunk_received', received_chunks: 1 } })
  expect(await send(0)).toMatchObject({ data: { received_chunks: 2, total_chunks: 3 } })
  expect(await ask({ is_complete: true })).toMatchObject({ status: 'failed' })
  expect(await send(0)).toMatchObject({ data: { status: 'file_created', received_chunks: 2 } })
  expect(await ask({ verify_only: true })).toMatchObject({ data: { received_chunks: 2 } })
  await send(1)
  const beyond = { chunk_index: 3, total_chunks: 3, chunk_data: 'AA==' }
  expect(await ask(beyond)).toMatchObject({ status: 'failed' })
  const { data } = await ask({ is_complete: true })
  expect(data).toMatchObject({ status: 'file_complete', file_size: 2500, sha256 })
  const { file_path: file } = data as { file_path: string }
  await call(sandbox, 'upload_group_file', { ...group, file, name: 'a.bin' })
  expect(sandbox.world.group(20_002).files).toMatchObject([{ name: 'a.bin', size: 2500 }])
  for (const index of [0, 1, 2]) await send(index, '0'.repeat(64))
  expect(await ask({ is_complete: true })).toMatchObject({ status: 'failed' })
  expect(await ask({ reset: true })).toMatchObject({ status: 'failed' })
  expect(sandbox.world.uploads.size).toBe(0)
})

test('files that were sent are on disk as long as the sandbox is there', async () => {
  const sandbox = createSandbox({ profile: 'napcat' })
  const file = `base64://${Buffer.from('hi').toString('base64')}`
  await call(sandbox, 'upload_group_file', { ...group, file, name: 'a.txt' })
  const [stored] = sandbox.world.sentFiles.values()
  expect(readFileSync(stored?.place ?? '', 'utf8')).toBe('hi')
  await sandbox.close()
  expect(existsSync(stored?.place ?? '')).toBe(false)
})

test('a file in base64 is not recorded, and neither are the frames that carry one', async () => {
  const sandbox = create('napcat')
  const file = `base64://${randomBytes(200_000).toString('base64')}`
  await call(sandbox, 'upload_group_file', { ...group, file, name: 'a.bin' })
  const [id] = sandbox.world.sentFiles.keys()
  const response = await sandbox.fetch(`${sandbox.apiRoot}/download_file_stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ file_id: id, chunk_size: 100_000 }),
  })
  expect((await response.text()).split('\r\n\r\n')).toHaveLength(4)
  expect(JSON.stringify(sandbox.calls).length).toBeLessThan(5000)
})

test.each([
  ['standard', 'get_group_msg_history'],
  ['go-cqhttp', 'get_friend_msg_history'],
  ['go-cqhttp', 'send_poke'],
  ['lagrange', 'get_group_file_system_info'],
  ['llbot', '_del_group_notice'],
  ['llbot', 'upload_file_stream'],
] as const)('%s has no %s', async (profile, action) => {
  const sandbox = create(profile)
  await sandbox.fetch(`${sandbox.apiRoot}/${action}`)
  expect(sandbox.calls[0]?.done).toBe(false)
})
