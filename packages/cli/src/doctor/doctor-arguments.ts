import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { type Implementation, implementationFields } from '@cqhttp/playground/diagnosis'
import { parseArgs } from 'citty'
import { checkOptions } from '../check-options.ts'
import { findEntry, type Runtime, runtimes } from '../dev/project.ts'
import { readChoice } from '../option-values.ts'
import { UsageError } from '../usage-error.ts'
import type { Patient } from './checkup.ts'
import { readWorker } from './worker-checks.ts'

/** What `cqhttp doctor` was asked for. */
export interface DoctorArguments {
  readonly patient: Patient & { readonly url: string }
  readonly language: 'en' | 'zh'
  readonly implementation: Implementation | undefined
  /** How long to wait for an event, in milliseconds; undefined: not at all. */
  readonly wait: number | undefined
  readonly asJson: boolean
}

/** The options of `cqhttp doctor`. */
export const doctorOptions = {
  secret: { type: 'string' },
  'api-root': { type: 'string' },
  'access-token': { type: 'string' },
  'self-id': { type: 'string' },
  implementation: { type: 'string' },
  container: { type: 'boolean', default: false },
  runtime: { type: 'string' },
  wait: { type: 'string' },
  timeout: { type: 'string' },
  language: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** @throws UsageError that names the option, what it must be and what it is. */
export function readDoctorArguments(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  cwd: string,
): DoctorArguments {
  const [given] = checkOptions('doctor', args, doctorOptions, 1)
  const values = parseArgs<typeof doctorOptions>([...args], doctorOptions)
  const known = { ...readVariables(cwd), ...env }
  const port = /^\d{1,5}$/.test(known['PORT'] ?? '') ? known['PORT'] : '8080'
  const url = readAddress('the address of the bot', given ?? `http://127.0.0.1:${port}/`)
  const apiRoot = values['api-root'] || known['CQHTTP_API_ROOT'] || undefined
  const selfId = values['self-id']
  if (selfId !== undefined && !/^\d{1,20}$/.test(selfId)) {
    throw new UsageError(`--self-id must be a QQ number, but it is ${JSON.stringify(selfId)}`)
  }
  const runtime = readChoice('--runtime', values.runtime, runtimes)
  return {
    patient: {
      url,
      secret: values.secret || known['CQHTTP_SECRET'] || undefined,
      apiRoot: apiRoot && readAddress('--api-root (CQHTTP_API_ROOT)', apiRoot),
      accessToken: readToken(values['access-token'] || known['CQHTTP_ACCESS_TOKEN'] || undefined),
      selfId,
      inContainer: values.container,
      worker: isWorker(url, runtime, cwd) ? (readWorker(cwd) ?? UNKNOWN_WORKER) : undefined,
      timeout: readSeconds('--timeout', values.timeout) ?? 5000,
    },
    language: readChoice('--language', values.language, ['en', 'zh']) ?? languageOf(env),
    implementation: readChoice(
      '--implementation',
      values.implementation,
      Object.keys(implementationFields) as Implementation[],
    ),
    wait: readSeconds('--wait', values.wait),
    asJson: values.json,
  }
}

const UNKNOWN_WORKER = { compatibilityDate: undefined }

/** A bot is a Worker where its address says so, or where the project has nothing else. */
function isWorker(url: string, runtime: Runtime | undefined, cwd: string): boolean {
  if (runtime !== undefined) return runtime === 'workers'
  if (new URL(url).hostname.endsWith('.workers.dev')) return true
  if (readWorker(cwd) === undefined) return false
  try {
    return findEntry(cwd, undefined, undefined).runtime === 'workers'
  } catch {
    return false
  }
}

/** What the bot reads too: a file is no more than a hint, so what cannot be read is passed over. */
function readVariables(cwd: string): NodeJS.Dict<string> {
  const files = ['.dev.vars', '.env']
    .map((name) => join(cwd, name))
    .filter((path) => existsSync(path))
  try {
    return Object.assign({}, ...files.map((path) => parseEnv(readFileSync(path, 'utf8'))))
  } catch {
    return {}
  }
}

function readAddress(name: string, text: string): string {
  if (URL.canParse(text) && /^(?:http|ws)s?:\/\//i.test(text)) return text
  // What is in it may be a secret.
  const shown = /[@?]/.test(text) ? '' : `, but it is ${JSON.stringify(text)}`
  throw new UsageError(
    `${name} must be an address such as http://127.0.0.1:8080/, or ws://127.0.0.1:8080/ws for a socket${shown}`,
  )
}

/** What header fields can carry; nothing of a token is shown. */
function readToken(text: string | undefined): string | undefined {
  if (text === undefined || /^[\x20-\x7e]+$/.test(text)) return text
  throw new UsageError(
    '--access-token (CQHTTP_ACCESS_TOKEN) must have ASCII characters only: ' +
      'choose another token on both sides, or is there a line break in it?',
  )
}

function readSeconds(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const seconds = Number(text)
  if (/^\d+(?:\.\d+)?$/.test(text) && seconds > 0 && seconds <= 3600) return seconds * 1000
  throw new UsageError(
    `${name} must be a number of seconds up to 3600, but it is ${JSON.stringify(text)}`,
  )
}

/** The language of messages, as POSIX has it. */
function languageOf(env: NodeJS.ProcessEnv): 'en' | 'zh' {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^zh/i.test(locale) ? 'zh' : 'en'
}
