import { buildPage } from './built-page.ts'
import { unpackChromium } from './chromium.ts'

/** Before the tests, once: what all files with a browser need. */
export async function setup(): Promise<void> {
  await Promise.all([unpackChromium(), buildPage()])
}
