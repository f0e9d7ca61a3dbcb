import { httpTransport, type Id, type Segment, type Transport } from '@cqhttp/core'
import { Account } from './account/account.ts'
import type { JsonObject } from './json.ts'
import type { ProfileName } from './profiles/profile.ts'
import { profiles } from './profiles/profiles.ts'
import { ApiFetch, ApiServer, IN_PROCESS_ROOT, MEDIA_PATH } from './wire/api-doors.ts'
import { Faults } from './wire/faults.ts'
import { Journal } from './wire/journal.ts'
import { isToldAsMessage, toPayloads } from './account/payloads.ts'
import type { ApiCall, Exchange } from './wire/records.ts'
import type { SocketRecord } from './wire/socket/socket-record.ts'
import { Wire } from './wire/wire.ts'
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
  readonly #wire: Wire
  #account: Account
  #apiRoot = IN_PROCESS_ROOT
  #server: ApiServer | undefined
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
    const { journal, faults } = this
    this.#wire = new Wire({ account: this.#account, journal, faults, options })
    this.#door = new ApiFetch(() => this.#wire.api, world.files)
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

  /**
   * Sets where events go from now on.
   *
   * A `ws:` or `wss:` address is dialled, again after each loss, until the next `connect`. Events that
   * are raised during a handshake wait for it; while the line is down they are lost.
   *
   * @throws TypeError for a bot that cannot be reached.
   */
  connect(bot: Bot): void {
    checkBot(bot)
    this.#wire.connect(bot)
  }

  /** The sockets that are open. */
  get sockets(): readonly SocketRecord[] {
    return this.#wire.sockets.open
  }

  /**
   * Cuts sockets without a goodbye, as when a network goes down; the next ones open by themselves.
   *
   * @param id The one to cut, by its id in `journal.sockets`; left out, all are cut.
   * @returns How many were open, and are cut now.
   */
  cutSockets(id?: number): number {
    return this.#wire.sockets.cut(id)
  }

  /**
   * Serves the API at a loopback address. WebSockets of the bot are taken there as well (forward
   * WebSocket), at `/`, `/api` and `/event`; while one for events is open, events go over it in place of
   * HTTP.
   *
   * @see https://github.com/botuniverse/onebot-11/blob/master/communication/ws.md
   * @param options `port`: default 0, any free one.
   * @returns The address, which `apiRoot` gives from now on.
   * @throws Error when the port is taken.
   */
  async listen({ port = 0 }: { port?: number } = {}): Promise<string> {
    this.#server ??= new ApiServer(
      () => this.#wire.api,
      this.world.files,
      (request, socket, head) => this.#wire.sockets.take(request, socket, head),
    )
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
    this.#wire.switch(this.#account)
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
    return this.raise(this.#wire.metaEvent('heartbeat'))
  }

  /** Posts a lifecycle event. */
  lifecycle(type: 'enable' | 'disable' | 'connect'): Promise<Outcome> {
    return this.raise(this.#wire.metaEvent(type))
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
    await this.#wire.close()
    this.#unsubscribe()
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
    if (exchanges.some((exchange) => this.#wire.isNear(exchange))) await calm(exchanges)
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
    const exchange = this.#wire.push(event)
    if (exchange !== undefined) this.#raised?.push(exchange)
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
}
