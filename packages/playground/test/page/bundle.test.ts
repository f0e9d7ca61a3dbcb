import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { expect, test } from 'vitest'

test('takes of core what the page needs, and no HTTP client or router', async () => {
  const root = fileURLToPath(new URL('../../page', import.meta.url))
  const built = await build({
    root,
    configFile: `${root}/vite.config.ts`,
    logLevel: 'silent',
    build: { write: false },
  })
  const { output } = built as Rolldown.RolldownOutput
  const modules = output.flatMap((file) =>
    file.type === 'chunk'
      ? Object.entries(file.modules).filter(([, { renderedLength }]) => renderedLength > 0)
      : [],
  )
  const ids = modules.map(([id]) => id)
  expect(ids.filter((id) => id.includes('/core/src/events/'))).not.toEqual([])
  expect(ids.filter((id) => /\/(?:ky|itty-router|hono|valibot)\//.test(id))).toEqual([])
})
