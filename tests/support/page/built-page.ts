import { execFile } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const sandbox = fileURLToPath(new URL('../../../packages/sandbox/', import.meta.url))

/** Builds the page where it is missing or older than what it is made from, about 1 s. */
export async function buildPage(): Promise<void> {
  const built = await modified(`${sandbox}page/dist/index.html`)
  const sources = [
    ...(await filesIn(`${sandbox}page`)),
    `${sandbox}package.json`,
    `${sandbox}src/server/protocol.ts`,
  ]
  const times = await Promise.all(sources.map(modified))
  if (times.every((time) => time < built)) return
  await promisify(execFile)(
    process.execPath,
    [`${sandbox}node_modules/vite/bin/vite.js`, 'build', 'page'],
    { cwd: sandbox },
  )
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => !path.startsWith(`${folder}/dist/`))
}

async function modified(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0
}
