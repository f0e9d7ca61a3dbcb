// The bot against a OneBot implementation in a box, and a stand-in for the model: no QQ, no key, no costs.
import { segment } from '@cqhttp/core'
import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { createBot } from '../bot.ts'
import { type Prompt, startModel } from './model.ts'

let sandbox: Sandbox
let model: Awaited<ReturnType<typeof startModel>>
let prompts: Prompt[]

async function connect(key: string): Promise<void> {
  const bot = await createBot({
    CQHTTP_API_ROOT: await sandbox.listen(),
    CQHTTP_ACCESS_TOKEN: 'the-token',
    CQHTTP_SECRET: 'the secret',
    LLM_BASE_URL: model.baseUrl,
    LLM_API_KEY: key,
    LLM_MODEL: 'stand-in',
  })
  sandbox.connect(bot)
}

beforeEach(async () => {
  prompts = []
  model = await startModel('the key', (prompt) => {
    prompts.push(prompt)
    return `**第 ${prompts.length} 个**回答`
  })
  sandbox = createSandbox({ profile: 'napcat', secret: 'the secret', accessToken: 'the-token' })
})

afterEach(async () => {
  await sandbox.close()
  await model.close()
})

const said = (): string[] => sandbox.sent.map(({ text }) => text)

test('answers who mentions it, and knows what was said before', async () => {
  await connect('the key')
  const group = sandbox.group(20002)
  await group.member(10002).say('明天要去爬山')
  await group.member(10001).say([segment.at(sandbox.selfId), segment.text(' 天气如何？')])
  await sandbox.waitFor(() => sandbox.sent.length === 1)
  expect(said()).toEqual(['第 1 个回答'])
  expect(prompts.map(({ model: name }) => name)).toEqual(['stand-in'])
  expect(JSON.stringify(prompts[0]?.messages)).toMatch(/明天要去爬山.*天气如何/)
})

test('answers private messages one after the other', async () => {
  await connect('the key')
  const user = sandbox.user(10001)
  await user.say('你好')
  await sandbox.waitFor(() => sandbox.sent.length === 1)
  await user.say('再见')
  await sandbox.waitFor(() => sandbox.sent.length === 2)
  expect(said()).toEqual(['第 1 个回答', '第 2 个回答'])
  expect(prompts[1]?.messages.map(({ role }) => role)).toEqual([
    'system',
    'user',
    'assistant',
    'user',
  ])
})

test('says so when the model refuses', async () => {
  await connect('another key')
  await sandbox.user(10001).say('你好')
  await sandbox.waitFor(() => sandbox.sent.length === 1)
  expect(said()).toEqual(['模型没有回答，请稍后再试。'])
})
