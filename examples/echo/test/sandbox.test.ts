// How to test your own bot: against an implementation in a box, over real HTTP.
import { serve } from '@cqhttp/adapter-node'
import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { createBot } from '../bot.ts'

let sandbox: Sandbox
let server: Awaited<ReturnType<typeof serve>>

beforeEach(async () => {
  sandbox = createSandbox({ profile: 'napcat', secret: 'the secret', accessToken: 'the-token' })
  const bot = createBot({
    CQHTTP_API_ROOT: await sandbox.listen(),
    CQHTTP_ACCESS_TOKEN: 'the-token',
    CQHTTP_SECRET: 'the secret',
  })
  server = await serve(bot, { port: 0, signals: false })
  sandbox.connect({ url: server.url })
})

afterEach(async () => {
  await server.close()
  await sandbox.close()
})

test('a message gets a greeting and its echo', async () => {
  const { replies } = await sandbox.user(10001).say('你好')
  expect(replies).toEqual(['你好呀，下面一条是你刚刚发的：', '你好'])
})

test('a new member is welcomed', async () => {
  const { replies } = await sandbox.group(20002).join(10005)
  expect(replies).toEqual(['欢迎新人～'])
})

test('a friend request is accepted', async () => {
  const { operation } = await sandbox.user(10006).requestFriend('我是小明')
  expect(operation).toEqual({ approve: true })
  expect(sandbox.world.isFriend(sandbox.selfId, 10006)).toBe(true)
})
