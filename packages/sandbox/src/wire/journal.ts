import type { ChatMessage } from '../account/chat-message.ts'
import { aspectsOfCall, aspectsOfMessage, choose } from './belonging.ts'
import { currentExchange } from './current-exchange.ts'
import type { ApiCall, Exchange } from './records.ts'
import { Shelf } from './shelf.ts'
import type { FrameRecord, SocketRecord } from './socket/socket-record.ts'

/** How long after its response a call can belong to an event that it names, in milliseconds. */
const MEMORY = 600_000
/** How long a bot that answered early may stay silent, in milliseconds. */
const PATIENCE = 60_000
/** How long after its last call such a bot counts as at work, in milliseconds. */
const AFTERMATH = 10_000

/** What went over the wire, in order, as plain data: the latest 10 000 of each, as far as they fit. */
export class Journal {
  readonly #exchanges = new Shelf<Exchange>(({ duration }) => duration !== undefined)
  readonly #calls = new Shelf<ApiCall>(({ duration }) => duration !== undefined)
  readonly #sockets = new Shelf<SocketRecord>(isOver)
  readonly #frames = new Shelf<FrameRecord>(() => true)
  readonly #running = new Set<Exchange>()
  /** Answered, and still at work as far as can be told. */
  readonly #working = new Map<Exchange, NodeJS.Timeout | undefined>()
  readonly #owners = new WeakMap<ApiCall, readonly Exchange[]>()
  readonly #listeners = new Set<() => void>()
  #tasks = 0
  #lastExchange = 0
  #lastCall = 0
  #lastSocket = 0
  #lastFrame = 0
  /** Events that tell the bot what it has done itself. */
  readonly #echoes = new WeakSet<Exchange>()
  /** To whom what is sent just now belongs. */
  #senders: readonly Exchange[] | undefined

  get exchanges(): readonly Exchange[] {
    return this.#exchanges.items
  }

  get calls(): readonly ApiCall[] {
    return this.#calls.items
  }

  /** The sockets between sandbox and bot, also those that did not open. */
  get sockets(): readonly SocketRecord[] {
    return this.#sockets.items
  }

  /** The frames that went over them. */
  get frames(): readonly FrameRecord[] {
    return this.#frames.items
  }

  /** How many of the oldest were dropped to make room. */
  get dropped(): { readonly exchanges: number; readonly calls: number } {
    return { exchanges: this.#exchanges.dropped, calls: this.#calls.dropped }
  }

  /** How many exchanges, calls and other tasks are under way. */
  get busy(): number {
    return this.#tasks
  }

  /** The id of the latest exchange, which may still wait for those before it. */
  get lastExchangeId(): number {
    return this.#lastExchange
  }

  /** Counts on when the profile is switched. */
  nextExchangeId(): number {
    return ++this.#lastExchange
  }

  /** Counts on when the profile is switched. */
  nextCallId(): number {
    return ++this.#lastCall
  }

  nextSocketId(): number {
    return ++this.#lastSocket
  }

  /** Called on each change; @returns A function that ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  changed(): void {
    for (const listener of this.#listeners) listener()
  }

  /** Counts something as under way until it has settled. */
  track(task: Promise<unknown>): void {
    this.#tasks++
    void this.#untrack(task)
  }

  async #untrack(task: Promise<unknown>): Promise<void> {
    try {
      await task
    } catch {
      // The code that started it handles the error.
    } finally {
      this.#tasks--
      this.changed()
    }
  }

