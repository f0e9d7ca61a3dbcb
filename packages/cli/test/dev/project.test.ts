import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findEntry, type Runtime } from '../../src/dev/project.ts'

const SERVED = "import { serve } from '@cqhttp/adapter-node'\nawait serve(bot)"
const WORKER = "import { toWorkersHandler } from '@cqhttp/adapter-workers'"
const LAMBDA = "import { toLambdaHandler } from '@cqhttp/adapter-lambda'"
const BOT = 'export const bot = new CQHttp()'
const PLAIN_WORKER = 'export default { fetch: () => new Response() }'

/** A folder with these files. */
function createFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cqhttp-project-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

interface Row {
  title: string
  files: Record<string, string>
  named?: string
  wanted?: Runtime
  /** The runtime, and the file, if wrangler does not choose it. */
  found: [Runtime, string?]
}

const rows: Row[] = [
  { title: 'bot.ts that serves itself', files: { 'bot.ts': SERVED }, found: ['node', 'bot.ts'] },
  {
    title: 'node.ts beside the bot',
    files: { 'bot.ts': BOT, 'node.ts': SERVED, 'worker.ts': WORKER, 'wrangler.jsonc': '{}' },
    found: ['node', 'node.ts'],
  },
  {
    title: 'another runtime of the same bot',
    files: { 'bot.ts': BOT, 'node.ts': SERVED, 'worker.ts': WORKER, 'wrangler.jsonc': '{}' },
    wanted: 'workers',
    found: ['workers'],
  },
  { title: 'a file in src', files: { 'src/index.ts': SERVED }, found: ['node', 'src/index.ts'] },
  { title: 'JavaScript', files: { 'src/main.mjs': SERVED }, found: ['node', 'src/main.mjs'] },
  {
    title: 'main of package.json before conventions',
    files: { 'package.json': '{"main":"./own.ts"}', 'own.ts': SERVED, 'index.ts': SERVED },
    found: ['node', 'own.ts'],
  },
  {
    title: 'what a script starts',
    files: {
      'package.json': '{"scripts":{"dev":"cqhttp dev","start":"node --env-file=.env lib/own.ts"}}',
      'lib/own.ts': SERVED,
    },
    found: ['node', 'lib/own.ts'],
  },
  {
    title: 'main that has not been built is passed over',
    files: { 'package.json': '{"main":"dist/index.js"}', 'src/index.ts': SERVED },
    found: ['node', 'src/index.ts'],
  },
  {
    title: 'a Worker by its configuration alone',
    files: { 'wrangler.toml': 'main = "lib/own.ts"', 'lib/own.ts': WORKER },
    found: ['workers'],
  },
  {
    title: 'a Worker that only says export default',
    files: { 'wrangler.json': '{}', 'src/index.ts': PLAIN_WORKER },
    found: ['workers'],
  },
  {
    title: 'a program beside a wrangler configuration stays one',
    files: { 'wrangler.json': '{}', 'src/index.ts': `${SERVED}\nexport default bot` },
    found: ['node', 'src/index.ts'],
  },
  {
    title: 'a function by its import',
    files: { 'index.ts': LAMBDA },
    found: ['lambda', 'index.ts'],
  },
  {
    title: 'a function by its name',
    files: { 'src/lambda.ts': '' },
    found: ['lambda', 'src/lambda.ts'],
  },
  { title: 'Bun', files: { 'index.ts': 'Bun.serve({})' }, found: ['bun', 'index.ts'] },
  { title: 'Deno', files: { 'main.ts': 'Deno.serve(f)' }, found: ['deno', 'main.ts'] },
  {
    title: 'Bun runs what Node runs, if that is wanted',
    files: { 'index.ts': SERVED },
    wanted: 'bun',
    found: ['bun', 'index.ts'],
  },
  { title: 'a folder', files: { 'a/node.ts': SERVED }, named: 'a', found: ['node', 'a/node.ts'] },
  {
    title: 'a file of any name',
    files: { 'package.json': '{}', 'lib/echo.ts': LAMBDA },
    named: 'lib/echo.ts',
    found: ['lambda', 'lib/echo.ts'],
  },
  {
    title: 'a runtime that is named goes before what the file says',
    files: { 'echo.ts': LAMBDA },
    named: 'echo.ts',
    wanted: 'node',
    found: ['node', 'echo.ts'],
  },
]

test.each(rows)('finds $title', ({ files, named, wanted, found }) => {
  const folder = createFolder(files)
  const { runtime, file } = findEntry(folder, named, wanted)
  const [wantedRuntime, path] = found
  expect({ runtime, file }).toEqual({
    runtime: wantedRuntime,
    file: path === undefined ? undefined : join(folder, path),
  })
})

test.each<[string, Record<string, string>, Runtime | undefined, RegExp]>([
  ['an empty folder', {}, undefined, /^no bot was found in .*node\.ts.*cqhttp dev path/],
  ['no Worker', { 'node.ts': SERVED }, 'workers', /worker\.ts.*wrangler\.jsonc/],
  ['no function', { 'node.ts': SERVED }, 'lambda', /lambda\.ts/],
  [
    'a bot that nobody serves',
    { 'bot.ts': BOT },
    undefined,
    /^bot\.ts makes a bot but opens no port: /,
  ],
  ['a broken package.json', { 'package.json': '{' }, undefined, /package\.json is not JSON: /],
])('says what is missing: %s', (_, files, wanted, line) => {
  const folder = createFolder(files)
  expect(() => findEntry(folder, undefined, wanted)).toThrow(line)
})
