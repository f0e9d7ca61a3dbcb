import { createSandbox, type ProfileName, type Sandbox, type SandboxOptions } from '@cqhttp/sandbox'
import { profiles, redactSecrets } from '@cqhttp/sandbox/tooling'
import { createRecorder, type Recorder } from '../recording/recorder.ts'
import type { Recording } from '../recording/recording.ts'
import { type WriteOptions, writeTest } from '../recording/write-test.ts'
import { SENDS } from '../recording/statements.ts'
import { Strikes } from './strikes.ts'
import { BotOutput } from './bot-output.ts'
import { Observer, type Snapshot } from './changes.ts'
import type { Desk } from './commands.ts'
import type { Command, CommandResult, FaultsView, SessionView, Strike } from '../protocol.ts'
import { isReachable } from './reachable.ts'
import { withoutSecrets } from './without-secrets.ts'

const NO_FAULTS: FaultsView = {
  copies: 1,
  delay: 0,
  loseResponse: false,
  loseAnswer: false,
}
/** How often to look whether the bot is there, in milliseconds. */
const LOOK = 2000

/** The settings of a {@link SandboxDesk}. */
export interface DeskOptions {
  sandbox: Omit<SandboxOptions, 'bot'>
  postUrl: string | undefined
  apiPort: number
  onChange: () => void
}

/** The sandbox that the pages look at, and what is done to it as a whole. */
export class SandboxDesk implements Desk {
  /** What the bot prints; it stays when all starts over. */
  readonly output: BotOutput
  readonly #options: DeskOptions
  #observer: Observer
  #postUrl: string | undefined
  #faults = NO_FAULTS
  readonly #strikes = new Strikes()
  #reachable: boolean | undefined
  #lookout: NodeJS.Timeout | undefined
  #recorder: Recorder | undefined
  #recording: Recording | undefined
  #resetting: Promise<void> | undefined

  private constructor(options: DeskOptions, sandbox: Sandbox) {
    this.#options = options
    this.#postUrl = options.postUrl
    const { secret = '', accessToken = '' } = options.sandbox
    const hide = (text: string): string => redactSecrets(text, [secret, accessToken])
    this.output = new BotOutput(hide, options.onChange)
    this.#observer = new Observer(sandbox, options.onChange)
  }

  /** @throws Error when the port of the API is taken. */
  static async open(options: DeskOptions): Promise<SandboxDesk> {
    const sandbox = createSandbox(options.sandbox)
    await start(sandbox, options.apiPort, options.postUrl)
    return new SandboxDesk(options, sandbox)
  }

  get sandbox(): Sandbox {
    return this.#observer.sandbox
  }

  connect(url: string): void {
    this.sandbox.connect({ url })
    this.#postUrl = url
    this.#reachable = undefined
    void this.#look()
  }

  setFaults(given: Partial<FaultsView>): void {
    this.#faults = { ...this.#faults, ...given }
    const { copies, delay, loseResponse, loseAnswer, timeOut } = this.#faults
    const { faults } = this.sandbox
    faults.clear()
    this.#strikes.clear()
    if (copies > 1) faults.push('*', { duplicate: copies })
    if (delay > 0) {
      faults.push('*', { delay })
      faults.api('*', { delay })
    }
    if (loseResponse) faults.push('*', 'drop-after')
    if (loseAnswer) faults.api('*', 'drop-after')
    if (timeOut === true) faults.api(SENDS, 'timed-out')
  }

  strikeNext(strike: Strike): void {
    this.#strikes.add(this.sandbox.faults, strike)
  }

  /** Commands are carried out through this, so that they are recorded. */
  observe<Result>(command: Command, run: () => Result): Result {
    return this.#recorder === undefined ? run() : this.#recorder.step(command, run)
  }

  record(active: boolean): void {
    if (active === (this.#recorder !== undefined)) return
    this.#recording = this.#recorder?.end()
    this.#recorder = active
      ? createRecorder(this.sandbox, { ...this.#options.sandbox, faults: this.#faults })
      : undefined
  }

  export(options: WriteOptions): CommandResult {
    this.record(false)
    if (this.#recording === undefined) {
      throw new TypeError('nothing was recorded: begin a recording, then talk to the bot')
    }
    return { file: writeTest(this.#recording, options) }
  }

  reset(): Promise<void> {
    this.#resetting ??= this.#reset()
    return this.#resetting
  }

  /** Resolves when no reset is under way. */
  async settled(): Promise<void> {
    await this.#resetting
  }

  snapshot(): Snapshot {
    const { sandbox } = this
    const { secret, accessToken } = this.#options.sandbox
    const session: SessionView = {
      selfId: sandbox.selfId,
      profile: sandbox.profile,
      profiles: Object.keys(profiles) as ProfileName[],
      ...(this.#postUrl === undefined ? {} : { postUrl: withoutSecrets(this.#postUrl) }),
      ...(this.#reachable === undefined ? {} : { reachable: this.#reachable }),
      connected: sandbox.sockets.some(({ role }) => role !== 'API'),
      signed: secret !== undefined,
      apiRoot: sandbox.apiRoot,
      guarded: accessToken !== undefined,
      ...(this.output.bot === undefined ? {} : { bot: this.output.bot }),
      faults: this.#faults,
      strikes: this.#strikes.left,
      recording: {
        active: this.#recorder !== undefined,
        steps: this.#recorder?.steps ?? this.#recording?.steps.length ?? 0,
      },
    }
    return this.#observer.snapshot(session, this.output.lines)
  }

  /** Looks whether the bot is there, but only while a page is open. */
  watch(isWatched: boolean): void {
    if (isWatched === (this.#lookout !== undefined)) return
    clearInterval(this.#lookout)
    this.#lookout = isWatched ? setInterval(() => void this.#look(), LOOK).unref() : undefined
    if (isWatched) void this.#look()
  }

  async close(): Promise<void> {
    this.watch(false)
    await this.#resetting
    this.#recorder?.end()
    this.#observer.close()
    await this.sandbox.close()
  }

  /** The API keeps its port: the bot must find it where it was. */
  async #reset(): Promise<void> {
    const { profile, apiRoot } = this.sandbox
    try {
      this.#observer.close()
      this.#recorder?.end()
      await this.sandbox.close()
      const next = createSandbox({ ...this.#options.sandbox, profile })
      this.#observer = new Observer(next, this.#options.onChange)
      this.#recorder = undefined
      this.#recording = undefined
      this.#faults = NO_FAULTS
      this.#strikes.clear()
      await start(next, Number(new URL(apiRoot).port), this.#postUrl)
    } finally {
      this.#resetting = undefined
      this.#options.onChange()
    }
  }

  async #look(): Promise<void> {
    const url = this.#postUrl
    if (url === undefined) return
    const isThere = await isReachable(url)
    if (url !== this.#postUrl || isThere === this.#reachable) return
    this.#reachable = isThere
    this.#options.onChange()
  }
}

/** The API comes first: the bot may call it at the very first event. */
async function start(sandbox: Sandbox, port: number, url: string | undefined): Promise<void> {
  await sandbox.listen({ port })
  if (url !== undefined) sandbox.connect({ url })
}
