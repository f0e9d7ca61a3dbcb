import { setTimeout as sleep } from 'node:timers/promises'
import { CQHttp } from '@cqhttp/core'
import { expect, test } from 'vitest'
import { run, startParty, visit } from '../support/browser.ts'

test('a bot that answers before it is done is shown to be at work, and what it does then', async () => {
  let finish = (): void => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  const party = await startParty({
    profile: 'napcat',
    createBot: ({ CQHTTP_API_ROOT, CQHTTP_ACCESS_TOKEN, CQHTTP_SECRET }) => {
      const bot = new CQHttp({
        ...(CQHTTP_API_ROOT === undefined ? {} : { apiRoot: CQHTTP_API_ROOT }),
        accessToken: CQHTTP_ACCESS_TOKEN,
        secret: CQHTTP_SECRET ?? false,
        replyTimeout: 400,
      })
      bot.onMessage(async () => {
        await Promise.race([done, sleep(20_000, undefined, { ref: false })])
        return { reply: 'at last' }
      })
      return bot
    },
  })
  const page = await visit(party)
  await run(party, { do: 'say', from: 10_001, message: 'think' })
  const detail = page.getByRole('complementary').getByRole('article')
  await detail.getByText(/answered 204 .*may be still working/).waitFor()
  await page.getByRole('option').getByText('still working').first().waitFor()
  expect(await detail.getByText('the bot did nothing').count()).toBe(0)
  finish()
  await detail.getByText(/1 API call, after the answer, 1 message from the bot/).waitFor()
  await detail.getByText('at last').first().waitFor()
})

test('a message whose confirmation is missing is shown as sent', async () => {
  const party = await startParty({ profile: 'napcat' })
  const page = await visit(party)
  await page.getByTitle('What goes wrong').click()
  const faults = page.getByRole('dialog', { name: 'What goes wrong' })
  await faults.getByText('No confirmation for what was sent').click()
  await page.keyboard.press('Escape')
  await page.getByTitle(/send unconfirmed/).waitFor()
  await run(party, { do: 'say', from: 10_001, message: '你好' })
  const detail = page.getByRole('complementary').getByRole('article')
  const calls = detail
    .locator('details')
    .filter({ has: page.getByRole('heading', { name: 'API calls', exact: true }) })
  await calls.getByText('send_msg', { exact: true }).click()
  await detail
    .getByText('it took effect, and the answer says that it failed', { exact: false })
    .first()
    .waitFor()
  await detail.locator('pre').filter({ hasText: 'Timeout: NTEvent' }).first().waitFor()
})
