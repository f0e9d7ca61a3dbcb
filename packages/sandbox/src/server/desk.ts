import { createSandbox, type Sandbox } from '../front/sandbox.ts'
import type { SandboxOptions } from '../front/options.ts'
import { profiles } from '../profiles/profiles.ts'
import type { ProfileName } from '../profiles/profile.ts'
import { Observer, type Snapshot } from './changes.ts'
import type { Desk } from './commands.ts'
import type { CommandResult, ExportedBot, FaultsView, SessionView } from './protocol.ts'
import { isReachable } from './reachable.ts'

const NO_FAULTS: FaultsView = { copies: 1, delay: 0, loseResponse: false, loseAnswer: false }
/** How often it is looked whether the bot is there, in milliseconds. */
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
  readonly #options: DeskOptions
  #observer: Observer
  #postUrl: string | undefined
  #faults = NO_FAULTS
  #reachable: boolean | undefined
  #lookout: NodeJS.Timeout | undefined

  private constructor(options: DeskOptions, sandbox: Sandbox) {
    this.#options = options
    this.#postUrl = options.postUrl
    this.#observer = new Observer(sandbox, options.onChange)
  }

  /** @throws Error when the port of the API is taken. */
  static async open(options: DeskOptions): Promise<SandboxDesk> {
    return new SandboxDesk(options, await start(options, options.postUrl, options.apiPort))
  }

  get sandbox(): Sandbox {
    return this.#observer.sandbox
  }

  connect(url: string): void {
    this.#postUrl = url
    this.#reachable = undefined
    this.sandbox.connect({ url })
    void this.#look()
  }

  setFaults(given: Partial<FaultsView>): void {
    this.#faults = { ...this.#faults, ...given }
    const { copies, delay, loseResponse, loseAnswer } = this.#faults
    const { faults } = this.sandbox
    faults.clear()
    if (copies > 1) faults.push('*', { duplicate: copies })
    if (delay > 0) {
      faults.push('*', { delay })
      faults.api('*', { delay })
    }
    if (loseResponse) faults.push('*', 'drop-after')
    if (loseAnswer) faults.api('*', 'drop-after')
  }

  record(_active: boolean): void {
    throw new Error('not yet')
  }

  export(_framework: 'vitest' | 'node:test', _bot: ExportedBot): CommandResult {
    throw new Error('not yet')
  }

  async reset(): Promise<void> {
    const { sandbox } = this
    const port = Number(new URL(sandbox.apiRoot).port)
    this.#observer.close()
    await sandbox.close()
    this.#faults = NO_FAULTS
    const next = await start(this.#options, this.#postUrl, port)
    next.switchProfile(sandbox.profile)
    this.#observer = new Observer(next, this.#options.onChange)
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
      signed: secret !== undefined,
      apiRoot: sandbox.apiRoot,
      guarded: accessToken !== undefined,
      faults: this.#faults,
      recording: { active: false, steps: 0 },
    }
    return this.#observer.snapshot(session)
  }

  /** Whether the bot is there is looked at only while somebody wants to know. */
  watch(isWatched: boolean): void {
    if (isWatched === (this.#lookout !== undefined)) return
    clearInterval(this.#lookout)
    this.#lookout = isWatched ? setInterval(() => void this.#look(), LOOK).unref() : undefined
    if (isWatched) void this.#look()
  }

  async close(): Promise<void> {
    this.watch(false)
    this.#observer.close()
    await this.sandbox.close()
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

async function start(
  { sandbox: options }: DeskOptions,
  url: string | undefined,
  port: number,
): Promise<Sandbox> {
  const sandbox = createSandbox(options)
  await sandbox.listen({ port })
  if (url !== undefined) sandbox.connect({ url })
  return sandbox
}

/** An address may hold a password, or a token in its query. */
function withoutSecrets(address: string): string {
  const url = new URL(address)
  url.username = ''
  url.password = ''
  if (url.search !== '') url.search = '?…'
  return url.href
}
