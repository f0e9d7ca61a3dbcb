import { execFile } from 'node:child_process'
import { copyFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { installPacked } from './packed.ts'

const run = promisify(execFile)
const oldest = fileURLToPath(new URL('../node_modules/node-22/bin/node', import.meta.url))

let installed: Awaited<ReturnType<typeof installPacked>>

beforeAll(async () => {
  installed = await installPacked()
  await copyFile(new URL('program.mjs', import.meta.url), join(installed.folder, 'program.mjs'))
}, 120_000)

afterAll(() => installed?.remove())

describe('the built packages', () => {
  test.each([
    ['22', oldest],
    ['24', process.execPath],
  ])('answer and refuse on Node %s', async (version, node) => {
    const { stdout } = await run(node, ['program.mjs'], { cwd: installed.folder })
    const reply = '{"reply":[{"type":"face","data":{"id":"1"}}]}'
    expect(JSON.parse(stdout)).toEqual({
      version: expect.stringMatching(`^v${version}\\.`),
      node: [
        [200, reply],
        [403, 'wrong signature'],
      ],
      lambda: [200, reply],
      workers: [200, reply],
      users: ['144115218676755577', 2, 3],
    })
  })

  test.each([
    ['Workers', ['workerd', 'worker', 'browser'], 'neutral', 'subtle.importKey', 'node:crypto'],
    ['Node', [], 'node', 'node:crypto', 'subtle.importKey'],
  ] as const)(
    'bring the half of HMAC that %s has',
    async (_runtime, conditions, platform, wanted, other) => {
      const outfile = join(installed.folder, `${platform}.mjs`)
      await build({
        stdin: {
          contents: `export { CQHttp } from '@cqhttp/core'`,
          resolveDir: installed.folder,
        },
        outfile,
        bundle: true,
        format: 'esm',
        platform,
        mainFields: ['module', 'main'],
        conditions: [...conditions],
        logLevel: 'error',
      })
      const code = await readFile(outfile, 'utf8')
      expect(code).toContain(wanted)
      expect(code).not.toContain(other)
    },
  )
})
