import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventually, PHONE, run, startSocketParty, visit } from '../support/browser.ts'
import { findBarriers } from '../support/page/accessibility.ts'
import { message, openChat, send } from '../support/page/chat.ts'

function list(page: Page) {
  return page.getByRole('listbox', { name: 'Frames and connections' })
}

function row(page: Page, text: string | RegExp) {
  return list(page).getByRole('option').filter({ hasText: text })
}

function detail(page: Page) {
  return page.getByRole('complementary').getByRole('article')
}

function openSockets(page: Page) {
  return page.getByRole('region', { name: 'Open sockets' })
}

async function openTab(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Sockets' }).click()
  await list(page).waitFor()
}

describe.each(['reverse', 'forward'] as const)('a bot over a %s socket', (direction) => {
  test('is there, and each frame is shown as it went over the wire', async () => {
    const party = await startSocketParty({ direction })
    const page = await visit(party)
    await page.getByRole('button', { name: /^Bot connected/ }).waitFor()
    await openChat(page, '小明')
    await send(page, '你好')
    await message(page, '你好呀').waitFor()
    await page.getByRole('option').filter({ hasText: 'delivered' }).first().waitFor()

    await openTab(page)
    const by = direction === 'reverse' ? 'the sandbox' : 'the bot'
    await openSockets(page).getByText(`#1 Universal dialled by ${by}`).waitFor()
    await row(page, 'Socket opened').getByText(`dialled by ${by}`).waitFor()
    await row(page, 'Message from a friend').getByText('to the bot').waitFor()
    await row(page, 'send_msg').first().click()
    const { frames } = party.server.sandbox.journal
    const call = frames.findLast(({ from, text }) => from === 'bot' && text.includes('send_msg'))
    await detail(page).getByRole('button', { name: 'Exact' }).click()
    await eventually(() => detail(page).locator('pre').textContent()).toBe(call?.text)
    await page.getByRole('button', { name: /^Bot connected/ }).click()
    const status = page.getByRole('dialog', { name: 'Bot' })
    await status.getByText(`#1 Universal dialled by ${by}`).waitFor()
  })

  test('is cut, says so, and comes back by itself', async () => {
    const party = await startSocketParty({ direction })
    const page = await visit(party)
    await page.getByRole('button', { name: /^Bot connected/ }).waitFor()
    await openTab(page)
    await openSockets(page).getByRole('button', { name: 'Cut socket #1' }).click()
    await row(page, 'Socket closed').getByText('cut on purpose').waitFor()
    await openSockets(page).getByText('#2 Universal').waitFor()
    await row(page, 'Socket closed').click()
    await detail(page).getByText('You made this go wrong').waitFor()
    await detail(page).getByText('Code 1006').waitFor()
    await openChat(page, '小明')
    await send(page, '你好')
    await message(page, '你好呀').waitFor()
  })
})

test('several sockets are cut one by one, or all at once', async () => {
  const party = await startSocketParty()
  const { sandbox } = party.server
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  const base = sandbox.sockets[0]?.request.url ?? ''
  sandbox.connect({ apiUrl: `${base}/api`, eventUrl: `${base}/event` })
  await sandbox.waitFor(() => sandbox.sockets.length === 2)
  const page = await visit(party)
  await openTab(page)
  await eventually(() => openSockets(page).getByRole('listitem').count()).toBe(2)
  await openSockets(page).getByRole('button', { name: 'Cut all' }).click()
  await eventually(() => row(page, 'cut on purpose').count()).toBe(2)
  await eventually(() => openSockets(page).getByRole('listitem').count()).toBe(2)
})

test('the list is narrowed by words and by a socket', async () => {
  const party = await startSocketParty()
  const { sandbox } = party.server
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  sandbox.cutSockets()
  await sandbox.waitFor(() => sandbox.sockets[0]?.id === 2)
  await run(party, { do: 'say', from: 10_001, message: '你好' })
  const page = await visit(party)
  await openTab(page)
  await row(page, 'send_msg').first().waitFor()
  await page.getByLabel('Filter frames').fill('send_msg')
  await eventually(() => row(page, 'Socket opened').count()).toBe(0)
  await page.getByLabel('Filter frames').fill('')
  await page.getByLabel('Which socket').selectOption({ label: '#1 Universal' })
  await eventually(() => row(page, 'send_msg').count()).toBe(0)
  await row(page, 'Socket closed').waitFor()
  await list(page).focus()
  await page.keyboard.press('End')
  await detail(page).getByRole('heading', { name: 'Socket opened' }).waitFor()
})

test('a wrong token is said, with the field of each implementation', async () => {
  const party = await startSocketParty({ botToken: 'another-token' })
  const page = await visit(party)
  await page.getByRole('button', { name: /^Bot not connected/ }).waitFor()
  const banner = page.getByRole('status', { name: 'What is wrong' })
  await banner.getByText('The bot has another token (403)').waitFor()
  await banner.getByRole('button', { name: 'Show the sockets' }).click()
  await row(page, 'Socket not opened').first().click()
  await detail(page).getByText('HTTP 403').or(detail(page).getByText('403')).first().waitFor()
  await detail(page).getByText('wrong access token').first().waitFor()
  expect(await page.content()).not.toContain('another-token')
  expect(await page.content()).not.toContain('token-of-the-tests')
})

