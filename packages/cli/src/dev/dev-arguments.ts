import { parseArgs } from 'citty'
import { checkOptions } from '../check-options.ts'
import { readChoice, readPort } from '../option-values.ts'
import { readSettings, type SandboxSettings, settingOptions } from '../sandbox/sandbox-arguments.ts'
import { UsageError } from '../usage-error.ts'
import { type Runtime, runtimes } from './project.ts'

/** Which front of Lambda calls the handler. */
const fronts = ['function-url', 'http-api'] as const

/** What `cqhttp dev` was asked for. */
export interface DevArguments {
  /** The file or folder; undefined: to be found. */
  readonly entry: string | undefined
  readonly runtime: Runtime | undefined
  /** Undefined: PORT, or the runtime's default or the next free one. */
  readonly botPort: number | undefined
  /** Where the bot takes events, such as `/`. */
  readonly path: string
  readonly isSocket: boolean
  readonly front: (typeof fronts)[number]
  readonly withPage: boolean
  readonly sandbox: SandboxSettings
  /** Arguments for the bot, or for wrangler. */
  readonly rest: readonly string[]
}

const ownOptions = {
  runtime: { type: 'string' },
  'bot-port': { type: 'string' },
  path: { type: 'string' },
  socket: { type: 'boolean', default: false },
  front: { type: 'string' },
  'no-page': { type: 'boolean', default: false },
} as const

/** The options of `cqhttp dev`. */
export const devOptions: typeof ownOptions & typeof settingOptions = {
  ...ownOptions,
  ...settingOptions,
}

/** @throws UsageError that names the option, what it must be and what it is. */
export function readDevArguments(args: readonly string[], env: NodeJS.ProcessEnv): DevArguments {
  const end = args.indexOf('--')
  const own = end === -1 ? args : args.slice(0, end)
  const [entry] = checkOptions('dev', own, devOptions, 1)
  const values = parseArgs<typeof devOptions>([...own], devOptions)
  const isSocket = values.socket
  const withPage = !own.includes('--no-page') && !env['CQHTTP_API_ROOT']
  return {
    entry,
    runtime: readChoice('--runtime', values.runtime, runtimes),
    botPort:
      readPort('--bot-port', values['bot-port']) ?? readPort('PORT', env['PORT'] || undefined),
    path: readPath(values.path ?? (isSocket ? '/ws' : '/')),
    isSocket,
    front: readChoice('--front', values.front, fronts) ?? 'function-url',
    withPage,
    sandbox: readSettings(values, env),
    rest: end === -1 ? [] : args.slice(end + 1),
  }
}

function readPath(text: string): string {
  if (/^\/[^\s?#]*$/.test(text)) return text
  throw new UsageError(
    `--path must be the path at which the bot takes events, such as /onebot, but it is ${JSON.stringify(text)}`,
  )
}
