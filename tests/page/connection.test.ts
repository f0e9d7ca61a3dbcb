import { describe, expect, test } from 'vitest'
import { startParty, visit } from '../support/browser.ts'

describe('a tab', () => {
  test('without the token says what to do', async () => {
    const party = await startParty()
    const page = await visit(new URL('/', party.server.url).href, { expected: [/ 401 /] })
    await page.getByText('This tab has no valid token').waitFor()
    expect(await page.getByRole('main').count()).toBe(0)
  })

  test('keeps working when it is loaded again', async () => {
    const page = await visit(await startParty())
    await page.getByRole('main').waitFor()
    expect(page.url()).not.toContain('token')
    await page.reload()
    await page.getByRole('main').waitFor()
  })
})