test('frames are late and come twice when they are to', async () => {
  const party = await startSocketParty()
  const { sandbox } = party.server
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  const page = await visit(party)
  await run(party, { do: 'setFaults', copies: 2, delay: 300 })
  await openTab(page)
  const startedAt = Date.now()
  await run(party, { do: 'say', from: 10_001, message: '你好' })
  await eventually(() => row(page, 'Message from a friend').count()).toBe(2)
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(300)
  await openChat(page, '小明')
  await message(page, '你好呀').waitFor()
  await sandbox.idle()
  expect(sandbox.sent).toHaveLength(2)
})

test('the next frames are late and come twice, and no others', async () => {
  const party = await startSocketParty()
  const { sandbox } = party.server
  await sandbox.waitFor(() => sandbox.sockets.length === 1)
  const page = await visit(party)
  await openTab(page)
  const button = openSockets(page).getByRole('button', { name: 'Next frames…' })
  await button.focus()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: 'Delay or repeat the next frames' })
  await form.getByLabel('Delay in milliseconds').fill('300')
  await form.getByRole('group', { name: 'Deliver' }).getByText('2×').click()
  expect(await findBarriers(page)).toEqual([])
  await form.getByLabel('How many').press('Enter')
  await form.waitFor({ state: 'hidden' })
  await openSockets(page).getByText('Next events: 1 · +300 ms · 2×').waitFor()
  expect(await findBarriers(page)).toEqual([])

  const startedAt = Date.now()
  await run(party, { do: 'say', from: 10_001, message: '你好' })
  await eventually(() => row(page, 'Message from a friend').count()).toBe(2)
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(300)
  await eventually(() => openSockets(page).getByText('Next events').count()).toBe(0)
  await run(party, { do: 'say', from: 10_001, message: '你好' })
  await eventually(() => row(page, 'Message from a friend').count()).toBe(3)

  await button.click()
  await form.getByText('Calls').click()
  await form.getByLabel('How many').fill('3')
  await form.getByRole('button', { name: 'Set' }).click()
  await openSockets(page).getByText('Next calls: 3 · +1.00 s').waitFor()
  await openSockets(page).getByRole('button', { name: 'Call it off' }).click()
  await eventually(() => openSockets(page).getByText('Next calls').count()).toBe(0)
})

describe.each(['light', 'dark'] as const)('without barriers in the %s theme', (colorScheme) => {
  test('on a desktop and on a phone, in Chinese', async () => {
    const party = await startSocketParty()
    const { sandbox } = party.server
    await sandbox.waitFor(() => sandbox.sockets.length === 1)
    await run(party, { do: 'say', from: 10_001, message: '你好' })
    await sandbox.waitFor(() => sandbox.sent.length > 1)
    sandbox.cutSockets()
    const page = await visit(party, { colorScheme })
    await openTab(page)
    await detail(page).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await row(page, 'Socket closed').click()
    await detail(page).getByText('You made this go wrong').waitFor()
    expect(await findBarriers(page)).toEqual([])

    const phone = await visit(party, {
      colorScheme,
      viewport: PHONE,
      hasTouch: true,
      locale: 'zh-CN',
    })
    await openChat(phone, '小明')
    await phone.getByRole('button', { name: '收发记录' }).click()
    await phone.getByRole('tab', { name: '连接' }).click()
    const rows = phone.getByRole('listbox', { name: '帧和连接' })
    await rows.waitFor()
    await phone.getByRole('button', { name: '接下来的帧…' }).click()
    await phone.getByRole('button', { name: '设定' }).waitFor()
    expect(await findBarriers(phone)).toEqual([])
    expect(await sticksOut(phone)).toBe(false)
    await phone.getByRole('button', { name: '设定' }).click()
    await phone.getByText('接下来的事件：1').waitFor()
    expect(await findBarriers(phone)).toEqual([])
    expect(await sticksOut(phone)).toBe(false)
    await rows.getByRole('option').filter({ hasText: '连接已断开' }).click()
    await phone.getByRole('article').getByText('这是你自己制造的故障').waitFor()
    expect(await findBarriers(phone)).toEqual([])
    expect(await sticksOut(phone)).toBe(false)
    await phone.getByRole('button', { name: '全部帧' }).click()
    await rows.waitFor()
  }, 60_000)
})

/** Whether anything is wider than the page. */
function sticksOut(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(`
    document.documentElement.scrollWidth > innerWidth ||
    [...document.querySelectorAll('button, input, select')].some(
      (element) => element.checkVisibility({ visibilityProperty: true }) &&
        !element.closest('[role="tablist"]') &&
        element.getBoundingClientRect().right > innerWidth + 1,
    )`)
}
