// Builds the page if its sources have changed; `pnpm start` runs this.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const page = join(import.meta.dirname, 'page')

/** The time of a folder counts too: it changes when a file comes or goes. */
function lastChange(path: string): number {
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  const names = readdirSync(path)
  return Math.max(stats.mtimeMs, ...names.map((name) => lastChange(join(path, name))))
}

function isBuilt(): boolean {
  const built = statSync(join(page, 'dist/index.html'), { throwIfNoEntry: false })
  const sources = ['src', 'public', 'index.html', 'vite.config.ts', '../../../pnpm-lock.yaml']
  return (
    built !== undefined && sources.every((name) => lastChange(join(page, name)) <= built.mtimeMs)
  )
}

if (!isBuilt()) {
  const { build } = await import('vite')
  await build({ root: page, configFile: join(page, 'vite.config.ts'), logLevel: 'warn' })
}
