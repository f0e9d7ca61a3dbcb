import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { eventually, run, startParty, visit } from '../support/browser.ts'
import { findBarriers } from '../support/page/accessibility.ts'
import { composer, log, openChat } from '../support/page/chat.ts'

async function openForm(page: Page, item: string, title: string) {
  await page.getByRole('button', { name: 'More kinds of messages' }).click()
  await page.getByRole('menuitem', { name: item }).click()
  const form = page.getByRole('dialog', { name: title })
  await form.waitFor()
  return form
}

describe('a card', () => {
  test('is written in a form, and sent', async () => {
    const party = await startParty({ profile: 'napcat' })
    const page = await visit(party)
    await openChat(page, '测试群')
    const form = await openForm(page, 'Link…', 'Send a link')
    expect(await findBarriers(page, '[role="dialog"], dialog')).toEqual([])
    await form.getByLabel('Address', { exact: true }).fill('https://example.com/a')
    await form.getByLabel('Title').fill('A page of mine')
    await form.getByRole('button', { name: 'Send' }).click()
    await form.waitFor({ state: 'detached' })
    await log(page).getByText('A page of mine').first().waitFor()
    expect(await composer(page).inputValue()).toBe('')
    expect(party.server.sandbox.exchanges[0]?.event['message']).toEqual([
      { type: 'share', data: { url: 'https://example.com/a', title: 'A page of mine' } },
    ])
  })

  test('of music from elsewhere asks for other things', async () => {
    const party = await startParty({ profile: 'napcat' })
    const page = await visit(party)
    await openChat(page, '测试群')
    const form = await openForm(page, 'Music…', 'Send music')
    await form.getByLabel('From').selectOption('Elsewhere')
    expect(await form.getByLabel('Number of the song').count()).toBe(0)
    await form.getByLabel('Title').fill('A song')
    await form.getByRole('button', { name: 'Send' }).click()
    await form.waitFor({ state: 'detached' })
    expect(party.server.sandbox.exchanges[0]?.event['message']).toMatchObject([
      { type: 'music', data: { type: 'custom', title: 'A song' } },
    ])
  })

  test.each([
    ['Location…', 'Send a location'],
    ['Contact card…', 'Send a contact card'],
    ['JSON card…', 'Send a JSON card'],
  ])('%s is sent as it is proposed', async (item, title) => {
    const party = await startParty()
    const page = await visit(party)
    await openChat(page, '测试群')
    const form = await openForm(page, item, title)
    await form.getByRole('button', { name: 'Send' }).click()
    await form.waitFor({ state: 'detached' })
    await eventually(() => party.server.sandbox.exchanges.length).toBe(1)
  })
})

test.each(['light', 'dark'] as const)(
  'own dice and hands can be seen when it is %s',
  async (colorScheme) => {
    const party = await startParty()
    const page = await visit(party, { colorScheme })
    await openChat(page, '测试群')
    for (const type of ['dice', 'rps'] as const) {
      const message = [{ type, data: { result: '3' } }] as never
      await run(party, { do: 'say', from: 10_001, group: 20_002, message })
      const shown = log(page).locator('[data-own] [class*="bubble"]').last().getByRole('img')
      await shown.waitFor()
      const contrast = await page.evaluate<number>(`(() => {
      const element = [...document.querySelectorAll('[data-own] [role="img"]')].at(-1)
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
      const luminance = (color) => {
        canvas.clearRect(0, 0, 1, 1)
        canvas.fillStyle = color
        canvas.fillRect(0, 0, 1, 1)
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => {
          const share = part / 255
          return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
      }
      const isClear = (color) => color === 'transparent' || color.endsWith(', 0)')
      let behind = element
      while (isClear(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement
      const [a, b] = [
        luminance(getComputedStyle(element).color),
        luminance(getComputedStyle(behind).backgroundColor),
      ].sort((one, other) => other - one)
      return (a + 0.05) / (b + 0.05)
    })()`)
      expect(contrast).toBeGreaterThan(3)
    }
  },
)
