import { segment } from '@cqhttp/core'
import { describe, expect, test } from 'vitest'
import { eventually, run, startParty, visit } from '../support/browser.ts'
import { composer, log } from '../support/page/chat.ts'

/** A red dot, 1 × 1. */
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

describe('a picture', () => {
  test('is chosen, sent, and comes back', async () => {
    const party = await startParty()
    const page = await visit(party)
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Picture', exact: true }).click()
    await (
      await chosen
    ).setFiles({ name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(PNG, 'base64') })
    await page.getByRole('button', { name: 'Remove dot.png' }).waitFor()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await eventually(() => log(page).locator('img').count()).toBe(2)
    for (const picture of await log(page).locator('img').all()) {
      const address = (await picture.getAttribute('src')) ?? ''
      // From the port of the API, as a bot in any language can fetch it.
      expect(address.startsWith(`${party.server.apiRoot}/media/`)).toBe(true)
      const bytes = await (await fetch(address)).arrayBuffer()
      expect(Buffer.from(bytes).toString('base64')).toBe(PNG)
      expect(await picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth)).toBe(
        1,
      )
    }
    await log(page)
      .getByRole('button', { name: /^Open / })
      .first()
      .click()
    const large = page.getByRole('dialog').getByRole('img')
    await large.waitFor()
    await page.keyboard.press('Escape')
    await large.waitFor({ state: 'detached' })
  })

  test('is pasted', async () => {
    const party = await startParty()
    const page = await visit(party)
    await composer(page).focus()
    await page.evaluate(`(() => {
      const bytes = Uint8Array.from(atob(${JSON.stringify(PNG)}), (char) => char.charCodeAt(0))
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([bytes], 'pasted.png', { type: 'image/png' }))
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement.dispatchEvent(event)
    })()`)
    await page.getByRole('button', { name: 'Remove pasted.png' }).waitFor()
    await composer(page).fill('look')
    await composer(page).press('Enter')
    await eventually(() => log(page).locator('img').count()).toBe(2)
    expect(party.server.sandbox.exchanges[0]?.event['raw_message']).toMatch(
      /^(look)?\[CQ:image,.*\](look)?$/,
    )
  })

  test('of several megabytes reaches the bot, and a page with many loads at once', async () => {
    const party = await startParty()
    const photo = Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.alloc(3_900_000)])
    for (let count = 0; count < 6; count++) {
      const message = [segment.image(Buffer.concat([photo, Buffer.from([count])]))]
      const said = await run(party, { do: 'say', from: 10_001, message })
      expect(said).not.toHaveProperty('error')
    }
    await party.server.sandbox.idle({ timeout: 20_000 })
    const { exchanges } = party.server.sandbox
    expect(exchanges.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200))
    const page = await visit(party)
    await eventually(() => log(page).locator('img').count()).toBe(12)
    const { origin, hash } = new URL(party.server.url)
    const headers = { authorization: `Bearer ${hash.slice('#token='.length)}` }
    const state = await fetch(`${origin}/api/state`, { headers })
    const reader = state.body?.pipeThrough(new TextDecoderStream()).getReader()
    let first = ''
    while (!first.includes('\n')) first += (await reader?.read())?.value ?? '\n'
    await reader?.cancel()
    expect(first.length).toBeLessThan(1_000_000)
  })

  test('is none when it is no image', async () => {
    const page = await visit(await startParty())
    const chosen = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Picture', exact: true }).click()
    await (
      await chosen
    ).setFiles({ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<h1>') })
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
    expect(await page.getByRole('button', { name: /^Remove / }).count()).toBe(0)
  })
})
