// What is in a project, for each kind of it.
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import {
  languages,
  runtimes,
  runtimesOf,
  templates,
  transports,
  transportsOf,
} from '../src/choices.ts'
import { entryOf } from '../src/entries.ts'
import { packageManagerOf } from '../src/package-manager.ts'
import { createFiles } from '../src/project.ts'
import { readIndex } from '../src/template-files.ts'
import { makeFolder, readFiles, run } from './run.ts'

const ENTRIES = ['node.ts', 'worker.ts', 'lambda.ts', 'bun.ts', 'deno.ts']
const echo = new URL('../../../examples/echo/', import.meta.url)

const own: Record<string, { entry: string; files: string[]; packages: string[] }> = {
  node: {
    entry: 'node.ts',
    files: ['Dockerfile', 'compose.yaml', '.dockerignore'],
    packages: ['@cqhttp/adapter-node', '@cqhttp/core'],
  },
  workers: {
    entry: 'worker.ts',
    files: ['wrangler.jsonc'],
    packages: ['@cqhttp/adapter-workers', '@cqhttp/core'],
  },
  lambda: {
    entry: 'lambda.ts',
    files: ['template.yaml'],
    packages: ['@cqhttp/adapter-lambda', '@cqhttp/core'],
  },
  bun: {
    entry: 'bun.ts',
    files: ['Dockerfile', 'compose.yaml', '.dockerignore'],
    packages: ['@cqhttp/core'],
  },
  deno: {
    entry: 'deno.ts',
    files: ['Dockerfile', 'compose.yaml', '.dockerignore'],
    packages: ['@cqhttp/core'],
  },
}

const kinds = Object.keys(runtimes)
  .flatMap((runtime) =>
    Object.keys(transports).flatMap((transport) =>
      Object.keys(languages).map((language) => ({ runtime, transport, language })),
    ),
  )
  .filter(({ runtime, transport }) => runtime !== 'lambda' || transport === 'http')

describe.each(kinds)('$runtime, $transport, $language', ({ runtime, transport, language }) => {
  test('has the bot and its test as the example has them, one entry, and what belongs to it', async () => {
    const folder = await makeFolder()
    const flags = ['--runtime', runtime, '--transport', transport, '--language', language]
    const { code, stdout } = await run(folder, ['my-bot', ...flags, '--no-install'])
    expect(code).toBe(0)
    expect(stdout).toContain('  cd my-bot\n  npm install\n  npm run dev\n')
    const files = await readFiles(join(folder, 'my-bot'))
    const {
      entry,
      files: others,
      packages,
    } = own[runtime] ?? { entry: '', files: [], packages: [] }
    expect([...files.keys()].toSorted()).toEqual(
      [
        '.env',
        '.gitignore',
        'AGENTS.md',
        'README.md',
        'bot.ts',
        'package.json',
        'test/bot.test.ts',
        'tsconfig.json',
        entry,
        ...others,
      ].toSorted(),
    )
    for (const name of ['bot.ts', 'test/bot.test.ts']) {
      expect(files.get(name)).toBe(await readFile(new URL(name, echo), 'utf8'))
    }
    // Those of Node and Workers take both.
    const isOther = transport === 'ws' && (runtime === 'bun' || runtime === 'deno')
    const example = await readFile(new URL(isOther ? `sockets/${entry}` : entry, echo), 'utf8')
    expect(files.get(entry)).toBe(example.replace('../bot.ts', './bot.ts'))
    expect(ENTRIES.filter((name) => files.has(name))).toEqual([entry])

    const manifest = JSON.parse(files.get('package.json') ?? '') as {
      name: string
      scripts: Record<string, string>
      dependencies: Record<string, string>
    }
    expect(manifest.name).toBe('my-bot')
    expect(Object.keys(manifest.dependencies)).toEqual(packages)
    expect(manifest.scripts).toMatchObject({
      dev: `cqhttp dev ${entry}${transport === 'ws' ? ' --socket' : ''}`,
      test: expect.stringContaining('vitest run'),
      deploy: expect.any(String),
    })
    const script = language === 'zh' ? /[\u4e00-\u9fff]{4}/ : /^[^\u4e00-\u9fff]+$/m
    expect(files.get('README.md')).toMatch(script)
    expect(files.get('AGENTS.md')).toMatch(script)
    expect(files.get('README.md')).toContain(transport === 'ws' ? '/ws`' : '`CQHTTP_SECRET`')
    expect(files.get('.gitignore')).toContain('.env\n')
  })
})

