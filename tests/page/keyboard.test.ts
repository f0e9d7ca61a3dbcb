import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { eventually, startParty, visit } from '../support/browser.ts'
import { conversation, log, message } from '../support/page/chat.ts'

/** Presses Tab until the focus is on what has this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let count = 0; count < 60; count++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(`(() => {
      const { activeElement: it } = document
      if (it === document.body) return ''
      const labelled = it.labels?.[0]?.textContent
      return it.getAttribute('aria-label') || labelled || it.title || it.textContent.trim()
    })()`)
    if (name.test(focused)) return
    passed.push(focused.slice(0, 40))
  }
  throw new Error(`the focus never came to ${name}, but to ${passed.join(', ')}`)
}

test('all is done by keyboard alone', async () => {
  const page = await visit(await startParty())
  await log(page).waitFor()

  // From chat to chat by arrows.
  await tabTo(page, /小明/)
  const open = page.getByLabel('Chats').locator('[aria-current="true"]')
  await eventually(() => open.innerText()).toContain('小明')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await eventually(() => open.innerText()).not.toContain('小明')

  await tabTo(page, /Write a message/)
  await page.keyboard.type('你好')
  await page.keyboard.press('Enter')
  await eventually(() => conversation(page)).toHaveLength(3)
  // The focus stays where one types.
  await page.keyboard.type('more')
  await page.keyboard.press('Enter')
  await message(page, 'more').first().waitFor()

  // The menu of a message, closed by Esc: the focus goes back.
  await page.keyboard.press('Shift+Tab')
  for (let count = 0; count < 60 && !(await isOnMenuButton(page)); count++) {
    await page.keyboard.press('Shift+Tab')
  }
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu')
  await menu.waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await eventually(() => menu.count()).toBe(0)
  expect(await isOnMenuButton(page)).toBe(true)

  // The form of events: opened, raised, gone.
  await tabTo(page, /New event/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'New event' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'New event' }).waitFor({ state: 'detached' })
})

test('the focus is always seen', async () => {
  const page = await visit(await startParty())
  await log(page).waitFor()
  const unseen: string[] = []
  for (let count = 0; count < 40; count++) {
    await page.keyboard.press('Tab')
    const problem = await page.evaluate<string | null>(`(() => {
      const { activeElement: it } = document
      if (it === document.body) return null
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it)
      const parent = getComputedStyle(it.parentElement)
      const isSeen = (style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none'
      return isSeen({ outlineStyle, boxShadow }) || isSeen(parent) ? null : it.outerHTML.slice(0, 120)
    })()`)
    if (problem !== null) unseen.push(problem)
  }
  expect(unseen).toEqual([])
})

function isOnMenuButton(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(
    `document.activeElement.getAttribute('aria-label') === 'What to do with the message'`,
  )
}
