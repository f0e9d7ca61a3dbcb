import type { Runtime, Wish } from './choices.ts'
import { entryOf } from './entries.ts'
import type { PackageManager } from './package-manager.ts'
import type { Files } from './template-files.ts'

/** Node removes types by itself from 22.18 on; before, it has to be asked, and warns. */
const TYPES = '--experimental-strip-types --disable-warning=ExperimentalWarning'
/** In a bundle of modules there is no `require`, which some packages call. */
const REQUIRE =
  "import{createRequire}from'node:module';const require=createRequire(import.meta.url);"
const DOCKER = 'docker compose up --build --detach'

type Scripts = Readonly<Record<string, string>>

const scripts: Readonly<Record<Runtime, (run: string) => Scripts>> = {
  node: () => ({
    test: 'vitest run',
    start: `node --env-file=.env ${TYPES} node.ts`,
    deploy: DOCKER,
  }),
  workers: () => ({
    test: 'vitest run',
    deploy: 'wrangler deploy --secrets-file .env',
  }),
  lambda: (run) => ({
    test: 'vitest run',
    build:
      'esbuild lambda.ts --bundle --minify --platform=node --target=node22 --format=esm --sourcemap ' +
      `--sources-content=false --banner:js="${REQUIRE}" --outfile=dist/lambda/lambda.mjs`,
    deploy: `${run} build && sam deploy --guided`,
  }),
  bun: () => ({ test: 'bun --bun vitest run', start: 'bun bun.ts', deploy: DOCKER }),
  deno: () => ({
    test: 'vitest run',
    start: 'deno run --env-file=.env --allow-net --allow-env --allow-read --allow-sys deno.ts',
    deploy: DOCKER,
  }),
}

/** What a project needs beside what its files import. */
const TOOLS = ['@cqhttp/cli', '@cqhttp/sandbox', '@types/node', 'vitest']
const tools: Partial<Record<Runtime, string>> = { workers: 'wrangler', lambda: 'esbuild' }

/**
 * The package.json of a project. It depends on what its files import.
 *
 * @param versions The version range of each package.
 */
export function formatManifest(
  name: string,
  { runtime, transport }: Wish,
  files: Files,
  manager: PackageManager,
  versions: Readonly<Record<string, string>>,
): string {
  const isTest = (path: string): boolean => path.startsWith('test/')
  const used = importsOf(files, (path) => !isTest(path))
  const tested = [...importsOf(files, isTest), ...TOOLS, tools[runtime] ?? []].flat()
  const range = (packages: readonly string[]): Record<string, string> =>
    Object.fromEntries(
      [...new Set(packages)].toSorted().map((one) => [one, rangeOf(one, versions)]),
    )
  const socket = transport === 'ws' ? ' --socket' : ''
  const manifest = {
    name,
    private: true,
    type: 'module',
    ...(importsSqlite(files) ? { engines: { node: '>=22.13' } } : {}),
    scripts: { dev: `cqhttp dev ${entryOf[runtime]}${socket}`, ...scripts[runtime](manager.run) },
    dependencies: range(used),
    devDependencies: range(tested.filter((one) => !used.includes(one))),
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** What an entry of a package needs beside it, which npm does not install by itself. */
const peers: Readonly<Record<string, string>> = {
  '@cqhttp/core/opentelemetry': '@opentelemetry/api',
  '@cqhttp/core/schedule': 'croner',
}

/** Whether the bot keeps a file of SQLite, which older Nodes have not got. */
function importsSqlite(files: Files): boolean {
  return [...files.values()].some((text) => text.includes("from '@cqhttp/stores/sqlite'"))
}

/** The packages that files import, with what these need. */
function importsOf(files: Files, isMeant: (path: string) => boolean): string[] {
  const names = [...files]
    .filter(([path]) => /\.[cm]?ts$/.test(path) && isMeant(path))
    .flatMap(([, text]) => [...text.matchAll(/(?:from|import) '(((?:@[\w.-]+\/)?[\w.-]+)[^']*)'/g)])
    .flatMap(([, entry = '', name = '']) => [name, peers[entry] ?? []].flat())
  return names.filter((name) => !name.startsWith('.') && name !== 'node')
}

function rangeOf(name: string, versions: Readonly<Record<string, string>>): string {
  const range = versions[name]
  if (range === undefined) throw new Error(`no version is known of ${name}`)
  return range
}