/** What each template needs beside `own`, and reads beside what every bot reads. */
const parts: Record<string, { packages: string[]; on?: Record<string, string[]>; read: string[] }> =
  {
    echo: { packages: [], read: [] },
    manager: {
      packages: ['@cqhttp/kit', 'croner'],
      on: { node: ['@cqhttp/stores'], lambda: ['@cqhttp/stores'] },
      read: [],
    },
    llm: {
      packages: ['@ai-sdk/openai-compatible', '@cqhttp/chat-adapter', 'ai', 'chat'],
      read: ['LLM_BASE_URL', 'LLM_API_KEY', 'LLM_MODEL'],
    },
    notifier: { packages: ['@cqhttp/kit'], read: ['NOTIFY_TOKEN', 'SELF_ID'] },
  }

describe('each template', async () => {
  const index = await readIndex()
  const rows = index.templates.flatMap((template) =>
    runtimesOf(template).flatMap((runtime) =>
      transportsOf(template, runtime).flatMap((transport) =>
        (['en', 'zh'] as const).map((language) => ({ template, runtime, transport, language })),
      ),
    ),
  )

  test('is an example that is there, and has its row', async () => {
    const names = (await readdir(new URL('..', echo), { withFileTypes: true }))
      .filter((entry) => entry.isDirectory() && Object.hasOwn(templates, entry.name))
      .map(({ name }) => name)
    expect([...index.templates].toSorted()).toEqual(names.toSorted())
    expect(index.templates).toEqual(Object.keys(parts))
  })

  test.each(rows)(
    '$template on $runtime by $transport in $language fits together',
    async (wish) => {
      // Throws for a package of which no version is known.
      const files = await createFiles('bot', wish, packageManagerOf({}), index)
      const example = new URL(`../${wish.template}/`, echo)
      const { packages, on, read } = parts[wish.template] ?? { packages: [], read: [] }
      const entry = files.get(entryOf[wish.runtime]) ?? ''
      const bot = files.get('bot.ts') ?? ''
      expect(bot).toBe(await readFile(new URL('bot.ts', example), 'utf8'))
      expect(ENTRIES.filter((name) => files.has(name))).toEqual([entryOf[wish.runtime]])
      const [, imported = ''] = /import \{ ([^}]+) \} from '\.\/bot\.ts'/.exec(entry) ?? []
      expect(imported).not.toBe('')
      for (const name of imported.split(', ').map((one) => one.replace('type ', ''))) {
        expect(bot).toMatch(
          new RegExp(`export (?:async )?(?:function|interface|type|const) ${name}\\b`),
        )
      }

      const tests = await readdir(new URL('test/', example))
      expect(tests).toContain('bot.test.ts')
      for (const name of tests) {
        const text = await readFile(new URL(`test/${name}`, example), 'utf8')
        expect(files.get(`test/${name}`)).toBe(text)
      }

      const variables = files.get('.env') ?? ''
      const set = [...variables.matchAll(/^(\w+)=/gm)].map(([, name = '']) => name)
      const others = set.filter((name) => !/^CQHTTP_|^HOST$|^PORT$/.test(name))
      expect(others).toEqual(read)
      expect(/\p{Script=Han}/u.test(variables)).toBe(wish.language === 'zh')
      // Each has a comment in the language that is wanted.
      expect(variables).not.toMatch(/\n\n(?!#)\w/)
      expect(variables).not.toMatch(/_(?:TOKEN|SECRET)=$/m)

      // The guides are in the package of core.
      const [, guide = ''] = /docs\/guides\/([\w.-]+)\)/.exec(files.get('README.md') ?? '') ?? []
      const suffix = wish.language === 'zh' ? '.zh-CN.md' : '.md'
      expect(guide).toBe(wish.template === 'echo' ? '' : `${wish.template}${suffix}`)
      expect(existsSync(new URL(`../../docs/guides/${guide}`, echo))).toBe(true)

      const configuration = files.get('wrangler.jsonc')
      expect(configuration !== undefined).toBe(wish.runtime === 'workers')
      // One that takes sockets, which objects of its class hold.
      const isHolding = [configuration?.includes('"class_name": "Account"') ?? false]
      isHolding.push(entry.includes('export const Account = '))
      expect(isHolding).toEqual(isHolding.map(() => wish.runtime === 'workers'))
      const template = files.get('template.yaml')
      expect(template !== undefined).toBe(wish.runtime === 'lambda')
      for (const name of template ? set : [])
        expect(template).toMatch(new RegExp(`^ +${name}: !Ref`, 'm'))
      expect(files.get('compose.yaml')?.includes('STORE: /data/bot.db') ?? false).toBe(
        wish.template === 'manager' && wish.runtime === 'node',
      )

      const { dependencies, engines } = JSON.parse(files.get('package.json') ?? '') as {
        dependencies: Record<string, string>
        engines?: { node: string }
      }
      // That which has SQLite.
      const isWithFile = wish.template === 'manager' && wish.runtime === 'node'
      expect(engines).toEqual(isWithFile ? { node: '>=22.13' } : undefined)
      const wanted = [...(own[wish.runtime]?.packages ?? []), ...packages]
      expect(Object.keys(dependencies)).toEqual(
        [...wanted, ...(on?.[wish.runtime] ?? [])].toSorted(),
      )
      for (const range of Object.values(dependencies)) expect(range).toMatch(/^[\^~]\d+\.\d+\.\d+$/)
    },
  )
})

