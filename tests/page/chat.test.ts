import { describe, expect, test } from 'vitest'
import { eventually, startParty, visit } from '../support/browser.ts'
import {
  choose,
  composer,
  conversation,
  cqSwitch,
  log,
  message,
  openChat,
  send,
} from '../support/page/chat.ts'

const GREETING = '你好呀，下面一条是你刚刚发的：'

describe('a chat', () => {
  test('with a friend: the bot answers by two messages', async () => {
    const page = await visit(await startParty())
    // The first friend's chat is open.
    await send(page, '你好')
    await eventually(() => conversation(page)).toEqual([
      'right: 你好',
      `left: ${GREETING}`,
      'left: 你好',
    ])
    expect(await composer(page).inputValue()).toBe('')
  })

  test('in Chinese', async () => {
    const page = await visit(await startParty(), { locale: 'zh-CN' })
    await page.getByLabel('输入消息').fill('你好')
    await page.getByRole('button', { name: '发送', exact: true }).click()
    await eventually(() => conversation(page)).toEqual([
      'right: 你好',
      `left: ${GREETING}`,
      'left: 你好',
    ])
  })

  test('in a group, as any of its members', async () => {
    const party = await startParty()
    const page = await visit(party)
    await openChat(page, '测试群')
    await page.getByRole('button', { name: /^Who speaks/ }).click()
    await page.getByRole('menuitemradio', { name: /老王/ }).click()
    await send(page, '大家好')
    await eventually(() => conversation(page)).toEqual([
      'right: 大家好',
      `left: ${GREETING}`,
      'left: 大家好',
    ])
    expect(party.server.sandbox.exchanges[0]?.event).toMatchObject({
      group_id: 20_002,
      user_id: 10_003,
      sender: { role: 'owner' },
    })
  })

  test('behind a mask', async () => {
    const party = await startParty()
    const page = await visit(party)
    await openChat(page, '测试群')
    await page.getByRole('button', { name: 'Speak anonymously' }).click()
    await send(page, 'guess who')
    await message(page, GREETING).waitFor()
    expect(party.server.sandbox.exchanges[0]?.name).toBe('message.group.anonymous')
    await message(page, 'guess who').first().getByText('Anonymous').waitFor()
  })

  test('breaks lines by Shift+Enter, and sends nothing while a word is composed', async () => {
    const page = await visit(await startParty())
    await composer(page).fill('one')
    await composer(page).press('Shift+Enter')
    await composer(page).pressSequentially('two')
    await composer(page).dispatchEvent('keydown', { key: 'Enter', isComposing: true })
    expect(await composer(page).inputValue()).toBe('one\ntwo')
    await composer(page).press('Enter')
    await eventually(() => conversation(page)).toContain('right: one\ntwo')
  })

  test('keeps what was typed when it cannot be said', async () => {
    const party = await startParty()
    const page = await visit(party, { expected: [/ 409 /] })
    await openChat(page, '测试群')
    await party.server.sandbox.group(20_002).ban(10_001)
    await page.getByRole('button', { name: /^Who speaks/ }).click()
    await page.getByRole('menuitemradio', { name: /小明/ }).click()
    await send(page, 'may I?')
    await page.getByRole('alert').getByText('小明 is muted in this group').waitFor()
    expect(await composer(page).inputValue()).toBe('may I?')
    await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click()
    await page.getByText('is muted in this group').waitFor({ state: 'detached' })
  })
})

describe('what is typed', () => {
  test('stays text, whatever it looks like', async () => {
    const page = await visit(await startParty())
    const nasty = [
      '<img src=x onerror=alert(1)>',
      '<script>alert(1)</script>',
      '[CQ:face,id=14]',
      '&amp; ${1} {{2}} `',
    ].join('\n')
    await send(page, nasty)
    await eventually(() => conversation(page)).toEqual([
      `right: ${nasty}`,
      `left: ${GREETING}`,
      `left: ${nasty}`,
    ])
    expect(await log(page).locator('img, script').count()).toBe(0)
  })

  test('is CQ code when the switch is on', async () => {
    const party = await startParty()
    const page = await visit(party)
    await cqSwitch(page).click()
    await send(page, '[CQ:face,id=14]hi')
    await message(page, GREETING).waitFor()
    expect(party.server.sandbox.exchanges[0]?.event).toMatchObject({
      raw_message: '[CQ:face,id=14]hi',
    })
    expect(await message(page, 'hi').first().innerText()).not.toContain('CQ')
  })

  test('loads no pictures but those of the web, and links to nothing else', async () => {
    const party = await startParty()
    const page = await visit(party)
    await cqSwitch(page).click()
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'ftp://127.0.0.1/x.png']) {
      await send(page, `[CQ:image,file=x.png,url=${url}]`)
      await send(page, `[CQ:share,url=${url},title=press me]`)
    }
    await send(page, '[CQ:image,file=file:///etc/passwd] javascript:alert(1)')
    await eventually(() => message(page, GREETING).count()).toBe(7)
    expect(await log(page).locator('img').count()).toBe(0)
    expect(await log(page).getByRole('link').count()).toBe(0)
    await log(page).getByRole('img', { name: 'No picture to show: x.png' }).first().waitFor()
  })

  test('links to pages of the web, as text', async () => {
    const page = await visit(await startParty())
    await send(page, 'see https://example.com/a?b=1&c=<d> there')
    const link = log(page).getByRole('link').first()
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/example\.com\/a/)
    expect(await link.getAttribute('rel')).toContain('noopener')
  })
})

describe('a message', () => {
  test('is answered with a quote', async () => {
    const party = await startParty()
    const page = await visit(party)
    await send(page, 'first')
    await choose(page, message(page, GREETING), 'Reply')
    await page.getByText('Reply to 小助手').waitFor()
    await send(page, 'second')
    await eventually(() => party.server.sandbox.exchanges.at(-1)?.event['raw_message']).toMatch(
      /^\[CQ:reply,id=-?\d+\]second$/,
    )
    const quote = message(page, 'second').first().getByTitle('Go to the quoted message')
    await quote.filter({ hasText: GREETING }).waitFor()
  })

  test('is recalled by who said it', async () => {
    const party = await startParty()
    const page = await visit(party)
    await send(page, 'oops')
    await eventually(() => conversation(page)).toHaveLength(3)
    await choose(page, message(page, 'oops').first(), 'Recall')
    await log(page).getByText('小明 recalled a message').waitFor()
    await eventually(() => party.server.sandbox.exchanges.at(-1)?.name).toBe('notice.friend_recall')
    expect(await conversation(page)).not.toContain('right: oops')
    await log(page).getByRole('button', { name: 'Show' }).click()
    await log(page).getByRole('deletion').getByText('oops').waitFor()
  })

  test('leads to what went over the wire, and shows its data', async () => {
    const page = await visit(await startParty())
    await send(page, 'one')
    await eventually(() => conversation(page)).toHaveLength(3)
    await send(page, 'two')
    await eventually(() => conversation(page)).toHaveLength(6)
    await choose(page, message(page, 'one').first(), 'What went over the wire')
    const detail = page.getByRole('complementary').getByRole('article')
    await detail.locator('pre').filter({ hasText: '"raw_message": "one"' }).waitFor()
    await choose(page, message(page, 'two').first(), 'Show data')
    const data = page.getByRole('dialog', { name: /^Message \d/ })
    await data.getByText('"two"').first().waitFor()
    await page.keyboard.press('Escape')
    await data.waitFor({ state: 'detached' })
  })
})
