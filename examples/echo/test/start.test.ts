// `pnpm start`, and `--sandbox` for Workers and Lambda: the bot with a page to chat with it.
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'esbuild'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'

import { startSandboxed } from './sandboxed.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const START = join(root, 'start.ts')
const FREE = ['--port', '0', '--api-port', '0']
const GREETING = '你好呀，下面一条是你刚刚发的：'
const hello = { do: 'say', from: 10_001, message: '你好' }

async function occupy(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

describe('pnpm start', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'the bot answers what is said on the page; %s leaves nothing running',
    async (signal) => {
      const program = startSandboxed(START, FREE, { PORT: '0' })
      await program.printed(/The echo bot is running/)
      expect((await program.command(hello)).status).toBe(200)
      expect(await program.saidByBot(2)).toEqual([GREETING, '你好'])

      expect(program.output().match(/http:\/\//g)).toHaveLength(1)
      expect(await program.stop(signal)).toEqual({ code: 0, left: [] })
    },
  )

  test('welcomes who joins, and takes options of the sandbox and secrets of the environment', async () => {
    const program = startSandboxed(START, [...FREE, '--profile', 'lagrange'], {
      PORT: '0',
      HOST: '0.0.0.0',
      CQHTTP_SECRET: "it's $ecret",
      CQHTTP_ACCESS_TOKEN: 'the-token',
    })
    await program.printed(/The echo bot is running/)
    expect((await program.command({ do: 'join', group: 20_002, user: 10_006 })).status).toBe(200)
    expect(await program.saidByBot(1)).toEqual(['欢迎新人～'])
    expect(program.output()).not.toMatch(/ecret|the-token/)
  })

  test('the bot is started anew when its file changes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cqhttp-start-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    for (const name of ['bot.ts', 'node.ts', 'start.ts', 'package.json']) {
      await cp(join(root, name), join(folder, name))
    }
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    const program = startSandboxed(join(folder, 'start.ts'), FREE, { PORT: '0' })
    await program.printed(/The echo bot is running/)
    await program.command(hello)
    expect(await program.saidByBot(2)).toEqual([GREETING, '你好'])

    const bot = join(folder, 'bot.ts')
    const changed = (await readFile(bot, 'utf8')).replace(GREETING, '又见面了')
    await writeFile(bot, changed)
    // On a busy machine Node may miss a change that comes while it begins to watch.
    const again = setInterval(() => void writeFile(bot, changed), 8000)
    await program.printed(/running[^]*running/).finally(() => clearInterval(again))
    await program.command(hello)
    expect((await program.saidByBot(4)).slice(2)).toEqual(['又见面了', '你好'])
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, left: [] })
  })

  test('runs the bot alone, with what to configure, when there is an implementation', async () => {
    const program = startSandboxed(START, [], {
      PORT: '0',
      CQHTTP_API_ROOT: 'http://127.0.0.1:5700',
    })
    await program.printed(/5700 \(CQHTTP_API_ROOT\)/)
    expect(program.output()).toMatch(/^The echo bot listens on http:[^]*NapCat/)
    expect(program.output()).not.toContain('#token=')
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, left: [] })
  })

  test('says that the port that was asked for is taken', async () => {
    const port = await occupy()
    const program = startSandboxed(START, FREE, { PORT: String(port) })
    expect(await program.ended).toBe(1)
    expect(program.output()).toBe(
      `port ${port} on 127.0.0.1 is in use; stop the program that has it, or choose another by the variable PORT\n`,
    )
  })

  test.each([
    ['an invalid port', [], { PORT: '80a' }, /^PORT must be .*"80a"\n$/, 1],
    ['an invalid host', [], { HOST: 'no host' }, /^cannot listen on no host: .*\n$/, 1],
    ['an unknown option', ['--prot'], { PORT: '0' }, /^cqhttp: Unknown option '--prot'.*\n$/, 2],
  ])('ends with one line for %s', async (_, args, env, line, code) => {
    const program = startSandboxed(START, args, env)
    expect(await program.ended).toBe(code)
    expect(program.output()).toMatch(line)
  })
})

