// worker.ts as wrangler runs and builds it.
import { execFile } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { expect, onTestFinished, test } from 'vitest'
import { createTestHarness, type TestHarness } from 'wrangler'

import { startApi } from './implementation.ts'

const root = fileURLToPath(new URL('../../examples/echo', import.meta.url))
const variables = fileURLToPath(new URL('wrangler.env', import.meta.url))
const SECRET = 'kSLuTF2GC2Q4q4ugm3'

const groupMessage = JSON.stringify({
  time: 1_515_204_254,
  self_id: 10_001_000,
  post_type: 'message',
  message_type: 'group',
  sub_type: 'normal',
  message_id: 12,
  group_id: 87_654_321,
  user_id: 12_345_678,
  message: '你好～𠮷',
  raw_message: '你好～𠮷',
  font: 456,
  sender: { nickname: '小不点' },
})

const text = (content: string): object[] => [{ type: 'text', data: { text: content } }]

function post(url: URL, body: string, secret = SECRET): Promise<Response> {
  const signature = createHmac('sha1', secret).update(body).digest('hex')
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signature': `sha1=${signature}` },
    body,
  })
}

/** These secrets override those of a `.env` that may exist here. */
async function run(secrets: Record<string, string>): Promise<{ url: URL; harness: TestHarness }> {
  const harness = createTestHarness({ root, workers: [{ configPath: 'wrangler.jsonc', secrets }] })
  onTestFinished(() => harness.close())
  return { harness, ...(await harness.listen()) }
}

test('answers a signed message, and calls the API with the token', async () => {
  const { apiRoot, calls } = await startApi()
  const { url, harness } = await run({
    CQHTTP_SECRET: SECRET,
    CQHTTP_API_ROOT: apiRoot,
    CQHTTP_ACCESS_TOKEN: 'tOkEn',
  })
  expect((await post(url, groupMessage, 'another secret')).status).toBe(403)
  const response = await post(url, groupMessage)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(await response.json()).toEqual({ reply: text('你好～𠮷'), at_sender: false })
  expect(calls).toEqual([
    {
      method: 'POST',
      url: '/send_msg',
      authorization: 'Bearer tOkEn',
      body: expect.objectContaining({
        group_id: 87_654_321,
        message: text('你好呀，下面一条是你刚刚发的：'),
      }),
    },
  ])
  const log = harness.getLogs().map(({ message }) => message)
  expect(log).toEqual([
    expect.stringMatching(/^\[cqhttp\] refused a request: 403: wrong signature .*\(NapCat, /),
  ])
})

test('says in the log what to do about a secret that is missing', async () => {
  const { url, harness } = await run({ CQHTTP_SECRET: '' })
  const response = await post(url, groupMessage)
  expect([response.status, await response.text()]).toEqual([
    500,
    'the bot could not start; its log says why',
  ])
  expect(harness.getLogs()).toEqual([
    expect.objectContaining({
      level: 'error',
      message: expect.stringMatching(/secret is present but empty; is its variable set\?/),
    }),
  ])
})

test('the built Worker has the WebCrypto half of HMAC, and imports nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-worker-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const wrangler = join(
    dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
    'bin/wrangler.js',
  )
  const args = ['deploy', '--dry-run', '--minify', '--outdir', folder]
  await promisify(execFile)(process.execPath, [`--env-file=${variables}`, wrangler, ...args], {
    cwd: root,
  })
  const built = await readFile(join(folder, 'worker.js'), 'utf8')
  const node =
    /createHmac|createSecretKey|"node:\w|\bprocess\b|\bimport\b.{20}|\brequire\(|\bfrom"/g
  expect(built.match(node)).toBeNull()
  expect(built.match(/subtle\.importKey/g)).toHaveLength(1)
})
