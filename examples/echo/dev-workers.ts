// `pnpm dev:workers` runs the bot in `wrangler dev`. `--sandbox` adds a page to chat with it; all
// other arguments go to wrangler.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const { env, execPath, argv } = process
const root = import.meta.dirname
/** The same port as in wrangler.jsonc. */
const PORT = '8787'

/** wrangler has many more options; they are not read here. */
function readAddress(args: string[]): { ip: string; port?: string } {
  const options = { ip: { type: 'string' }, port: { type: 'string' } } as const
  const { values } = parseArgs({ args, options, strict: false })
  const { ip, port } = values
  return {
    ip: typeof ip === 'string' ? ip : '127.0.0.1',
    ...(typeof port === 'string' && { port }),
  }
}

async function runInSandbox(args: string[]): Promise<number> {
  const { runCli } = await import('@cqhttp/cli')
  const { ip, port = PORT } = readAddress(args)
  const isEverywhere = ['0.0.0.0', '::', '*'].includes(ip)
  const name = isEverywhere ? '127.0.0.1' : ip.includes(':') ? `[${ip}]` : ip
  const own = fileURLToPath(import.meta.url)
  // Without --port, wrangler would silently choose another port if this one is in use.
  const ports = args.some((arg) => /^--port(?:=|$)/.test(arg)) ? [] : ['--port', port]
  const command = [execPath, own, ...args, ...ports]
  return runCli(['sandbox', '--post-url', `http://${name}:${port}/`, '--', ...command])
}

async function runWrangler(args: string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cqhttp-'))
  try {
    const files = env['CQHTTP_SANDBOX'] ? ['--env-file', writeVariables(folder)] : []
    const wrangler = createRequire(import.meta.url).resolve('wrangler/package.json')
    const child = spawn(
      execPath,
      [
        `--env-file=${join(root, 'wrangler.env')}`,
        join(dirname(wrangler), 'bin/wrangler.js'),
        'dev',
        '--cwd',
        root,
        ...files,
        ...args,
      ],
      { stdio: 'inherit' },
    )
    // In a terminal, Ctrl+C reaches wrangler without our help. Either way we wait for it to end.
    process.on('SIGINT', () => void (process.stdin.isTTY || child.kill('SIGINT')))
    process.on('SIGTERM', () => void child.kill('SIGTERM'))
    const [code] = (await once(child, 'exit')) as [number | null]
    return code ?? 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * A file, because a Worker does not see the environment, and everybody on the machine sees
 * arguments. wrangler reads it instead of .dev.vars, which stays untouched.
 */
function writeVariables(folder: string): string {
  const file = join(folder, 'sandbox.env')
  const names = ['CQHTTP_API_ROOT', 'CQHTTP_ACCESS_TOKEN', 'CQHTTP_SECRET']
  const lines = names.map((name) => `${name}=${quote(name, env[name] ?? '')}\n`)
  writeFileSync(file, lines.join(''), { mode: 0o600 })
  return file
}

/** For wrangler's dotenv: in quotes it expands variables, and `\$` is the only escape. */
function quote(name: string, value: string): string {
  const mark = ["'", '`'].find((candidate) => !value.includes(candidate))
  if (mark !== undefined && !/[\r\n]/.test(value)) {
    return mark + value.replaceAll('$', String.raw`\$`) + mark
  }
  throw new Error(`${name} has a line break, or both ' and \`: wrangler cannot read that`)
}

const args = argv.slice(2).filter((arg) => arg !== '--sandbox')
try {
  const run = argv.includes('--sandbox') ? runInSandbox : runWrangler
  process.exitCode = await run(args)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
