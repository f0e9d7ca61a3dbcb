import { expect, test } from 'vitest'
import type { CQHttp } from '@cqhttp/core'
import type { Sandbox } from '@cqhttp/sandbox'
import { create, createBot, dialSandbox, serveBot } from './bots.ts'

async function join(): Promise<{ sandbox: Sandbox; bot: CQHttp }> {
  const bot = createBot()
  const sandbox = create({ bot: { url: `${await serveBot(bot)}/ws` } })
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  await sandbox.idle()
  return { sandbox, bot }
}

const call = (bot: CQHttp): Promise<unknown> =>
  bot.send_private_msg({ user_id: 10_001, message: 'x' })

test('a line that is cut is dialled again, and events go on', async () => {
  const { sandbox } = await join()
  sandbox.cutSockets()
  await sandbox.waitFor(() => sandbox.sockets[0]?.id === 2)
  expect(sandbox.journal.sockets[0]).toMatchObject({ code: 1006, closedAt: expect.any(Number) })
  await sandbox.user(10_001).say('ping')
  await sandbox.waitFor(() => sandbox.sent.length === 1)
})

test('go-cqhttp notices a loss when it has something to send, which is lost', async () => {
  const bot = { url: `${await serveBot()}/ws` }
  const sandbox = create({ profile: 'go-cqhttp', bot })
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  sandbox.cutSockets()
  await sandbox.waitFor(() => sandbox.sockets.length === 0)
  const { exchanges } = await sandbox.user(10_001).say('ping')
  expect(exchanges[0]?.attempts[0]?.error).toBe('ENOTCONN')
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  await sandbox.user(10_001).say('ping')
  await sandbox.waitFor(() => sandbox.sent.length === 1)
})

test('the bot dials again after its line was cut', async () => {
  const sandbox = create()
  await dialSandbox(sandbox)
  sandbox.cutSockets()
  await sandbox.waitFor(() => sandbox.sockets[0]?.id === 2)
  expect(sandbox.journal.sockets[0]).toMatchObject({ direction: 'forward', code: 1006 })
})

test.each([
  ['drop-before', 0],
  ['drop-after', 1],
] as const)('a call with %s: %d message is sent, the line breaks', async (fault, count) => {
  const { sandbox, bot } = await join()
  sandbox.faults.api('send_private_msg', fault, { times: 1 })
  await expect(call(bot)).rejects.toMatchObject({ sent: 'unknown' })
  expect(sandbox.sent).toHaveLength(count)
  expect(sandbox.calls[0]).toMatchObject({ unanswered: 'drop', faults: [fault] })
})

test('a call that arrives twice is done and answered twice, and settles once', async () => {
  const { sandbox, bot } = await join()
  sandbox.faults.api('*', 'duplicate', { times: 1 })
  await expect(call(bot)).resolves.toMatchObject({ message_id: expect.any(Number) })
  await sandbox.idle()
  expect(sandbox.sent).toHaveLength(2)
  const answers = sandbox.journal.frames.filter(({ text }) => text.includes('retcode'))
  expect(answers).toHaveLength(2)
})

test('an event that arrives twice is answered once', async () => {
  const { sandbox } = await join()
  sandbox.faults.push('message', 'duplicate')
  const { exchanges } = await sandbox.user(10_001).say('ping')
  await sandbox.waitFor(() => sandbox.sent.length > 0)
  await sandbox.idle()
  expect(exchanges[0]?.attempts).toHaveLength(2)
  expect(sandbox.sent).toHaveLength(1)
})

test('an event can be late, and the line can break before or after it', async () => {
  const { sandbox } = await join()
  sandbox.faults.push('message', { delay: 30 }, { times: 1 })
  await sandbox.user(10_001).say('ping')
  await sandbox.waitFor(() => sandbox.sent.length === 1)
  sandbox.faults.push('message', 'drop-before', { times: 1 })
  const { exchanges } = await sandbox.user(10_001).say('lost')
  expect(exchanges[0]?.attempts[0]?.error).toBe('ECONNRESET')
  await sandbox.waitFor(() => sandbox.sockets[0]?.id === 2)
  sandbox.faults.push('message', 'drop-after', { times: 1 })
  await sandbox.user(10_001).say('last')
  await sandbox.waitFor(() => sandbox.sockets[0]?.id === 3)
})

test('the journal has the frames of both, and heartbeats come when wanted', async () => {
  const bot = { url: `${await serveBot()}/ws` }
  const sandbox = create({ heartbeat: true, timeScale: 0.002, bot })
  await sandbox.user(10_001).say('ping')
  await sandbox.waitFor(() => sandbox.sent.length === 1)
  await sandbox.waitFor(() =>
    sandbox.journal.frames.some(({ text }) => text.includes('"interval":15000')),
  )
  const { frames } = sandbox.journal
  expect(frames[0]).toMatchObject({ id: 1, socket: 1, from: 'sandbox' })
  expect(frames.some(({ from, text }) => from === 'bot' && text.includes('pong'))).toBe(true)
})

test('a switched profile dials anew as what it is now', async () => {
  const { sandbox } = await join()
  sandbox.switchProfile('napcat')
  await sandbox.user(10_001).say('ping')
  await sandbox.waitFor(() => sandbox.sent.length === 1)
  expect(sandbox.sockets).toMatchObject([{ profile: 'napcat' }])
  expect(sandbox.journal.sockets).toHaveLength(2)
})
