import { createSandbox } from '@cqhttp/sandbox'
import { expect, onTestFinished, test } from 'vitest'

import { createBot } from '../bot.ts'

test('sends what is posted with the token, and nothing else', async () => {
  const sandbox = createSandbox({ profile: 'napcat', accessToken: 'the-token' })
  onTestFinished(() => sandbox.close())
  const bot = createBot({
    CQHTTP_API_ROOT: await sandbox.listen(),
    CQHTTP_ACCESS_TOKEN: 'the-token',
    CQHTTP_SECRET: 'the secret',
    NOTIFY_TOKEN: 'notify-me',
  })
  const notify = async (token: string): Promise<number> => {
    const headers = { authorization: `Bearer ${token}` }
    const init = { method: 'POST', headers, body: '磁盘满了' }
    const request = new Request('http://127.0.0.1/notify?group=20002', init)
    return (await bot.fetch(request)).status
  }
  expect(await notify('wrong')).toBe(401)
  expect(await notify('notify-me')).toBe(200)
  expect(sandbox.sent.map(({ text }) => text)).toEqual(['磁盘满了'])
  expect(() => createBot({ CQHTTP_SECRET: 'x' })).toThrow('NOTIFY_TOKEN is not set')
})
