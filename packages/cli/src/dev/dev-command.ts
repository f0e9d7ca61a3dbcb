import { isIPv6 } from 'node:net'
import { relative } from 'node:path'
import { type CommandDef, defineCommand } from 'citty'
import { type BotProcess, type Listener, startBot } from '../bot-process.ts'
import { runWithSandbox } from '../sandbox/sandbox-command.ts'
import type { Terminal } from '../terminal.ts'
import { type DevArguments, devOptions, readDevArguments } from './dev-arguments.ts'
import { watchFirstStart } from './first-start.ts'
import { findPort } from './port.ts'
import { createProgram, defaultPorts, type ProgramOptions } from './program.ts'
import { type Entry, findEntry } from './project.ts'

const RUNTIME_NAMES = {
  node: 'Node',
  workers: 'Workers (wrangler dev)',
  lambda: 'Lambda',
  bun: 'Bun',
  deno: 'Deno',
}

/** `cqhttp dev`: its data is the {@link Terminal}, its result the exit code. */
export const devCommand: CommandDef<typeof devOptions> = defineCommand({
  meta: { name: 'dev', description: 'runs your bot with reload and a page to chat with it' },
  args: devOptions,
  run: ({ rawArgs, data }) => runDev(rawArgs, data as Terminal),
})

/** @throws UsageError for arguments that make no sense, a missing entry, and ports that are taken. */
async function runDev(args: readonly string[], terminal: Terminal): Promise<number> {
  const wanted = readDevArguments(args, terminal.env)
  const { cwd } = terminal
  const entry = findEntry(cwd, wanted.entry, wanted.runtime)
  const hostname = terminal.env['HOST'] || '127.0.0.1'
  const port = await findPort(hostname, wanted.botPort, defaultPorts[entry.runtime])
  terminal.write(`${describe(entry, cwd)}\n`)

  const launch = (
    variables: Readonly<Record<string, string>> | undefined,
    listener: Listener,
  ): Promise<BotProcess> =>
    launchBot(
      {
        entry,
        hostname,
        port,
        args: wanted.rest,
        front: wanted.front,
        variables,
        env: terminal.env,
      },
      listener,
      terminal,
    )

  if (wanted.withPage) {
    const postUrl = addressOf(wanted, hostname, port)
    return runWithSandbox({ ...wanted.sandbox, postUrl }, terminal, launch)
  }
  if (terminal.env['CQHTTP_API_ROOT']) {
    terminal.write('CQHTTP_API_ROOT is set: without a page; unset it to chat on one\n')
  }
  return await runAlone(await launch(undefined, { write: () => {} }), terminal)
}

/** Starts the bot, and ends it when it does not come up. */
async function launchBot(
  options: ProgramOptions,
  sink: Listener,
  { cwd, writeError }: Terminal,
): Promise<BotProcess> {
  const program = createProgram(options)
  const { hostname, port, entry } = options
  const first = watchFirstStart(
    { hostname, port, failure: program.failure, ready: program.ready },
    sink,
  )
  let bot: BotProcess
  try {
    bot = await startBot(program.command, program.env, first.listener, entry.root)
  } catch (error) {
    program.remove()
    throw error
  }
  let isEnding = false
  const ended = first.outcome(bot).then(async (state) => {
    // One that is being ended has not failed.
    if (state === 'started' || isEnding) return await bot.ended
    await bot.end()
    const name = entry.file === undefined ? 'the Worker' : relative(cwd, entry.file)
    writeError(`cqhttp: ${name} did not start: fix the error above, and run this again\n`)
    return 1
  })
  return {
    ended: ended.finally(() => program.remove()),
    async end() {
      isEnding = true
      await bot.end()
      program.remove()
    },
  }
}

async function runAlone(bot: BotProcess, { signal }: Terminal): Promise<number> {
  const interrupted = new Promise<number>((resolve) => {
    if (signal.aborted) resolve(0)
    signal.addEventListener('abort', () => resolve(0), { once: true })
  })
  try {
    return await Promise.race([interrupted, bot.ended])
  } finally {
    await bot.end()
  }
}

function describe({ runtime, root, file }: Entry, cwd: string): string {
  const place = relative(cwd, file ?? root) || '.'
  return `Runs ${file === undefined ? `the Worker of ${place}` : place} on ${RUNTIME_NAMES[runtime]}.`
}

/** Where the sandbox reaches the bot. */
function addressOf({ isSocket, path }: DevArguments, hostname: string, port: number): string {
  const isWildcard = hostname === '0.0.0.0' || hostname === '::'
  const name = isWildcard ? '127.0.0.1' : isIPv6(hostname) ? `[${hostname}]` : hostname
  return `${isSocket ? 'ws' : 'http'}://${name}:${port}${path}`
}
