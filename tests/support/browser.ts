// Tests of the sandbox's page in a real headless browser: one browser for each file, a fresh profile,
// sandbox and bot for each test. A test fails when its page complains about anything.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, expect, onTestFinished } from 'vitest'
import { launchChromium } from './page/chromium.ts'
import type { Party } from './page/party.ts'
import { watchProblems } from './page/problems.ts'

export { type Party, run, startParty, startSocketParty } from './page/party.ts'

export const PHONE = { width: 390, height: 844 }

/** How long a page may take for anything, in milliseconds: the machine may be busy. */
const PATIENCE = 10_000

const screenshots = fileURLToPath(new URL('../../screenshots/', import.meta.url))

export interface Visit extends BrowserContextOptions {
  /** Problems that belong to the test, such as a request that is refused. */
  expected?: readonly RegExp[]
}

let browser: Promise<Browser> | undefined

afterAll(async () => {
  await (await browser)?.close()
})

/**
 * Opens a page in a profile of its own, until the test ends: in English, light, and of the size of a
 * desktop unless said.
 */
export async function visit(
  to: Pick<Party, 'server'> | string,
  options: Visit = {},
): Promise<Page> {
  const { expected = [], ...rest } = options
  browser ??= launchChromium()
  const context = await (
    await browser
  ).newContext({
    locale: 'en-US',
    colorScheme: 'light',
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...rest,
  })
  context.setDefaultTimeout(PATIENCE)
  const problems = watchProblems(context)
  const page = await context.newPage()
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') {
      await takeScreenshot(page, `failed-${task.name.replaceAll(/\W+/g, '-')}`)
    }
    await context.close()
    const found = problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)))
    expect(found, 'what the page complained about').toEqual([])
  })
  await page.goto(typeof to === 'string' ? to : to.server.url)
  return page
}

/** Waits until what is read is like this. */
export function eventually<T>(read: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: PATIENCE, interval: 30 })
}

/** Writes a picture of the page into the folder `screenshots`, which git ignores. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(screenshots, { recursive: true })
  // So that nothing is hovered.
  await page.mouse.move(0, 0)
  await page.screenshot({ path: `${screenshots}${name}.png` })
}
