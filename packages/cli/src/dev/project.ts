import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { UsageError } from '../usage-error.ts'

/** What runs a bot. */
export const runtimes = ['node', 'workers', 'lambda', 'bun', 'deno'] as const
export type Runtime = (typeof runtimes)[number]

/** What is to be run, and by what. */
export interface Entry {
  readonly runtime: Runtime
  /** The folder that it belongs to: that of its package.json, or where the command runs. */
  readonly root: string
  /** The file; undefined when the configuration of wrangler names it. */
  readonly file: string | undefined
}

/** Extensions of entries, in the order in which they are looked for. */
const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs', '.cts', '.cjs']
const FOLDERS = ['', 'src']
/** Names of entries without their extensions, in the order in which they are looked for. */
const NAMES: Readonly<Record<Runtime, readonly string[]>> = {
  node: ['node', 'index', 'server', 'main', 'app', 'bot'],
  workers: ['worker', 'index'],
  lambda: ['lambda', 'handler', 'index'],
  bun: ['bun', 'index', 'server', 'main', 'app', 'bot'],
  deno: ['deno', 'index', 'server', 'main', 'app', 'bot'],
}
const WRANGLER_FILES = ['wrangler.jsonc', 'wrangler.json', 'wrangler.toml']
/** How much of a file is looked at, in characters. */
const BEGINNING = 200_000

/** What in a file says what runs it. */
const MARKS: readonly (readonly [Runtime, RegExp])[] = [
  ['workers', /@cqhttp\/adapter-workers|['"]cloudflare:/],
  ['lambda', /@cqhttp\/adapter-lambda|['"]aws-lambda['"]/],
  ['bun', /\bBun\.serve\b/],
  ['deno', /\bDeno\.serve\b/],
]
/** What a file calls that opens a port, or dials. */
const SERVES = /\b(?:serve|listen|createServer|toNodeHandler|connect)\s*\(/

/**
 * Finds what to run.
 *
 * @param named The file or folder that the user named, if any.
 * @param wanted The runtime that the user named, if any.
 * @throws UsageError when there is nothing to run, with what was looked for.
 */
export function findEntry(
  cwd: string,
  named: string | undefined,
  wanted: Runtime | undefined,
): Entry {
  if (named === undefined) return searchFolder(cwd, wanted)
  const path = resolve(cwd, named)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) {
    throw new UsageError(`there is no ${named}: name the file that starts the bot, such as node.ts`)
  }
  if (stats.isDirectory()) return searchFolder(path, wanted)
  if (!EXTENSIONS.includes(extname(path))) {
    throw new UsageError(
      `${named} is neither TypeScript nor JavaScript: name a file that ends with ${EXTENSIONS.slice(0, 4).join(', ')}`,
    )
  }
  const root = rootOf(dirname(path))
  return { runtime: wanted ?? runtimeOf(path, hasWrangler(root)), root, file: path }
}

function searchFolder(root: string, wanted: Runtime | undefined): Entry {
  const withWrangler = hasWrangler(root)
  const candidates = [...new Set([...namedByPackage(root), ...namedByConvention(root, wanted)])]
  for (const file of candidates) {
    const runtime = runtimeOf(file, withWrangler)
    const isWanted = runtime === wanted || (wanted === undefined && runtime !== undefined)
    if (!isWanted || isOnlyBot(file, runtime)) continue
    return { runtime, root, file: runtime === 'workers' && withWrangler ? undefined : file }
  }
  if (withWrangler && (wanted ?? 'workers') === 'workers') {
    return { runtime: 'workers', root, file: undefined }
  }
  // Bun and Deno run what Node runs.
  const neutral = candidates.find((file) => runtimeOf(file, false) === 'node' && !isOnlyBot(file))
  if ((wanted === 'bun' || wanted === 'deno') && neutral !== undefined) {
    return { runtime: wanted, root, file: neutral }
  }
  throw new UsageError(explainNothing(root, wanted, candidates))
}

function explainNothing(
  root: string,
  wanted: Runtime | undefined,
  candidates: readonly string[],
): string {
  const alone = candidates.find((file) => isOnlyBot(file))
  if (alone !== undefined && (wanted ?? 'node') === 'node') {
    const name = relative(root, alone)
    return (
      `${name} makes a bot but opens no port: write node.ts beside it, with ` +
      "import { serve } from '@cqhttp/adapter-node' and await serve(bot, { port: Number(process.env.PORT) })"
    )
  }
  const names =
    wanted === undefined
      ? 'node.ts, worker.ts with wrangler.jsonc, lambda.ts, index.ts or bot.ts'
      : `${NAMES[wanted].map((name) => `${name}.ts`).join(', ')}${wanted === 'workers' ? ' or wrangler.jsonc' : ''}`
  return `no bot was found in ${root}: neither there nor in src is ${names}; name its file: cqhttp dev path/to/node.ts`
}

/** Files that package.json names: its `main`, and what its scripts start. */
function namedByPackage(root: string): string[] {
  const { main, scripts } = readManifest(root)
  const words = [scripts?.['start'], scripts?.['dev']].flatMap((script) =>
    typeof script === 'string' ? script.split(/\s+/) : [],
  )
  return [main, ...words]
    .filter((word) => typeof word === 'string' && EXTENSIONS.includes(extname(word)))
    .map((word) => resolve(root, String(word)))
    .filter(isFile)
}

function namedByConvention(root: string, wanted: Runtime | undefined): string[] {
  const names = new Set(
    wanted === undefined ? Object.values(NAMES).flat() : [...NAMES[wanted], ...NAMES.node],
  )
  return [...names]
    .flatMap((name) => FOLDERS.map((folder) => join(root, folder, name)))
    .flatMap((stem) => EXTENSIONS.map((extension) => stem + extension))
    .filter(isFile)
}

/** What runs a file: what it says, then how it is called. */
function runtimeOf(file: string, withWrangler: boolean): Runtime {
  const text = beginningOf(file)
  const [marked] = MARKS.find(([, mark]) => mark.test(text)) ?? []
  if (marked !== undefined) return marked
  const stem = stemOf(file)
  const [named] = Object.entries(NAMES).find(([, [name]]) => name === stem) ?? []
  if (named !== undefined) return named as Runtime
  const isModuleWorker = withWrangler && /\bexport default\b/.test(text) && !SERVES.test(text)
  return isModuleWorker ? 'workers' : 'node'
}

/** Whether a file has a bot and nothing that would serve it. */
function isOnlyBot(file: string, runtime: Runtime = 'node'): boolean {
  return runtime === 'node' && stemOf(file) === 'bot' && !SERVES.test(beginningOf(file))
}

function stemOf(file: string): string {
  return basename(file, extname(file))
}

function beginningOf(file: string): string {
  return readFileSync(file, 'utf8').slice(0, BEGINNING)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** The configuration of wrangler; undefined where there is none. */
export function findWranglerFile(root: string): string | undefined {
  return WRANGLER_FILES.map((name) => join(root, name)).find((path) => existsSync(path))
}

function hasWrangler(root: string): boolean {
  return findWranglerFile(root) !== undefined
}

/** The nearest folder with a package.json, or with what configures a runtime. */
function rootOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) || hasWrangler(at)) return at
    if (dirname(at) === at) return folder
  }
}

interface Manifest {
  readonly main?: unknown
  readonly scripts?: Readonly<Record<string, unknown>>
}

function readManifest(root: string): Manifest {
  const file = join(root, 'package.json')
  if (!isFile(file)) return {}
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) ?? {}) as Manifest
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message.split('\n', 1)[0]}`)
  }
}
