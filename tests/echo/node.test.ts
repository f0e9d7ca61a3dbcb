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

test('prints where it listens, and neither secret nor token', async () => {
  const program = start({
    CQHTTP_API_ROOT: 'http://127.0.0.1:5700',
    CQHTTP_ACCESS_TOKEN: TOKEN,
    CQHTTP_SECRET: SECRET,
    PORT: '0',
  })
  expect(await program.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
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
})

test('ends when the port is in use, and says which', async () => {
  const port = await occupy()
  const program = start({ CQHTTP_SECRET: SECRET, PORT: String(port) })
  expect(await program.ended).toBe(1)
  expect(program.output.stderr).toContain(`port ${port} on 127.0.0.1 is in use;`)
  expect(program.output.stdout).toBe('')
})

test.each([
  ['an invalid port', { PORT: '80a' }, /port must be/],
  ['a port out of range', { PORT: '65536' }, /port must be/],
  ['no secret', { CQHTTP_SECRET: '' }, /secret is present but empty; is its variable set\?/],
  ['an API root without scheme', { CQHTTP_API_ROOT: '127.0.0.1:5700' }, /apiRoot/],
  ['an unknown host', { HOST: 'no host' }, /no host/],
])('ends for %s, and names it', async (_, env, reason) => {
  const program = start({ CQHTTP_SECRET: SECRET, PORT: '0', ...env })
  expect(await program.ended).toBe(1)
  expect(program.output.stderr).toMatch(reason)
  expect(program.output.stderr).not.toContain(SECRET)
  expect(program.output.stdout).toBe('')
})
