// examples/manager on each runtime, whose processes are killed between every two messages.
import { setTimeout as sleep } from 'node:timers/promises'

import { segment } from '@cqhttp/core'
import { createSandbox } from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'

import { lambdaExample } from './lambda.ts'
import { nodeExample } from './node.ts'
import { workersExample } from './workers.ts'

const SECRET = 'kSLuTF2GC2Q4q4ugm3'

test('over a socket it goes on after restarts, too', { timeout: 120_000 }, async () => {
  const sandbox = createSandbox({
    profile: 'napcat',
    accessToken: 'the-token',
    reconnectInterval: 200,
  })
  onTestFinished(() => sandbox.close())
  const bot = await nodeExample.start('manager', {
    CQHTTP_ACCESS_TOKEN: 'the-token',
    CQHTTP_SECRET: SECRET,
  })
  sandbox.connect({ url: `${bot.url.replace('http', 'ws')}ws` })
  const member = sandbox.group(20002).member(10001)
  const said = (): string[] => sandbox.sent.map(({ text }) => text.replace(/^@\S+/, '').trim())
  const talk = ['/remind', '喝水', '0.02']
  for (const [index, text] of talk.entries()) {
    await sandbox.waitFor(() => sandbox.sockets.length > 0, { timeout: 15_000 })
    await member.say(text)
    await sandbox.waitFor(() => sandbox.sent.length > index, { timeout: 15_000 })
    await bot.restart()
    // The line that was cut is noticed.
    await sandbox.waitFor(() => sandbox.journal.sockets.length > index + 1, { timeout: 15_000 })
  }
  await bot.tick()
  await sandbox.waitFor(() => sandbox.sent.length > talk.length, { timeout: 15_000 })
  expect(said()).toEqual([
    '提醒你什么？回复“取消”结束',
    '几分钟后？',
    '好，0.02 分钟后提醒你：喝水',
    '提醒你：喝水',
  ])
})

test('over a socket on Workers, its clock reminds by the socket', { timeout: 90_000 }, async () => {
  const sandbox = createSandbox({ profile: 'napcat', accessToken: 'the-token' })
  onTestFinished(() => sandbox.close())
  const bot = await workersExample.start('manager', {
    CQHTTP_ACCESS_TOKEN: 'the-token',
    CQHTTP_SECRET: SECRET,
  })
  sandbox.connect({ url: `${bot.url.replace('http', 'ws')}ws` })
  await sandbox.waitFor(() => sandbox.sockets.length > 0, { timeout: 15_000 })
  const member = sandbox.group(20002).member(10001)
  const said = (): string[] => sandbox.sent.map(({ text }) => text.trim())
  for (const [index, text] of ['/remind', '喝水', '0.02'].entries()) {
    await member.say(text)
    await sandbox.waitFor(() => said().length > index, { timeout: 15_000 })
  }
  while (said().length < 4) {
    await bot.tick()
    await sleep(100)
  }
  expect(said().slice(2)).toEqual(['好，0.02 分钟后提醒你：喝水', '提醒你：喝水'])
})

describe.each([nodeExample, lambdaExample, workersExample])('on $name', ({ start }) => {
  test('asks back over restarts, and reminds later', async () => {
    const sandbox = createSandbox({ profile: 'napcat', secret: SECRET, accessToken: 'the-token' })
    onTestFinished(() => sandbox.close())
    const bot = await start('manager', {
      CQHTTP_API_ROOT: await sandbox.listen(),
      CQHTTP_ACCESS_TOKEN: 'the-token',
      CQHTTP_SECRET: SECRET,
    })
    sandbox.connect({ url: bot.url })
    const member = sandbox.group(20002).member(10001)
    const said: string[] = []
    for (const text of ['/remind', '喝水', '一会儿', '0.02']) {
      said.push(...(await member.say(text)).replies)
      await bot.restart()
    }
    expect(said.map((text) => text.replace(/^@\S+ +/, ''))).toEqual([
      '提醒你什么？回复“取消”结束',
      '几分钟后？',
      '请回复分钟数',
      '好，0.02 分钟后提醒你：喝水',
    ])
    // The answer says so, too.
    const reminders = () => sandbox.sent.filter(({ text }) => text.includes('提醒你：喝水'))
    while (reminders().length < 2) {
      await bot.tick()
      await sleep(100)
    }
    await bot.tick()
    expect(reminders()).toHaveLength(2)
  }, 120_000)

  test('answers commands by role, punishes banned words, welcomes', async () => {
    const sandbox = createSandbox({ profile: 'llbot', secret: SECRET, accessToken: 'the-token' })
    onTestFinished(() => sandbox.close())
    const bot = await start('manager', {
      CQHTTP_API_ROOT: await sandbox.listen(),
      CQHTTP_ACCESS_TOKEN: 'the-token',
      CQHTTP_SECRET: SECRET,
    })
    sandbox.connect({ url: bot.url })
    const group = sandbox.group(20002)
    const command = [segment.text('/ban '), segment.at(10002), segment.text(' 5')]
    expect((await group.member(10001).say(command)).replies.join()).toContain('你没有权限')
    expect((await group.member(10003).say(command)).replies.join()).toContain('禁言 5 分钟')
    expect(
      sandbox.calls.findLast(({ action }) => action === 'set_group_ban')?.params,
    ).toMatchObject({ user_id: '10002', duration: 300 })
    const spam = await group.member(10001).say('接代练')
    await sandbox.idle()
    await sandbox.waitFor(() => spam.message?.recalled === true)
    expect((await group.join(10005)).replies.join()).toContain('欢迎')
  }, 60_000)
})
