import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createSandbox } from '@cqhttp/sandbox'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { createTestHarness } from 'wrangler'
import { printed, startProgram } from '../support/runtimes/program.ts'
import type { Transfer } from './entries/transfer.ts'
import { sha256 } from './parties.ts'

const ENTRIES = fileURLToPath(new URL('entries/', import.meta.url))
const bytes = Uint8Array.from({ length: 1_500_001 }, (_, at) => (at * at) % 251)
const digest = sha256(bytes)

beforeAll(() => {
  // Neither wrangler nor workerd may reach beyond this machine.
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'
})

/** An implementation, and a file of this machine. */
async function start(): Promise<{ API_ROOT: string; FILE: string }> {
  const sandbox = createSandbox({ profile: 'napcat' })
  onTestFinished(() => sandbox.close())
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-files-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'a.bin')
  await writeFile(file, bytes)
  return { API_ROOT: await sandbox.listen(), FILE: file }
}

const denoRoot = dirname(fileURLToPath(import.meta.resolve('deno/package.json')))
const DENO = join(denoRoot, process.platform === 'win32' ? 'deno.exe' : 'deno')
// The same name on every system.
const BUN = fileURLToPath(import.meta.resolve('bun/bin/bun.exe'))
const ALLOWED = ['--no-prompt', '--allow-net=127.0.0.1', '--allow-env', '--allow-read']

test.each([
  ['Bun', BUN, ['run']],
  ['Deno', DENO, ['run', ...ALLOWED]],
])('%s sends bytes, streams and files by their path', async (_, command, args) => {
  const env = { ...(await start()), DO_NOT_TRACK: '1', DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' }
  const program = startProgram({ command, args: [...args, `${ENTRIES}program.ts`], env })
  onTestFinished(() => program.close())
  const result = JSON.parse(await printed(program, /Done (.*)\n/)) as Transfer
  expect(result).toEqual({ via: 'stream', fetched: digest, streamed: digest, read: digest })
})

test('workerd sends bytes and streams, and has no files', async () => {
  const secrets = await start()
  const workers = [{ configPath: 'wrangler.jsonc', secrets }]
  const harness = createTestHarness({ root: ENTRIES, workers })
  onTestFinished(() => harness.close())
  const { url } = await harness.listen()
  const result = (await (await fetch(url)).json()) as Transfer
  expect(result).toEqual({
    via: 'stream',
    fetched: digest,
    streamed: digest,
    read: expect.stringMatching(/^TypeError: this runtime has no files .* pass the bytes/),
  })
}, 60_000)
