import type { ChatMessage } from '../account/chat-message.ts'
import type { ApiCall, Exchange } from './records.ts'

/** What went over the wire, in order, as plain data. */
export class Journal {
  readonly exchanges: Exchange[] = []
  readonly calls: ApiCall[] = []
  readonly #running = new Set<Exchange>()
  readonly #listeners = new Set<() => void>()
  #tasks = 0
  #lastExchange = 0
  #lastCall = 0

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

  begin(exchange: Exchange): void {
    this.exchanges.push(exchange)
    this.#running.add(exchange)
    this.changed()
  }

  end(exchange: Exchange): void {
    exchange.duration = Date.now() - exchange.startedAt
    this.#running.delete(exchange)
    this.changed()
  }

  addCall(call: ApiCall): void {
    this.calls.push(call)
    for (const exchange of this.#running) exchange.calls.push(call)
    this.changed()
  }

  /** A message counts for the exchanges under way in its chat, else for all under way. */
  addSent(message: ChatMessage): void {
    const running = [...this.#running]
    const sameChat = running.filter(({ event }) => isSameChat(event, message))
    for (const exchange of sameChat.length > 0 ? sameChat : running) exchange.sent.push(message)
    this.changed()
  }
}

function isSameChat(event: Record<string, unknown>, { groupId, to }: ChatMessage): boolean {
  return groupId === undefined
    ? event['message_type'] !== 'group' && event['user_id'] === to
    : event['group_id'] === groupId
}
