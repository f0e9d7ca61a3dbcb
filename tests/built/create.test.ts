// `npm create cqhttp@latest`, in an empty folder, with nothing but Node, a package manager and a registry.
// With LONG_TESTS=1 every template on every runtime; else two of them on Node alone.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, realpath, rm, symlink } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'

import {
  runtimesOf,
  type Template,
  transportsOf,
} from '../../packages/create-cqhttp/src/choices.ts'
import { root as repository } from '../../release/packages.ts'
import { visit } from '../support/browser.ts'
import { unpackChromium } from '../support/page/chromium.ts'
import { conversation, send } from '../support/page/chat.ts'
import { defaultHttpApi } from '../support/runtimes/lambda/payload-v2.ts'
import { startFunction } from '../support/runtimes/lambda/function.ts'
import { sizeOf } from './folder-size.ts'
import { environmentFor, nodes, npm, pnpm } from './package-managers.ts'

const run = promisify(execFile)
const isLong = process.env['LONG_TESTS'] === '1'
const MEGABYTE = 1_000_000
const GREETING = '你好呀，下面一条是你刚刚发的：'

/** Runtimes that their users have installed. */
const programs = [
  ['bun', fileURLToPath(import.meta.resolve('bun/bin/bun.exe'))],
  ['deno', fileURLToPath(new URL('deno', import.meta.resolve('deno/package.json')))],
] as const

let folder: string
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'cqhttp-create-')))
  // npm keeps the create-cqhttp that it has run by its version, which is always the same here.
  const cache = join(folder, 'cache')
  await mkdir(cache)
  const { stdout } = await run('npm', ['config', 'get', 'cache'])
  const downloads = join(stdout.trim() || join(homedir(), '.npm'), '_cacache')
  await mkdir(downloads, { recursive: true })
  await symlink(downloads, join(cache, '_cacache'), 'junction')
  const bin = join(folder, 'bin')
  await mkdir(bin)
  for (const [name, file] of programs) await symlink(file, join(bin, name))
  const user = environmentFor(inject('registry'), nodes[22])
  env = {
    ...user,
    PATH: [bin, user['PATH']].join(delimiter),
    npm_config_cache: cache,
    LANG: 'en_US.UTF-8',
    LC_ALL: '',
    NO_COLOR: '1',
  }
  await unpackChromium()
}, 60_000)

/** Dozens of projects, each with what it has installed. */
const CLEANUP = 300_000
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }), CLEANUP)

interface Project {
  path: string
  /** Runs a script of the project, as its user would. */
  script(name: string, ...args: string[]): Promise<string>
}

async function create(
  name: string,
  flags: readonly string[],
  by: 'npm' | 'pnpm' = 'npm',
): Promise<Project> {
  const options = { cwd: folder, env }
  const created =
    by === 'npm'
      ? await npm(
          nodes[22],
          ['create', '--yes', 'cqhttp@latest', name, '--', '-y', ...flags],
          options,
        )
      : await pnpm(['create', 'cqhttp@latest', name, '-y', ...flags], options)
  expect(created.stdout).toContain(`cd ${name}\n  ${by === 'npm' ? 'npm run' : 'pnpm'} dev\n`)
  const path = join(folder, name)
  return {
    path,
    async script(script, ...args) {
      const within = { cwd: path, env }
      const { stdout } =
        by === 'npm'
          ? await npm(nodes[22], ['run', script, '--', ...args], within)
          : await pnpm(['run', script, ...args], within)
      return stdout
    },
  }
}

/** Runs `npm run dev` until the test ends; resolves with the address of the page. */
async function startDev({ path }: Project, ready: RegExp): Promise<string> {
  const options = ['--bot-port', '0', '--port', '0', '--api-port', '0']
  const child = spawn('npm', ['run', 'dev', '--', ...options], { cwd: path, env, detached: true })
  const ended = once(child, 'close').then(() => true)
  onTestFinished(async () => {
    // Ctrl+C in a terminal reaches all of them.
    if (child.exitCode === null) process.kill(-(child.pid ?? 0), 'SIGINT')
    await ended
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text))
  for (;;) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+(?=\s)/.exec(output) ?? []
    if (url !== undefined && ready.test(output)) return url
    if (await Promise.race([sleep(50, false), ended])) throw new Error(`it ended: ${output}`)
  }
}

/** Chats with the bot on the page. */
async function chat(url: string): Promise<void> {
  const page = await visit(url, { locale: 'zh-CN' })
  await page.getByRole('button', { name: /^机器人 (?:运行中|已连接)/ }).waitFor({ timeout: 30_000 })
  await send(page, '你好')
  // What is said before the sandbox has dialled, a bot does not hear over a socket.
  const again = setInterval(() => void send(page, '你好').catch(() => {}), 4000)
  try {
    const last = async (): Promise<string> => (await conversation(page)).slice(-3).join(' | ')
    // Over a socket an answer quotes what it answers.
    const expected = new RegExp(
      `^right: 你好 \\| left: ${GREETING} \\| left: (?:小明\n你好\n)?你好$`,
    )
    await expect.poll(last, { timeout: 30_000, interval: 50 }).toMatch(expected)
  } finally {
    clearInterval(again)
  }
}

async function compile({ path }: Project): Promise<string> {
  const tsc = join(repository, 'node_modules/typescript/bin/tsc')
  const result = run(process.execPath, [tsc, '-p', path])
  return (await result.catch((error: { stdout: string }) => error)).stdout
}

