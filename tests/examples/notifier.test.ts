// examples/notifier on each runtime.
import { createSandbox } from '@cqhttp/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'

import { lambdaExample } from './lambda.ts'
import { nodeExample } from './node.ts'
import { workersExample } from './workers.ts'

describe.each([nodeExample, lambdaExample, workersExample])('on $name', ({ start }) => {
  test('sends what it is told, in order, to who has the token', async () => {
    const sandbox = createSandbox({ profile: 'napcat', accessToken: 'the-token' })
    onTestFinished(() => sandbox.close())
    const bot = await start('notifier', {
      CQHTTP_API_ROOT: await sandbox.listen(),
      CQHTTP_ACCESS_TOKEN: 'the-token',
      CQHTTP_SECRET: 'the secret',
      NOTIFY_TOKEN: 'notify-me',
    })
    const notify = async (body: string, group = '20002', token = 'notify-me'): Promise<string> => {
      const response = await fetch(`${bot.url}notify?group=${group}`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${token}` },
      })
      return `${response.status} ${await response.text()}`
    }
    expect(await notify('hi', '20002', 'notify-mf')).toMatch(/^401 /)
    expect(await notify('hi', '20002', '')).toMatch(/^401 /)
    expect(await notify('hi', 'all')).toMatch(/^400 /)
    expect(await notify(' ')).toMatch(/^400 /)
    expect(await notify('[CQ:at,qq=all] &amp; 磁盘满了')).toMatch(/^200 .*message_id/)
    expect(sandbox.sent.map(({ message }) => message)).toEqual([
      [{ type: 'text', data: { text: '[CQ:at,qq=all] &amp; 磁盘满了' } }],
    ])
    // At once: some of them wait for others, which are other requests.
    const answers = await Promise.all(['1', '2', '3'].map((text) => notify(text)))
    for (const answer of answers) expect(answer).toMatch(/^200 /)
    expect(sandbox.sent).toHaveLength(4)
    expect(await notify('hi', '404404')).toBe('502 the message was not sent; the log says why\n')
  }, 90_000)
})

test.each([nodeExample, workersExample])(
  'over a socket, on $name',
  async ({ start }) => {
    const sandbox = createSandbox({ profile: 'napcat', accessToken: 'the-token' })
    onTestFinished(() => sandbox.close())
    const bot = await start('notifier', {
      CQHTTP_ACCESS_TOKEN: 'the-token',
      CQHTTP_SECRET: 'the secret',
      NOTIFY_TOKEN: 'notify-me',
      SELF_ID: String(sandbox.selfId),
    })
    const notify = async (): Promise<number> => {
      const headers = { authorization: 'Bearer notify-me' }
      const init = { method: 'POST', body: '磁盘满了', headers }
      return (await fetch(`${bot.url}notify?group=20002`, init)).status
    }
    expect(await notify()).toBe(502)
    sandbox.connect({ url: `${bot.url.replace('http', 'ws')}ws` })
    await sandbox.waitFor(() => sandbox.sockets.length > 0, { timeout: 15_000 })
    expect(await notify()).toBe(200)
    expect(sandbox.sent.map(({ text }) => text)).toEqual(['磁盘满了'])
  },
  90_000,
)
