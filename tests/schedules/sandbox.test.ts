import { CQHttp } from '@cqhttp/core'
import { runSchedule, schedule } from '@cqhttp/core/schedule'
import { createSandbox } from '@cqhttp/sandbox'
import { expect, test } from 'vitest'

test('what a schedule sends arrives in the sandbox', async () => {
  await using sandbox = createSandbox({ profile: 'napcat', secret: 'change-me' })
  const bot = new CQHttp({ secret: 'change-me', transport: sandbox.transport })
  sandbox.connect(bot)
  schedule(
    bot,
    '0 8 * * *',
    ({ time }, { bot: self }) =>
      self.send_private_msg({ user_id: 10001, message: `早 ${time.toISOString()}` }),
    { name: 'morning', timeZone: 'Asia/Shanghai' },
  )
  await runSchedule(bot, 'morning', { time: new Date('2026-12-01T00:00:00Z') })
  expect(sandbox.calls.map(({ action }) => action)).toEqual(['send_private_msg'])
  expect(JSON.stringify(sandbox.user(10001).messages)).toContain('早 2026-12-01T00:00:00.000Z')
})
