import { CallError, type MessageEvent } from '@cqhttp/core'
import {
  type Adapter,
  type AdapterPostableMessage,
  type Attachment,
  type ChannelInfo,
  type ChatInstance,
  type EmojiValue,
  type FetchOptions,
  type FetchResult,
  type FormattedContent,
  type Message,
  NotImplementedError,
  type RawMessage,
  type StreamChunk,
  type ThreadInfo,
  type UserInfo,
  type WebhookOptions,
} from 'chat'
import { type ChatDescription, describeChat, describeUser } from './description.ts'
import { type CqhttpAdapterOptions, type CqhttpAdapterSettings, toSettings } from './options.ts'
import { react } from './reactions/react.ts'
import { rehydrateAttachment } from './receiving/attachments.ts'
import { History } from './receiving/history.ts'
import { fetchMessage, threadOf, toChatMessage, toFields } from './receiving/message.ts'
import { Receiver } from './receiving/receiver.ts'
import { PlainTextConverter } from './sending/markdown.ts'
import { planToText } from './sending/plan.ts'
import { markdownToOutgoing, type Outgoing, toOutgoing } from './sending/postable.ts'
import { joinIds, Sender, type SendOptions, splitIds } from './sending/sender.ts'
import { sendStream } from './sending/stream.ts'
import { type CqhttpThreadId, formatThreadId, parseThreadId } from './thread-id.ts'

/**
 * QQ for the Chat SDK.
 *
 * It hands the messages of the bot to the Chat, however they came in: over HTTP, a socket or a queue.
 * `await chat.initialize()` before the bot gets events.
 *
 * @example
 * ```ts
 * const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:5700', secret: 'change-me' })
 * const chat = new Chat({
 *   userName: '小助手',
 *   adapters: { cqhttp: createCqhttpAdapter({ bot }) },
 *   state: createState(memoryStateStore()),
 * })
 * chat.onNewMention(async (thread, message) => {
 *   await thread.post(`你说：${message.text}`)
 * })
 * await chat.initialize()
 * export default bot
 * ```
 * @throws TypeError for an option that is wrong, with the fix in its message.
 */
export function createCqhttpAdapter(options: CqhttpAdapterOptions): CqhttpAdapter {
  return new CqhttpAdapter(options)
}

/** QQ for the Chat SDK; made by {@link createCqhttpAdapter}. */
export class CqhttpAdapter implements Adapter<CqhttpThreadId, unknown> {
  /** The key in `adapters` of the Chat, and the beginning of the thread ids. */
  readonly name: string
  /** Whether the Chat keeps what is said in its state: with `history: 'state'`. */
  readonly persistThreadHistory: boolean
  readonly #settings: CqhttpAdapterSettings
  readonly #history: History
  readonly #sender: Sender
  readonly #converter = new PlainTextConverter()
  readonly #receiver: Receiver

  /** @throws TypeError for an option that is wrong. */
  constructor(options: CqhttpAdapterOptions) {
    const settings = toSettings(options)
    this.#settings = settings
    this.name = settings.name
    this.persistThreadHistory = settings.history === 'state'
    this.#history = new History(settings)
    this.#sender = new Sender(settings)
    this.#receiver = new Receiver(this, settings, this.#history)
  }

  /** What the bot is called. */
  get userName(): string {
    return this.#settings.userName ?? this.#receiver.chat?.getUserName() ?? 'bot'
  }

  /** The account, once it is known. */
  get botUserId(): string {
    return this.#settings.selfId ?? this.#receiver.selfId ?? ''
  }

  /** Called by `chat.initialize()`; from then on the messages of the bot go to this Chat. */
  initialize(chat: ChatInstance): Promise<void> {
    this.#receiver.start(chat)
    return Promise.resolve()
  }

  /** Called by `chat.shutdown()`; the bot's messages no longer go to the Chat. */
  disconnect(): Promise<void> {
    this.#receiver.stop()
    return Promise.resolve()
  }

