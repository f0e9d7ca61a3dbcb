import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { expect, onTestFinished, test } from 'vitest'

import { startApi } from './implementation.ts'
import { start } from './program.ts'

const SECRET = 'kSLuTF2GC2Q4q4ugm3'
const TOKEN = 'tOkEn-3f9a'

const privateMessage = JSON.stringify({
  time: 1_515_204_254,
  self_id: 10_001_000,
  post_type: 'message',
  message_type: 'private',
  sub_type: 'friend',
  message_id: 12,
  user_id: 12_345_678,
  message: '你好～',
  raw_message: '你好～',
  font: 456,
  sender: { nickname: '小不点', sex: 'male', age: 18 },
})

const groupMessage = JSON.stringify({
  ...(JSON.parse(privateMessage) as object),
  message_type: 'group',
  sub_type: 'normal',
  group_id: 87_654_321,
  anonymous: null,
})

const GREETING = [{ type: 'text', data: { text: '你好呀，下面一条是你刚刚发的：' } }]
const ECHO = [{ type: 'text', data: { text: '你好～' } }]

const sign = (body: string, secret = SECRET): string =>
  `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`

function post(url: string, body: string, signature?: string): Promise<Response> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-self-id': '10001000',
  }
  if (signature !== undefined) headers['x-signature'] = signature
  return fetch(url, { method: 'POST', headers, body })
}

async function occupy(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

test('answers a signed private message and calls the API with the token', async () => {
  const { apiRoot, calls } = await startApi()
  const program = start({
    CQHTTP_API_ROOT: apiRoot,
    CQHTTP_ACCESS_TOKEN: TOKEN,
    CQHTTP_SECRET: SECRET,
    HOST: '127.0.0.1',
    PORT: '0',
  })
  const response = await post(await program.url(), privateMessage, sign(privateMessage))

  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ reply: ECHO, at_sender: false })
  expect(calls).toEqual([
    {
      method: 'POST',
      url: '/send_msg',
      authorization: `Bearer ${TOKEN}`,
      body: expect.objectContaining({
        message_type: 'private',
        user_id: 12_345_678,
        message: GREETING,
      }),
    },
  ])
})

test('answers a group message in the group', async () => {
  const { apiRoot, calls } = await startApi()
  const program = start({ CQHTTP_API_ROOT: apiRoot, CQHTTP_SECRET: SECRET, PORT: '0' })
  const response = await post(await program.url(), groupMessage, sign(groupMessage))

  expect(await response.json()).toEqual({ reply: ECHO, at_sender: false })
  expect(calls).toMatchObject([
    { url: '/send_msg', body: { message_type: 'group', group_id: 87_654_321 } },
  ])
})

test('refuses a wrong signature with 403 and a missing one with 401', async () => {
  const { apiRoot, calls } = await startApi()
  const program = start({ CQHTTP_API_ROOT: apiRoot, CQHTTP_SECRET: SECRET, PORT: '0' })
  const url = await program.url()
  const wrong = await post(url, privateMessage, sign(privateMessage, 'another secret'))
  expect(wrong.status).toBe(403)
  expect((await post(url, privateMessage)).status).toBe(401)
  expect(calls).toEqual([])
})

test('goes without a secret on a loopback address, and says so', async () => {
  const { apiRoot, calls } = await startApi()
  const program = start({ CQHTTP_API_ROOT: apiRoot, CQHTTP_SECRET: '', HOST: '', PORT: '0' })
  const url = await program.url()
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  expect(program.output.stdout).toContain('CQHTTP_SECRET is not set')
  expect((await post(url, privateMessage)).status).toBe(200)
  expect(calls).toHaveLength(1)
})

test('prints what to configure, and neither secret nor token', async () => {
  const program = start({
    CQHTTP_API_ROOT: 'http://127.0.0.1:5700',
    CQHTTP_ACCESS_TOKEN: TOKEN,
    CQHTTP_SECRET: SECRET,
    PORT: '0',
  })
  const url = await program.url()
  const { stdout } = program.output
  const port = new URL(url).port
  for (const name of ['NapCat', 'LLBot', 'go-cqhttp']) expect(stdout).toContain(name)
  expect(stdout).toContain(`Host 127.0.0.1  Port ${port}  Suffix /`)
  expect(stdout).toContain(`- url: ${url}`)
  expect(stdout).toContain('http://127.0.0.1:5700 (CQHTTP_API_ROOT)')
  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  const { output } = program
  expect(output.stdout + output.stderr).not.toContain(SECRET)
  expect(output.stdout + output.stderr).not.toContain(TOKEN)
})

test('takes empty variables as not set', async () => {
  const program = start({
    CQHTTP_API_ROOT: '',
    CQHTTP_ACCESS_TOKEN: '',
    CQHTTP_SECRET: SECRET,
    HOST: '',
    PORT: '0',
  })
  expect(await program.url()).toMatch(/^http:\/\/127\.0\.0\.1:/)
  expect(program.output.stdout).toContain('CQHTTP_API_ROOT is not set')
})

test('ends with one line when the port is in use', async () => {
  const port = await occupy()
  const program = start({ CQHTTP_SECRET: SECRET, PORT: String(port) })
  expect(await program.ended).toBe(1)
  expect(program.output.stderr).toMatch(/^port \d+ on 127\.0\.0\.1 is in use;.*\n$/)
  expect(program.output.stdout).toBe('')
})

test.each([
  ['an invalid port', { PORT: '80a' }, /^PORT must be a whole number .* it is "80a"\n$/],
  ['a port in hexadecimal', { PORT: '0x50' }, /^PORT must be .*"0x50"\n$/],
  ['a port out of range', { PORT: '65536' }, /^PORT must be .*\n$/],
  ['a negative port', { PORT: '-1' }, /^PORT must be .*\n$/],
  ['no secret on all addresses', { HOST: '0.0.0.0' }, /^CQHTTP_SECRET is not set: .*\n$/],
  ['an empty secret', { HOST: '::', CQHTTP_SECRET: '' }, /^CQHTTP_SECRET is not set: .*\n$/],
  ['no secret on a name like a loopback address', { HOST: '127.example' }, /^CQHTTP_SECRET .*\n$/],
  ['an API root without scheme', { CQHTTP_API_ROOT: '127.0.0.1:5700' }, /^.*apiRoot.*\n$/],
  ['an unknown host', { CQHTTP_SECRET: SECRET, HOST: 'no host' }, /^.*no host.*\n$/],
])('ends with one line for %s', async (_, env, line) => {
  const program = start({ PORT: '0', ...env })
  expect(await program.ended).toBe(1)
  expect(program.output.stderr).toMatch(line)
  expect(program.output.stdout).toBe('')
})
