// The sandbox does not just mirror our own SDK: a bot made with another one works with it too.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import type { Sandbox } from '@cqhttp/sandbox'
import CQHttp from 'cqhttp-npm'
import { describe, expect, it, onTestFinished } from 'vitest'

import { SECRET } from '../conformance/request.ts'
import { ACCESS_TOKEN } from '../support/runtimes/implementation.ts'
import { FRIEND, GROUP, startSandbox } from './parties.ts'

// It sends its token as `Token …`, which only go-cqhttp accepts; Lagrange reads no response.
describe.each(['standard', 'napcat', 'llbot', 'go-cqhttp'] as const)(
  'npm cqhttp 1.2.0 with %s',
  (profile) => {
    async function start(secret = SECRET): Promise<Sandbox> {
      const accessToken = profile === 'go-cqhttp' ? ACCESS_TOKEN : undefined
      const sandbox = await startSandbox({ profile, accessToken })
      const { apiRoot } = sandbox
      const bot = new CQHttp({ apiRoot, secret, ...(accessToken && { accessToken }) })
      bot.on('message', (event) => {
        const { message_type, user_id, group_id, raw_message } = event
        void bot('send_msg', { message_type, user_id, group_id, message: `你好 ${raw_message}` })
        return { reply: raw_message, at_sender: false }
      })
      bot.on('request', () => ({ approve: true }))
      const server = bot.app.listen(0, '127.0.0.1')
      onTestFinished(() => void server.close())
      await once(server, 'listening')
      sandbox.connect({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` })
      return sandbox
    }

    it('gets signed messages, replies to them and sends', async () => {
      const sandbox = await start()
      await sandbox.user(FRIEND).say('一')
      await sandbox.group(GROUP).member(FRIEND).say('二')
      await sandbox.idle({ timeout: 15_000, quiet: 400 })
      const texts = sandbox.sent.map(({ text }) => text)
      expect(texts.toSorted()).toEqual(['一', '二', '你好 一', '你好 二'].toSorted())
      expect(sandbox.group(GROUP).sent).toHaveLength(2)
      expect(sandbox.calls.map(({ response }) => response?.status)).toEqual([200, 200])
    })

    it('approves requests', async () => {
      const sandbox = await start()
      await sandbox.user(30_003).requestJoin(GROUP)
      await sandbox.user(30_004).requestFriend()
      expect(sandbox.group(GROUP).group.members.has(30_003)).toBe(true)
      expect(sandbox.world.isFriend(sandbox.selfId, 30_004)).toBe(true)
    })

    it('refuses what is signed with another key', async () => {
      const sandbox = await start('another')
      const { status, sent } = await sandbox.user(FRIEND).say('hi')
      expect([status, sent]).toEqual([403, []])
    })
  },
)
