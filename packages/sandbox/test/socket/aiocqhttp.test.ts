import type { ProfileName } from '@cqhttp/sandbox'
import { expect, test } from 'vitest'
import { names } from '../support/profiles.ts'
import { startAiocqhttp } from './aiocqhttp-server.ts'
import { create, TOKEN } from './bots.ts'

/** Those that do not know `.handle_quick_operation_async`, so what a handler returns is lost there. */
const withoutAsync: readonly ProfileName[] = ['lagrange', 'snowluma']

const handler = ({ raw_message: text }: Record<string, unknown>) =>
  text === 'ping' ? { reply: 'pong' } : undefined

test.each(names)('a bot of aiocqhttp gets events of %s, answers and calls', async (profile) => {
  const bot = await startAiocqhttp({ accessToken: TOKEN, handler })
  const sandbox = create({ profile, bot: { url: `${bot.url}/ws/` } })
  await sandbox.waitFor(() => bot.events.length > 0)
  expect(bot.roles).toEqual(['universal'])
  expect(bot.events[0]).toMatchObject({ meta_event_type: 'lifecycle', sub_type: 'connect' })
  expect([...bot.apiClients.keys()]).toEqual(['10000'])

  await sandbox.user(10_001).say('ping')
  await sandbox.idle()
  const sent = sandbox.sent.map(({ text }) => text)
  expect(sent).toEqual(withoutAsync.includes(profile) ? [] : ['pong'])
  expect(await bot.callAction('get_login_info')).toMatchObject({ user_id: 10_000 })
  await bot.callAction('send_private_msg', { user_id: 10_001, message: '你好', self_id: 10_000 })
  expect(sandbox.sent.at(-1)?.text).toBe('你好')
  await expect(bot.callAction('no_such_action')).rejects.toThrow(/^ActionFailed \d+$/)
})

test.each(['standard', 'lagrange', 'go-cqhttp', 'snowluma'] as const)(
  '%s dials it twice, for calls and for events',
  async (profile) => {
    const bot = await startAiocqhttp({ accessToken: TOKEN, handler })
    const addresses = { apiUrl: `${bot.url}/ws/api/`, eventUrl: `${bot.url}/ws/event/` }
    const sandbox = create({ profile, bot: addresses })
    await sandbox.waitFor(() => bot.roles.length === 2 && bot.events.length > 0)
    expect(bot.roles.toSorted()).toEqual(['api', 'event'])
    await sandbox.user(10_001).say('ping')
    await sandbox.waitFor(() => sandbox.calls.length > 0)
    await sandbox.idle()
    const sent = sandbox.sent.map(({ text }) => text)
    expect(sent).toEqual(withoutAsync.includes(profile) ? [] : ['pong'])
    expect(await bot.callAction('get_login_info')).toMatchObject({ user_id: 10_000 })
  },
)

test.each([
  ['without a token', undefined, 401],
  ['with another token', 'another-token', 403],
] as const)('it refuses a sandbox %s', async (_, accessToken, status) => {
  const bot = await startAiocqhttp({ accessToken: TOKEN })
  const sandbox = create({ accessToken, bot: { url: `${bot.url}/ws` } })
  await sandbox.waitFor(() => bot.refusals.length > 0)
  expect(bot.refusals[0]).toBe(status)
  await sandbox.waitFor(() => sandbox.journal.sockets[0]?.error !== undefined)
  expect(sandbox.journal.sockets[0]?.error).toBe(`HTTP ${status}`)
})

test('it takes NapCat, whose Bearer is empty, where it asks for no token', async () => {
  const bot = await startAiocqhttp()
  const settings = { accessToken: undefined, bot: { url: `${bot.url}/ws` } }
  const sandbox = create({ profile: 'napcat', ...settings })
  await sandbox.waitFor(() => bot.events.length > 0)
  expect(await bot.callAction('get_status')).toMatchObject({ online: true })
})

test('it is dialled again after it has gone away', async () => {
  const bot = await startAiocqhttp({ accessToken: TOKEN, handler })
  const sandbox = create({ profile: 'llbot', bot: { url: `${bot.url}/ws` } })
  await sandbox.waitFor(() => bot.events.length > 0)
  bot.apiClients.get('10000')?.terminate()
  await sandbox.waitFor(() => bot.events.length === 2)
  await sandbox.user(10_001).say('ping')
  await sandbox.waitFor(() => sandbox.sent.length === 1)
  expect(bot.roles).toEqual(['universal', 'universal'])
})
