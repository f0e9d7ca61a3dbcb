import type { ExportedBot } from '../protocol.ts'
import { Code, quote, writeCall } from './literal.ts'
import type { Recording } from './recording.ts'
import { References } from './references.ts'
import { optionsOf, writeSetup } from './setup.ts'
import { writeSteps } from './write-steps.ts'
import { FRAMEWORKS, type Patience, watchFunction } from './template.ts'

/** How a test is written. */
export interface WriteOptions {
  framework: 'vitest' | 'node:test'
  /** The module that exports `createBot`, or the address of a bot that runs by itself. */
  bot: ExportedBot
}

const INDENT = 2

/**
 * Writes a recording as a test file, which passes for as long as the bot answers as it did.
 *
 * @throws TypeError when nothing was recorded.
 */
export function writeTest(
  recording: Recording,
  { framework, bot }: WriteOptions,
): { name: string; content: string } {
  if (recording.steps.length === 0) {
    throw new TypeError('nothing was recorded: begin a recording, then talk to the bot')
  }
  const { imports } = FRAMEWORKS[framework]
  const isDialling = 'module' in bot && recording.sockets !== undefined
  const patience = patienceFor(recording, bot)
  const references = new References(recording.selfId)
  const setup = writeSetup(recording, references)
  const steps = writeSteps(recording, FRAMEWORKS[framework], references)
  const body = [
    ...('module' in bot ? beginInProcess(recording, setup) : beginByAddress(recording, bot, setup)),
    ...waitForSockets(recording),
    'const answers = watch(sandbox)',
    ...steps.flatMap((lines) => ['', ...lines]),
  ]
  const total = recording.steps.reduce((sum, { duration }) => sum + duration, 0)
  const needed = patience.timeout + 2 * total + 1000 * recording.steps.length
  const timeout = Math.max(30, Math.ceil(needed / 1000)) * 1000
  const content = [
    ...(framework === 'node:test' ? imports : []),
    `import { formatCqCode } from '@cqhttp/core'`,
    ...(isDialling ? [`import { connect } from '@cqhttp/core/socket'`] : []),
    `import { createSandbox, type Sandbox } from '@cqhttp/sandbox'`,
    ...(framework === 'vitest' ? imports : []),
    ...('module' in bot ? [`import { createBot } from ${quote(bot.module)}`] : []),
    '',
    `test('answers as it did when this was recorded', { timeout: ${timeout} }, async () => {`,
    ...body.map((line) => (line === '' ? '' : `  ${line}`)),
    '})',
    '',
    watchFunction(patience),
  ].join('\n')
  return { name: 'recorded.test.ts', content }
}

/** A bot elsewhere can only be judged by what it sends; each may take as long as it did. */
function patienceFor({ steps }: Recording, bot: ExportedBot): Patience {
  const longest = Math.max(...steps.map(({ duration }) => duration))
  const timeout = Math.ceil((5000 + 2 * longest) / 1000) * 1000
  return { timeout, quiet: 'module' in bot ? undefined : 300 }
}

const NOW = new Code('Math.floor(Date.now() / 1000)')

function beginInProcess(recording: Recording, setup: readonly string[]): string[] {
  const options = optionsOf(recording, { secret: 'recorded', accessToken: 'recorded' }, NOW)
  return [
    '// The clock stands still, and moves on between the steps as it did.',
    `await using sandbox = ${writeCall('createSandbox', [options], INDENT, 'await using sandbox = ')}`,
    ...setup,
    ...(recording.sockets === undefined ? POSTED : DIALLING),
  ]
}

const POSTED = [
  'const bot = createBot({',
  '  CQHTTP_API_ROOT: await sandbox.listen(),',
  `  CQHTTP_ACCESS_TOKEN: 'recorded',`,
  `  CQHTTP_SECRET: 'recorded',`,
  '})',
  'sandbox.connect(bot)',
]

/** Whoever dialled, the bot does now: it is in this process, and needs no server for it. */
const DIALLING = [
  `const bot = createBot({ CQHTTP_ACCESS_TOKEN: 'recorded', CQHTTP_SECRET: 'recorded' })`,
  `const forward = connect(bot, { url: (await sandbox.listen()).replace('http', 'ws') })`,
  'await using _ = { [Symbol.asyncDispose]: () => forward.close() }',
]

/** A bot that dials by itself may wait half a minute until it does so again, in milliseconds. */
const REDIAL = 40_000

/** What a bot does when it has connected is no answer to a step. */
function waitForSockets({ sockets }: Recording): string[] {
  if (sockets === undefined) return []
  return [
    `await sandbox.waitFor(() => sandbox.sockets.length >= ${sockets.count}, { timeout: ${REDIAL} })`,
    'await sandbox.idle()',
  ]
}

function beginByAddress(
  recording: Recording,
  { url: address }: { url: string },
  setup: readonly string[],
): string[] {
  const url = new URL(address)
  const hadQuery = url.search !== ''
  for (const part of ['username', 'password', 'search', 'hash'] as const) url[part] = ''
  const port = recording.apiPort ?? 5700
  const { direction } = recording.sockets ?? {}
  const keys = {
    secret: new Code('CQHTTP_SECRET'),
    accessToken: new Code('CQHTTP_ACCESS_TOKEN'),
  }
  return [
    ...(direction === 'forward' ? howItDials(port) : howItIsReached(port)),
    ...(hadQuery ? ['// The address had a query, which is left out here: set it by BOT_URL.'] : []),
    '// The clock stands still, and moves on between the steps as it did.',
    `await using sandbox = ${writeCall('createSandbox', [optionsOf(recording, keys, NOW)], INDENT, 'await using sandbox = ')}`,
    ...setup,
    `await sandbox.listen({ port: Number(CQHTTP_API_PORT ?? ${port}) })`,
    ...(direction === 'forward' ? [] : [`sandbox.connect({ url: BOT_URL ?? ${quote(url.href)} })`]),
  ]
}

function howItIsReached(port: number): string[] {
  return [
    '// The bot runs by itself. Start it first, with the same variables as this test:',
    `//   CQHTTP_API_ROOT=http://127.0.0.1:${port} CQHTTP_ACCESS_TOKEN=… CQHTTP_SECRET=… node bot.ts`,
    '// BOT_URL says where it listens, and CQHTTP_API_PORT on which port it calls the API. That port',
    '// must be free: end the sandbox that this was recorded in.',
    'const { BOT_URL, CQHTTP_API_PORT, CQHTTP_ACCESS_TOKEN, CQHTTP_SECRET } = process.env',
  ]
}

function howItDials(port: number): string[] {
  return [
    `// The bot runs by itself, and dials ws://127.0.0.1:${port}: CQHTTP_API_PORT says another port. That`,
    '// port must be free: end the sandbox that this was recorded in.',
    'const { CQHTTP_API_PORT, CQHTTP_ACCESS_TOKEN, CQHTTP_SECRET } = process.env',
  ]
}
