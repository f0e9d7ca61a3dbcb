import type { IRequest } from 'itty-router'
import { Router } from 'itty-router/Router'
import {
  type ActionArguments,
  type ActionResult,
  type PublicActions,
  publicActions,
} from './api/actions.ts'
import { type Client, createClient } from './api/client.ts'
import type { CallOptions } from './api/transport.ts'
import type { Event } from './events/event-names.ts'
import type { Bot } from './handling/bot.ts'
import { readArguments, type Registry } from './handling/bus.ts'
import type { Delivery } from './handling/delivery.ts'
import { createDeliver, createReceive, type Delivered } from './handling/hand-in.ts'
import type {
  Before,
  BeforeDetail,
  DeliveryHandler,
  ErrorHandler,
  Off,
  On,
  OnDetail,
} from './handling/handler.ts'
import { Processor } from './handling/process.ts'
import type { Runtime } from './handling/runtime.ts'
import { createAnswer } from './http/answer.ts'
import type { Endpoint } from './http/endpoint.ts'
import { createHandle, type Handle } from './http/handle.ts'
import { createReceiver } from './http/read-event.ts'
import type { BotRouter } from './http/route.ts'
import { toIncoming, toResponse } from './http/web.ts'
import { Inbox } from './inbox/inbox.ts'
import type { Message } from './message/segment.ts'
import { type CQHttpOptions, toSettings } from './options.ts'
import { createCarryOut } from './reply/carry-out.ts'
import type { QuickOperation } from './reply/quick-operation.ts'
import { createSend, type SendingHook, type SendParams, type SendTarget } from './reply/send.ts'

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- the prototype has them all
export interface CQHttp extends PublicActions {}

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
    for (const action of publicActions) {
      Object.defineProperty(this.prototype, action, {
        value(this: CQHttp, params?: object, options?: CallOptions) {
          return this.#client.call(action, { ...params }, options)
        },
        configurable: true,
        writable: true,
      })
    }
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
   * sockets, queues, schedules and tests. Copies of an event are handled once, as with HTTP. Bound,
   * so that it can be handed around.
   *
   * @returns What became of the event, when all is done; errors of handlers and calls go to `onError`.
   * @throws TypeError when the event is not an object.
   */
  readonly deliver: (event: object, runtime?: Runtime | null) => Promise<Delivered>
  readonly #processor: Processor
  readonly #sendingHooks: SendingHook[] = []
  readonly #client: Client
  readonly #send: ReturnType<typeof createSend>
  #router: BotRouter | undefined

  /** @throws TypeError for an option that is wrong, with the fix in its message. */
  constructor(options: CQHttpOptions = {}) {
    const settings = toSettings(options)
    const { logger, quickOperation, replyTimeout, secret, stringFormat: format } = settings
    this.apiRoot = settings.apiRoot
    const inbox = settings.inbox && new Inbox({ ...settings.inbox, logger })
    const processor = new Processor({ ...settings, bot: this, format })
    const client = createClient({ ...settings, format })
    const carryOut = createCarryOut(client, logger)
    this.#processor = processor
    this.#client = client
    this.#send = createSend({
      client,
      format,
      hooks: this.#sendingHooks,
      logger,
      deliveryOf: (event) => processor.deliveryOf(event),
    })
    this.receive = createReceive(processor)
    this.deliver = createDeliver({ processor, inbox, carryOut })
    this.handle = createHandle({
      path: settings.path,
      router: () => this.#router,
      read: createReceiver({ secret, maxBodySize: settings.maxBodySize }),
      answer: createAnswer({
        processor,
        inbox,
        client,
        carryOut,
        logger,
        quickOperation,
        replyTimeout,
      }),
      logger,
    })
    if (settings.isSecretMissing) {
      logger.warn(
        'no secret: events are accepted from anybody; set secret, or say secret: false if this is meant',
      )
    }
  }

  /**
   * itty-router, in front of the endpoint for events: routes of one's own.
   *
   * @example
   * ```ts
   * bot.router.get('/health', () => new Response('ok'))
   * ```
   * @see https://itty.dev/itty-router
   */
  get router(): BotRouter {
    return (this.#router ??= Router<IRequest, [runtime: Runtime]>())
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
  readonly on: On = (...args) => this.#register(this.#processor.bus.handlers, args)

  /** Takes a handler or hook off the names. */
  readonly off: Off = (...args) => {
    const { names, listener } = readArguments(args)
    this.#processor.bus.handlers.remove(names, listener)
    this.#processor.bus.hooks.remove(names, listener)
  }

  /** As `on('message.…')`: `onMessage('private', 'group.anonymous', handler)`, or all messages. */
  readonly onMessage: OnDetail<'message'> = (...args) =>
    this.#register(this.#processor.bus.handlers, args, 'message')

  /** As `on('notice.…')`: `onNotice('group_increase', handler)`, or all notices. */
  readonly onNotice: OnDetail<'notice'> = (...args) =>
    this.#register(this.#processor.bus.handlers, args, 'notice')

  /** As `on('request.…')`: `onRequest('friend', () => ({ approve: true }))`, or all requests. */
  readonly onRequest: OnDetail<'request'> = (...args) =>
    this.#register(this.#processor.bus.handlers, args, 'request')

  /** As `on('meta_event.…')`: `onMetaEvent('heartbeat', handler)`, or all meta events. */
  readonly onMetaEvent: OnDetail<'meta_event'> = (...args) =>
    this.#register(this.#processor.bus.handlers, args, 'meta_event')

  /**
   * Registers a hook, which runs before the handlers and returns nothing.
   *
   * The hooks of all levels run before any handler. One that throws stops the event: `onError` is
   * told and the answer is 500.
   *
   * @returns A function that takes the hook off again.
   */
  readonly before: Before = (...args) => this.#register(this.#processor.bus.hooks, args)

  /** As `before('message.…')`. */
  readonly beforeMessage: BeforeDetail<'message'> = (...args) =>
    this.#register(this.#processor.bus.hooks, args, 'message')

  /** As `before('notice.…')`. */
  readonly beforeNotice: BeforeDetail<'notice'> = (...args) =>
    this.#register(this.#processor.bus.hooks, args, 'notice')

  /** As `before('request.…')`. */
  readonly beforeRequest: BeforeDetail<'request'> = (...args) =>
    this.#register(this.#processor.bus.hooks, args, 'request')

  /** As `before('meta_event.…')`. */
  readonly beforeMetaEvent: BeforeDetail<'meta_event'> = (...args) =>
    this.#register(this.#processor.bus.hooks, args, 'meta_event')

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
  readonly beforeSending = (hook: SendingHook): (() => void) => addTo(this.#sendingHooks, hook)

  /**
   * Registers for every error of a handler, a hook or a task of `waitUntil`. Without any, errors are
   * logged.
   *
   * @returns A function that takes the handler off again.
   */
  readonly onError = (handler: ErrorHandler): (() => void) =>
    addTo(this.#processor.observers.errorHandlers, handler)

  /**
   * Registers for what becomes of each event: for logs, metrics and tests.
   *
   * @returns A function that takes the handler off again.
   */
  readonly onDelivery = (handler: DeliveryHandler): (() => void) =>
    addTo(this.#processor.observers.deliveryHandlers, handler)

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
    message: Message,
    params: SendParams = {},
  ): Promise<ActionResult<'send_msg'>> {
    return this.#send(event, message, params) as Promise<ActionResult<'send_msg'>>
  }

  /**
   * Calls an action of the implementation's API: one of the standard, whose parameters are checked
   * by type, a suffixed one (`send_msg_async`), or one of the implementation's own.
   *
   * @returns The `data` of the answer, null when it has none.
   * @throws TypeError when the action name is malformed.
   * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError
   */
  callAction<Name extends string>(
    action: Name,
    ...[params, options]: ActionArguments<Name>
  ): Promise<ActionResult<Name>> {
    return this.#client.call(action, { ...params }, options) as Promise<ActionResult<Name>>
  }

  /** Answers a Web `Request`; never rejects. Bound, so that it can be handed around. */
  // `object`, since Bun and Deno hand over objects of their own in place of a `Runtime`.
  readonly fetch = async (request: Request, runtime?: Runtime | object | null): Promise<Response> =>
    toResponse(await this.handle(toIncoming(request), runtime))

  #register(registry: Registry<Event, Delivery>, args: readonly unknown[], postType?: string) {
    const { names, listener } = readArguments(args, postType)
    registry.add(names, listener)
    return () => registry.remove(names, listener)
  }
}

function addTo<Item>(list: Item[], item: Item): () => void {
  list.push(item)
  return () => {
    const index = list.indexOf(item)
    if (index !== -1) list.splice(index, 1)
  }
}
