// Makes the templates of the examples of the repository: node build-templates.ts. They are never committed.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { templates } from './src/choices.ts'
import { VARIABLES } from './src/entries.ts'

const root = join(import.meta.dirname, '../..')
const target = join(import.meta.dirname, 'templates')

/** What of an example is not for users: it has a package.json for the workspace, and no need of builds. */
const EXCLUDED = ['**/node_modules/**', '**/dist/**', '**/package.json', '**/.*', '**/.*/**']

/** Copies the examples, and notes the versions of what a project may need. */
export async function buildTemplates(): Promise<void> {
  const wanted = new Map<string, string>()
  const there = Object.keys(templates).filter((name) => examplePaths(name).includes('bot.ts'))
  for (const name of there) {
    for (const path of examplePaths(name)) {
      wanted.set(`${name}/${path}`, await readFile(join(root, 'examples', name, path), 'utf8'))
    }
  }
  for (const name of there) {
    const example = join(root, 'examples', name, '.dev.vars.example')
    if (existsSync(example)) wanted.set(`${name}/${VARIABLES}`, await readFile(example, 'utf8'))
  }
  wanted.set('index.json', JSON.stringify({ templates: there, versions: readVersions() }))
  for (const path of globSync('**/*', { cwd: target })) {
    const isFolder = [...wanted.keys()].some((file) => file.startsWith(`${slashed(path)}/`))
    if (!isFolder && !wanted.has(slashed(path)))
      await rm(join(target, path), { recursive: true, force: true })
  }
  for (const [path, text] of wanted) await writeIfChanged(join(target, path), text)
}

function examplePaths(name: string): string[] {
  const cwd = join(root, 'examples', name)
  const files = globSync('**/*.*', { cwd, exclude: EXCLUDED }).map(slashed)
  return files.filter((path) => !path.includes('/fixtures/'))
}

/** At once, for whoever reads it meanwhile. */
async function writeIfChanged(file: string, text: string): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => undefined)
  if (before === text) return
  await mkdir(dirname(file), { recursive: true })
  const staging = `${file}.${process.pid}`
  await writeFile(staging, text)
  await rename(staging, file)
}

/** The versions of our packages, and those of the catalog. */
function readVersions(): Record<string, string> {
  const catalog =
    readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8').split(/^catalog:$/m)[1] ?? ''
  const rows = catalog.matchAll(/^ {2}'?([@\w./-]+?)'?: ([\^~]?)(\d[\w.-]*)$/gm)
  const others = [...rows].map(([, name = '', sign = '', version = '']) => [
    name,
    `${sign || '^'}${version}`,
  ])
  const ours = globSync('packages/*/package.json', { cwd: root }).map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const { name, version } = JSON.parse(text) as { name: string; version: string }
    return [name, `^${version}`]
  })
  return Object.fromEntries([...others, ...ours]) as Record<string, string>
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/')
}

/** For the tests of this package. */
export { buildTemplates as setup }

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildTemplates()
