// The bot against a OneBot implementation in a box: no QQ, no account.
import type { CQHttp } from '@cqhttp/core'
import { createSandbox, type Sandbox } from '@cqhttp/sandbox'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { createBot } from '../bot.ts'

let sandbox: Sandbox
let bot: CQHttp

beforeEach(async () => {
  sandbox = createSandbox({ profile: 'napcat', accessToken: 'the-token' })
  bot = createBot({
    CQHTTP_API_ROOT: await sandbox.listen(),
    CQHTTP_ACCESS_TOKEN: 'the-token',
    CQHTTP_SECRET: 'the secret',
    NOTIFY_TOKEN: 'notify-me',
  })
})

afterEach(() => sandbox.close())

async function notify(token: string, group: string, body: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  const init = { method: 'POST', headers, body }
  const { status } = await bot.fetch(new Request(`http://127.0.0.1/notify?group=${group}`, init))
  return status
}

test('what is posted with the token is sent to the group', async () => {
  expect(await notify('notify-me', '20002', '磁盘满了')).toBe(200)
  expect(sandbox.group(20002).sent.map(({ text }) => text)).toEqual(['磁盘满了'])
})

test('nothing is sent without the token, a group or a text', async () => {
  expect(await notify('wrong', '20002', '磁盘满了')).toBe(401)
  expect(await notify('notify-me', 'everyone', '磁盘满了')).toBe(400)
  expect(await notify('notify-me', '20002', ' ')).toBe(400)
  expect(sandbox.sent).toEqual([])
})

test('it does not start without its token', () => {
  expect(() => createBot({ CQHTTP_SECRET: 'x' })).toThrow('NOTIFY_TOKEN is not set')
})
