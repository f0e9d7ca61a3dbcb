import { parseArgs } from 'node:util'
import {
  canHoldSockets,
  type Language,
  languages,
  type Runtime,
  runtimes,
  runtimesOf,
  type Template,
  type Transport,
  transports,
  transportsOf,
} from './choices.ts'
import { UsageError } from './usage-error.ts'

/** What the command line says; what it does not say is undefined. */
export interface Arguments {
  readonly folder: string | undefined
  readonly runtime: Runtime | undefined
  readonly language: Language | undefined
  readonly transport: Transport | undefined
  readonly template: Template | undefined
  readonly yes: boolean
  readonly install: boolean
  readonly help: boolean
  readonly version: boolean
}

const options = {
  runtime: { type: 'string' },
  language: { type: 'string' },
  transport: { type: 'string' },
  template: { type: 'string' },
  yes: { type: 'boolean', short: 'y', default: false },
  'no-install': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const

/**
 * Reads the command line.
 *
 * @param available The templates that there are.
 * @throws UsageError that names the argument, what it must be and what it is.
 */
export function readArguments(args: readonly string[], available: readonly Template[]): Arguments {
  const { values, positionals } = parse(args)
  if (positionals.length > 1) {
    throw new UsageError(
      `one folder is enough, but there are ${positionals.length}: ${positionals.join(', ')}`,
    )
  }
  const runtime = readChoice('--runtime', values.runtime, keysOf(runtimes))
  const transport = readChoice('--transport', values.transport, keysOf(transports))
  const template = readChoice('--template', values.template, available)
  checkTogether({ runtime, transport, template })
  return {
    folder: positionals[0],
    runtime,
    transport,
    language: readChoice('--language', values.language, keysOf(languages)),
    template,
    yes: values.yes,
    install: !values['no-install'],
    help: values.help,
    version: values.version,
  }
}

/** @throws UsageError when the answers do not go together. */
export function checkTogether({
  runtime,
  transport,
  template,
}: Partial<Pick<Arguments, 'runtime' | 'transport' | 'template'>>): void {
  if (runtime !== undefined && transport === 'ws' && !canHoldSockets(runtime)) {
    throw new UsageError(
      '--transport ws needs a runtime that holds connections, and AWS Lambda does not: ' +
        'choose --transport http or another --runtime',
    )
  }
  if (template === undefined || runtime === undefined) return
  const possible = transportsOf(template, runtime)
  if (possible.length === 0) {
    throw new UsageError(
      `there is no ${template} for ${runtime}: choose --runtime ${orOf(runtimesOf(template))}, or another --template`,
    )
  }
  if (transport !== undefined && !possible.includes(transport)) {
    throw new UsageError(
      `there is no ${template} for ${runtime} by ${transport}: choose --transport ${orOf(possible)}, or another --template`,
    )
  }
}

function orOf(choices: readonly string[]): string {
  return choices.join(' or ')
}

function parse(args: readonly string[]): ReturnType<typeof parseStrictly> {
  try {
    return parseStrictly(args)
  } catch (error) {
    // The first sentence is the reason; the others are advice that does not fit.
    const [reason] = (error as Error).message.split(/\.\s/, 1)
    throw new UsageError(`${reason}; see create-cqhttp --help`)
  }
}

function parseStrictly(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true })
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

function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[]
}
