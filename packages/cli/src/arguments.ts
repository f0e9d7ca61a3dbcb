import type { ProfileName } from '@cqhttp/sandbox'
import { profiles } from '@cqhttp/sandbox/tooling'
import { parseArgs } from 'citty'
import { checkOptions } from './check-options.ts'
import { UsageError } from './usage-error.ts'

/** What `cqhttp sandbox` was asked for. */
export interface SandboxArguments {
  /** Undefined: it is set on the page. */
  readonly postUrl: string | undefined
  readonly secret: string | undefined
  readonly accessToken: string | undefined
  /** Undefined: the default, or the next free one when it is taken. */
  readonly apiPort: number | undefined
  readonly port: number | undefined
  readonly profile: ProfileName | undefined
  readonly messageFormat: 'array' | 'string' | undefined
  readonly reportSelf: boolean
  readonly heartbeat: boolean
  readonly open: boolean
  /** The command to start, with its arguments; empty for none. */
  readonly command: readonly string[]
}

/** The options of `cqhttp sandbox`. */
export const sandboxOptions = {
  'post-url': { type: 'string' },
  secret: { type: 'string' },
  'access-token': { type: 'string' },
  'api-port': { type: 'string' },
  port: { type: 'string' },
  profile: { type: 'string' },
  'message-format': { type: 'string' },
  'report-self': { type: 'boolean', default: false },
  heartbeat: { type: 'boolean', default: false },
  open: { type: 'boolean', default: false },
} as const

/** @throws UsageError that names the option, what it must be and what it is. */
export function readArguments(args: readonly string[], env: NodeJS.ProcessEnv): SandboxArguments {
  const end = args.indexOf('--')
  const own = end === -1 ? args : args.slice(0, end)
  const command = end === -1 ? [] : args.slice(end + 1)
  if (end !== -1 && command.length === 0) {
    throw new UsageError('after -- a command must follow, such as: -- node --watch bot.ts')
  }
  checkOptions('sandbox', own, sandboxOptions)
  const values = parseArgs<typeof sandboxOptions>([...own], sandboxOptions)
  const port = readPort('--port', values.port)
  const apiPort = readPort('--api-port', values['api-port'])
  if (port !== undefined && port !== 0 && port === apiPort) {
    throw new UsageError(`--port and --api-port are both ${port}: they must differ`)
  }
  return {
    postUrl: readUrl(values['post-url']),
    secret: values.secret || env['CQHTTP_SECRET'] || undefined,
    accessToken: values['access-token'] || env['CQHTTP_ACCESS_TOKEN'] || undefined,
    apiPort,
    port,
    profile: readChoice('--profile', values.profile, Object.keys(profiles) as ProfileName[]),
    messageFormat: readChoice('--message-format', values['message-format'], ['array', 'string']),
    reportSelf: values['report-self'],
    heartbeat: values.heartbeat,
    open: values.open,
    command,
  }
}

function readUrl(text: string | undefined): string | undefined {
  if (text === undefined || (URL.canParse(text) && /^(?:http|ws)s?:/.test(text))) return text
  throw new UsageError(
    `--post-url must be an address such as http://127.0.0.1:8080/, or ws://127.0.0.1:8080/ws for a socket, but it is ${JSON.stringify(text)}`,
  )
}

function readPort(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new UsageError(
    `${name} must be a whole number from 0 to 65535, but it is ${JSON.stringify(text)}`,
  )
}

function readChoice<Choice extends string>(
  name: string,
  text: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (text === undefined) return undefined
  const choice = choices.find((candidate) => candidate === text)
  if (choice !== undefined) return choice
  throw new UsageError(
    `${name} must be one of ${choices.join(', ')}, but it is ${JSON.stringify(text)}`,
  )
}
