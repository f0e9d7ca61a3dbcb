import { createSandbox, type Sandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { createRecorder, type Recorder } from '../../src/recording/recorder.ts'
import type { Recording } from '../../src/recording/recording.ts'
import { type Desk, readCommand } from '../../src/server/commands.ts'
import { Strikes } from '../../src/server/strikes.ts'
import type { Command, FaultsView } from '../../src/protocol.ts'

/** What must never be in a file. */
export const SECRETS = { secret: 'the-secret-of-the-session', accessToken: 'the-token-of-it' }

export interface Session {
  readonly sandbox: Sandbox
  readonly recorder: Recorder
  /** Runs a command as the server does; waits until the bot has done. */
  run(command: Command): Promise<void>
  end(): Promise<Recording>
}

/** A sandbox that is recorded, with commands in place of a page. */
export async function openSession(
  options: SandboxOptions,
  before: (sandbox: Sandbox) => Promise<void> = () => Promise.resolve(),
): Promise<Session> {
  const sandbox = createSandbox({ ...SECRETS, ...options })
  await before(sandbox)
  const recorder = createRecorder(sandbox, options)
  const desk: Desk = {
    sandbox,
    connect: (url) => sandbox.connect({ url }),
    setFaults: (faults) => setFaults(sandbox, faults),
    strikeNext: (strike) => new Strikes().add(sandbox.faults, strike),
    record: () => {},
    export: () => ({}),
    reset: () => Promise.resolve(),
  }
  return {
    sandbox,
    recorder,
    async run(command) {
      const { command: read, run } = readCommand(command)
      await recorder.step(read, () => run(desk))
      // As a person would: what the bot does later comes before the next command.
      const isSlow =
        command.do === 'say' &&
        typeof command.message === 'string' &&
        /^\/(?:late|timer)$/.test(command.message)
      await sandbox.idle({ quiet: isSlow ? 400 : 30 })
    },
    async end() {
      const recording = recorder.end()
      await sandbox.close()
      return recording
    },
  }
}

function setFaults({ faults }: Sandbox, given: Partial<FaultsView>): void {
  const { copies = 1, loseAnswer, timeOut } = given
  faults.clear()
  if (copies > 1) faults.push('*', { duplicate: copies })
  if (loseAnswer === true) faults.api('*', 'drop-after')
  if (timeOut === true) faults.api(/^send_/, 'timed-out')
}
