// examples/llm over a reverse WebSocket, where it has no other API.
import { segment } from '@cqhttp/core'
import { createSandbox } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'

import { nodeExample } from '../examples/node.ts'
import { workersExample } from '../examples/workers.ts'
import { API_KEY, startModel } from './model.ts'

test.each([nodeExample, workersExample])(
  'answers a mention on $name',
  async ({ start }) => {
    const model = await startModel()
    onTestFinished(() => model.close())
    const sandbox = createSandbox({ profile: 'napcat', accessToken: 'the-token' })
    onTestFinished(() => sandbox.close())
    const bot = await start('llm', {
      CQHTTP_SECRET: 'the secret',
      CQHTTP_ACCESS_TOKEN: 'the-token',
      LLM_BASE_URL: model.baseUrl,
      LLM_API_KEY: API_KEY,
      LLM_MODEL: 'stand-in',
    })
    sandbox.connect({ url: `${bot.url.replace('http', 'ws')}ws` })
    await sandbox.waitFor(() => sandbox.sockets.length > 0, { timeout: 15_000 })
    model.answer = () => '晴'
    const group = sandbox.group(20002)
    await group.member(10002).say('明天要去爬山')
    await group.member(10001).say([segment.at(sandbox.selfId), segment.text(' 天气如何？')])
    await sandbox.waitFor(() => sandbox.sent.length > 0, { timeout: 15_000 })
    expect(sandbox.sent.map(({ text }) => text)).toEqual(['晴'])
    expect(JSON.stringify(model.prompts[0]?.messages)).toMatch(/明天要去爬山.*天气如何/)
  },
  90_000,
)
