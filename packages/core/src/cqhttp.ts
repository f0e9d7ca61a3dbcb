// Bundles keep this order: first the import that brings in ky, then handle.ts; process.ts near the end.
// gzip looks back only 32 KiB, and this puts similar code closer together: 140 B less.
import { type CQHttpOptions, toSettings } from './options.ts'
import { createHandle, type Handle } from './http/handle.ts'
import { careFor } from './api/cared-call.ts'
import type { IRequest } from 'itty-router'
import { IttyRouter } from 'itty-router/IttyRouter'
import type { ActionArguments, ActionResult, CallableName, PublicActions } from './api/actions.ts'
import { type Dialect, publicActions } from './api/action-rows.ts'
import { type ActionTable, createActionTable } from './api/action-table.ts'
import { createClient } from './api/client.ts'
import type { CallOptions } from './api/transport.ts'
import type { Speaks } from './base/spoken.ts'
import type { AnyEventName, DetailName, EventOf } from './events/event-names.ts'
import type { Bot, MessageOf } from './handling/bot.ts'
import { readArguments, register } from './handling/bus.ts'
import { createDeliver, createReceive, type Delivered } from './handling/hand-in.ts'
import type {
  DeliveryHandler,
  ErrorHandler,
  HookOf,
  Listen,
  ListenerResult,
  NameIn,
} from './handling/handler.ts'
import type { Speaking } from './handling/speaking.ts'
import type { Runtime } from './handling/runtime.ts'
import { createAnswer } from './http/answer.ts'
import type { Endpoint } from './http/endpoint.ts'
import { createReceiver } from './http/read-event.ts'
import type { BotRouter } from './http/route.ts'
import { toIncoming, toResponse } from './http/web.ts'
import { Inbox } from './inbox/inbox.ts'
import type { Message } from './message/segment.ts'
import type { Parts } from './parts.ts'
import { createCarryOut } from './reply/carry-out.ts'
import { Processor } from './handling/process.ts'
import type { QuickOperation } from './reply/quick-operation.ts'
import { createSend, type SendingHook, type SendParams, type SendTarget } from './reply/send.ts'

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the prototype has them all
export interface CQHttp extends PublicActions, Speaks {}

/**
 * A bot: receives the events of OneBot 11 implementations, answers them, and calls their API.
 *
 * The public actions of the standard are methods of it, under their names on the wire.
 *
 * @example
 * ```ts
 * const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:5700', secret: 'change-me' })
 * bot.onMessage('private', (event) => ({ reply: event.message }))
 * export default bot
 * ```
 * @see https://github.com/botuniverse/onebot-11
 */
export class CQHttp implements Bot, Endpoint {
  static {
    defineActions(this.prototype, publicActions)
  }

  /** The address given as `apiRoot`; undefined without one, and for a function of the account. */
  readonly apiRoot: string | undefined
  /**
   * The same as {@link CQHttp.fetch} without Web objects, for adapters. Bound, so that it can be
   * handed around.
   */
  readonly handle: Handle
  /**
   * Hands an event to the handlers, without HTTP, and gives back the quick operation as it would be
   * answered; the inbox is not asked. Bound, so that it can be handed around.
   *
   * @throws The error of a hook, or of a handler when none answered.
   */
  readonly receive: (event: object, runtime?: Runtime | null) => Promise<QuickOperation | undefined>
  /**
   * Hands an event to the handlers, without HTTP, and carries out what they return by actions: for
   * sockets, queues, schedules and tests. Copies of an event are handled once, as with HTTP. A bot
   * with a queue puts the event there instead. Bound, so that it can be handed around.
   *
   * `json` is the text that the event was parsed from: copies are told by it, which saves writing the
   * event again.
   *
   * @returns What became of the event, when all is done; errors of handlers and calls go to `onError`.
   * @throws TypeError when the event is not an object.
   */
  readonly deliver: (event: object, runtime?: Runtime | null, json?: string) => Promise<Delivered>
  readonly #parts: Parts
  readonly #sendingHooks: SendingHook[] = []
  readonly #table: ActionTable = createActionTable()
  readonly #send: ReturnType<typeof createSend>
  #router: BotRouter | undefined

  /** @throws TypeError for an option that is wrong, with the fix in its message. */
  constructor(options: CQHttpOptions = {}) {
    const settings = toSettings(options)
    const { logger } = settings
    this.apiRoot = settings.apiRoot
    const inbox = settings.inbox && new Inbox({ ...settings.inbox, logger })
    const processor = new Processor({ ...settings, bot: this })
    const client = createClient({ ...settings, table: this.#table })
    const carryOut = createCarryOut(client, logger)
    const parts: Parts = { ...settings, processor, inbox, client, carryOut }
    this.#parts = parts
    this.#send = createSend({
      ...parts,
      hooks: this.#sendingHooks,
      deliveryOf: (event) => processor.deliveryOf(event),
    })
    this.receive = createReceive(processor)
    this.deliver = createDeliver(parts)
    this.handle = createHandle({
      ...settings,
      router: () => this.#router,
      read: createReceiver(settings),
      answer: createAnswer(parts),
    })
  }

