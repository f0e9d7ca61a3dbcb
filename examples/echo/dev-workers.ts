// `pnpm dev:workers`: the bot in `wrangler dev`, with `--sandbox` beside a page to chat with it. All
// other arguments are wrangler's.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const { env, execPath, argv } = process
const args = argv.slice(2).filter((arg) => arg !== '--sandbox')

if (argv.includes('--sandbox')) {
  const { runCli } = await import('@cqhttp/sandbox/cli')
  const port = args[args.indexOf('--port') + 1]
  const url = `http://127.0.0.1:${args.includes('--port') ? port : 8787}/`
  const own = fileURLToPath(import.meta.url)
  process.exitCode = await runCli(['sandbox', '--post-url', url, '--', execPath, own, ...args])
} else {
  const files = env['CQHTTP_SANDBOX'] ? ['--env-file', writeVariables()] : []
  process.argv = [execPath, 'wrangler', 'dev', '--cwd', import.meta.dirname, ...files, ...args]
  process.loadEnvFile(join(import.meta.dirname, 'wrangler.env'))
  await import(join(import.meta.dirname, 'node_modules/wrangler/bin/wrangler.js'))
}

/** A Worker does not see the environment. The file goes before .dev.vars, which stays as it is. */
function writeVariables(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cqhttp-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  const names = ['CQHTTP_API_ROOT', 'CQHTTP_ACCESS_TOKEN', 'CQHTTP_SECRET']
  const file = join(folder, 'variables.env')
  writeFileSync(
    file,
    names.map((name) => `${name}=${JSON.stringify(env[name] ?? '')}\n`).join(''),
    {
      mode: 0o600,
    },
  )
  return file
}
