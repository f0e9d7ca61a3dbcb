import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UsageError } from '../usage-error.ts'
import type { Entry, Runtime } from './project.ts'
import { writeVariables } from './wrangler-variables.ts'

/** How a bot is started. */
export interface Program {
  readonly command: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Tells by what it prints that the program waits for changes because the bot does not run. */
  readonly failure: RegExp
  /** Tells that the bot runs, where an open port does not. */
  readonly ready?: RegExp
  /** Deletes what was written for it. */
  remove(): void
}

/** What a program is made from. */
export interface ProgramOptions {
  readonly entry: Entry
  readonly hostname: string
  readonly port: number
  /** Arguments for the bot, or for wrangler. */
  readonly args: readonly string[]
  /** Which front of Lambda calls the handler. */
  readonly front: string
  /** What the bot has to know of the sandbox; undefined without one. */
  readonly variables: Readonly<Record<string, string>> | undefined
  readonly env: NodeJS.ProcessEnv
}

/** The ports of the runtimes' own tools. */
export const defaultPorts: Readonly<Record<Runtime, number>> = {
  node: 8080,
  workers: 8787,
  lambda: 3000,
  bun: 8080,
  deno: 8080,
}

const NODE_FAILURE = /Failed running|Completed running/
const nothing = (): void => {}

const programs: Readonly<Record<Runtime, (options: ProgramOptions) => Program>> = {
  node: (options) => ({
    command: [...node(options), fileOf(options), ...options.args],
    env: environment(options),
    failure: NODE_FAILURE,
    remove: nothing,
  }),

  lambda: (options) => ({
    command: [...node(options), host(), fileOf(options), ...options.args],
    env: {
      ...environment(options),
      CQHTTP_LAMBDA_FRONT: options.front,
      // As on Lambda, where functions are told apart by them.
      AWS_LAMBDA_FUNCTION_NAME: 'dev',
      AWS_REGION: options.env['AWS_REGION'] || 'us-east-1',
    },
    failure: NODE_FAILURE,
    remove: nothing,
  }),

  bun: (options) => ({
    command: ['bun', '--watch', '--no-clear-screen', fileOf(options), ...options.args],
    env: environment(options),
    failure: /^error: |^Bun v\d/m,
    remove: nothing,
  }),

  deno: (options) => {
    const { entry, hostname, port, args } = options
    const file = existsSync(join(entry.root, '.env')) ? ['--env-file=.env'] : []
    const watch = ['--watch', '--no-clear-screen', '--allow-all']
    return {
      command: [findDeno(entry.root), 'run', ...watch, ...file, fileOf(options), ...args],
      env: { ...environment(options), DENO_SERVE_ADDRESS: `tcp:${hostname}:${port}` },
      failure: /Process failed|Process finished/,
      remove: nothing,
    }
  },

  workers(options) {
    const { entry, hostname, port, args, variables } = options
    const known = variables ?? ownVariables(options.env)
    const written = known && writeVariables(entry.root, known)
    const file = entry.file === undefined ? [] : [entry.file]
    const address = ['--ip', hostname, '--port', String(port)]
    const own = ['dev', ...file, '--cwd', entry.root, ...address, ...(written?.args ?? [])]
    return {
      command: [process.execPath, findWrangler(entry.root), ...own, ...args],
      // Without an account, offline, and without usage data, unless the user says otherwise.
      env: {
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        WRANGLER_SEND_METRICS: 'false',
        ...environment(options),
      },
      failure: /\[ERROR\]/,
      // Its port is open before the Worker is there.
      ready: /\bReady on /,
      remove: () => written?.remove(),
    }
  },
}

/** @throws UsageError when the project has not got what runs it. */
export function createProgram(options: ProgramOptions): Program {
  return programs[options.entry.runtime](options)
}

function environment(options: ProgramOptions): NodeJS.ProcessEnv {
  const { env, entry, hostname, port, variables } = options
  return {
    ...env,
    // Tools that the project has installed.
    PATH: [join(entry.root, 'node_modules', '.bin'), env['PATH']].filter(Boolean).join(delimiter),
    HOST: hostname,
    PORT: String(port),
    ...variables,
  }
}

function node({ entry: { root, file } }: ProgramOptions): string[] {
  const hasTypes = /\.[cm]?ts$/.test(file ?? '') && !process.features.typescript
  const variables = join(root, '.env')
  return [
    process.execPath,
    '--watch',
    '--watch-preserve-output',
    // Below 22.18 types are not removed by default, and a warning tells of it.
    ...(hasTypes ? ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'] : []),
    ...(existsSync(variables) ? [`--env-file=${variables}`] : []),
  ]
}

function fileOf({ entry: { file = '' } }: ProgramOptions): string {
  return file
}

function host(): string {
  return fileURLToPath(import.meta.resolve('#lambda-host'))
}

/** That of npm comes in a script, which would not pass signals on. */
function findDeno(root: string): string {
  const name = process.platform === 'win32' ? 'deno.exe' : 'deno'
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve('deno/package.json')
    const program = join(dirname(manifest), name)
    if (existsSync(program)) return program
  } catch {
    // Not of npm.
  }
  return 'deno'
}

/** Variables of a bot that the user has set, which a Worker would not see. */
function ownVariables(env: NodeJS.ProcessEnv): Record<string, string> | undefined {
  const own = Object.entries(env).flatMap(([name, value]) =>
    name.startsWith('CQHTTP_') && value ? [[name, value] as const] : [],
  )
  return own.length > 0 ? Object.fromEntries(own) : undefined
}

function findWrangler(root: string): string {
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve('wrangler/package.json')
    return join(dirname(manifest), 'bin', 'wrangler.js')
  } catch {
    throw new UsageError(`wrangler is not installed in ${root}: run npm install -D wrangler there`)
  }
}
