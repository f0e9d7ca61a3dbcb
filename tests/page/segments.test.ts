import { type Segment, segment } from '@cqhttp/core'
import { expect, test } from 'vitest'
import { eventually, run, startParty, takeScreenshot, visit } from '../support/browser.ts'
import { log, message, openChat } from '../support/page/chat.ts'
import { findBarriers } from '../support/page/accessibility.ts'

const SILENCE = `data:audio/wav;base64,${btoa('RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x44\xac\0\0\x88\x58\x01\0\x02\0\x10\0data\0\0\0\0')}`

/** A segment, and what is to be seen of it. */
const shown: [Segment, string][] = [
  [{ type: 'face', data: { id: '9999' } }, '9999'],
  [{ type: 'record', data: { file: SILENCE } }, ''],
  [{ type: 'video', data: { file: 'clip.mp4' } }, 'clip.mp4'],
  [{ type: 'rps', data: {} }, ''],
  [{ type: 'dice', data: {} }, ''],
  [{ type: 'share', data: { url: 'https://example.com/', title: 'A page' } }, 'A page'],
  [{ type: 'contact', data: { type: 'qq', id: '10004' } }, '10004'],
  [{ type: 'location', data: { lat: '31.2', lon: '121.5', title: '外滩' } }, '外滩'],
  [{ type: 'music', data: { type: '163', id: '28949129' } }, '28949129'],
  [{ type: 'json', data: { data: '{"prompt":"[card]"}' } }, 'card'],
  [{ type: 'xml', data: { data: '<msg brief="hello"><script>alert(1)</script></msg>' } }, ''],
  [segment.custom('marvel', { power: '<b>9000</b>' }), 'marvel'],
]

test('all kinds of segments are shown, those that nobody knows too', async () => {
  const party = await startParty()
  const page = await visit(party)
  await openChat(page, '测试群')
  for (const [one] of shown) {
    const said = await run(party, { do: 'say', from: 10_001, group: 20_002, message: [one] })
    expect(said).not.toHaveProperty('error')
  }
  await eventually(() => message(page, '你好呀').count()).toBe(shown.length)
  const rows = log(page).locator('[id^="message-"][data-own]')
  expect(await rows.count()).toBe(shown.length)
  for (const [index, [, text]] of shown.entries()) {
    const row = rows.nth(index)
    expect(await row.textContent()).toContain(text)
    expect((await row.locator('[class*="bubble"]').boundingBox())?.width).toBeGreaterThan(16)
  }
  expect(await log(page).locator('script').count()).toBe(0)
  expect(await findBarriers(page, '[role="log"]')).toEqual([])
  await takeScreenshot(page, 'segments')
})