  /** Called when an event is raised, which may be before it is posted. */
  raise(exchange: Exchange): void {
    if (this.#senders !== undefined) this.#echoes.add(exchange)
  }

  addSocket(record: SocketRecord): void {
    this.#sockets.add(record, record.request.url.length)
    this.changed()
  }

  addFrame(frame: Omit<FrameRecord, 'id'>): void {
    this.#frames.add({ id: ++this.#lastFrame, ...frame }, frame.text.length)
    this.changed()
  }

  begin(exchange: Exchange): void {
    this.#exchanges.add(exchange, exchange.body.length)
    this.#running.add(exchange)
    this.changed()
  }

  end(exchange: Exchange): void {
    exchange.duration = Date.now() - exchange.startedAt
    this.#exchanges.grow(exchange, exchange.responseBody?.length ?? 0)
    this.#running.delete(exchange)
    this.changed()
  }

  /** The bot has answered and is still at work: until its tasks have settled. */
  async worksOn(exchange: Exchange, tasks: Promise<unknown>): Promise<void> {
    this.#working.set(exchange, undefined)
    exchange.working = true
    this.changed()
    await tasks
    this.#stopWorking(exchange)
  }

  /** The bot has answered, as if it was still at work: until it has been silent for long enough. */
  seemsToWorkOn(exchange: Exchange, patience: number = PATIENCE): void {
    clearTimeout(this.#working.get(exchange))
    const timer = setTimeout(() => this.#stopWorking(exchange), patience).unref()
    this.#working.set(exchange, timer)
    exchange.working = true
    this.changed()
  }

  /** Nothing is at work any more. */
  close(): void {
    for (const exchange of this.#working.keys()) this.#stopWorking(exchange)
  }

  addCall(call: ApiCall): void {
    this.#calls.add(call, call.request.body.length)
    const owners = this.#ownersOf(call)
    this.#owners.set(call, owners)
    for (const exchange of owners) exchange.calls.push(call)
    this.changed()
  }

  endCall(call: ApiCall): void {
    call.duration = Date.now() - call.startedAt
    this.#calls.grow(call, call.response?.body.length ?? 0)
    for (const exchange of this.#owners.get(call) ?? []) {
      if (this.#working.get(exchange) !== undefined) this.seemsToWorkOn(exchange, AFTERMATH)
    }
    this.changed()
  }

  /** Does something whose messages belong to a call, or to an event. */
  sendFor<Result>(cause: ApiCall | Exchange, send: () => Result): Result {
    this.#senders = 'attempts' in cause ? [cause] : this.#owners.get(cause)
    try {
      return send()
    } finally {
      this.#senders = undefined
    }
  }

  /** A message counts for its cause, else for the exchanges under way in its chat, else for all. */
  addSent(message: ChatMessage): void {
    const running = [...this.#running]
    const inChat = choose(running, aspectsOfMessage(message))
    const owners = this.#senders ?? (inChat.length > 0 ? inChat : running)
    for (const exchange of owners) exchange.sent.push(message)
    this.changed()
  }

  /**
   * Bots do not say which event a call is for. Known for a bot in this process; else it belongs to
   * those under way or at work that it names, else to all that are under way, else to the latest that
   * it names. Events about what the bot has done itself come last.
   */
  #ownersOf({ params }: ApiCall): readonly Exchange[] {
    const current = currentExchange.getStore()
    if (current !== undefined) return [current]
    const aspects = aspectsOfCall(params)
    const isCause = (exchange: Exchange): boolean => !this.#echoes.has(exchange)
    const running = [...this.#running].filter(isCause)
    const working = [...this.#working.keys()].filter(isCause)
    const named = choose([...running, ...working], aspects)
    if (named.length > 0) return named
    if (running.length > 0) return running
    const earlier = choose(this.#recent().filter(isCause), aspects)
    if (earlier.length > 0) return earlier.slice(-1)
    return working.length > 0 ? working : [...this.#running]
  }

  #recent(): readonly Exchange[] {
    const { items } = this.#exchanges
    const since = Date.now() - MEMORY
    const first = items.findLastIndex(({ startedAt, duration = 0 }) => startedAt + duration < since)
    return items.slice(first + 1)
  }

  #stopWorking(exchange: Exchange): void {
    clearTimeout(this.#working.get(exchange))
    if (!this.#working.delete(exchange)) return
    exchange.working = false
    this.changed()
  }
}

function isOver({ closedAt, error }: SocketRecord): boolean {
  return closedAt !== undefined || error !== undefined
}
