import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventually, type Party, run, startParty, visit } from '../support/browser.ts'
import { conversation } from '../support/page/chat.ts'

/** What 小明 says to the bot. */
async function say(party: Party, message: string): Promise<void> {
  expect(await run(party, { do: 'say', from: 10_001, message })).not.toHaveProperty('error')
}

function detail(page: Page) {
  return page.getByRole('complementary').getByRole('article')
}

/** A part of the detail that folds, by its title. */
function section(page: Page, title: string) {
  return detail(page)
    .locator('details')
    .filter({ has: page.getByRole('heading', { name: title, exact: true }) })
}

function faults(page: Page) {
  return page.getByRole('dialog', { name: 'What goes wrong' })
}

async function openFaults(page: Page): Promise<void> {
  await page.getByTitle('What goes wrong').click()
  await faults(page).waitFor()
}

describe('the side panel', () => {
  test('shows all that went over the wire', async () => {
    const party = await startParty({ secret: 'shared' })
    const page = await visit(party)
    await page.getByText('Nothing has been posted yet').waitFor()
    await say(party, '你好')
    await detail(page).getByText('Posted once, answered 200').waitFor()

    const request = section(page, 'Request')
    await request.getByText(`POST ${party.botUrl}`).waitFor()
    await request.getByText('4 headers').click()
    await request
      .getByRole('term')
      .filter({ hasText: /^x-self-id$/i })
      .waitFor()
    // The signature is the one of the body, byte by byte.
    await request.getByRole('button', { name: 'Exact' }).click()
    const body = (await request.locator('pre').textContent()) ?? ''
    expect(JSON.parse(body)).toMatchObject({ post_type: 'message', raw_message: '你好' })
    const signature = createHmac('sha1', 'shared').update(body).digest('hex')
    await request.getByText(`X-Signature: sha1=${signature}`).waitFor()

    const response = section(page, 'Response')
    await response.getByText('200', { exact: true }).waitFor()
    await response.locator('pre').getByText('"reply"').waitFor()

    const operation = section(page, 'Quick operation')
    await operation.getByText('reply', { exact: true }).first().waitFor()
    await operation.getByText('done').first().waitFor()

    const sent = section(page, 'The bot sent')
    await eventually(() => sent.getByRole('listitem').count()).toBe(2)
    await sent.getByText('你好呀，下面一条是你刚刚发的：').waitFor()

    const calls = section(page, 'API calls')
    await calls.getByText('send_msg', { exact: true }).click()
    await calls.locator('pre').filter({ hasText: '你好呀' }).waitFor()
    await calls.locator('pre').filter({ hasText: '"message_id"' }).waitFor()
  })

  test('never shows the secret or the token', async () => {
    const party = await startParty({ secret: 'hush-secret', accessToken: 'hush-token' })
    const page = await visit(party)
    await say(party, '你好')
    await detail(page).waitFor()
    await section(page, 'API calls').getByText('send_msg', { exact: true }).click()
    await section(page, 'API calls')
      .getByText(/\d headers/)
      .click()
    expect(await page.content()).not.toContain('hush-')
  })

  test('goes from exchange to exchange by keyboard, and filters', async () => {
    const party = await startParty()
    const page = await visit(party)
    for (const text of ['one', 'two', 'three']) await say(party, text)
    const list = page.getByRole('listbox', { name: 'Exchanges' })
    await eventually(() => list.getByRole('option').count()).toBe(3)
    await list.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await detail(page).locator('pre').filter({ hasText: '"one"' }).first().waitFor()
    expect(await list.getByRole('option', { selected: true }).count()).toBe(1)

    await page.getByLabel('Filter exchanges').fill('two')
    await eventually(() => list.getByRole('option').count()).toBe(1)
  })

  test('lists the calls of the API', async () => {
    const party = await startParty()
    const page = await visit(party)
    await page.getByRole('tab', { name: 'API calls' }).click()
    await page.getByText('The bot has not called the API yet').waitFor()
    await say(party, '你好')
    await page.getByRole('tabpanel').getByText('send_msg', { exact: true }).waitFor()
  })
})

describe('what goes wrong on purpose', () => {
  test('an event delivered twice gets one answer', async () => {
    const party = await startParty()
    const page = await visit(party)
    await openFaults(page)
    await faults(page).getByText('2×', { exact: true }).click()
    await page.keyboard.press('Escape')
    await page.getByTitle('What goes wrong').filter({ hasText: '2×' }).waitFor()
    await say(party, '你好')
    await detail(page).getByText('Posted 2 times').waitFor()
    await detail(page).getByText('Post 1 of 2').waitFor()
    await party.server.sandbox.idle()
    expect(party.server.sandbox.exchanges.map(({ attempts }) => attempts.length)).toEqual([2])
    await eventually(() => conversation(page)).toEqual([
      'right: 你好',
      'left: 你好呀，下面一条是你刚刚发的：',
      'left: 你好',
    ])
  })

  test('a response is lost', async () => {
    const party = await startParty()
    const page = await visit(party)
    await openFaults(page)
    await faults(page).getByRole('switch', { name: 'Lose the response' }).click()
    await faults(page).getByRole('switch', { name: 'Lose the response', checked: true }).waitFor()
    await page.keyboard.press('Escape')
    await say(party, '你好')
    await detail(page).getByText('You made this go wrong').waitFor()
    // What the bot called meanwhile took effect all the same.
    await eventually(() => party.server.sandbox.sent.map(({ text }) => text)).toEqual([
      '你好呀，下面一条是你刚刚发的：',
    ])
    await openFaults(page)
    await faults(page).getByRole('button', { name: 'All in order again' }).click()
    await faults(page).getByText('Nothing goes wrong now.').waitFor()
  })

  test('the network is slow', async () => {
    const party = await startParty()
    const page = await visit(party)
    await openFaults(page)
    await faults(page).getByText('300 ms', { exact: true }).click()
    await page.getByTitle('What goes wrong').filter({ hasText: '+300 ms' }).waitFor()
    await page.keyboard.press('Escape')
    await say(party, '你好')
    await detail(page).getByText('late by 300 ms').first().waitFor()
    await eventually(() => party.server.sandbox.exchanges[0]?.duration).toBeGreaterThan(590)
  })
})

describe('the profile', () => {
  test('is switched, and what differs is said', async () => {
    const party = await startParty()
    const page = await visit(party)
    await page.getByTitle('Implementation').click()
    await page
      .getByRole('dialog', { name: 'Behave as' })
      .getByRole('button', { name: /Lagrange/ })
      .click()
    await page.getByTitle('Implementation').filter({ hasText: 'Lagrange' }).waitFor()
    await say(party, '你好')
    const banner = page.getByRole('status', { name: 'What is wrong' })
    await banner.getByText(/Lagrange.* does not read responses/).waitFor()
    await banner.getByText("quickOperation: 'api'").waitFor()
    await section(page, 'How Lagrange differs').waitFor()
    expect(party.server.sandbox.sent).toHaveLength(1)
    // Messages of before are still there, and go on by other ids.
    await page.getByTitle('Implementation').click()
    await page
      .getByRole('dialog', { name: 'Behave as' })
      .getByRole('button', { name: /NapCat/ })
      .click()
    await page.getByTitle('Implementation').filter({ hasText: 'NapCat' }).waitFor()
    await say(party, 'again')
    await eventually(() =>
      page.getByRole('listbox', { name: 'Exchanges' }).getByRole('option').count(),
    ).toBe(2)
    await banner.waitFor({ state: 'detached' })
  })
})
