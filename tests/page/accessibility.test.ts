import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventually, PHONE, run, startParty, visit } from '../support/browser.ts'
import { findBarriers } from '../support/page/accessibility.ts'
import { log, message, openChat } from '../support/page/chat.ts'

const themes = ['light', 'dark'] as const

/** Opens something, looks, and closes it again. */
async function lookAt(page: Page, name: string, open: () => Promise<void>): Promise<void> {
  await open()
  expect({ [name]: await findBarriers(page) }).toEqual({ [name]: [] })
  await page.keyboard.press('Escape')
}

/** A conversation with something of each kind. */
async function fill(party: Awaited<ReturnType<typeof startParty>>): Promise<void> {
  const group = 20_002
  const said = await run(party, { do: 'say', from: 10_001, group, message: '你好' })
  await run(party, { do: 'say', from: 10_002, group, message: 'see https://example.com/' })
  await run(party, {
    do: 'say',
    from: 10_001,
    group,
    cqCode: true,
    message: '[CQ:face,id=14][CQ:at,qq=10000][CQ:image,file=none.png]',
  })
  await run(party, { do: 'join', group, user: 10_004 })
  await run(party, { do: 'recall', by: 10_001, number: said.message ?? 0 })
  await run(party, { do: 'requestFriend', from: 10_003, comment: '我是老王' })
}

describe.each(themes)('without barriers in the %s theme', (colorScheme) => {
  test('on a desktop', async () => {
    const party = await startParty()
    const page = await visit(party, { colorScheme })
    await lookAt(page, 'at first', () => log(page).waitFor())
    await fill(party)
    await openChat(page, '测试群')
    await lookAt(page, 'a group', () => message(page, '欢迎新人～').waitFor())
    const dialog = page.getByRole('dialog')
    await lookAt(page, 'the menu of a message', async () => {
      await log(page).getByRole('button', { name: 'What to do with the message' }).last().click()
      await page.getByRole('menu').waitFor()
    })
    await lookAt(page, 'who speaks', async () => {
      await page.getByRole('button', { name: /^Who speaks/ }).click()
      await page.getByRole('menu').waitFor()
    })
    await lookAt(page, 'the group', async () => {
      await page.getByRole('tab', { name: 'Group' }).click()
      await page.getByRole('heading', { name: /^Members/ }).waitFor()
    })
    await page.getByRole('tab', { name: /^Exchanges/ }).click()
    await lookAt(page, 'the event form', async () => {
      await page.getByRole('button', { name: 'New event' }).click()
      await dialog.waitFor()
    })
    await lookAt(page, 'faults', async () => {
      await page.getByTitle('What goes wrong').click()
      await dialog.waitFor()
    })
    await lookAt(page, 'profiles', async () => {
      await page.getByTitle('Implementation').click()
      await dialog.waitFor()
    })
    await lookAt(page, 'the bot', async () => {
      await page.getByRole('button', { name: /^Bot/ }).click()
      await dialog.waitFor()
    })
    await lookAt(page, 'starting over', async () => {
      await page.getByRole('button', { name: 'Start over' }).click()
      await dialog.waitFor()
    })
  })

  test('on a phone', async () => {
    const party = await startParty()
    await fill(party)
    const page = await visit(party, { colorScheme, viewport: PHONE, hasTouch: true })
    await lookAt(page, 'the chats', () => page.getByText('测试群').waitFor())
    await openChat(page, '测试群')
    await lookAt(page, 'a group', () => message(page, '欢迎新人～').waitFor())
    await lookAt(page, 'the menu', async () => {
      await page.getByRole('button', { name: 'Menu' }).click()
      await page.getByRole('dialog', { name: 'Menu' }).waitFor()
    })
    await lookAt(page, 'the event form', async () => {
      await page.getByRole('button', { name: 'New event' }).click()
      await page.getByRole('dialog').waitFor()
    })
    await page.getByRole('button', { name: 'What went over the wire' }).click()
    await lookAt(page, 'the exchanges', () => page.getByRole('listbox').waitFor())
    await page.getByRole('listbox').getByRole('option').first().click()
    await lookAt(page, 'an exchange', () => page.getByRole('article').waitFor())
  })
})

test('when the bot does not run', async () => {
  const party = await startParty()
  await party.stopBot()
  for (const colorScheme of themes) {
    const page = await visit(party, { colorScheme })
    await page.getByRole('status', { name: 'What is wrong' }).waitFor()
    expect(await findBarriers(page)).toEqual([])
  }
})

test('when the tab has no token', async () => {
  const { server } = await startParty()
  const page = await visit(new URL('/', server.url).href)
  await eventually(() => page.getByText('no valid token').count()).toBe(1)
  expect(await findBarriers(page)).toEqual([])
})
