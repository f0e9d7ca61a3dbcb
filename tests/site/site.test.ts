import type { Server } from 'node:http'

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { eventually, PHONE, visit } from '../support/browser.ts'
import { findBarriers } from '../support/page/accessibility.ts'
import { buildSite, serveSite } from '../support/site/serve-site.ts'

let site: { url: string; server: Server }
let output: string

beforeAll(async () => {
  output = await buildSite()
  site = await serveSite()
}, 300_000)

afterAll(() => {
  site.server.close()
})

test('the site builds without a warning', () => {
  expect(output).not.toMatch(/warn|deprecat|dead link|error/i)
})

describe.each(['light', 'dark'] as const)('without barriers in the %s theme', (colorScheme) => {
  test.each(['/', '/zh/', '/guide/sockets', '/zh/guide/sockets', '/zh/reference/actions'])(
    '%s',
    async (path) => {
      const page = await visit(`${site.url}${path}`, { colorScheme })
      await page.locator('h1').first().waitFor()
      expect(await findBarriers(page)).toEqual([])
    },
  )
})

test.each(['/', '/zh/guide/overview', '/reference/actions'])('%s fits on a phone', async (path) => {
  const page = await visit(`${site.url}${path}`, { viewport: PHONE })
  await page.locator('h1').first().waitFor()
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width)
})

/** What newcomers ask, and the page that answers. */
const questions: [question: string, path: string][] = [
  ['NapCat token', '/deploy/node'],
  ['QQ at home', '/start'],
  ['deploy to Lambda', '/deploy/lambda'],
  ['several instances Redis', '/guide/stores'],
  ['aiocqhttp on_message', '/from/aiocqhttp'],
  ['send a file', '/guide/files'],
  ['set_msg_emoji_like', '/reference/actions'],
  ['OpenTelemetry', '/guide/operation'],
  ['没有反应', '/zh/guide/cli'],
  ['定时任务', '/zh/guide/schedules'],
  ['命令 参数', '/zh/guide/kit'],
  ['大模型', '/zh/bots/llm'],
]

async function search(page: Page, text: string): Promise<string[]> {
  await page.locator('.VPNavBarSearch button').first().click()
  await page.locator('input[type=search]').fill(text)
  await page.locator('.result').first().waitFor()
  const results = await page.locator('.result').all()
  const links = await Promise.all(results.map((result) => result.getAttribute('href')))
  return links.map((link) => new URL(link ?? '', site.url).pathname)
}

test.each(questions)('search for %s finds %s', async (question, path) => {
  const page = await visit(`${site.url}${path.startsWith('/zh/') ? '/zh/' : '/'}`)
  const found = await search(page, question)
  expect(found.slice(0, 4)).toContain(path)
})

test('switches between the languages on the same page', async () => {
  const page = await visit(`${site.url}/guide/sockets`)
  await page.getByRole('button', { name: 'Change language' }).first().hover()
  await page.getByRole('link', { name: '简体中文' }).first().click()
  await eventually(() => new URL(page.url()).pathname).toBe('/zh/guide/sockets')
})
