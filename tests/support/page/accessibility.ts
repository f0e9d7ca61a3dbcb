import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  // Experimental: it mistakes the hidden letter in an avatar for part of the name.
  rules: { 'label-content-name-mismatch': { enabled: false } },
}

/** What axe-core finds wrong with the page as it is now, or a part of it: one line for each place. */
export async function findBarriers(page: Page, part = 'html'): Promise<string[]> {
  // Evaluated by the debugger: the content security policy allows no foreign scripts.
  // Menus are in the top layer, outside the regions of the page.
  await page.evaluate(`if (!globalThis.axe) {
    ${source}
    axe.configure({ rules: [{ id: 'region', selector: 'body *:not([popover], [popover] *)' }] })
  }`)
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(
    `axe.run(${JSON.stringify(part)}, ${JSON.stringify(OPTIONS)})`,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, any, all, none }) =>
        `${id}: ${help}: ${html.slice(0, 200)} ${[...any, ...all, ...none].map(({ message }) => message).join('; ')}`,
    ),
  )
}
