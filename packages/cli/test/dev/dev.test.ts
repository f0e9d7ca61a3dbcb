// `cqhttp dev`: the bot of examples/echo on every runtime, with a page to chat with it.
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startDev } from './start-dev.ts'

const repository = fileURLToPath(new URL('../../../..', import.meta.url))
const echo = join(repository, 'examples/echo')
const FREE = ['--port', '0', '--api-port', '0']
const GREETING = '你好呀，下面一条是你刚刚发的：'
const hello = { do: 'say', from: 10_001, message: '你好' }

async function occupy(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** A project of its own, with these files and the packages of another one. */
async function createProject(
  files: Readonly<Record<string, string>>,
  packages = 'examples/echo',
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cqhttp-dev-'))
  onTestFinished(() => rm(folder, { recursive: true, maxRetries: 3 }))
  await symlink(
    join(repository, packages, 'node_modules'),
    join(folder, 'node_modules'),
    'junction',
  )
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

async function copyEcho(...names: string[]): Promise<string> {
  const folder = await createProject({})
  for (const name of ['package.json', 'bot.ts', ...names]) {
    await cp(join(echo, name), join(folder, name))
  }
  return folder
}

describe('on each runtime', () => {
  test.each([
    ['Node', ['--bot-port', '0']],
    ['Node, over a socket', ['--bot-port', '0', '--socket']],
    ['Workers', ['--bot-port', '0', '--runtime', 'workers', '--', '--var', 'OTHER:1']],
    ['Workers, over a socket', ['--bot-port', '0', '--runtime', 'workers', '--socket']],
    ['Lambda, streaming', ['--bot-port', '0', '--runtime', 'lambda']],
    ['Lambda, buffered', ['--bot-port', '0', '--runtime', 'lambda', '--front', 'http-api']],
  ])(
    '%s: the bot answers what is said on the page; a signal leaves nothing running',
    async (name, args) => {
      // A text that files of variables could garble.
      const secret = 'a$B`"\\n #x=' + String(Math.random())
      const at = args.indexOf('--')
      const [own, rest] = at === -1 ? [args, []] : [args.slice(0, at), args.slice(at)]
      const program = startDev([echo, ...own, ...FREE, ...rest], { CQHTTP_SECRET: secret })
      await program.printed(/listens on|is running|Ready on/)
      expect((await program.command(hello)).status).toBe(200)
      // What is said before the sandbox dials again, the bot does not hear.
      const again = setInterval(() => void program.command(hello), 2000)
      const said = await program.saidByBot(2).finally(() => clearInterval(again))
      expect(said.slice(0, 2)).toEqual([GREETING, '你好'])
      const shown = program.output()
      expect(shown).not.toContain(secret)
      expect(shown.match(/#token=/g)).toHaveLength(1)
      expect(await program.stop(name === 'Node' ? 'SIGINT' : 'SIGTERM')).toEqual({
        code: 0,
        left: [],
      })
      const [, folder = 'none'] = /(cqhttp-\w+)\/sandbox\.env/.exec(shown) ?? []
      expect(folder === 'none').toBe(!name.startsWith('Workers'))
      await expect(readFile(join(tmpdir(), folder, 'sandbox.env'))).rejects.toThrow('ENOENT')
    },
    60_000,
  )

  test.each([
    [
      'bun',
      `Bun.serve({ hostname: process.env.HOST, fetch: () => Response.json({ reply: 'from Bun' }) })`,
      'from Bun',
    ],
    ['deno', `Deno.serve(() => Response.json({ reply: 'from Deno' }))`, 'from Deno'],
  ])('%s: the bot answers what is said on the page', async (_, code, reply) => {
    const folder = await createProject({ 'index.ts': code }, 'tests')
    const program = startDev([folder, '--bot-port', '0', ...FREE])
    await program.printed(/#token=/)
    await expect.poll(() => program.isListening(), { timeout: 20_000 }).toBe(true)
    await program.command(hello)
    expect(await program.saidByBot(1)).toEqual([reply])
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, left: [] })
  })
})

describe('Node', () => {
  test('takes options of the sandbox and secrets of the environment', async () => {
    const program = startDev([echo, ...FREE, '--bot-port', '0', '--profile', 'lagrange'], {
      HOST: '0.0.0.0',
      CQHTTP_SECRET: "it's $ecret",
      CQHTTP_ACCESS_TOKEN: 'the-token',
    })
    await program.printed(/listens on/)
    expect((await program.command({ do: 'join', group: 20_002, user: 10_006 })).status).toBe(200)
    expect(await program.saidByBot(1)).toEqual(['欢迎新人～'])
    expect(program.output()).not.toMatch(/ecret|the-token/)
  })

  test('reads .env, but what the sandbox says goes before it', async () => {
    const folder = await createProject({
      '.env': 'OWN=mine\nCQHTTP_SECRET=of-the-file\n',
      'node.ts': `
        import { createServer } from 'node:http'
        const { OWN, CQHTTP_SECRET, CQHTTP_API_ROOT, PORT, HOST } = process.env
        createServer().listen(Number(PORT), HOST, () => {
          console.log('own', OWN, CQHTTP_SECRET !== 'of-the-file', CQHTTP_API_ROOT?.startsWith('http:'))
        })`,
    })
    const program = startDev([folder, '--bot-port', '0', ...FREE])
    expect(await program.printed(/own .*/)).toBe('own mine true true')
  })

  test('the bot is started anew when its file changes, and waits for a change after an error', async () => {
    const folder = await copyEcho('node.ts')
    const program = startDev([folder, '--bot-port', '0', ...FREE])
    await program.printed(/listens on/)
    await program.command(hello)
    expect(await program.saidByBot(2)).toEqual([GREETING, '你好'])

    const bot = join(folder, 'bot.ts')
    const text = await readFile(bot, 'utf8')
    /** On a busy machine Node may miss a change that comes while it begins to watch. */
    const change = async (changed: string, pattern: RegExp): Promise<void> => {
      await writeFile(bot, changed)
      const again = setInterval(() => void writeFile(bot, changed), 8000)
      await program.printed(pattern).finally(() => clearInterval(again))
    }
    await change('this is no program', /Failed running/)
    await change(text.replace(GREETING, '又见面了'), /listens on[^]*Failed running[^]*listens on/)
    await program.command(hello)
    expect((await program.saidByBot(4)).slice(2)).toEqual(['又见面了', '你好'])
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, left: [] })
  })

  test('runs the bot alone when there is an implementation, and with --no-page', async () => {
    const secret = { CQHTTP_SECRET: 'the secret' }
    const api = { ...secret, CQHTTP_API_ROOT: 'http://127.0.0.1:5700' }
    for (const program of [
      startDev([echo, '--bot-port', '0'], api),
      startDev([echo, '--bot-port', '0', '--no-page'], secret),
    ]) {
      await program.printed(/The bot listens on http:/)
      expect(program.output()).not.toContain('#token=')
      expect(await program.stop('SIGTERM')).toEqual({ code: 0, left: [] })
    }
  })
})

describe('Workers', () => {
  test('alone, they are given the variables of the environment that begin with CQHTTP_', async () => {
    const program = startDev([echo, '--runtime', 'workers', '--bot-port', '0', '--no-page'], {
      CQHTTP_SECRET: 'of the environment',
    })
    await program.printed(/Ready on/)
    const response = await fetch(await program.printed(/Ready on (http:\S+)/), {
      method: 'POST',
      body: '{}',
    })
    expect(response.status).toBe(401)
    expect(program.output()).not.toContain('of the environment')
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, left: [] })
  }, 60_000)

  test('keep the variables of .dev.vars that the sandbox does not set', async () => {
    const folder = await createProject({
      'wrangler.jsonc': JSON.stringify({
        name: 'own',
        main: 'own.ts',
        compatibility_date: '2026-11-17',
      }),
      '.dev.vars': 'OWN=mine\nCQHTTP_SECRET=of-the-file\n',
      'own.ts': `export default {
        fetch: (_, env) => Response.json({ reply: env.OWN + (env.CQHTTP_SECRET === 'of-the-file') }),
      }`,
    })
    const program = startDev([folder, '--bot-port', '0', ...FREE])
    await program.printed(/Ready on/)
    await program.command(hello)
    expect(await program.saidByBot(1)).toEqual(['minefalse'])
    expect(await program.stop('SIGTERM')).toEqual({ code: 0, left: [] })
  }, 60_000)
})

