import type { CQHttp } from '@cqhttp/core'
import { checkCrons, runSchedule } from '@cqhttp/core/schedule'
import { memoryStateStore } from '@cqhttp/core/state'
import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { createBot } from '../bot.ts'

let sandbox: Sandbox
let bot: CQHttp

beforeEach(async () => {
  sandbox = createSandbox({ profile: 'napcat', secret: 'the secret', accessToken: 'the-token' })
  bot = createBot(
    {
      CQHTTP_API_ROOT: await sandbox.listen(),
      CQHTTP_ACCESS_TOKEN: 'the-token',
      CQHTTP_SECRET: 'the secret',
    },
    memoryStateStore(),
  )
  sandbox.connect(bot)
})

afterEach(() => sandbox.close())

test('asks what to remind of and when, and reminds then', async () => {
  const user = sandbox.user(10001)
  expect((await user.say('/remind')).replies).toEqual(['提醒你什么？回复“取消”结束'])
  expect((await user.say('喝水')).replies).toEqual(['几分钟后？'])
  expect((await user.say('一会儿')).replies).toEqual(['请回复分钟数'])
  expect((await user.say('0.0001')).replies).toEqual(['好，0.0001 分钟后提醒你：喝水'])
  await new Promise((resolve) => setTimeout(resolve, 10))
  const count = sandbox.sent.length
  await runSchedule(bot, 'reminders')
  expect(sandbox.sent.slice(count).map(({ text }) => text)).toEqual(['提醒你：喝水'])
  await runSchedule(bot, 'reminders')
  expect(sandbox.sent).toHaveLength(count + 1)
})

test('a cron of each minute, as wrangler.jsonc has it, is what reminders need', () => {
  expect(checkCrons(bot, ['* * * * *'])).toEqual([])
})

test('a banned word is punished in the middle of a conversation too, but not of an admin', async () => {
  const member = sandbox.group(20002).member(10001)
  await member.say('/remind')
  const spam = await member.say('接代练')
  await sandbox.idle()
  expect(spam.message?.recalled).toBe(true)
  const fine = await sandbox.group(20002).member(10003).say('不许代练')
  await sandbox.idle()
  expect(fine.message?.recalled).toBe(false)
})

test('lists the commands that the sender may use', async () => {
  const [help] = (await sandbox.user(10001).say('/help')).replies
  expect(help).toBe('命令：\n/remind  到时候提醒你')
})
