import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readDoctorArguments } from '../../src/doctor/doctor-arguments.ts'

function createFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cqhttp-doctor-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

const read = (
  line: string,
  env: NodeJS.ProcessEnv = {},
  cwd = '/',
): ReturnType<typeof readDoctorArguments> =>
  readDoctorArguments(line.split(' ').filter(Boolean), env, cwd)

describe('defaults', () => {
  test('of everything', () => {
    expect(read('')).toEqual({
      patient: {
        url: 'http://127.0.0.1:8080/',
        secret: undefined,
        apiRoot: undefined,
        accessToken: undefined,
        selfId: undefined,
        inContainer: false,
        worker: undefined,
        timeout: 5000,
      },
      language: 'en',
      implementation: undefined,
      wait: undefined,
      asJson: false,
    })
  })

  test('come from the environment, and from the files that the bot reads', () => {
    const folder = createFolder({
      '.env': 'PORT=9090\nCQHTTP_SECRET=of-the-file\nCQHTTP_API_ROOT=http://127.0.0.1:5700\n',
      '.dev.vars': 'CQHTTP_ACCESS_TOKEN="of vars"\n',
    })
    expect(read('', { CQHTTP_SECRET: 'of-the-environment' }, folder).patient).toMatchObject({
      url: 'http://127.0.0.1:9090/',
      secret: 'of-the-environment',
      apiRoot: 'http://127.0.0.1:5700',
      accessToken: 'of vars',
    })
    expect(read('--secret of-the-line', {}, folder).patient.secret).toBe('of-the-line')
  })
})

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, '', 'zh'],
  [{ LANG: 'en_US.UTF-8' }, '', 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, '', 'zh'],
  [{ LANG: 'zh_CN.UTF-8' }, '--language en', 'en'],
  [{}, '--language zh', 'zh'],
])('the language of %j %s is %s', (env, line, language) => {
  expect(read(line, env).language).toBe(language)
})

test.each([
  ['a deployed address', 'https://bot.someone.workers.dev/', {}, true],
  ['a project with nothing but a Worker', '', { 'wrangler.toml': 'main = "worker.ts"' }, true],
  [
    'a project that also runs on Node',
    '',
    { 'wrangler.toml': 'main = "worker.ts"', 'node.ts': 'await serve(bot)' },
    false,
  ],
  ['a runtime that is named', '--runtime workers', {}, true],
  ['another runtime that is named', '--runtime node', { 'wrangler.toml': '' }, false],
])('%s: whether it is a Worker', (_, line, files, isWorker) => {
  expect(read(line, {}, createFolder(files)).patient.worker !== undefined).toBe(isWorker)
})

test.each([
  ['compatibility_date = "2024-09-01"\nmain = "worker.ts"', '2024-09-01'],
  ['# compatibility_date = "2020-01-01"\nmain = "worker.ts"', undefined],
])('reads the compatibility date of %j', (text, compatibilityDate) => {
  const folder = createFolder({ 'wrangler.toml': text })
  expect(read('', {}, folder).patient.worker).toEqual({ compatibilityDate })
})

test.each([
  ['bot', /the address of the bot must be an address such as .*"bot"$/],
  ['ftp://x/', /the address of the bot must be an address such as .*"ftp:\/\/x\/"$/],
  ['a b', /unexpected argument "b"; see cqhttp doctor --help/],
  ['--api-root 5700', /--api-root \(CQHTTP_API_ROOT\) must be an address/],
  ['--self-id me', /--self-id must be a QQ number, but it is "me"/],
  ['--implementation mirai', /--implementation must be one of napcat, .*"mirai"/],
  ['--language fr', /--language must be one of en, zh, but it is "fr"/],
  ['--wait soon', /--wait must be a number of seconds up to 3600, but it is "soon"/],
  ['--wait 0', /--wait must be a number of seconds/],
  ['--timeout 99999', /--timeout must be a number of seconds/],
  ['--wait', /Option '--wait <value>' argument missing; see cqhttp doctor --help/],
  ['--foo', /Unknown option '--foo'; see cqhttp doctor --help/],
])('refuses %j', (line, message) => {
  expect(() => read(line)).toThrow(message)
})

test('shows no address that may hold a secret', () => {
  expect(() => read('me:the-password@host?key=the-key')).toThrow(/for a socket$/)
})

test('refuses a token that no header field can carry, and does not show it', () => {
  const problem =
    /^--access-token \(CQHTTP_ACCESS_TOKEN\) must have ASCII characters only: [^密\n]+$/
  expect(() => read('', { CQHTTP_ACCESS_TOKEN: '密码' })).toThrow(problem)
  expect(() => read('', { CQHTTP_ACCESS_TOKEN: 'token\n' })).toThrow(problem)
})
