// examples/llm as it is deployed, with the sandbox in place of QQ and a stand-in for the model.
import { segment } from '@cqhttp/core'
import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { API_KEY, type Model, startModel } from './model.ts'
import { RUNTIMES } from './runtimes.ts'

const GROUP = 20002
const WAIT = { timeout: 15_000 }

const LONG = Array.from({ length: 20 }, (_, i) => `第 ${i} 段。${'字'.repeat(190)}`).join('\n\n')

describe.each(RUNTIMES)('%s', (_, start) => {
  let model: Model
  let sandbox: Sandbox
  let running: Awaited<ReturnType<typeof start>>

  beforeAll(async () => {
    model = await startModel()
    sandbox = createSandbox({ profile: 'napcat', secret: 'the secret', accessToken: 'the-token' })
    running = await start({
      CQHTTP_SECRET: 'the secret',
      CQHTTP_API_ROOT: await sandbox.listen(),
      CQHTTP_ACCESS_TOKEN: 'the-token',
      LLM_BASE_URL: model.baseUrl,
      LLM_API_KEY: API_KEY,
      LLM_MODEL: 'stand-in',
    })
    sandbox.connect({ url: running.url })
  })

  beforeEach(() => {
    model.prompts.length = 0
  })

  afterAll(async () => {
    await running.close()
    await sandbox.close()
    await model.close()
  })

  test('answers a mention, with what was said before as context', async () => {
    model.answer = () => '**明天**[晴](https://w.example)。'
    const group = sandbox.group(GROUP)
    await group.member(10002).say('明天要去爬山')
    await group.member(10001).say([segment.at(sandbox.selfId), segment.text(' 天气如何？')])
    await sandbox.waitFor(() => group.sent.length === 1, WAIT)
    expect(group.sent[0]?.text).toBe('明天晴 (https://w.example)。')
    const [prompt] = model.prompts
    expect(prompt?.model).toBe('stand-in')
    expect(prompt?.messages.map(({ role }) => role)).toEqual(['system', 'user', 'user'])
    expect(JSON.stringify(prompt?.messages)).toMatch(/明天要去爬山.*天气如何/)
    expect(model.prompts).toHaveLength(1)
  })

  test('remembers the conversation', async () => {
    const user = sandbox.user(10001)
    model.answer = ({ messages }) => `收到 ${messages.length} 条`
    await user.say('我叫小明')
    await sandbox.waitFor(() => user.messages.length === 2, WAIT)
    await user.say('我叫什么？')
    await sandbox.waitFor(() => user.messages.length === 4, WAIT)
    expect(model.prompts[1]?.messages.map(({ role, content }) => [role, content])).toEqual([
      ['system', expect.anything()],
      ['user', '我叫小明'],
      ['assistant', '收到 2 条'],
      ['user', '我叫什么？'],
    ])
  })

  test('a stream of 4,000 characters is at most four messages, and all of it arrives', async () => {
    const before = sandbox.sent.length
    model.answer = () => LONG
    await sandbox
      .group(GROUP)
      .member(10001)
      .say([segment.at(sandbox.selfId), segment.text('长')])
    const last = `第 19 段。${'字'.repeat(190)}`
    await sandbox.waitFor(() => textOf(sandbox, before).endsWith(last), WAIT)
    expect(sandbox.sent.length - before).toBeLessThanOrEqual(4)
    expect(textOf(sandbox, before)).toBe(LONG)
  })

  test('says so when the model fails', async () => {
    model.answer = () => 400
    const before = sandbox.sent.length
    await sandbox
      .group(GROUP)
      .member(10001)
      .say([segment.at(sandbox.selfId), segment.text('在')])
    await sandbox.waitFor(() => sandbox.sent.length > before, WAIT)
    expect(sandbox.sent.slice(before).map(({ text }) => text)).toEqual([
      '模型没有回答，请稍后再试。',
    ])
  })
})

/** All that was sent since, what is in merged forwards included. */
function textOf(sandbox: Sandbox, from: number): string {
  return sandbox.sent
    .slice(from)
    .flatMap(({ text, message: [first] }) =>
      first?.type === 'forward'
        ? sandbox.forward(first.data.id).map((node) => {
            const [content] = (node.data as { content: { data: { text: string } }[] }).content
            return content?.data.text ?? ''
          })
        : [text],
    )
    .join('\n\n')
}
