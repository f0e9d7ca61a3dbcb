import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { devOptions } from '../src/dev/dev-arguments.ts'
import { doctorOptions } from '../src/doctor/doctor-arguments.ts'
import { sandboxOptions } from '../src/sandbox/sandbox-arguments.ts'
import { run } from './run.ts'

const options = { dev: devOptions, doctor: doctorOptions, sandbox: sandboxOptions }

const FREE = ['sandbox', '--port', '0', '--api-port', '0']
const PAGE = /(http:\/\/127\.0\.0\.1:\d+\/#token=\S+)/

const node = (script: string): string[] => ['--', process.execPath, '-e', script]

async function occupy(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

function isOpen(address: string): Promise<boolean> {
  return fetch(address).then(
    () => true,
    () => false,
  )
}

test.each([[['--help']], [['help']], [[]]])('cqhttp %j lists the commands', async (args) => {
  const { ended, output } = run(args)
  expect(await ended).toBe(0)
  expect(output.stderr).toBe('')
  expect(output.stdout).toMatch(/^Usage: cqhttp <command>/)
  for (const name of ['dev', 'doctor', 'sandbox']) expect(output.stdout).toContain(`\n  ${name} `)
})

test.each([
  ['sandbox', ['sandbox', '--help']],
  ['sandbox', ['sandbox', '--port', 'x', '-h']],
  ['sandbox', ['help', 'sandbox']],
  ['dev', ['dev', '--help']],
  ['doctor', ['doctor', '--help']],
])('the help of %s (%j) fits a terminal and names each of its options', async (name, args) => {
  const { ended, output } = run(args)
  expect(await ended).toBe(0)
  expect(output.stderr).toBe('')
  expect(output.stdout).toMatch(new RegExp(`^Usage: cqhttp ${name}`))
  expect(output.stdout).toMatch(/better in CQHTTP_SECRET|see cqhttp sandbox --help/)
  const lengths = output.stdout.split('\n').map(({ length }) => length)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(100)
  for (const option of Object.keys(options[name as keyof typeof options])) {
    expect(output.stdout).toContain(`--${option}`)
  }
})

test('prints its version', async () => {
  const { ended, output } = run(['--version'])
  expect(await ended).toBe(0)
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8')
  expect(output.stdout).toBe(`${(JSON.parse(manifest) as { version: string }).version}\n`)
})

test.each([
  [['sandbx'], /^cqhttp: unknown command sandbx; see cqhttp --help\n$/],
  [['sandbox', '--prot', '1'], /^cqhttp: Unknown option '--prot'; see cqhttp sandbox --help\n$/],
  [
    [...FREE, '--', 'no-such-program'],
    /^cqhttp: cannot start no-such-program: .* -- (?:cmd \/c )?npx no-such-program\n$/,
  ],
])('ends with one line and 2 for cqhttp %j', async (args, line) => {
  const { ended, output } = run(args)
  expect(await ended).toBe(1)
  expect(output.stderr).toMatch(line)
})

test.each(['--port', '--api-port'])('says that the port of %s is taken', async (option) => {
  const port = String(await occupy())
  const other = option === '--port' ? '--api-port' : '--port'
  const { ended, output } = run(['sandbox', option, port, other, '0'])
  expect(await ended).toBe(1)
  expect(output.stderr).toBe(
    `cqhttp: port ${port} of 127.0.0.1 is taken: end the other program, or choose another by ${option}\n`,
  )
  expect(output.stdout).toBe('')
})

test('prints one address to open, which the token opens, and none of the secrets', async () => {
  const { printed, output } = run(
    [...FREE, '--post-url', 'http://u:the-password@127.0.0.1:9/?key=the-key'],
    {
      CQHTTP_SECRET: 'the-secret',
      CQHTTP_ACCESS_TOKEN: 'the-token',
    },
  )
  const { origin, hash } = new URL(await printed(PAGE))
  const apiRoot = await printed(/CQHTTP_API_ROOT +(http:\S+)/)
  await printed(/Events go to +(http:\/\/127\.0\.0\.1:9\/)\n/)
  expect(output.stdout.match(/#token=/g)).toHaveLength(1)
  // Long ones: the page's token is random, and has any two letters now and then.
  for (const secret of ['the-secret', 'the-token', 'the-password', 'the-key']) {
    expect(output.stdout).not.toContain(secret)
  }

  const command = (token: string): Promise<Response> =>
    fetch(`${origin}/api/command`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"do":"addUser","nickname":"Ben"}',
    })
  expect((await command('another')).status).toBe(401)
  expect((await command(hash.slice('#token='.length))).status).toBe(200)

  const login = { headers: { authorization: 'Bearer the-token' } }
  expect((await fetch(`${apiRoot}/get_login_info`)).status).toBe(401)
  expect((await fetch(`${apiRoot}/get_login_info`, login)).status).toBe(200)
})

test('a command is told the API and random secrets, and its end and exit code are its own', async () => {
  const script = `
    const { CQHTTP_API_ROOT: api, CQHTTP_ACCESS_TOKEN: token } = process.env
    const headers = { authorization: 'Bearer ' + token, 'content-type': 'application/json' }
    const body = JSON.stringify({ user_id: 10001, message: 'hi' })
    fetch(api + '/send_private_msg', { method: 'POST', headers, body }).then(async (response) => {
      const { CQHTTP_SECRET: secret, CQHTTP_SANDBOX: sandbox } = process.env
      console.log(JSON.stringify({ answer: await response.json(), token, secret, sandbox }))
      process.exitCode = 7
    })`
  const runs = [run([...FREE, ...node(script)]), run([...FREE, ...node(script)])]
  const told = []
  for (const { ended, output } of runs) {
    expect(await ended).toBe(7)
    expect(output.stderr).toBe('')
    const line = output.stdout.split('\n').find((text) => text.startsWith('{')) ?? '{}'
    const said = JSON.parse(line) as Record<'token' | 'secret', string>
    expect(said).toMatchObject({ answer: { status: 'ok' }, sandbox: '1' })
    expect(output.stdout.replace(line, '')).not.toContain(said.secret)
    told.push(said.token, said.secret)
  }
  expect(new Set(told).size).toBe(4)
  for (const key of told) expect(key.length).toBeGreaterThanOrEqual(32)
})

test('a command whose bot is dialled is told of no other way to the API', async () => {
  const script = 'console.log(JSON.stringify([process.env.CQHTTP_API_ROOT]))'
  const socket = ['--post-url', 'ws://127.0.0.1:1/ws']
  const { ended, output } = run([...FREE, ...socket, ...node(script)])
  expect(await ended).toBe(0)
  expect(output.stdout).toContain('[""]')
})

test('a command gets the secrets that are given', async () => {
  const script = 'console.log(process.env.CQHTTP_SECRET, process.env.CQHTTP_ACCESS_TOKEN)'
  const { ended, output } = run([...FREE, '--access-token', 'by option', ...node(script)], {
    CQHTTP_SECRET: 'by variable',
  })
  expect(await ended).toBe(0)
  expect(output.stdout).toContain('by variable by option\n')
})

test.skipIf(process.platform === 'win32')(
  'a command that a signal ends gives 128 and more',
  async () => {
    const { ended } = run([...FREE, ...node('process.kill(process.pid, "SIGKILL")')])
    expect(await ended).toBe(137)
  },
)

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends it, without a command',
  async (signal) => {
    const { child, ended, printed } = run(FREE)
    const page = await printed(PAGE)
    expect(await isOpen(page)).toBe(true)
    child.kill(signal)
    expect(await ended).toBe(0)
    expect(await isOpen(page)).toBe(false)
  },
)

test('a signal ends the command, which may still call the API, and then the sandbox', async () => {
  const script = `
    process.on('SIGTERM', async () => {
      const { CQHTTP_API_ROOT: api, CQHTTP_ACCESS_TOKEN: token } = process.env
      const { status } = await fetch(api + '/get_status', { headers: { authorization: 'Bearer ' + token } })
      setTimeout(() => console.log('the last call:', status), 200)
      clearInterval(timer)
    })
    const timer = setInterval(() => {}, 1000)
    console.log('pid', process.pid)`
  const { child, ended, output, printed } = run([...FREE, ...node(script)])
  const page = await printed(PAGE)
  const pid = Number(await printed(/pid (\d+)/))
  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(output.stdout).toContain('the last call: 200\n')
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  expect(await isOpen(page)).toBe(false)
})

test('default ports give way to the next ones, but not the API of a bot that is told elsewhere', async () => {
  const pages = []
  for (const { printed } of [
    run(['sandbox', ...node('setInterval(() => {}, 1000)')]),
    run(['sandbox', ...node('setInterval(() => {}, 1000)')]),
  ]) {
    pages.push(new URL(await printed(PAGE)).port)
  }
  expect(pages[0]).not.toBe(pages[1])
  const { ended, output } = run(['sandbox', '--port', '0'])
  expect(await ended).toBe(1)
  expect(output.stderr).toMatch(/^cqhttp: port 5700 of 127\.0\.0\.1 is taken: .*--api-port\n$/)
})

test.runIf(process.platform === 'linux')('opens the page in the browser', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-open-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const browser = join(folder, 'browser')
  await writeFile(
    browser,
    `#!/bin/sh\nprintf %s "$1" > '${folder}/opened.tmp'\nmv '${folder}/opened.tmp' '${folder}/opened'\n`,
  )
  await chmod(browser, 0o755)
  const { printed } = run([...FREE, '--open'], { BROWSER: browser })
  const page = await printed(PAGE)
  await expect
    .poll(() => readFile(join(folder, 'opened'), 'utf8').catch(() => ''), { timeout: 10_000 })
    .toBe(page)
})

