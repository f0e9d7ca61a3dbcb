import { CQHttp, eventTypes } from '@cqhttp/core'
import { describe, expect, test } from 'vitest'
import { eventually, run, startParty, visit } from '../support/browser.ts'

/** The longest names of the events of the standard. */
const names = Object.entries(eventTypes).flatMap(([post, details]) =>
  Object.entries<readonly string[]>(details).flatMap(([detail, subTypes]) =>
    subTypes.length === 0
      ? [`${post}.${detail}`]
      : subTypes.map((subType) => `${post}.${detail}.${subType}`),
  ),
)

describe('the form of events', () => {
  test('raises each event of the standard', async () => {
    // A bot that only takes note: what happens is what was raised.
    const party = await startParty({
      createBot: ({ CQHTTP_SECRET: secret }) => new CQHttp({ secret }),
    })
    const page = await visit(party)
    const form = page.getByRole('dialog', { name: 'New event' })
    await page.getByRole('button', { name: 'New event' }).click()
    const choices = await form
      .getByLabel('Event', { exact: true })
      .locator('option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value')))
    expect(new Set(choices)).toEqual(new Set(names))
    await page.keyboard.press('Escape')

    for (const name of names) {
      await page.getByText('Nothing has been posted yet').waitFor()
      const { sandbox } = party.server
      await page.getByRole('button', { name: 'New event' }).click()
      await form.getByLabel('Event', { exact: true }).selectOption(name)
      await form.getByRole('button', { name: 'Raise' }).click()
      await form.waitFor({ state: 'detached' })
      await page.getByRole('option').filter({ hasText: name }).waitFor()
      await sandbox.idle()
      expect(sandbox.exchanges.map((exchange) => [exchange.name, exchange.status])).toEqual([
        [name, 204],
      ])
      await run(party, { do: 'reset' })
    }
  })

  test('says whether it happens or is only posted', async () => {
    const party = await startParty()
    const page = await visit(party)
    await page.getByRole('button', { name: 'New event' }).click()
    const form = page.getByRole('dialog', { name: 'New event' })
    await form.getByLabel('Event', { exact: true }).selectOption('request.friend')
    await form.getByText('This really happens').waitFor()
    await form.getByLabel('Event', { exact: true }).selectOption('message.discuss')
    await form.getByText('The event alone is posted').waitFor()
  })

  test('posts exactly what was written as JSON, and refuses what is not JSON', async () => {
    const party = await startParty()
    const page = await visit(party)
    await page.getByRole('button', { name: 'New event' }).click()
    const form = page.getByRole('dialog', { name: 'New event' })
    const json = form.getByLabel('Event as JSON')
    await json.fill('{"post_type": "notice",')
    await form.getByText('This is not a JSON object').waitFor()
    expect(await form.getByRole('button', { name: 'Raise' }).isDisabled()).toBe(true)
    await json.fill('{"post_type": "notice", "notice_type": "essence", "sender": 10001}')
    await form.getByRole('button', { name: 'Raise' }).click()
    await form.waitFor({ state: 'detached' })
    await eventually(() => party.server.sandbox.exchanges.at(-1)?.event).toMatchObject({
      post_type: 'notice',
      notice_type: 'essence',
      sender: 10_001,
    })
  })
})
