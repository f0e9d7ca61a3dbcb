// The recipe of the example for Lambda, so that errors can be found in a bundle of one line.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { expect, onTestFinished, test } from 'vitest'

const run = promisify(execFile)
const echo = fileURLToPath(new URL('../examples/echo/', import.meta.url))
const entry = fileURLToPath(new URL('fixtures/failing-function.ts', import.meta.url))

const event = {
  version: '2.0',
  rawPath: '/',
  headers: { 'content-type': 'application/json' },
  requestContext: { http: { method: 'POST' }, domainName: 'x.lambda-url.test' },
  body: '{"post_type":"message","message_type":"private","message":"hi"}',
}

test('an error of a handler on Lambda names the line of the author', async () => {
  const { scripts } = JSON.parse(await readFile(join(echo, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const template = await readFile(join(echo, 'template.yaml'), 'utf8')
  const [, NODE_OPTIONS = ''] = /NODE_OPTIONS: (.+)/.exec(template) ?? []
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-source-map-'))
  onTestFinished(() => rm(folder, { recursive: true }))

  const outfile = join(folder, 'lambda.mjs')
  const [command, , ...flags] = (scripts['build:lambda'] ?? '').split(' ')
  expect(command).toBe('esbuild')
  const others = flags.filter((flag) => !flag.startsWith('--outfile='))
  const esbuild = join(echo, 'node_modules/esbuild/bin/esbuild')
  await run(process.execPath, [
    esbuild,
    entry,
    ...others,
    `--outfile=${outfile}`,
    '--log-level=error',
  ])
  expect((await readFile(outfile, 'utf8')).split('\n').length).toBeLessThan(30)

  const program = `
    const { handler } = await import(${JSON.stringify(outfile)})
    const { statusCode } = await handler(${JSON.stringify(event)}, {})
    console.log(statusCode)`
  const { stdout, stderr } = await run(
    process.execPath,
    ['--input-type=module', '--eval', program],
    { env: { NODE_OPTIONS } },
  )
  expect(stdout).toBe('500\n')
  expect(stderr).toContain('failing-function.ts:12:26')
})
