// What is said about what a bot sends.
import { segment } from '@cqhttp/core'
import { createSandbox, type Sandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { call } from '../support/call.ts'
import { answering } from '../support/fixed-bot.ts'
import { names } from '../support/profiles.ts'

function create(options: SandboxOptions = {}): Sandbox {
  const sandbox = createSandbox(options)
  onTestFinished(() => sandbox.close())
  return sandbox
}

const noted = (sandbox: Sandbox): string[] =>
  [...sandbox.calls, ...sandbox.exchanges]
    .flatMap(({ rules }) => rules)
    .filter(({ rule }) => rule === 'message.unreadable-media')
    .map(({ detail }) => detail)

describe('media that the implementation cannot read', () => {
  test.each([
    './cat.png',
    '../cat.png',
    'cat.png',
    '/home/me/cat.png',
    'C:\\cats\\cat.png',
    'file://./cat.png',
    'assets/cat.png',
    'ftp://x/cat.png',
  ])('%s is noted', async (file) => {
    const sandbox = create({ profile: 'napcat', bot: answering({ reply: [segment.image(file)] }) })
    const to = { user_id: 10_001 }
    await call(sandbox, 'send_private_msg', { ...to, message: [segment.image(file)] })
    await call(sandbox, 'send_private_msg', { ...to, message: segment.record(file) })
    await call(sandbox, 'send_private_msg', { ...to, message: `[CQ:video,file=${file}]` })
    const node = segment.custom('node', {
      user_id: '1',
      nickname: 'x',
      content: [segment.image(file)],
    })
    await call(sandbox, 'send_private_forward_msg', { ...to, messages: [node] })
    await sandbox.user(10_001).say('hi')
    expect(noted(sandbox)).toEqual([
      `image: ${file}`,
      `record: ${file}`,
      `video: ${file}`,
      `image: ${file}`,
      `image: ${file}`,
    ])
  })

  test.each([
    'https://example.com/cat.png',
    'HTTP://example.com/cat.png',
    'base64://iVBORw0KGgo=',
    'data:image/png;base64,iVBORw0KGgo=',
    'file:///sandbox/cat.png',
  ])('%s is not', async (file) => {
    const sandbox = create()
    await call(sandbox, 'send_private_msg', { user_id: 10_001, message: [segment.image(file)] })
    expect(noted(sandbox)).toEqual([])
  })

  test('nor is a file that was received', async () => {
    const sandbox = create({ profile: 'go-cqhttp', bot: answering(undefined) })
    const { message } = await sandbox.user(10_001).say([segment.image('base64://iVBORw0KGgo=')])
    const { file } = (message?.message[0]?.data ?? {}) as { file: string }
    await call(sandbox, 'send_private_msg', { user_id: 10_001, message: [segment.image(file)] })
    expect(noted(sandbox)).toEqual([])
  })
})

describe.each(names)('%s: a text', (profile) => {
  const limit = profile === 'go-cqhttp' ? 5000 : 4500

  test.each([
    ['x', 1],
    ['你', 1],
    ['😀', 1],
  ])('of as many %s as QQ takes is sent, and not of one more', async (character) => {
    const sandbox = create({ profile })
    const say = (count: number): Promise<unknown> =>
      call(sandbox, 'send_group_msg', {
        group_id: 20_002,
        message: [segment.text(character.repeat(count - 1)), segment.text(character)],
      })
    expect(await say(limit)).toMatchObject({ retcode: 0 })
    expect(await say(limit + 1)).not.toMatchObject({ retcode: 0 })
    expect(await say(20_000)).not.toMatchObject({ retcode: 0 })
    expect(sandbox.sent).toHaveLength(1)
  })

  test('in a reply is refused as well, and the exchange says why', async () => {
    if (profile === 'lagrange') return
    const sandbox = create({ profile, bot: answering({ reply: 'x'.repeat(20_000) }) })
    const { replies, exchanges } = await sandbox.user(10_001).say('hi')
    expect(replies).toEqual([])
    expect(exchanges[0]?.steps).toEqual([
      { field: 'reply', outcome: 'failed', reason: expect.stringContaining('20000 characters') },
    ])
  })
})
