import { httpTransport, type Id, type Segment, type Transport } from '@cqhttp/core'
import { Account } from './account/account.ts'
import type { JsonObject } from './json.ts'
import type { ProfileName } from './profiles/profile.ts'
import { profiles } from './profiles/profiles.ts'
import { Api } from './wire/api.ts'
import { ApiFetch, ApiServer, IN_PROCESS_ROOT, MEDIA_PATH } from './wire/api-doors.ts'
import { Faults } from './wire/faults.ts'
import { Journal } from './wire/journal.ts'
import { isToldAsMessage, toPayloads } from './account/payloads.ts'
import { postInProcess, postOverHttp } from './wire/post.ts'
import { Pusher, type PushTarget } from './wire/pusher.ts'
import type { ApiCall, Exchange } from './wire/records.ts'
import type { Clock } from './world/clock.ts'
import type { WorldMessage } from './world/entities.ts'
import type { Fact } from './world/fact.ts'
import { addFileMessage } from './world/messaging.ts'
import type { World } from './world/world.ts'
import { GroupHandle } from './people/group.ts'
import { toId } from './people/id.ts'
import { type Bot, checkBot, checkOptions, checkProfile, type SandboxOptions } from './options.ts'
import { type Act, type Outcome, toOutcome } from './people/outcome.ts'
import { seedWorld } from './initial-world.ts'
import { UserHandle } from './people/user.ts'
import { type ChatMessage, toChatMessage } from './account/chat-message.ts'
import { calm, idle, waitFor, type WaitOptions } from './waiting.ts'

const IN_PROCESS_BOT = 'http://bot.invalid'

/**
 * Makes a OneBot implementation in a box.
 *
 * @throws TypeError for a wrong option.
 * @example
 * ```ts
 * const sandbox = createSandbox({ profile: 'napcat', secret: 'change-me' })
 * sandbox.connect(new CQHttp({ transport: sandbox.transport, secret: 'change-me' }))
 * const { replies } = await sandbox.user(10001).say('/ping')
 * ```
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return new Sandbox(options)
}

/** A OneBot implementation in a box; made by {@link createSandbox}. */
export class Sandbox implements AsyncDisposable {
  /** Who there is and what was said. */
  readonly world: World
  /** What went over the wire, as data. */
  readonly journal: Journal = new Journal()
  /** Makes requests fail, on purpose. */
  readonly faults: Faults = new Faults()
  /** The API as `fetch`, without a socket; made for `httpTransport({ apiRoot, fetch })`. */
  readonly fetch: typeof globalThis.fetch
  readonly #options: SandboxOptions
  readonly #door: ApiFetch
  readonly #selfId: number
  readonly #unsubscribe: () => void
  readonly #end = new AbortController()
  #account: Account
  #api: Api
  #pusher: Pusher
  #target: PushTarget | undefined
  #apiRoot = IN_PROCESS_ROOT
  #server: ApiServer | undefined
  #heart: NodeJS.Timeout | undefined
  /** The events raised by the change that is being made. */
  #raised: Promise<Exchange>[] | undefined
  #said: ChatMessage | undefined

  /** @throws TypeError for a wrong option. */
  constructor(options: SandboxOptions = {}) {
    checkOptions(options)
    this.#options = options
    const { world, selfId } = seedWorld(options)
    this.world = world
    this.#selfId = selfId
    this.#account = this.#createAccount(options.profile ?? 'standard')
    this.#api = this.#createApi()
    this.#pusher = this.#createPusher()
    this.#door = new ApiFetch(() => this.#api, world.files)
    this.fetch = this.#door.fetch
    this.#unsubscribe = world.subscribe((fact) => this.#tell(fact))
    if (options.bot !== undefined) this.connect(options.bot)
  }

  /** The implementation that it behaves as. */
  get profile(): ProfileName {
    return this.#account.profile.name
  }

  /** The bot's account. */
  get selfId(): number {
    return this.#selfId
  }

  /** The time of the world. */
  get clock(): Clock {
    return this.world.clock
  }

  /** The address of the API: of a socket after {@link Sandbox.listen}, until then for `fetch` only. */
  get apiRoot(): string {
    return this.#apiRoot
  }

  /** Carries the calls of a `CQHttp` to the API, in process: its option `transport`. */
  get transport(): Transport {
    const { accessToken } = this.#options
    return httpTransport({ apiRoot: IN_PROCESS_ROOT, fetch: this.fetch, accessToken })
  }

  /** All events that were posted, oldest first. */
  get exchanges(): readonly Exchange[] {
    return this.journal.exchanges
  }

  /** All calls of the API, oldest first. */
  get calls(): readonly ApiCall[] {
    return this.journal.calls
  }