async function isAlive(pid: number): Promise<boolean> {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('what the command prints goes to the terminal and to the page, without secrets', async () => {
  const script = `
    console.log('listening,', process.env.CQHTTP_SECRET)
    console.error('SyntaxError: Unexpected token')
    setInterval(() => {}, 1000)`
  const { output, printed } = run([...FREE, ...node(script)], { CQHTTP_SECRET: 'the-secret-of-it' })
  const { origin, hash } = new URL(await printed(PAGE))
  await printed(/listening, the-secret-of-it/)
  await expect.poll(() => output.stderr).toContain('SyntaxError: Unexpected token\n')
  const headers = { authorization: `Bearer ${hash.slice('#token='.length)}` }
  let seen = ''
  await expect
    .poll(async () => {
      const response = await fetch(`${origin}/api/state`, { headers })
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      seen = (await reader?.read())?.value ?? ''
      await reader?.cancel()
      return seen
    })
    .toMatch(/"stream":"stdout","text":"listening, \*\*\*".*"SyntaxError: Unexpected token"/)
  expect(seen).not.toContain('the-secret-of-it')
})

test.skipIf(process.platform === 'win32').each(['SIGKILL', 'SIGABRT'] as const)(
  'the command ends with a sandbox that is ended by %s',
  async (signal) => {
    const script = `console.log('pid', process.pid); setInterval(() => {}, 1000)`
    const { child, printed } = run([...FREE, ...node(script)])
    const pid = Number(await printed(/pid (\d+)/))
    expect(await isAlive(pid)).toBe(true)
    child.kill(signal)
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false)
  },
)
