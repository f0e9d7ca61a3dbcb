// Whatever goes wrong: one line that says what to do, exit code 1, and nothing half written.
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { constants } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { makeFolder, run, start, withCommand } from './run.ts'

test.each([
  [
    'an unknown option',
    ['bot', '--runtim', 'node'],
    /Unknown option '--runtim'; see create-cqhttp --help/,
  ],
  ['an option without its value', ['--runtime='], /--runtime must be one of .*""/],
  [
    'an option followed by another',
    ['bot', '--runtime', '-y'],
    /'--runtime' argument is ambiguous/,
  ],
  ['a switch with a value', ['bot', '--yes=no'], /'-y, --yes' does not take an argument/],
  ['two folders', ['a', 'b'], /one folder is enough, but there are 2: a, b/],
  [
    'an unknown runtime',
    ['bot', '--runtime', 'go'],
    /--runtime must be one of node, workers.*"go"/,
  ],
  [
    'an unknown transport',
    ['bot', '--transport', 'udp'],
    /--transport must be one of http, ws.*"udp"/,
  ],
  ['an unknown language', ['bot', '--language', 'fr'], /--language must be one of en, zh.*"fr"/],
  [
    'an unknown template',
    ['bot', '--template', '__proto__'],
    /--template must be one of echo.*"__proto__"/,
  ],
  [
    'sockets on Lambda',
    ['bot', '--runtime', 'lambda', '--transport', 'ws'],
    /--transport ws needs a runtime that holds connections.*choose --transport http/,
  ],
  [
    'capital letters',
    ['MyBot'],
    /"MyBot" cannot be the name of a package.*choose one such as my-bot/,
  ],
  ['a blank', ['my bot'], /"my bot" cannot be the name/],
  ['Chinese characters', ['机器人'], /"机器人" cannot be the name/],
  ['a dot at the beginning', ['.bot'], /".bot" cannot be the name/],
  ['a module of Node', ['http'], /"http" cannot be the name.*module of Node/],
  ['node_modules', ['node_modules'], /"node_modules" cannot be the name/],
  ['a name that is too long', ['a'.repeat(64)], /longer than 63 characters/],
  ['markup', ['"><script>'], /cannot be the name/],
])('%s', async (_, args, reason) => {
  const folder = await makeFolder()
  const { code, stdout, stderr } = await run(folder, [...args, '--no-install'])
  expect(stderr).toMatch(/^create-cqhttp: .*\n$/)
  expect(stderr).toMatch(reason)
  expect({ code, stdout, left: await readdir(folder) }).toEqual({ code: 1, stdout: '', left: [] })
})

test('an option that ends the line without its value', async () => {
  const folder = await makeFolder()
  const { code, stderr } = await run(folder, ['bot', '--runtime'])
  expect(stderr).toMatch(/^create-cqhttp: Option '--runtime <value>' argument missing; .*--help\n$/)
  expect([code, await readdir(folder)]).toEqual([1, []])
})

describe('the folder', () => {
  test('that is not empty is left alone', async () => {
    const folder = await makeFolder()
    await mkdir(join(folder, 'bot'))
    await writeFile(join(folder, 'bot/notes.txt'), 'mine')
    const { code, stderr } = await run(folder, ['bot', '--no-install'])
    expect(stderr).toBe(
      'create-cqhttp: bot is not empty (there is notes.txt): choose another folder, or empty it\n',
    )
    expect([code, await readdir(join(folder, 'bot'))]).toEqual([1, ['notes.txt']])
    expect(await readdir(folder)).toEqual(['bot'])
  })

  test('that has nothing but what git keeps is filled, and so is the current one', async () => {
    const folder = await makeFolder()
    await mkdir(join(folder, 'bot/.git'), { recursive: true })
    const { code, stdout } = await run(join(folder, 'bot'), ['.', '--no-install'])
    expect(code).toBe(0)
    expect(stdout).not.toContain('cd ')
    expect(await readdir(join(folder, 'bot'))).toEqual(expect.arrayContaining(['.git', 'bot.ts']))
  })

  test('that is a file is named', async () => {
    const folder = await makeFolder()
    await writeFile(join(folder, 'bot'), '')
    for (const path of ['bot', 'bot/inner']) {
      const { code, stderr } = await run(folder, [path, '--no-install'])
      expect(stderr).toBe(
        `create-cqhttp: ${path} is a file, or lies in one: choose another folder\n`,
      )
      expect(code).toBe(1)
    }
  })

  test('that cannot be written is named', async () => {
    // Not even root can write there.
    const folder = await makeFolder()
    const { code, stderr } = await run(folder, ['/proc/my-bot', '--no-install'])
    expect(stderr).toMatch(/^create-cqhttp: \/proc\/my-bot cannot be (?:written|read) .*\n$/)
    expect(code).toBe(1)
  })
})

describe('the installation', () => {
  test('is done by the package manager that runs the program, before the folder appears', async () => {
    const folder = await makeFolder()
    const env = await withCommand(
      folder,
      'pnpm',
      'echo "$@" > installed-by; ls ../bot 2>/dev/null; exit 0',
    )
    const { code, stdout } = await run(folder, ['bot'], env)
    expect(code).toBe(0)
    expect(stdout).toContain('  cd bot\n  pnpm dev\n')
    expect(await readdir(join(folder, 'bot'))).toContain('installed-by')
  })

  test.each([
    [
      'no network',
      'echo "npm error code ENOTFOUND" >&2; echo "npm error network request failed" >&2; exit 1',
      /npm install failed \(code ENOTFOUND\), and nothing was written: try again .* --no-install/,
    ],
    ['a silent failure', 'exit 3', /npm install failed \(it said nothing\)/],
    ['an end by a signal', 'kill -9 $$', /npm install failed/],
  ])('%s: one line, and no folder', async (_, script, reason) => {
    const folder = await makeFolder()
    const env = await withCommand(folder, 'npm', script)
    const { code, stderr } = await run(folder, ['deep/down/bot'], env)
    expect(stderr).toMatch(/^create-cqhttp: .*\n$/)
    expect(stderr).toMatch(reason)
    expect([code, await readdir(folder)]).toEqual([1, ['bin']])
  })

  // Windows has no signals.
  const signals = process.platform === 'win32' ? [] : (['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  test.each(signals)('that is ended by %s leaves no folder, and no program', async (signal) => {
    const folder = await makeFolder()
    const npm = `sleep 60 & trap "kill $!; touch ${folder}/ended; exit" TERM; touch ${folder}/begun; wait`
    const env = await withCommand(folder, 'npm', npm)
    const { child, ended } = start(folder, ['deep/down/bot'], env)
    await expect.poll(() => readdir(folder)).toContain('begun')
    child.kill(signal)
    expect((await ended).code).toBe(128 + constants.signals[signal])
    await expect.poll(() => readdir(folder)).toEqual(['begun', 'bin', 'ended'])
  })

  test('without a package manager says so', async () => {
    const folder = await makeFolder()
    const env = { PATH: folder, npm_config_user_agent: 'yarn/1.22.0 npm/? node/v24' }
    const { code, stderr } = await run(folder, ['bot'], env)
    expect(stderr).toMatch(/^create-cqhttp: yarn install failed \(spawn yarn ENOENT\).*\n$/)
    expect([code, await readdir(folder)]).toEqual([1, []])
  })
})