  /** All that the bot sent, oldest first. */
  get sent(): ChatMessage[] {
    return this.world.messages
      .filter(({ from }) => from === this.#selfId)
      .map((message) => toChatMessage(this.#account, message))
  }

  /** A message of the world as the bot's account sees it: with its `message_id`. */
  view(message: WorldMessage): ChatMessage {
    return toChatMessage(this.#account, message)
  }

  /** The nodes of a merged-forward record. @throws WorldError for an unknown id. */
  forward(id: string): readonly Segment[] {
    return this.#account.forward(id)
  }

  /** Sets where events go from now on. @throws TypeError for a bot that cannot be reached. */
  connect(bot: Bot): void {
    checkBot(bot)
    const { path = '/', lifecycle = false, heartbeat = false, timeScale = 1 } = this.#options
    this.#target =
      'url' in bot
        ? { url: bot.url, poster: postOverHttp, isHere: false }
        : { url: `${IN_PROCESS_BOT}${path}`, poster: postInProcess(bot), isHere: true }
    const { post } = this.#account.profile
    const beginning = post.lifecycle.find((type) => type !== 'disable')
    if (lifecycle && beginning !== undefined) void this.lifecycle(beginning)
    clearInterval(this.#heart)
    if (!heartbeat || post.heartbeat === undefined) return
    const interval = Math.max(1, post.heartbeat * 1000 * timeScale)
    this.#heart = setInterval(() => void this.heartbeat(), interval).unref()
  }

  /**
   * Serves the API on a loopback socket.
   *
   * @param options `port`: default 0, any free one.
   * @returns The address, which `apiRoot` gives from now on.
   * @throws Error when the port is taken.
   */
  async listen({ port = 0 }: { port?: number } = {}): Promise<string> {
    this.#server ??= new ApiServer(() => this.#api, this.world.files)
    this.#apiRoot = await this.#server.listen(port)
    this.world.files.root = `${this.#apiRoot}${MEDIA_PATH}`
    return this.#apiRoot
  }

  /** Behaves as another implementation from now on; world and journal stay. */
  switchProfile(name: ProfileName): void {
    checkProfile(name)
    this.#account = this.#createAccount(name)
    for (const message of this.world.messages) this.#account.messageId(message)
    for (const request of this.world.requests) this.#account.flag(request)
    this.#api = this.#createApi()
    this.#pusher = this.#createPusher()
  }

  /** Somebody on QQ; a number that nobody has yet becomes a stranger. */
  user(id: Id): UserHandle {
    const number = toId(id)
    if (!this.world.users.has(number)) this.world.addUser({ id: number })
    return new UserHandle(number, () => this.#account, this.#act)
  }

  /** A group. @throws WorldError for an unknown number. */
  group(id: Id): GroupHandle {
    const { id: number } = this.world.group(toId(id))
    return new GroupHandle(number, () => this.#account, this.#act)
  }

  /** Posts a heartbeat. */
  heartbeat(): Promise<Outcome> {
    const { heartbeat } = this.#account.profile.post
    return this.raise({
      post_type: 'meta_event',
      meta_event_type: 'heartbeat',
      status: this.#account.profile.events.status,
      interval: (heartbeat ?? 30) * 1000,
    })
  }

  /** Posts a lifecycle event. */
  lifecycle(type: 'enable' | 'disable' | 'connect'): Promise<Outcome> {
    return this.raise({
      post_type: 'meta_event',
      meta_event_type: 'lifecycle',
      sub_type: type,
    })
  }

  /** Posts any event as it is; `time` and `self_id` are added where they are missing. */
  raise(event: JsonObject): Promise<Outcome> {
    const payload = { time: this.clock.now(), self_id: this.#selfId, ...event }
    return this.#act(() => this.#push(payload))
  }

  /** Resolves as soon as the check returns something but `false`; rejects when the time is up. */
  waitFor<T>(
    check: () => T | Promise<T>,
    options: WaitOptions = {},
  ): Promise<NonNullable<Exclude<T, false>>> {
    return waitFor(this.journal, check, options)
  }

  /**
   * Resolves when no event, no call and no task of `waitUntil` was under way for `quiet`
   * milliseconds (default 20); rejects when the time is up.
   */
  idle(options: WaitOptions & { quiet?: number | undefined } = {}): Promise<void> {
    return idle(this.journal, options)
  }

  /** Aborts what is under way and closes the sockets. */
  async close(): Promise<void> {
    clearInterval(this.#heart)
    const { lifecycle = false } = this.#options
    const ends = this.#account.profile.post.lifecycle.includes('disable')
    if (lifecycle && ends && this.#target !== undefined) await this.lifecycle('disable')
    this.#unsubscribe()
    this.#end.abort()
    this.journal.close()
    this.#door.close()
    await this.#server?.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  readonly #act: Act = async (change) => {
    const raised: Promise<Exchange>[] = []
    this.#raised = raised
    this.#said = undefined
    try {
      change()
    } finally {
      this.#raised = undefined
    }
    const said = this.#said
    const exchanges = await Promise.all(raised)
    if (this.#target?.isHere === true) await calm(exchanges)
    return toOutcome(exchanges, said)
  }

  #tell(fact: Fact): void {
    if (fact.type === 'message') {
      const message = toChatMessage(this.#account, fact.message)
      if (fact.message.from === this.#selfId) this.journal.addSent(message)
      else this.#said = message
    }
    const payloads = toPayloads(this.#account, fact)
    if (isToldAsMessage(this.#account, fact)) {
      const message = addFileMessage(this.world, fact)
      payloads.push(...toPayloads(this.#account, { type: 'message', message }))
    }
    for (const payload of payloads) this.#push(payload)
  }

  #push(event: JsonObject): void {
    if (this.#target === undefined) return
    const exchange = this.#pusher.push(this.#target, event)
    this.#raised?.push(exchange)
  }

  #createAccount(profile: ProfileName): Account {
    const { messageFormat, reportSelf } = this.#options
    return new Account({
      world: this.world,
      selfId: this.#selfId,
      profile: profiles[profile],
      messageFormat,
      reportSelf,
    })
  }

  #createApi(): Api {
    const { accessToken, secret, rateLimitInterval = 500, timeScale = 1 } = this.#options
    return new Api({
      account: this.#account,
      journal: this.journal,
      faults: this.faults,
      accessToken,
      secret,
      rateLimitInterval: rateLimitInterval * timeScale,
    })
  }

  #createPusher(): Pusher {
    const { secret, postTimeout, maxRetries, timeScale = 1 } = this.#options
    return new Pusher({
      account: this.#account,
      journal: this.journal,
      faults: this.faults,
      secret,
      postTimeout,
      maxRetries,
      timeScale,
      signal: this.#end.signal,
    })
  }
}