describe('what is wrong is said in one line, with exit code 1', () => {
  test.each(['node', 'workers', 'lambda'])('a port that is taken, for %s', async (runtime) => {
    const port = String(await occupy())
    const program = startDev([echo, '--runtime', runtime, '--bot-port', port, ...FREE])
    expect(await program.ended).toBe(1)
    expect(program.output()).toBe(
      `cqhttp: port ${port} of 127.0.0.1 is taken: end the other program, or choose another by --bot-port\n`,
    )
  })

  test.each([
    ['--prot', [echo, '--prot'], {}, /^cqhttp: Unknown option '--prot'; see cqhttp dev --help\n$/],
    ['no value', [echo, '--runtime'], {}, /^cqhttp: Option '--runtime <value>' argument missing/],
    ['a runtime', [echo, '--runtime', 'java'], {}, /--runtime must be one of node, .*"java"\n$/],
    ['a front', [echo, '--front', 'alb'], {}, /--front must be one of .*"alb"\n$/],
    ['a path', [echo, '--path', 'x'], {}, /--path must be .*"x"\n$/],
    ['PORT', [echo], { PORT: '80a' }, /^cqhttp: PORT must be .*"80a"\n$/],
    ['HOST', [echo], { HOST: 'no host' }, /^cqhttp: cannot listen on no host: .*\n$/],
    ['two entries', [echo, 'b'], {}, /^cqhttp: unexpected argument "b"; see cqhttp dev --help\n$/],
    ['no file', ['nothing.ts'], {}, /^cqhttp: there is no nothing.ts: name the file .*\n$/],
    ['no program', [join(echo, 'package.json')], {}, /is neither TypeScript nor JavaScript: .*\n$/],
    ['a folder without a bot', [join(echo, 'test')], {}, /^cqhttp: no bot was found in .*\n$/],
  ])('%s', async (_, args, env, line) => {
    const program = startDev(args, env)
    expect(await program.ended).toBe(1)
    expect(program.output()).toMatch(line)
  })

  test.each([
    ['an error', 'node.ts', 'throw new Error("the reason")', /the reason/],
    ['a syntax error', 'node.ts', 'this is no program', /SyntaxError/],
    ['the end of the program', 'node.ts', 'console.log("done")', /done/],
    ['a function without a handler', 'lambda.ts', 'export const x = 1', /exports no handler: /],
    ['an error in a function', 'lambda.ts', 'throw new Error("the reason")', /the reason/],
    ['a Worker that does not build', 'worker.ts', 'export default {{', /Build failed/],
    [
      'a Worker that throws',
      'worker.ts',
      'export class Account {}; export default {}; throw new Error("the reason")',
      /the reason/,
    ],
  ])(
    'at the start: %s',
    async (_, name, code, reason) => {
      const folder = await createProject({ [name]: code })
      if (name === 'worker.ts')
        await cp(join(echo, 'wrangler.jsonc'), join(folder, 'wrangler.jsonc'))
      const program = startDev([folder, '--bot-port', '0', ...FREE])
      expect(await program.ended).toBe(1)
      expect(program.output()).toMatch(reason)
      expect(program.output()).toMatch(
        /^cqhttp: .* did not start: fix the error above, and run this again\n$/m,
      )
    },
    60_000,
  )

  test('a streaming function behind an HTTP API', async () => {
    const folder = await createProject({
      'lambda.ts': `
        import { toStreamingLambdaHandler } from '@cqhttp/adapter-lambda'
        export const handler = toStreamingLambdaHandler({ fetch: () => new Response() })`,
    })
    const program = startDev([folder, '--bot-port', '0', '--front', 'http-api', ...FREE])
    expect(await program.ended).toBe(1)
    expect(program.output()).toContain('an HTTP API cannot stream: ')
  })

  test('no folder for the variables of a Worker, and nothing of it goes on', async () => {
    const program = startDev([echo, '--runtime', 'workers', '--bot-port', '0', ...FREE], {
      TMPDIR: join(echo, 'package.json'),
    })
    expect(await program.ended).toBe(1)
    expect(program.output()).toMatch(/^cqhttp: cannot write to .*; set TMPDIR to a folder .*\n$/m)
  })

  test('wrangler that is not installed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cqhttp-dev-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await mkdir(join(folder, 'src'))
    await writeFile(join(folder, 'wrangler.toml'), 'main = "src/index.ts"\n')
    const program = startDev([folder, '--bot-port', '0', ...FREE])
    expect(await program.ended).toBe(1)
    expect(program.output()).toMatch(
      /^cqhttp: wrangler is not installed in .*: run npm install -D/m,
    )
  })
})
