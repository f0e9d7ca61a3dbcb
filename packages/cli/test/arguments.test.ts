import { describe, expect, test } from 'vitest'
import { readArguments } from '../src/sandbox/sandbox-arguments.ts'
import { UsageError } from '../src/usage-error.ts'

const read = (line: string, env: NodeJS.ProcessEnv = {}): ReturnType<typeof readArguments> =>
  readArguments(
    line.split(' ').filter((word) => word !== ''),
    env,
  )

describe('arguments', () => {
  test('are read, with the command after --', () => {
    const line =
      '--post-url http://127.0.0.1:8080/ --port=0 --api-port 6000 --profile lagrange ' +
      '--message-format string --report-self --heartbeat --open -- node --watch bot.ts --port 9'
    expect(read(line)).toEqual({
      postUrl: 'http://127.0.0.1:8080/',
      secret: undefined,
      accessToken: undefined,
      port: 0,
      apiPort: 6000,
      profile: 'lagrange',
      messageFormat: 'string',
      reportSelf: true,
      heartbeat: true,
      open: true,
      command: ['node', '--watch', 'bot.ts', '--port', '9'],
    })
  })

  test('are all optional', () => {
    const { command, open, ...others } = read('')
    expect([command, open]).toEqual([[], false])
    expect(others).toMatchObject({ postUrl: undefined, port: undefined, profile: undefined })
  })

  test('take the address of a socket', () => {
    expect(read('--post-url ws://127.0.0.1:8080/ws').postUrl).toBe('ws://127.0.0.1:8080/ws')
  })

  test.each([
    ['--prot 1', /^Unknown option '--prot'; see cqhttp sandbox --help$/],
    ['bot.ts', /^Unexpected argument 'bot\.ts'; see /],
    ['--open=1', /^Option '--open' does not take an argument; see /],
    ['--port', /^Option '--port <value>' argument missing; see /],
    ['--port --open', /^Option '--port' argument is ambiguous; see [^\n]*$/],
    ['--port 57o1', /^--port must be a whole number from 0 to 65535, but it is "57o1"$/],
    ['--port 65536', /^--port must be .*"65536"$/],
    ['--api-port=-1', /^--api-port must be .*"-1"$/],
    ['--api-port 0x50', /^--api-port must be .*"0x50"$/],
    ['--port 6000 --api-port 6000', /^--port and --api-port are both 6000: they must differ$/],
    [
      '--post-url 127.0.0.1:8080',
      /^--post-url .* http:\/\/127\.0\.0\.1:8080\/, or .* but it is "127/,
    ],
    ['--post-url ftp://127.0.0.1/', /^--post-url must be .*"ftp:/],
    ['--post-url ws://127.0.0.1/#x', /^--post-url must be .* without #, but it is "ws:/],
    [
      '--profile mirai',
      /^--profile must be one of standard, napcat, llbot, lagrange, go-cqhttp, snowluma, but it is "mirai"$/,
    ],
    ['--message-format json', /^--message-format must be one of array, string, but .*"json"$/],
    ['--open --', /^after -- a command must follow, such as: -- node --watch bot\.ts$/],
  ])('%s is refused with the fix', (line, message) => {
    expect(() => read(line)).toThrow(UsageError)
    expect(() => read(line)).toThrow(message)
  })

  test.each([
    ['by the environment', '', { CQHTTP_SECRET: 'env', CQHTTP_ACCESS_TOKEN: 'env' }, 'env'],
    ['by options', '--secret own --access-token own', {}, 'own'],
    [
      'by both: the option counts',
      '--secret own --access-token own',
      { CQHTTP_SECRET: 'x' },
      'own',
    ],
    ['empty: not at all', '--secret= --access-token=', { CQHTTP_SECRET: '' }, undefined],
  ])('secrets are given %s', (_, line, env, expected) => {
    const { secret, accessToken } = read(line, env)
    expect([secret, accessToken]).toEqual([expected, expected])
  })
})
