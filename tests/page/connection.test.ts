import { describe, expect, test } from 'vitest'
import { run, startParty, visit } from '../support/browser.ts'

describe('a tab', () => {
  test('without a token, or with one of an earlier run, says what to do', async () => {
    const { server } = await startParty()
    const without = await visit(new URL('/', server.url).href)
    await without.getByText('This tab has no valid token. Open the address').waitFor()
    expect(await without.getByRole('navigation').count()).toBe(0)

    const stale = new URL('/#token=of-an-earlier-run', server.url).href
    const page = await visit(stale, { expected: [/ 401 /], locale: 'zh-CN' })
    await page.getByText('此标签页没有有效的令牌。请打开沙盒在终端里打印的地址。').waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
  })

  test('hides the token, and keeps working when it is loaded again', async () => {
    const page = await visit(await startParty())
    await page.getByRole('navigation').waitFor()
    expect(page.url()).not.toContain('token')
    await page.reload()
    await page.getByRole('navigation').waitFor()
  })

  test('does not share the token with another', async () => {
    const page = await visit(await startParty())
    await page.getByRole('navigation').waitFor()
    const other = await page.context().newPage()
    await other.goto(page.url())
    await other.getByText('This tab has no valid token').waitFor()
  })
})

describe('a page', () => {
  test('shows what happens in another', async () => {
    const party = await startParty()
    const one = await visit(party)
    const other = await visit(party)
    await one.getByRole('button', { name: 'New event' }).click()
    await one.getByRole('button', { name: 'Raise' }).click()
    await other.getByRole('option', { name: 'notice.group_increase.approve' }).waitFor()
  })

  test('says that the sandbox has stopped, and goes on when it is back', async () => {
    const party = await startParty()
    const page = await visit(party, { expected: [/ERR_(CONNECTION|INCOMPLETE|EMPTY)/, / 401 /] })
    await page.getByRole('navigation').waitFor()
    await party.stop()
    await page.getByRole('status').getByText('The sandbox has stopped').waitFor()
    await party.start()
    await page.getByText('Open the address that the sandbox printed').waitFor()
    await page.goto(party.server.url)
    await page.getByRole('navigation').waitFor()
  })

  test('starts over', async () => {
    const party = await startParty()
    const page = await visit(party)
    await run(party, { do: 'say', from: 10_001, message: '你好' })
    await page.getByRole('listbox', { name: 'Exchanges' }).waitFor()
    await page.getByRole('button', { name: 'Start over' }).click()
    const dialog = page.getByRole('dialog', { name: 'Start over?' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('listbox', { name: 'Exchanges' }).waitFor()
    await page.getByRole('button', { name: 'Start over' }).click()
    await dialog.getByRole('button', { name: 'Start over' }).click()
    await page.getByText('Nothing has been posted yet').waitFor()
    expect(party.server.sandbox.exchanges).toEqual([])
  })
})