  /**
   * The options with their defaults and what the bot is made of, for what serves the bot; a method,
   * so that no log shows them.
   */
  settings(): Parts {
    return this.#parts
  }

  /**
   * itty-router, in front of the endpoint for events: your own routes.
   *
   * @example
   * ```ts
   * bot.router.get('/health', () => new Response('ok'))
   * ```
   * @see https://itty.dev/itty-router
   */
  get router(): BotRouter {
    // Else a log of the router would be taken for a route.
    const inspect = Symbol.for('nodejs.util.inspect.custom')
    return (this.#router ??= IttyRouter<IRequest, [runtime: Runtime]>({ [inspect]: undefined }))
  }

  /**
   * Adds the actions of dialects: each becomes a method, and is called as its row says.
   *
   * @returns This bot.
   */
  use<const Dialects extends readonly Dialect[]>(...dialects: Dialects): Speaking<this, Dialects> {
    for (const { actions } of dialects) {
      this.#table.add(actions)
      defineActions(this, Object.keys(actions))
    }
    return this as Speaking<this, Dialects>
  }

  /**
   * Registers a handler for events with any of the names.
   *
   * An event bubbles from its most specific name up (`message.private.friend`, `message.private`,
   * `message`): handlers of a level run concurrently, levels one after the other. The first result
   * that is not `undefined` or `null` is the quick operation.
   *
   * @returns A function that takes the handler off again.
   * @example
   * ```ts
   * bot.on('message.group', 'message.discuss', async (event, { stop }) => {
   *   stop()
   *   return { reply: plainText(event) }
   * })
   * ```
   */
  on<
    const Names extends readonly AnyEventName[],
    Return extends ListenerResult<EventOf<Names[number]>>,
  >(...args: [...names: Names, handler: Listen<Names[number], Return>]): () => void {
    return register(readArguments(args), this.#parts.processor.bus.handlers)
  }

  /** Takes a handler or hook off the names. */
  off(...args: [...names: AnyEventName[], listener: (...args: never[]) => unknown]): void {
    const { names, listener } = readArguments(args)
    this.#parts.processor.bus.handlers.remove(names, listener)
    this.#parts.processor.bus.hooks.remove(names, listener)
  }

  /** As `on('message.…')`: `onMessage('private', 'group.anonymous', handler)`, or all messages. */
  onMessage<
    const Names extends readonly DetailName<'message'>[],
    Return extends ListenerResult<EventOf<NameIn<'message', Names>>>,
  >(...args: [...names: Names, handler: Listen<NameIn<'message', Names>, Return>]): () => void {
    return register(readArguments(args, 'message'), this.#parts.processor.bus.handlers)
  }

  /** As `on('notice.…')`: `onNotice('group_increase', handler)`, or all notices. */
  onNotice<
    const Names extends readonly DetailName<'notice'>[],
    Return extends ListenerResult<EventOf<NameIn<'notice', Names>>>,
  >(...args: [...names: Names, handler: Listen<NameIn<'notice', Names>, Return>]): () => void {
    return register(readArguments(args, 'notice'), this.#parts.processor.bus.handlers)
  }

  /** As `on('request.…')`: `onRequest('friend', () => ({ approve: true }))`, or all requests. */
  onRequest<
    const Names extends readonly DetailName<'request'>[],
    Return extends ListenerResult<EventOf<NameIn<'request', Names>>>,
  >(...args: [...names: Names, handler: Listen<NameIn<'request', Names>, Return>]): () => void {
    return register(readArguments(args, 'request'), this.#parts.processor.bus.handlers)
  }

  /** As `on('meta_event.…')`: `onMetaEvent('heartbeat', handler)`, or all meta events. */
  onMetaEvent<
    const Names extends readonly DetailName<'meta_event'>[],
    Return extends ListenerResult<EventOf<NameIn<'meta_event', Names>>>,
  >(...args: [...names: Names, handler: Listen<NameIn<'meta_event', Names>, Return>]): () => void {
    return register(readArguments(args, 'meta_event'), this.#parts.processor.bus.handlers)
  }

  /**
   * Registers a hook, which runs before the handlers and returns nothing.
   *
   * The hooks of all levels run before any handler. One that throws stops the event: `onError` is
   * told and the answer is 500.
   *
   * @returns A function that takes the hook off again.
   */
  before<const Names extends readonly AnyEventName[]>(
    ...args: [...names: Names, hook: HookOf<EventOf<Names[number]>>]
  ): () => void {
    return register(readArguments(args), this.#parts.processor.bus.hooks)
  }

  /** As `before('message.…')`. */
  beforeMessage<const Names extends readonly DetailName<'message'>[]>(
    ...args: [...names: Names, hook: HookOf<EventOf<NameIn<'message', Names>>>]
  ): () => void {
    return register(readArguments(args, 'message'), this.#parts.processor.bus.hooks)
  }

  /** As `before('notice.…')`. */
  beforeNotice<const Names extends readonly DetailName<'notice'>[]>(
    ...args: [...names: Names, hook: HookOf<EventOf<NameIn<'notice', Names>>>]
  ): () => void {
    return register(readArguments(args, 'notice'), this.#parts.processor.bus.hooks)
  }

  /** As `before('request.…')`. */
  beforeRequest<const Names extends readonly DetailName<'request'>[]>(
    ...args: [...names: Names, hook: HookOf<EventOf<NameIn<'request', Names>>>]
  ): () => void {
    return register(readArguments(args, 'request'), this.#parts.processor.bus.hooks)
  }

  /** As `before('meta_event.…')`. */
  beforeMetaEvent<const Names extends readonly DetailName<'meta_event'>[]>(
    ...args: [...names: Names, hook: HookOf<EventOf<NameIn<'meta_event', Names>>>]
  ): () => void {
    return register(readArguments(args, 'meta_event'), this.#parts.processor.bus.hooks)
  }

  /**
   * Registers a hook that may change the message and the parameters of `bot.send`, and of nothing
   * else. Hooks run in the order of registration; one that throws keeps the message from being sent.
   *
   * @returns A function that takes the hook off again.
   * @example
   * ```ts
   * bot.beforeSending((sending) => void sending.message.push(segment.face(178)))
   * ```
   */
  beforeSending(hook: SendingHook): () => void {
    return addTo(this.#sendingHooks, hook)
  }

  /**
   * Registers for every error of a handler, a hook or a task of `waitUntil`. Without any, errors are
   * logged.
   *
   * @returns A function that takes the handler off again.
   */
  onError(handler: ErrorHandler): () => void {
    return addTo(this.#parts.processor.observers.errorHandlers, handler)
  }

  /**
   * Registers for what becomes of each event: for logs, metrics and tests.
   *
   * @returns A function that takes the handler off again.
   */
  onDelivery(handler: DeliveryHandler): () => void {
    return addTo(this.#parts.processor.observers.deliveryHandlers, handler)
  }

  /**
   * Sends a message to where the event came from, as the account that it came to.
   *
   * Strings are plain text, unless `auto_escape: false` says otherwise. The delivery's `signal` ends
   * the call, and its `waitUntil` waits for it, so that a forgotten `await` is not lost.
   *
   * @throws TypeError when the event does not say where it came from, or the message is invalid.
   * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError
   */
  send(
    event: SendTarget,
    message: MessageOf<this>,
    params: SendParams = {},
  ): Promise<ActionResult<'send_msg'>> {
    return this.#send(event, message as Message, params) as Promise<ActionResult<'send_msg'>>
  }

  /**
   * Calls an action of the implementation's API: one of the standard, whose parameters are checked
   * by type, a suffixed one (`send_msg_async`), or one of the implementation's own. A forgotten
   * `await` is not lost: the delivery waits for it, and its error is logged.
   *
   * @returns The `data` of the answer, null when it has none.
   * @throws TypeError when the action name is malformed.
   * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError
   */
  callAction<Name extends CallableName<this>>(
    action: Name,
    ...[params, options]: ActionArguments<Name, this>
  ): Promise<ActionResult<Name, this>> {
    const call = careFor(this.#parts.client.call(action, { ...params }, options), (error) =>
      this.#parts.processor.observers.logger.warn('a call that nobody waits for failed:', error),
    )
    const { calls } = this.#parts.processor
    calls.add(call)
    void call.done?.then(() => calls.delete(call))
    return call as Promise<ActionResult<Name, this>>
  }

  /** Answers a Web `Request`; never rejects. Bound, so that it can be handed around. */
  // `object`, since Bun and Deno hand over objects of their own in place of a `Runtime`.
  readonly fetch = async (request: Request, runtime?: Runtime | object | null): Promise<Response> =>
    toResponse(await this.handle(toIncoming(request), runtime))
}

/** Defines methods that call the actions of their names. */
function defineActions(target: CQHttp, actions: readonly string[]): void {
  for (const action of actions) {
    if (action in target) continue
    Object.defineProperty(target, action, {
      value(this: CQHttp, params?: Record<string, unknown>, options?: CallOptions) {
        return this.callAction(action, params, options)
      },
      configurable: true,
      writable: true,
    })
  }
}

function addTo<Item>(list: Item[], item: Item): () => void {
  list.push(item)
  return () => {
    const index = list.indexOf(item)
    if (index !== -1) list.splice(index, 1)
  }
}