test('a bot on Node: created, run, chatted with on the page, tested, small', async () => {
  const started = performance.now()
  const project = await create('my-bot', [])
  expect(await compile(project)).toBe('')
  await chat(await startDev(project, /The bot listens on/))
  expect(await project.script('test')).toMatch(/Tests {2}3 passed/)
  const seconds = (performance.now() - started) / 1000

  const modules = join(project.path, 'node_modules')
  const withPage = await sizeOf(modules)
  await npm(nodes[22], ['uninstall', '@cqhttp/cli'], { cwd: project.path, env })
  const withoutPage = await sizeOf(modules)
  await npm(nodes[22], ['prune', '--omit=dev'], { cwd: project.path, env })
  const deployed = await sizeOf(modules)
  const megabytes = [withPage, withoutPage, deployed].map((bytes) => (bytes / MEGABYTE).toFixed(1))
  console.log(
    `${seconds.toFixed(1)} s; MB with the page, without it, deployed: ${megabytes.join(', ')}`,
  )
  expect(withoutPage).toBeLessThan(60 * MEGABYTE)
  // What the README says, and a tenth more.
  expect(withPage).toBeLessThan(65 * MEGABYTE)
  expect(deployed).toBeLessThan(4.4 * MEGABYTE)
}, 180_000)

/** What the bots are told beside what every bot is told. */
const variables = {
  echo: {},
  manager: {},
  llm: { LLM_BASE_URL: 'http://127.0.0.1:9/v1' },
  notifier: { NOTIFY_TOKEN: 'a long random text' },
} satisfies Record<Template, Readonly<Record<string, string>>>

/** Each template on each runtime, but for the echo, which is tried in full. */
const others = Object.keys(variables)
  .filter((template) => template !== 'echo')
  .map((template) => template as Template)

/** What the compiler finds, and what the tests of a project say. */
async function check(project: Project): Promise<{ faults: string; tests: string }> {
  return { faults: await compile(project), tests: await project.script('test') }
}

const PASSED = { faults: '', tests: expect.stringMatching(/Tests {2}\d+ passed \(\d+\)/) }

test('a manager on Node: created, compiled, tested', async () => {
  expect(await check(await create('manager', ['--template', 'manager']))).toEqual(PASSED)
}, 180_000)

describe.runIf(isLong)('on each runtime', () => {
  test.each([
    ['Node, by WebSocket, with pnpm', 'node', 'ws', /The bot listens on/, 'pnpm'],
    ['Workers', 'workers', 'http', /Ready on/, 'npm'],
    ['Workers, by WebSocket', 'workers', 'ws', /Ready on/, 'npm'],
    ['Lambda', 'lambda', 'http', /is running/, 'npm'],
    ['Bun', 'bun', 'http', /#token/, 'npm'],
    ['Bun, by WebSocket', 'bun', 'ws', /#token/, 'npm'],
    ['Deno', 'deno', 'http', /Listening on/, 'npm'],
    ['Deno, by WebSocket', 'deno', 'ws', /Listening on/, 'npm'],
  ] as const)(
    '%s: created, compiled, chatted with on the page, tested',
    async (_, runtime, transport, ready, by) => {
      const flags = ['--runtime', runtime, '--transport', transport, '--language', 'zh']
      const project = await create(`${runtime}-${transport}`, flags, by)
      expect(await compile(project)).toBe('')
      await chat(await startDev(project, ready))
      expect(await project.script('test')).toMatch(/Tests {2}3 passed/)
    },
    240_000,
  )

  test.each(
    others.flatMap((template) =>
      runtimesOf(template).flatMap((runtime) =>
        transportsOf(template, runtime).map((transport) => ({ template, runtime, transport })),
      ),
    ),
  )(
    '$template on $runtime by $transport: created, compiled, tested',
    async ({ template, runtime, transport }) => {
      const flags = ['--template', template, '--runtime', runtime, '--transport', transport]
      expect(await check(await create(`${template}-${runtime}-${transport}`, flags))).toEqual(
        PASSED,
      )
    },
    240_000,
  )

  test.each(
    Object.keys(variables).flatMap((template) =>
      transportsOf(template as Template, 'workers').map((transport) => [template, transport]),
    ),
  )(
    '%s by %s: a Worker is deployed, but for the upload',
    async (template, transport) => {
      const project = await create(`deploy-${template}-${transport}`, [
        '--template',
        template,
        '--runtime',
        'workers',
        '--transport',
        transport,
      ])
      const output = await project.script('deploy', '--dry-run', '--outdir', 'dist')
      expect(output).toContain('--dry-run: exiting now.')
      expect(await readFile(join(project.path, 'dist/worker.js'), 'utf8')).toContain('importKey')
    },
    240_000,
  )

  test.each(Object.entries(variables))(
    '%s: a function is built, and answers in the runtime of Lambda',
    async (template, own) => {
      const flags = ['--template', template, '--runtime', 'lambda']
      const project = await create(`function-${template}`, flags)
      await project.script('build')
      const lambda = await startFunction({
        root: join(project.path, 'dist/lambda'),
        handler: 'lambda.handler',
        env: { CQHTTP_SECRET: 'the secret', ...own },
      })
      onTestFinished(() => lambda.close())
      const request = { method: 'POST', target: '/', headers: [], body: Buffer.from('{}') }
      const invoked = await lambda.invoke(defaultHttpApi.toEvent(request))
      expect(JSON.parse(invoked.body.toString())).toMatchObject({ statusCode: 401 })
    },
    240_000,
  )
})
