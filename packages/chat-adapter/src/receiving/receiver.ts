import type { MessageEvent, NoticeEvent } from '@cqhttp/core'
import type { Adapter, ChatInstance, Message } from 'chat'
import type { CqhttpAdapterSettings } from '../options.ts'
import type { History } from './history.ts'
import { readMessage, threadOf } from './message.ts'
import { handNotice } from './notices.ts'

/** What handlers of the bot get, as far as it is used. */
type Context = {
  readonly waitUntil: (task: Promise<unknown>) => void
  readonly signal: AbortSignal
}

/** Hands the events of the bot to the Chat. */
export class Receiver {
  /** The account that the latest message came to. */
  selfId: string | undefined
  readonly #adapter: Adapter
  readonly #settings: CqhttpAdapterSettings
  readonly #history: History
  #chat: ChatInstance | undefined
  #stopListening: (() => void) | undefined
  /** The signals of the messages that are being handled, by thread, oldest first. */
  readonly #signals = new Map<string, AbortSignal[]>()

  constructor(adapter: Adapter, settings: CqhttpAdapterSettings, history: History) {
    this.#adapter = adapter
    this.#settings = settings
    this.#history = history
    // At once, so that a message that comes before the Chat is ready is not lost in silence.
    this.#listen()
  }

  /** The Chat, once it is ready. */
  get chat(): ChatInstance | undefined {
    return this.#chat
  }

  /** Aborts when the time of a thread's message is up; undefined while none is handled. */
  signalOf(threadId: string): AbortSignal | undefined {
    return this.#signals.get(threadId)?.[0]
  }

  start(chat: ChatInstance): void {
    this.#chat = chat
    this.#listen()
  }

  stop(): void {
    this.#stopListening?.()
    this.#stopListening = undefined
    this.#chat = undefined
  }

  #listen(): void {
    if (this.#stopListening !== undefined) return
    const { bot } = this.#settings
    const stops = [
      bot.on('message', (event, context) => this.#receive(event, context)),
      bot.onNotice((event, context) => this.#notice(event, context)),
    ]
    this.#stopListening = () => stops.forEach((stop) => stop())
  }

  async #receive(event: MessageEvent, { waitUntil, signal }: Context): Promise<void> {
    const adapter = this.#adapter
    const { quotes, threads, dedupeTtl } = this.#settings
    const thread = threadOf(event, threads)
    if (thread === undefined) return
    const chat = this.#started()
    this.selfId = thread.selfId
    const threadId = adapter.encodeThreadId(thread)
    // Not by the Chat: ids are unique for an account and a chat only.
    const key = `dedupe:${adapter.channelIdFromThreadId(threadId)}:${event.message_id}:${event.time}`
    if (!(await chat.getState().setIfNotExists(key, true, dedupeTtl))) return
    this.#history.note(thread, event)
    const read = (): Promise<Message<unknown>> =>
      readMessage(event, threadId, this.#settings, quotes)
    // Not waited for: a model may take longer than the implementation waits for its response. The
    // Chat logs what fails.
    const task = chat.processMessage(adapter, threadId, read, { deduplicate: false, waitUntil })
    this.#keepSignal(threadId, signal, task)
  }

  #keepSignal(threadId: string, signal: AbortSignal, task: Promise<void> | void): void {
    const signals = this.#signals.get(threadId) ?? []
    this.#signals.set(threadId, signals)
    signals.push(signal)
    const drop = (): void => {
      signals.splice(signals.indexOf(signal), 1)
      if (signals.length === 0) this.#signals.delete(threadId)
    }
    Promise.resolve(task).then(drop, drop)
  }

  #notice(event: NoticeEvent, { waitUntil }: Context): void {
    if (this.#chat === undefined) return
    handNotice(this.#chat, this.#adapter, event, this.#settings.threads, { waitUntil })
  }

  #started(): ChatInstance {
    if (this.#chat !== undefined) return this.#chat
    throw new Error(
      'a message came before the Chat was ready: await chat.initialize() before you serve the bot',
    )
  }
}
