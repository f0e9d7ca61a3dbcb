import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'

import { root } from '../../release/packages.ts'
import { type BotFolder, installAll, readManifest } from './bot-folder.ts'
import { nodes } from './package-managers.ts'

const run = promisify(execFile)

describe.each(['npm', 'pnpm'] as const)('the packages from a registry, installed by %s', (by) => {
  let installed: BotFolder

  beforeAll(async () => {
    installed = await installAll(by)
  }, 120_000)

  afterAll(() => installed?.remove())

  test.each(Object.entries(nodes))('answer and refuse on Node %s', async (version, node) => {
    const { stdout } = await run(node, ['program.mjs'], { cwd: installed.path })
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

  test.each(Object.entries(nodes))(
    'bring the command cqhttp with its page, on Node %s',
    async (_, node) => {
      const { version, bin } = await readManifest(installed.path, '@cqhttp/cli')
      const cli = join(installed.path, 'node_modules/@cqhttp/cli', bin['cqhttp'] ?? '')
      expect(await readFile(cli, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
      expect((await run(node, [cli, '--version'])).stdout).toBe(`${version}\n`)

      const child = spawn(node, [cli, 'sandbox', '--port', '0', '--api-port', '0'])
      onTestFinished(() => void child.kill('SIGKILL'))
      const [printed] = (await once(child.stdout, 'data')) as [Buffer]
      const page = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed.toString())?.[0] ?? ''
      const html = await (await fetch(page)).text()
      const script = /src="\.\/(assets\/[\w.-]+\.js)"/.exec(html)?.[1] ?? ''
      expect((await fetch(`${page}${script}`)).status).toBe(200)
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
    },
  )

  test.each([
    ['bundler', 'esnext'],
    ['nodenext', 'nodenext'],
  ])('compile for %s without skipLibCheck', { timeout: 60_000 }, async (resolution, module) => {
    const { path: folder, entries } = installed
    const all = entries.map((entry, index) => `export * as entry${index} from '${entry}'\n`)
    await writeFile(join(folder, 'entries.ts'), all.join(''))
    await copyFile(new URL('consumer.ts', import.meta.url), join(folder, 'consumer.ts'))
    const compilerOptions = {
      module,
      moduleResolution: resolution,
      target: 'es2024',
      lib: ['es2024', 'dom'],
      typeRoots: [join(root, 'node_modules/@types')],
      types: ['node'],
      strict: true,
      skipLibCheck: false,
      noEmit: true,
    }
    const config = { compilerOptions, files: ['consumer.ts', 'entries.ts'] }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const { stdout } = await run(process.execPath, [tsc, '-p', folder]).catch(
      (error: { stdout: string }) => error,
    )
    expect(stdout).toBe('')
  })

  test.each([
    [
      'Workers',
      ['workerd', 'worker', 'browser'],
      'neutral',
      ['subtle.importKey'],
      ['node:crypto', 'ECONNREFUSED'],
    ],
    ['Node', [], 'node', ['node:crypto', 'ECONNREFUSED'], ['subtle.importKey']],
  ] as const)(
    'bring to %s its half of HMAC, and the errors that it knows',
    async (_runtime, conditions, platform, wanted, others) => {
      const outfile = join(installed.path, `${platform}.mjs`)
      await build({
        stdin: {
          contents: `export { CQHttp } from '@cqhttp/core'`,
          resolveDir: installed.path,
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
      for (const text of wanted) expect(code).toContain(text)
      for (const text of others) expect(code).not.toContain(text)
    },
  )

  test('are bundled by wrangler, with nothing that Workers lack', { timeout: 60_000 }, async () => {
    const folder = join(installed.path, 'worker')
    await mkdir(folder)
    await copyFile(new URL('worker.ts', import.meta.url), join(folder, 'worker.ts'))
    const config = { name: 'bot', main: 'worker.ts', compatibility_date: '2026-11-17' }
    await writeFile(join(folder, 'wrangler.json'), JSON.stringify(config))
    const wrangler = join(root, 'tests/node_modules/wrangler/bin/wrangler.js')
    const env = {
      ...process.env,
      CLOUDFLARE_CF_FETCH_ENABLED: 'false',
      WRANGLER_SEND_METRICS: 'false',
    }
    const args = ['deploy', '--dry-run', '--outdir', 'dist']
    await run(process.execPath, [wrangler, ...args], { cwd: folder, env })
    const code = await readFile(join(folder, 'dist/worker.js'), 'utf8')
    expect(code.match(/subtle\.importKey/g)).toHaveLength(1)
    expect(code.match(/\bfrom ?["']node:|require\(/g)).toBeNull()
  })
})
