import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { build, type BuildOptions } from 'esbuild'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** As `wrangler deploy --minify` does it for examples/echo. */
const workers: BuildOptions = {
  target: 'es2024',
  conditions: ['workerd', 'worker', 'browser'],
  external: ['cloudflare:*'],
}

const node: BuildOptions = { platform: 'node', target: 'node22.12', conditions: ['node'] }

/** What a program weighs, minified and gzipped, in bytes. */
async function weigh(code: string, options: BuildOptions): Promise<number> {
  const { outputFiles } = await build({
    ...options,
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error('nothing was built')
  return gzipSync(file.contents, { level: 9 }).byteLength
}

const all = (name: string): string => `export * from '${name}'`
const others = (...external: string[]): { external: string[] } => ({ external })

// Each limit is a little above the size at the time it was set. Growing beyond it needs a reason;
// after shrinking, lower the limit.
test.each<[string, string, BuildOptions, number]>([
  [
    'the echo bot on Workers',
    "export { default } from './fixtures/plain-worker.ts'",
    workers,
    23_000,
  ],
  [
    'the echo bot on Workers with sockets',
    "export { Account, default } from '../../examples/echo/worker.ts'",
    workers,
    29_150,
  ],
  ['core, whole', all('@cqhttp/core'), { ...workers, ...others('ky', 'itty-router') }, 20_400],
  [
    'adapter-workers',
    all('@cqhttp/adapter-workers'),
    { ...workers, ...others('@cqhttp/core') },
    1_450,
  ],
  ['adapter-lambda', all('@cqhttp/adapter-lambda'), { ...node, ...others('@cqhttp/core') }, 5_150],
  [
    'adapter-workers/queue',
    all('@cqhttp/adapter-workers/queue'),
    { ...workers, ...others('@cqhttp/core') },
    1_100,
  ],
  [
    'adapter-lambda/queue, with what signs',
    all('@cqhttp/adapter-lambda/queue'),
    { ...node, ...others('@cqhttp/core') },
    5_700,
  ],
  [
    'adapter-node',
    all('@cqhttp/adapter-node'),
    { ...node, ...others('@cqhttp/core', 'ws') },
    7_400,
  ],
])('%s stays small', async (_what, code, options, limit) => {
  expect(await weigh(code, options)).toBeLessThanOrEqual(limit)
})

test('what a bot does not import is left out', async () => {
  const bot = "import { CQHttp } from '@cqhttp/core'; export default new CQHttp({ secret: false })"
  const more = `import { segment } from '@cqhttp/core'; export const at = segment.at(1); ${bot}`
  const [without, withBuilders] = await Promise.all([weigh(bot, workers), weigh(more, workers)])
  expect(withBuilders - without).toBeGreaterThan(1_000)
})
