import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'

import { build } from 'esbuild'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const pathOf = (name: string): string =>
  fileURLToPath(new URL(`../src/${name}.ts`, import.meta.url))

async function bundle(name: string) {
  const { outputFiles, metafile } = await build({
    entryPoints: [pathOf(name)],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.12',
    packages: 'external',
    metafile: true,
    write: false,
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error('nothing was built')
  return {
    weight: gzipSync(file.contents, { level: 9 }).byteLength,
    files: Object.keys(metafile.inputs).map((path) => path.replace(/.*\//, '')),
    imports: Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.map(({ path }) => path),
    ),
  }
}

// In bytes, gzipped; a little above the weight at the time.
test.each([
  ['dynamodb', 3_300, ['aws-signature.ts', 'dynamodb-client.ts', 'dynamodb.ts'], []],
  ['redis', 2_100, ['redis-client.ts', 'redis.ts'], []],
  [
    'sqlite',
    4_600,
    ['sqlite-failure.ts', 'sqlite-file.ts', 'sqlite-queue.ts', 'sqlite-values.ts', 'sqlite.ts'],
    ['node:url'],
  ],
])('%s stays small, and brings nothing of the others', async (name, limit, files, imports) => {
  const bundled = await bundle(name)
  expect(bundled.files.toSorted()).toEqual(files)
  expect(bundled.imports).toEqual(imports)
  expect(bundled.weight).toBeLessThanOrEqual(limit)
})

test('a store in DynamoDB loads nothing of Node before it is asked', async () => {
  const code = `
    const { dynamodbStore } = await import(${JSON.stringify(pathOf('dynamodb'))})
    dynamodbStore({ table: 'bots', region: 'eu-west-1' })
    const loaded = process.moduleLoadList.map((name) => name.replace('NativeModule ', ''))
    console.log(loaded.filter((name) => /^(https?|crypto|tls|internal.deps.undici.*)$/.test(name)).join())`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code])
  expect(stdout.trim()).toBe('')
})
