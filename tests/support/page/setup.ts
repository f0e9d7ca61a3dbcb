import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { unpackChromium } from './chromium.ts'

/** Prepares once what all tests in a browser need, if it is missing or outdated. */
export async function setup(): Promise<void> {
  const buildPage = fileURLToPath(
    new URL('../../../packages/playground/build-page.ts', import.meta.url),
  )
  await Promise.all([unpackChromium(), promisify(execFile)(process.execPath, [buildPage])])
}
