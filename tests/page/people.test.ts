import { describe, expect, test } from 'vitest'
import { eventually, run, startParty, visit } from '../support/browser.ts'
import { composer, log, message, openChat, send } from '../support/page/chat.ts'

describe('people', () => {
  test('who join a group are welcomed', async () => {
    const party = await startParty()
    const page = await visit(party)
    await openChat(page, '测试群')
    await page.getByRole('tab', { name: 'Group' }).click()
    const panel = page.getByRole('tabpanel')
    await panel.getByLabel('Person').selectOption('10004')
    await panel.getByRole('button', { name: 'Joins' }).click()
    await log(page).getByText('Ann joined the group').waitFor()
    await message(page, '欢迎新人～').waitFor()
  })

  test('who ask to be a friend are approved', async () => {
    const party = await startParty()
    const page = await visit(party)
    await page.getByRole('button', { name: 'New person or group' }).click()
    await page.getByRole('menuitem', { name: 'New person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill('Zoë <b>')
    await dialog.getByLabel('A friend of the bot').uncheck()
    await dialog.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('button', { name: 'Ask to be a friend' }).click()
    await dialog.getByLabel('Message').fill('我是 Zoë')
    await dialog.getByRole('button', { name: 'Send' }).click()
    await log(page).getByText('Zoë <b> asks to be a friend').waitFor()
    await log(page).getByText('我是 Zoë', { exact: true }).waitFor()
    await log(page).getByText('Approved').waitFor()
    await log(page).getByText('are friends now').waitFor()
    await send(page, '你好')
    await message(page, '你好呀').waitFor()
    expect(party.server.sandbox.exchanges.map(({ name }) => name)).toEqual([
      'request.friend',
      'notice.friend_add',
      'message.private.friend',
    ])
  })

  test('poke the bot', async () => {
    const party = await startParty()
    const page = await visit(party)
    await openChat(page, '测试群')
    await page.getByRole('button', { name: 'Poke', exact: true }).click()
    await page.getByRole('menuitem', { name: '小助手' }).click()
    await log(page)
      .getByText(/ poked 小助手/)
      .waitFor()
    expect(party.server.sandbox.exchanges.map(({ name }) => name)).toEqual(['notice.notify.poke'])
  })

  test('upload files into groups', async () => {
    const party = await startParty()
    const page = await visit(party)
    await openChat(page, '测试群')
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Upload a file' }).click()
    await (
      await chosen
    ).setFiles({ name: '报告 1.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(2048) })
    await log(page).getByText('报告 1.pdf').waitFor()
    await eventually(() => party.server.sandbox.exchanges.at(-1)?.event['file']).toMatchObject({
      name: '报告 1.pdf',
      size: 2048,
    })
  })

  test('who are strangers talk to the bot through a group', async () => {
    const party = await startParty()
    const page = await visit(party)
    await run(party, { do: 'say', from: 10_003, group: 20_002, message: '大家好' })
    await openChat(page, '测试群')
    await log(page).getByRole('button', { name: '老王: what to do' }).click()
    await page.getByRole('menuitem', { name: 'Temporary chat' }).click()
    await page.getByText('Temporary chat through 测试群').waitFor()
    await send(page, 'psst')
    await eventually(() => message(page, 'psst').count()).toBe(2)
    expect(party.server.sandbox.exchanges.at(-1)?.event).toMatchObject({
      message_type: 'private',
      sub_type: 'group',
      user_id: 10_003,
    })
  })

  test('are mentioned by @, chosen by keyboard', async () => {
    const party = await startParty()
    const page = await visit(party)
    await openChat(page, '测试群')
    await composer(page).pressSequentially('hi @')
    const list = page.getByRole('listbox').filter({ hasText: '小助手' })
    await list.waitFor()
    await composer(page).pressSequentially('小助')
    await eventually(() => list.getByRole('option').count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await message(page, '你好呀').waitFor()
    expect(party.server.sandbox.exchanges.at(-1)?.event['raw_message']).toMatch(
      /^hi \[CQ:at,qq=10000\]/,
    )
  })

  test('of a new group talk to the bot', async () => {
    const party = await startParty()
    const page = await visit(party)
    await page.getByRole('button', { name: 'New person or group' }).click()
    await page.getByRole('menuitem', { name: 'New group' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name of the group').fill('<i>新群</i>')
    await dialog.getByLabel(/Ann/).check()
    await dialog.getByRole('button', { name: 'Create' }).click()
    await page.getByRole('heading', { name: '<i>新群</i>' }).waitFor()
    await send(page, '你好')
    await message(page, '你好呀').waitFor()
    expect(party.server.sandbox.exchanges.map(({ name }) => name)).toEqual(['message.group.normal'])
  })

  test('who leave, are muted and are removed are told of in the group', async () => {
    const party = await startParty()
    const page = await visit(party)
    await openChat(page, '测试群')
    await run(party, { do: 'ban', group: 20_002, user: 10_001, duration: 600 })
    await log(page).getByText('小明 was muted by 老王 for 10 min').waitFor()
    await run(party, { do: 'kick', group: 20_002, user: 10_001 })
    await log(page).getByText('小明 was removed by 老王').waitFor()
    await run(party, { do: 'leave', group: 20_002, user: 10_002 })
    await log(page).getByText('路人甲 left the group').waitFor()
  })
})
