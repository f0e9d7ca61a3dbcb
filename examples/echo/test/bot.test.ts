// The bot against a OneBot implementation in a box: no QQ, no account.
import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { createBot } from '../bot.ts'

let sandbox: Sandbox

beforeEach(async () => {
  sandbox = createSandbox({ profile: 'napcat', secret: 'the secret', accessToken: 'the-token' })
  const bot = createBot({
    CQHTTP_API_ROOT: await sandbox.listen(),
    CQHTTP_ACCESS_TOKEN: 'the-token',
    CQHTTP_SECRET: 'the secret',
  })
  sandbox.connect(bot)
})

afterEach(() => sandbox.close())

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
