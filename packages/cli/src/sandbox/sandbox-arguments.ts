import type { ProfileName } from '@cqhttp/sandbox'
import { profiles } from '@cqhttp/sandbox/tooling'
import { type ParsedArgs, parseArgs } from 'citty'
import { readChoice, readPort } from '../option-values.ts'
import { checkOptions } from '../check-options.ts'
import { UsageError } from '../usage-error.ts'

/** What the sandbox was asked for, by `cqhttp sandbox` and `cqhttp dev` alike. */
export interface SandboxSettings {
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
}

/** What `cqhttp sandbox` was asked for. */
export interface SandboxArguments extends SandboxSettings {
  /** Undefined: it is set on the page. */
  readonly postUrl: string | undefined
  /** The command to start, with its arguments; empty for none. */
  readonly command: readonly string[]
}

/** The options of the sandbox. */
export const settingOptions = {
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

/** The options of `cqhttp sandbox`. */
export const sandboxOptions: typeof settingOptions & {
  readonly 'post-url': { readonly type: 'string' }
} = { 'post-url': { type: 'string' }, ...settingOptions }

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
  return { ...readSettings(values, env), postUrl: readPostUrl(values['post-url']), command }
}

/** @throws UsageError that names the option, what it must be and what it is. */
export function readSettings(
  values: ParsedArgs<typeof settingOptions>,
  env: NodeJS.ProcessEnv,
): SandboxSettings {
  const port = readPort('--port', values.port)
  const apiPort = readPort('--api-port', values['api-port'])
  if (port !== undefined && port !== 0 && port === apiPort) {
    throw new UsageError(`--port and --api-port are both ${port}: they must differ`)
  }
  return {
    secret: values.secret || env['CQHTTP_SECRET'] || undefined,
    accessToken: values['access-token'] || env['CQHTTP_ACCESS_TOKEN'] || undefined,
    apiPort,
    port,
    profile: readChoice('--profile', values.profile, Object.keys(profiles) as ProfileName[]),
    messageFormat: readChoice('--message-format', values['message-format'], ['array', 'string']),
    reportSelf: values['report-self'],
    heartbeat: values.heartbeat,
    open: values.open,
  }
}

function readPostUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url !== null && url.hash === '' && /^(?:http|ws)s?:$/.test(url.protocol)) return text
  throw new UsageError(
    `--post-url must be an address such as http://127.0.0.1:8080/, or ws://127.0.0.1:8080/ws for a socket, without #, but it is ${JSON.stringify(text)}`,
  )
}
