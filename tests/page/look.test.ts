import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventually, PHONE, run, startParty, takeScreenshot, visit } from '../support/browser.ts'
import { composer, log, message, openChat, send } from '../support/page/chat.ts'

/** The colour that the page stands on. */
function background(page: Page): Promise<string> {
  return page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
}

/** Whether anything sticks out to the side, or the page was moved aside. */
function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(`
    document.documentElement.scrollWidth > innerWidth ||
    document.querySelector('h1').getBoundingClientRect().left < 0 ||
    [...document.querySelectorAll('button, input, select, textarea, [id^="message-"]')].some(
      (element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1,
    )`)
}

describe('the appearance', () => {
  test('is that of the system, until one is chosen', async () => {
    const page = await visit(await startParty())
    await log(page).waitFor()
    const light = await background(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    await eventually(() => background(page)).not.toBe(light)
    const dark = await background(page)

    await page.getByRole('button', { name: 'Appearance: As the system' }).click()
    await page.getByRole('button', { name: 'Appearance: Light' }).waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light')
    await eventually(() => background(page)).toBe(light)
    await page.getByRole('button', { name: 'Appearance: Light' }).click()
    await page.emulateMedia({ colorScheme: 'light' })
    await eventually(() => background(page)).toBe(dark)
    // It is remembered.
    await page.reload()
    await log(page).waitFor()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await background(page)).toBe(dark)
  })
})

describe('the language', () => {
  test('is that of the browser, until another is chosen', async () => {
    const page = await visit(await startParty(), { locale: 'zh-CN' })
    await page.getByRole('button', { name: '新事件' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'New event' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.title()).toBe('cqhttp sandbox')
    await page.reload()
    await page.getByRole('button', { name: 'New event' }).waitFor()
  })
})

describe('on a phone', () => {
  test('it goes from the chats to a chat, to the side panel, and back', async () => {
    const page = await visit(await startParty(), { viewport: PHONE, hasTouch: true })
    await page.getByText('测试群').waitFor()
    expect(await log(page).count()).toBe(0)
    expect(await isTooWide(page)).toBe(false)

    await openChat(page, '小明')
    await send(page, 'https://example.com/' + 'a'.repeat(200))
    await eventually(() => message(page, 'aaa').count()).toBe(2)
    expect(await isTooWide(page)).toBe(false)
    await takeScreenshot(page, 'phone-chat')

    await page.getByRole('button', { name: 'What went over the wire' }).click()
    await page.getByRole('listbox').getByRole('option').first().click()
    await page.getByRole('article').waitFor()
    expect(await log(page).isVisible()).toBe(false)
    expect(await isTooWide(page)).toBe(false)
    await takeScreenshot(page, 'phone-inspector')

    await page.getByRole('button', { name: 'Back to the chat' }).click()
    await page.getByRole('button', { name: 'Back to the chats' }).click()
    await page.getByText('测试群').waitFor()
    expect(await composer(page).isVisible()).toBe(false)
  })

  test('the menu has what the toolbar has no room for', async () => {
    const page = await visit(await startParty(), { viewport: PHONE, hasTouch: true })
    await page.getByRole('button', { name: 'Menu' }).click()
    const menu = page.getByRole('dialog', { name: 'Menu' })
    for (const name of ['Record', 'Start over']) {
      await menu.getByRole('button', { name }).waitFor()
    }
    await menu.getByText('Dark', { exact: true }).click()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    await menu.getByText('中文', { exact: true }).click()
    await page.getByRole('button', { name: '菜单' }).waitFor()
    expect(await isTooWide(page)).toBe(false)
  })
})

test('on a desktop nothing sticks out to the side', async () => {
  const party = await startParty()
  const page = await visit(party)
  await send(page, 'https://example.com/' + 'a'.repeat(300))
  await send(page, 'two')
  await eventually(() => message(page, 'two').count()).toBe(2)
  const mark = page.getByRole('heading', { level: 1 })
  const before = await mark.boundingBox()
  const options = page.getByRole('listbox', { name: 'Exchanges' }).getByRole('option')
  await options.nth(1).click()
  await page.getByRole('button', { name: 'Follow the latest' }).waitFor()
  expect(await isTooWide(page)).toBe(false)
  expect(await mark.boundingBox()).toEqual(before)
})

describe('pictures of the page', () => {
  test.each(['light', 'dark'] as const)('%s', async (colorScheme) => {
    const party = await startParty()
    const page = await visit(party, { colorScheme, locale: 'zh-CN' })
    await openChat(page, '测试群')
    await run(party, { do: 'say', from: 10_002, group: 20_002, message: '新来的机器人会做什么？' })
    await run(party, { do: 'join', group: 20_002, user: 10_004 })
    await send(page, '你好')
    await eventually(() => message(page, '你好呀').count()).toBe(2)
    await party.server.sandbox.idle()
    await eventually(() => page.getByRole('complementary').getByRole('article').count()).toBe(1)
    await takeScreenshot(page, `desktop-${colorScheme}`)
    await page.getByRole('button', { name: '新事件' }).click()
    await page.getByRole('dialog').waitFor()
    await takeScreenshot(page, `event-form-${colorScheme}`)
  })
})
