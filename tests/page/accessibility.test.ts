import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventually, PHONE, run, startParty, visit } from '../support/browser.ts'
import { findBarriers } from '../support/page/accessibility.ts'
import { log, message, openChat } from '../support/page/chat.ts'

const themes = ['light', 'dark'] as const

/** Opens something, and looks at the whole page. */
async function lookAt(page: Page, name: string, open: () => Promise<void>): Promise<void> {
  await open()
  expect({ [name]: await findBarriers(page) }).toEqual({ [name]: [] })
}

/** Opens something that stands above the page, looks at it, and closes it again. */
async function lookInto(page: Page, name: string, open: () => Promise<void>): Promise<void> {
  const part = 'dialog[open], [popover]:popover-open'
  await open()
  await page.locator(part).waitFor()
  expect({ [name]: await findBarriers(page, part) }).toEqual({ [name]: [] })
  await page.keyboard.press('Escape')
  await page.locator(part).waitFor({ state: 'hidden' })
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
    await lookAt(page, 'the panel of the group', async () => {
      await page.getByRole('tab', { name: 'Group' }).click()
      await page.getByRole('heading', { name: 'Bring in' }).waitFor()
    })
    await lookInto(page, 'the menu of a message', () =>
      log(page).getByRole('button', { name: 'What to do with the message' }).last().click(),
    )
    await lookInto(page, 'who speaks', () =>
      page.getByRole('button', { name: /^Who speaks/ }).click(),
    )
    await lookInto(page, 'faces', () => page.getByRole('button', { name: 'Faces' }).click())
    await lookInto(page, 'the event form', () =>
      page.getByRole('button', { name: 'New event' }).click(),
    )
    await lookInto(page, 'faults', () => page.getByTitle('What goes wrong').click())
    await lookInto(page, 'profiles', () => page.getByTitle('Implementation').click())
    await lookInto(page, 'the bot', () => page.getByRole('button', { name: /^Bot/ }).click())
    await lookInto(page, 'starting over', () =>
      page.getByRole('button', { name: 'Start over' }).click(),
    )
  }, 60_000)

  test('on a phone', async () => {
    const party = await startParty()
    await fill(party)
    const page = await visit(party, { colorScheme, viewport: PHONE, hasTouch: true })
    await lookAt(page, 'the chats', () => page.getByText('测试群').waitFor())
    await openChat(page, '测试群')
    await lookAt(page, 'a group', () => message(page, '欢迎新人～').waitFor())
    await lookInto(page, 'the menu', () => page.getByRole('button', { name: 'Menu' }).click())
    await lookInto(page, 'the event form', () =>
      page.getByRole('button', { name: 'New event' }).click(),
    )
    await page.getByRole('button', { name: 'What went over the wire' }).click()
    await lookAt(page, 'the exchanges', () => page.getByRole('listbox').waitFor())
    await page.getByRole('listbox').getByRole('option').first().click()
    await lookAt(page, 'an exchange', () => page.getByRole('article').waitFor())
  }, 60_000)
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
