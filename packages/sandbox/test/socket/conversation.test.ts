import type { ProfileName, Sandbox } from '@cqhttp/sandbox'
import { describe, expect, test } from 'vitest'
import { names } from '../support/profiles.ts'
import { create, dialSandbox, serveBot } from './bots.ts'

const GROUP = 20_002

/** How a bot and a sandbox come together, and which profiles can. */
const ways: [string, (sandbox: Sandbox) => Promise<void>, readonly ProfileName[]][] = [
  ['reverse', async (sandbox) => sandbox.connect({ url: `${await serveBot()}/ws` }), names],
  [
    'reverse, calls and events apart',
    async (sandbox) => {
      const url = await serveBot()
      sandbox.connect({ apiUrl: `${url}/ws/api`, eventUrl: `${url}/ws/event` })
    },
    ['standard', 'lagrange', 'go-cqhttp'],
  ],
  ['forward', (sandbox) => dialSandbox(sandbox), names],
  ['forward, calls and events apart', (sandbox) => dialSandbox(sandbox, true), names],
]

for (const [way, join, profiles] of ways) {
  describe.each(profiles)(`${way}, %s`, (profile) => {
    test('messages, replies and actions go over sockets, nothing over HTTP', async () => {
      const sandbox = create({ profile })
      await join(sandbox)
      const user = sandbox.user(10_001)
      await user.say('ping')
      await sandbox.waitFor(() => sandbox.sent.some(({ text }) => text === 'pong'))
      const { calls } = await user.say('name')
      await sandbox.waitFor(() => sandbox.sent.some(({ text }) => text === 'bot'))
      await sandbox.group(GROUP).member(10_001).say('ping')
      await sandbox.waitFor(() => sandbox.group(GROUP).sent.length === 1)
      await sandbox.idle()

      expect(calls.length).toBeGreaterThan(0)
      expect(sandbox.calls.every(({ socket, done }) => socket !== undefined && done)).toBe(true)
      const attempts = sandbox.exchanges.flatMap((exchange) => exchange.attempts)
      expect(attempts.every(({ socket, error }) => socket !== undefined && !error)).toBe(true)
    })

    test('what handlers return is done: kick, ban, approve', async () => {
      const sandbox = create({ profile })
      await join(sandbox)
      const group = sandbox.group(GROUP)
      await group.member(10_002).say('mute me')
      await sandbox.waitFor(() => group.info(10_002).bannedUntil > sandbox.clock.now())
      await group.member(10_001).say('kick me')
      await sandbox.waitFor(() => !sandbox.world.isMember(GROUP, 10_001))
      await sandbox.user(10_009).requestFriend('hello')
      await sandbox.waitFor(() => sandbox.world.isFriend(10_000, 10_009))
      expect(sandbox.calls.every(({ socket }) => socket !== undefined)).toBe(true)
    })
  })
}