  /**
   * Answers an event as the bot does, with 200 where that says 204. For `chat.webhooks.cqhttp`; a bot
   * that is served by an adapter for its runtime does not need it.
   */
  async handleWebhook(request: Request, options?: WebhookOptions): Promise<Response> {
    const { waitUntil } = options ?? {}
    const response = await this.#settings.bot.fetch(
      request,
      waitUntil === undefined ? undefined : { waitUntil },
    )
    // An operation that does nothing, in the only form that all implementations read.
    return response.status === 204 ? Response.json({}) : response
  }

  /** Writes a thread id, such as `cqhttp:10000.group.20002`. */
  encodeThreadId(thread: CqhttpThreadId): string {
    return formatThreadId(this.name, thread)
  }

  /** Reads a thread id or a channel id. @throws TypeError when it is not one of this adapter. */
  decodeThreadId(threadId: string): CqhttpThreadId {
    return parseThreadId(this.name, threadId)
  }

  /** The chat of a thread; with `threads: 'chat'` both have the same id. */
  channelIdFromThreadId(threadId: string): string {
    return threadId.split(':').slice(0, 2).join(':')
  }

  /** Whether it is a private chat. @throws TypeError when it is not a thread id of this adapter. */
  isDM(threadId: string): boolean {
    return this.decodeThreadId(threadId).type === 'private'
  }

  /** Private chats and groups of QQ are for those who were let in. */
  getChannelVisibility(): 'private' {
    return 'private'
  }

  /** The thread of a private chat. */
  async openDM(userId: string): Promise<string> {
    return this.encodeThreadId({ selfId: await this.#account(), type: 'private', id: userId })
  }

  /** An event, or a message of the history. @throws TypeError when it is neither. */
  parseMessage(raw: unknown): Message<unknown> {
    const fields = toFields(raw, this.botUserId)
    const event = raw as MessageEvent
    const thread = fields && threadOf({ ...event, self_id: fields.self_id }, this.#settings.threads)
    if (fields === undefined || thread === undefined) {
      throw new TypeError('parseMessage takes a message event of OneBot 11')
    }
    return toChatMessage(fields, this.encodeThreadId(thread), this.#settings)
  }

  /** Gives an attachment that comes from a queue its `fetchData` again. */
  rehydrateAttachment(attachment: Attachment): Attachment {
    return rehydrateAttachment(attachment, this.#settings)
  }

  /**
   * Sends a message: as text, a merged forward, or several messages; see the option `forwardAbove`.
   *
   * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError
   * @throws TypeError, RangeError for a file that cannot be sent; nothing is sent then.
   */
  postMessage(threadId: string, message: AdapterPostableMessage): Promise<RawMessage> {
    return this.#post(threadId, toOutgoing(message, this.#converter))
  }

  /** As {@link CqhttpAdapter.postMessage}: a chat is its own thread. */
  postChannelMessage(channelId: string, message: AdapterPostableMessage): Promise<RawMessage> {
    return this.postMessage(channelId, message)
  }

  /** Quotes the message that it answers. */
  reply(threadId: string, messageId: string, message: AdapterPostableMessage): Promise<RawMessage> {
    const quote = splitIds(messageId).at(-1)
    return this.#post(threadId, toOutgoing(message, this.#converter), { quote })
  }

  async #post(
    threadId: string,
    outgoing: Outgoing,
    options: Partial<SendOptions> = {},
  ): Promise<RawMessage> {
    const { userName } = this
    const { mentions } = this.#settings
    const all = { mentions, userName, ...options }
    const thread = this.decodeThreadId(threadId)
    return this.#toRaw(thread, threadId, await this.#sender.send(thread, outgoing, all))
  }

  #toRaw(thread: CqhttpThreadId, threadId: string, ids: readonly string[]): RawMessage {
    const last = ids.at(-1)
    if (last !== undefined) this.#history.note(thread, { message_id: last })
    return { id: joinIds(ids), threadId, raw: { message_ids: ids } }
  }

  /**
   * A few messages instead of one that grows: see the option `stream`. It ends when the time of the
   * message is up that the thread is handling (`context.signal`), with what has come by then.
   */
  async stream(
    threadId: string,
    textStream: AsyncIterable<string | StreamChunk>,
  ): Promise<RawMessage> {
    const thread = this.decodeThreadId(threadId)
    const options = { userName: this.userName }
    const ids: string[] = []
    const send = async (markdown: string): Promise<void> => {
      const outgoing = markdownToOutgoing(markdown, this.#converter)
      ids.push(...(await this.#sender.send(thread, outgoing, options)))
    }
    const signal = this.#receiver.signalOf(threadId)
    await sendStream(textStream, this.#settings.stream, send, signal)
    return this.#toRaw(thread, threadId, ids)
  }

  /** Plans are posted as text. @throws NotImplementedError for another kind of object. */
  postObject(threadId: string, kind: string, data: unknown): Promise<RawMessage> {
    return this.postMessage(threadId, planToText(kind, data))
  }

  /** Leaves the plan as it was posted. */
  editObject(threadId: string, messageId: string): Promise<RawMessage> {
    return Promise.resolve({ id: messageId, threadId, raw: { message_ids: splitIds(messageId) } })
  }

  /** @throws NotImplementedError always: a message on QQ cannot be changed. */
  editMessage(): Promise<RawMessage> {
    return Promise.reject(
      new NotImplementedError('a message on QQ cannot be edited; delete it, or post again', 'edit'),
    )
  }

  /** Takes a message back, all parts of it. QQ allows that for two minutes, administrators longer. */
  async deleteMessage(threadId: string, messageId: string): Promise<void> {
    const { selfId } = this.decodeThreadId(threadId)
    for (const id of splitIds(messageId)) {
      await this.#settings.bot.callAction('delete_msg', { message_id: id }, { selfId })
    }
  }

  /**
   * Reacts to a message of a group.
   *
   * @param emoji A name of the Chat SDK, an emoji, or the id of a QQ face.
   * @throws NotImplementedError when the implementation has no reactions.
   */
  addReaction(threadId: string, messageId: string, emoji: EmojiValue | string): Promise<void> {
    return this.#react(threadId, messageId, emoji, true)
  }

  /** Takes a reaction back; see {@link CqhttpAdapter.addReaction}. */
  removeReaction(threadId: string, messageId: string, emoji: EmojiValue | string): Promise<void> {
    return this.#react(threadId, messageId, emoji, false)
  }

  #react(
    threadId: string,
    messageId: string,
    emoji: EmojiValue | string,
    isSet: boolean,
  ): Promise<void> {
    const thread = this.decodeThreadId(threadId)
    const reaction = { thread, messageId: splitIds(messageId).at(-1) ?? '', emoji, isSet }
    return react(this.#settings.bot, reaction)
  }

  /** QQ shows nothing of the kind in groups; it does nothing. */
  startTyping(): Promise<void> {
    return Promise.resolve()
  }

  /** Marks a message as read by `mark_msg_as_read`, which the standard does not have. */
  async markAsRead(threadId: string, messageId: string): Promise<void> {
    const { selfId, type, id } = this.decodeThreadId(threadId)
    const target = type === 'group' ? { group_id: id } : { user_id: id }
    const params = { message_id: splitIds(messageId).at(-1), ...target }
    await this.#settings.bot.callAction('mark_msg_as_read', params, { selfId })
  }

  /**
   * Reads what was said before, at most 100 messages at a time, oldest first; backwards only.
   *
   * @throws NotImplementedError when the implementation has no action for it.
   */
  async fetchMessages(threadId: string, options?: FetchOptions): Promise<FetchResult> {
    // The Chat then takes what it has kept.
    if (this.persistThreadHistory) return { messages: [] }
    return this.#history.fetch(this.decodeThreadId(threadId), threadId, options)
  }

  /** As {@link CqhttpAdapter.fetchMessages}: a chat is its own thread. */
  fetchChannelMessages(channelId: string, options?: FetchOptions): Promise<FetchResult> {
    return this.fetchMessages(channelId, options)
  }

  /** Reads a message by its id; null when it cannot be read. */
  async fetchMessage(threadId: string, messageId: string): Promise<Message<unknown> | null> {
    const { selfId } = this.decodeThreadId(threadId)
    const id = splitIds(messageId).at(-1) ?? ''
    return (await fetchMessage(id, { selfId, threadId }, this.#settings)) ?? null
  }

  /** Asks what the chat of a thread is called. */
  async fetchThread(threadId: string): Promise<ThreadInfo> {
    const { name, isDM, metadata } = await this.#describe(threadId)
    const channelId = this.channelIdFromThreadId(threadId)
    return { id: threadId, channelId, channelName: name, isDM, metadata }
  }

  /** Asks what a chat is called, and how many members a group has. */
  async fetchChannelInfo(channelId: string): Promise<ChannelInfo> {
    return { id: channelId, ...(await this.#describe(channelId)) }
  }

  #describe(threadId: string): Promise<ChatDescription> {
    return describeChat(this.#settings.bot, this.decodeThreadId(threadId))
  }

  /** Asks who a user is; null when there is no such user. */
  async getUser(userId: string): Promise<UserInfo | null> {
    try {
      return await describeUser(this.#settings.bot, userId, await this.#account())
    } catch (error) {
      if (error instanceof CallError && error.sent === 'refused') return null
      throw error
    }
  }

  /** The text that Markdown becomes. */
  renderFormatted(content: FormattedContent): string {
    return this.#converter.fromAst(content)
  }

  async #account(): Promise<string> {
    if (this.botUserId !== '') return this.botUserId
    const { user_id } = await this.#settings.bot.callAction('get_login_info')
    return (this.#receiver.selfId = String(user_id))
  }
}
