import { CQHttp, plainText } from '@cqhttp/core'
import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import { describe, expect, test } from 'vitest'
import { names } from './support/profiles.ts'
import { serve } from './support/serve.ts'

const SECRET = 'kSLuTF2GC2Q4q4ugm3'
const TOKEN = 'tOkEn-3f9a'

function echo(options: ConstructorParameters<typeof CQHttp>[0]): CQHttp {
  const bot = new CQHttp({ secret: SECRET, logger: false, ...options })
  bot.onMessage(async (event) => {
    await bot.send(event, `heard ${plainText(event)}`)
    return { reply: event.message, at_sender: false }
  })
  bot.onNotice('group_increase', (event) => bot.send(event, 'welcome').then(() => undefined))
  bot.onRequest(() => ({ approve: true }))
  return bot
}

const ways: Record<string, (sandbox: Sandbox) => Promise<void>> = {
  'in process': async (sandbox) => sandbox.connect(echo({ transport: sandbox.transport })),
  'over sockets': async (sandbox) => {
    const bot = echo({ apiRoot: await sandbox.listen(), accessToken: TOKEN })
    sandbox.connect({ url: await serve(bot) })
  },
}

describe.each(Object.keys(ways))('an echo bot %s', (way) => {
  test.each(names)('works with %s', async (profile) => {
    await using sandbox = createSandbox({
      profile,
      secret: SECRET,
      accessToken: TOKEN,
      reportSelf: true,
    })
    await ways[way]?.(sandbox)

    const { replies } = await sandbox.user(10_001).say('你好 [CQ:face,id=1]')
    const heard = 'heard 你好 [CQ:face,id=1]'
    expect(replies).toEqual(profile === 'lagrange' ? [heard] : [heard, '你好 [CQ:face,id=1]'])

    await sandbox.group(20_002).join(10_009)
    expect(sandbox.group(20_002).sent.map(({ text }) => text)).toEqual(['welcome'])

    await sandbox.user(10_050).requestFriend('hi')
    await sandbox.idle()
    expect(sandbox.world.isFriend(10_000, 10_050)).toBe(profile !== 'lagrange')
    // Its own messages were reported, and not echoed.
    expect(sandbox.sent).toHaveLength(profile === 'lagrange' ? 2 : 3)
  })
})

test('idle waits for what goes on after the answer', async () => {
  await using sandbox = createSandbox()
  const bot = new CQHttp({ secret: false, logger: false, transport: sandbox.transport })
  bot.onMessage((event, { waitUntil }) => {
    const later = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 60))
      await bot.send(event, 'late')
    }
    waitUntil(later())
  })
  sandbox.connect(bot)
  expect((await sandbox.user(10_001).say('hi')).replies).toEqual([])
  await sandbox.idle()
  expect(sandbox.user(10_001).messages.map(({ text }) => text)).toEqual(['hi', 'late'])
})

test('two bots of two implementations share a world', async () => {
  await using one = createSandbox({ profile: 'napcat', self: 10_000 })
  await using two = createSandbox({ profile: 'go-cqhttp', self: 10_011, world: one.world })
  one.world.addMember(20_002, { id: 10_011, role: 'member' })
  const bot = new CQHttp({ secret: false, logger: false })
  bot.onMessage('group', () => ({ reply: 'pong' }))
  two.connect(bot)
  const silent = { fetch: () => new Response(null, { status: 204 }) }
  one.connect(silent)

  await one.group(20_002).member(10_001).say('ping')
  await one.waitFor(() => one.exchanges.length === 2)
  expect(one.exchanges.map(({ event }) => event['user_id'])).toEqual([10_001, 10_011])
  expect(two.sent).toMatchObject([{ text: 'pong', via: 'operation' }])
})

test('the profile can be switched', async () => {
  await using sandbox = createSandbox({ bot: { fetch: () => Response.json({ reply: 'pong' }) } })
  const first = await sandbox.user(10_001).say('ping')
  expect(first.replies).toEqual(['pong'])
  sandbox.switchProfile('lagrange')
  expect((await sandbox.user(10_001).say('ping')).replies).toEqual([])
  expect(sandbox.exchanges).toHaveLength(2)
  expect(sandbox.profile).toBe('lagrange')
})

test('a wrong secret shows in the outcome', async () => {
  await using sandbox = createSandbox({ secret: 'another', bot: echo({}) })
  expect(await sandbox.user(10_001).say('hi')).toMatchObject({ status: 403, replies: [] })
})

test.each([
  [{ profil: 'napcat' }, /unknown option profil; known: profile, /],
  [{ postTimeout: NaN }, /option postTimeout must be a number of seconds, 0 or more/],
  [{ maxRetries: -1 }, /option maxRetries must be a number, 0 or more/],
  [{ rateLimitInterval: '5' }, /option rateLimitInterval must be a number of milliseconds/],
  [{ reconnectInterval: -1 }, /option reconnectInterval must be a number of milliseconds/],
  [{ messageFormat: 'text' }, /option messageFormat must be 'string' or 'array'/],
  [{ profile: 'qq' }, /there is no profile qq; there are standard, napcat/],
  [{ timeScale: 0 }, /timeScale must be/],
  [{ bot: { url: '127.0.0.1:8080' } }, /bot\.url must be a URL/],
  [{ bot: {} }, /bot must be/],
])('refuses the options %j', (options, message) => {
  expect(() => createSandbox(options as never)).toThrow(message)
})

test('waitFor and idle give up', async () => {
  await using sandbox = createSandbox({ bot: { fetch: () => new Promise<never>(() => undefined) } })
  await expect(sandbox.waitFor(() => false, { timeout: 30 })).rejects.toThrow('30 ms')
  const said = sandbox.user(10_001).say('hi')
  await expect(sandbox.idle({ timeout: 30 })).rejects.toThrow('message.private.friend')
  await sandbox.close()
  expect(await said).toMatchObject({ status: undefined })
})