test('every project has secrets of its own, which only its user can read', async () => {
  const folder = await makeFolder()
  const variables: string[] = []
  for (const name of ['a', 'b']) {
    await run(folder, [name, '--no-install'])
    variables.push(await readFile(join(folder, name, '.env'), 'utf8'))
    expect((await stat(join(folder, name, '.env'))).mode & 0o077).toBe(0)
  }
  const secrets = variables.flatMap((text) => [...text.matchAll(/_(?:SECRET|TOKEN)=(.*)/g)])
  const values = secrets.map(([, value = '']) => value)
  for (const value of values) expect(value).toMatch(/^[\w-]{32}$/)
  expect(new Set(values).size).toBe(4)
})

test('a Worker has the name of its folder, and pnpm is told which builds it need not run', async () => {
  const folder = await makeFolder()
  const flags = ['--runtime', 'workers', '--no-install']
  await run(folder, ['cat-bot', ...flags], { npm_config_user_agent: 'pnpm/12.0.0 node/v24' })
  const files = await readFiles(join(folder, 'cat-bot'))
  expect(files.get('wrangler.jsonc')).toContain('"name": "cat-bot"')
  expect(files.get('pnpm-workspace.yaml')).toContain('workerd: false')
  expect(files.get('README.md')).toContain('`pnpm dev`')
})

test.each([
  ['zh_CN.UTF-8', '机器人在'],
  ['en_GB.UTF-8', 'The bot is in'],
])('speaks the language of the machine: %s', async (LANG, words) => {
  const folder = await makeFolder()
  const { stdout } = await run(folder, ['my-bot', '--no-install'], { LANG })
  expect(stdout).toContain(words)
})
