import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { build } from 'esbuild'
import { expect, test } from 'vitest'

/** What a program weighs without core, minified for Workers and gzipped, and what it imports. */
async function weigh(code: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['@cqhttp/core'],
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error('nothing was built')
  return {
    weight: gzipSync(file.contents, { level: 9 }).byteLength,
    imports: Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.map(({ path }) => path),
    ),
  }
}

// In bytes; what was measured is in docs/kit.md.
test.each([
  ['all of the entry', "export * from '@cqhttp/kit'", 4_050],
  ['toMe alone', "export { toMe } from '@cqhttp/kit'", 1_000],
  ['flow alone', "export { flow } from '@cqhttp/kit'", 1_000],
  ['pace', "export * from '@cqhttp/kit/pace'", 1_380],
  ['later', "export * from '@cqhttp/kit/later'", 800],
  ['unfold', "export * from '@cqhttp/kit/unfold'", 3_400],
  ['quoted alone', "export { quoted } from '@cqhttp/kit/unfold'", 500],
  ['media', "export * from '@cqhttp/kit/media'", 2_400],
  ['English', "export * from '@cqhttp/kit/english'", 300],
])('%s stays small, and imports core alone', async (_what, code, limit) => {
  const { weight, imports } = await weigh(code)
  expect(weight).toBeLessThanOrEqual(limit)
  expect(
    [...new Set(imports)].filter(
      (path) => !/^@cqhttp\/core(?:\/(?:files|forward|wiring))?$/.test(path),
    ),
  ).toEqual([])
})

test('a bot that uses none of it grows by nothing', async () => {
  const bot = "import { CQHttp } from '@cqhttp/core'; export default new CQHttp({ secret: false })"
  const entries = ['', '/english', '/later', '/media', '/pace', '/unfold']
  const imports = entries.map((entry) => `import '@cqhttp/kit${entry}'`)
  const [without, beside] = await Promise.all([weigh(bot), weigh([...imports, bot].join('\n'))])
  expect(beside.weight).toBe(without.weight)
})