describe('pnpm dev:workers', () => {
  const WORKERS = join(root, 'dev-workers.ts')

  // Several flags for wrangler, and secrets that a .env file could garble.
  test.each([
    ['--port N', (port: number) => ['--port', String(port), '--var', 'OTHER:1']],
    ['--port=N', (port: number) => [`--port=${port}`, '--ip', '0.0.0.0']],
  ])(
    '--sandbox %s: the Worker answers what is said on the page',
    async (_, argsFor) => {
      const secret = 'a$B`"\\n #x=' + String(Math.random())
      const program = startSandboxed(WORKERS, ['--sandbox', ...argsFor(await freePort())], {
        CQHTTP_SECRET: secret,
      })
      await program.printed(/Ready on/)
      await program.command(hello)
      expect(await program.saidByBot(2)).toEqual([GREETING, '你好'])
      const shown = program.output()
      expect(shown).not.toContain(secret)
      const [folder = ''] = /\S*cqhttp-\w+(?=\/sandbox\.env)/.exec(shown) ?? []
      expect(folder).not.toBe('')
      expect(await program.stop('SIGTERM')).toEqual({ code: 0, left: [] })
      const name = folder.split('/').at(-1) ?? ''
      await expect(readFile(join(tmpdir(), name, 'sandbox.env'))).rejects.toThrow('ENOENT')
    },
    60_000,
  )

  test('--socket: greets, answers and approves over one socket, without an address of the API', async () => {
    const port = await freePort()
    const state = await mkdtemp(join(tmpdir(), 'cqhttp-state-'))
    onTestFinished(() => rm(state, { recursive: true }))
    const args = ['--socket', '--port', String(port), '--persist-to', state]
    const program = startSandboxed(WORKERS, args)
    await program.printed(/Ready on/)
    expect(program.output()).not.toContain('CQHTTP_API_ROOT')
    await program.seen(({ session }) => session.connected === true)
    await program.command(hello)
    expect(await program.saidByBot(2)).toEqual([GREETING, '你好'])
    await program.command({ do: 'join', group: 20_002, user: 10_006 })
    expect((await program.saidByBot(3)).at(-1)).toBe('欢迎新人～')
    await program.command({ do: 'requestFriend', from: 10_006, comment: '我是小明' })
    const { calls, exchanges } = await program.seen(({ users }) => users[10_006]?.isFriend === true)
    expect(Object.values(calls).map(({ action }) => action)).toEqual([
      'send_msg',
      'send_msg',
      'send_msg',
      'set_friend_add_request',
    ])
    const attempts = Object.values(exchanges).flatMap((exchange) => exchange.attempts)
    const all = [...Object.values(calls), ...attempts]
    expect(all.filter(({ socket }) => socket === undefined)).toEqual([])
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, left: [] })
  }, 60_000)

  test('ends when wrangler does, such as for a port that is taken', async () => {
    const port = await occupy()
    const program = startSandboxed(WORKERS, ['--sandbox', '--port', String(port)])
    expect(await program.ended).toBe(1)
    expect(program.output()).toContain(`Address already in use (127.0.0.1:${port})`)
  }, 60_000)

  test('runs wrangler alone without --sandbox', async () => {
    const port = await freePort()
    const program = startSandboxed(WORKERS, ['--port', String(port), '--var', 'CQHTTP_SECRET:test'])
    await program.printed(/Ready on/)
    expect(program.output()).not.toContain('#token=')
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}' })
    expect(response.status).toBe(401)
    // wrangler's own exit code.
    expect(await program.stop('SIGTERM')).toEqual({ code: 143, left: [] })
  }, 60_000)
})

describe('pnpm dev:lambda', () => {
  const LAMBDA = fileURLToPath(new URL('../../../tests/dev-lambda.ts', import.meta.url))

  beforeAll(() =>
    build({
      entryPoints: [join(root, 'lambda.ts')],
      outfile: join(root, 'dist/lambda/lambda.mjs'),
      bundle: true,
      platform: 'node',
      target: 'node22',
      format: 'esm',
    }),
  )

  test.each([
    ['a streaming function', [], 'Function URL, streaming'],
    ['a buffered function', ['--front', 'alb'], 'buffered'],
  ])('--sandbox: %s answers what is said on the page', async (_, args, kind) => {
    const port = String(await freePort())
    const program = startSandboxed(LAMBDA, ['--sandbox', '--port', port, ...args])
    await program.printed(new RegExp(`${kind}: http://127.0.0.1:${port}/`))
    await program.command(hello)
    expect(await program.saidByBot(2)).toEqual([GREETING, '你好'])
    // The function is frozen now, but must end all the same.
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, left: [] })
  })

  test('ends when the port is taken, and says how to choose another', async () => {
    const port = String(await occupy())
    const program = startSandboxed(LAMBDA, ['--sandbox', '--port', port])
    expect(await program.ended).toBe(1)
    expect(program.output()).toContain(`port ${port} is in use; stop the program that has it`)
  })
})
