import type { IRequest } from 'itty-router'
import { Router } from 'itty-router/Router'
import {
  type ActionArguments,
  type ActionResult,
  type PublicActions,
  publicActions,
} from './api/actions.ts'
import { type Client, createClient } from './api/client.ts'
import { httpTransport } from './api/http-transport.ts'
import type { CallOptions } from './api/transport.ts'
import { readArguments, type Registry } from './handling/bus.ts'
import { Dispatcher, type DispatcherSettings } from './handling/process.ts'
import type { Endpoint, Incoming, Outgoing, Runtime } from './http/endpoint.ts'
import type { Event } from './events/event-names.ts'
import type {
  Before,
  BeforeDetail,
  DeliveryHandler,
  ErrorHandler,
  Off,
  On,
  OnDetail,
} from './handling/handler.ts'
import { Inbox } from './inbox/inbox.ts'
import { memoryStore } from './inbox/memory-store.ts'
import type { Delivery } from './handling/delivery.ts'
import { isThenable } from './base/eventually.ts'
import { toIncoming, toResponse } from './http/web.ts'
import { type Logger, resolveLogger } from './base/logger.ts'
import { type StringFormat, stringFormat, toWire } from './message/to-wire.ts'
import type { Message } from './message/segment.ts'
import { checkOptions, type CQHttpOptions } from './options.ts'
import type { QuickOperation } from './reply/quick-operation.ts'
import { createReceiver, type Posted, Refusal } from './http/read-event.ts'
import { respondError } from './http/respond.ts'
import { type BotRouter, route } from './http/route.ts'
import {
  type Sending,
  type SendingHook,
  type SendParams,
  type SendTarget,
  toSendMsg,
} from './reply/send.ts'

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
export class CQHttp implements Endpoint {
  static {
    for (const action of publicActions) {
      Object.defineProperty(this.prototype, action, {
        value(this: CQHttp, params?: object, options?: CallOptions) {
          return this.#client(action, { ...params }, options)
        },
        configurable: true,
        writable: true,
      })
    }
  }

  /** The address given as `apiRoot`; undefined without one, and for a function of the account. */
  readonly apiRoot: string | undefined
  readonly #dispatcher: Dispatcher
  readonly #sendingHooks: SendingHook[] = []
  readonly #client: Client
  readonly #read: (incoming: Incoming) => Promise<Posted>
  readonly #logger: Logger
  readonly #format: StringFormat
  readonly #path: string
  #router: BotRouter | undefined

  /** @throws TypeError for an option that is wrong, with the fix in its message. */
  constructor(options: CQHttpOptions = {}) {
    checkOptions(options)
    const { apiRoot, accessToken, secret, transport, apiTimeout = 60_000 } = options
    const { path = '/', maxBodySize = 8 * 1024 * 1024, autoEscape = true } = options
    this.apiRoot = typeof apiRoot === 'string' && apiRoot !== '' ? apiRoot : undefined
    this.#logger = resolveLogger(options.logger)
    this.#format = { cqCode: !autoEscape }
    this.#path = new URL(`http://localhost${path}`).pathname.replace(/\/+$/, '')
    this.#read = createReceiver({ secret, maxBodySize })
    const carrier = transport ?? (apiRoot ? httpTransport({ apiRoot, accessToken }) : undefined)
    this.#client = createClient({ transport: carrier, apiTimeout, format: this.#format })
    this.#dispatcher = new Dispatcher({
      ...readDispatch(options, carrier !== undefined, this.#logger),
      bot: this,
      client: carrier && this.#client,
      format: this.#format,
      logger: this.#logger,
    })
    if (!('secret' in options)) {
      this.#logger.warn(
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
  readonly on: On = (...args) => this.#register(this.#dispatcher.bus.handlers, args)

  /** Takes a handler or hook off the names. */
  readonly off: Off = (...args) => {
    const { names, listener } = readArguments(args)
    this.#dispatcher.bus.handlers.remove(names, listener)
    this.#dispatcher.bus.hooks.remove(names, listener)
  }

  /** As `on('message.…')`: `onMessage('private', 'group.anonymous', handler)`, or all messages. */
  readonly onMessage: OnDetail<'message'> = (...args) =>
    this.#register(this.#dispatcher.bus.handlers, args, 'message')

  /** As `on('notice.…')`: `onNotice('group_increase', handler)`, or all notices. */
  readonly onNotice: OnDetail<'notice'> = (...args) =>
    this.#register(this.#dispatcher.bus.handlers, args, 'notice')

  /** As `on('request.…')`: `onRequest('friend', () => ({ approve: true }))`, or all requests. */
  readonly onRequest: OnDetail<'request'> = (...args) =>
    this.#register(this.#dispatcher.bus.handlers, args, 'request')

  /** As `on('meta_event.…')`: `onMetaEvent('heartbeat', handler)`, or all meta events. */
  readonly onMetaEvent: OnDetail<'meta_event'> = (...args) =>
    this.#register(this.#dispatcher.bus.handlers, args, 'meta_event')

  /**
   * Registers a hook, which runs before the handlers and returns nothing.
   *
   * The hooks of all levels run before any handler. One that throws stops the event: `onError` is
   * told and the answer is 500.
   *
   * @returns A function that takes the hook off again.
   */
  readonly before: Before = (...args) => this.#register(this.#dispatcher.bus.hooks, args)

  /** As `before('message.…')`. */
  readonly beforeMessage: BeforeDetail<'message'> = (...args) =>
    this.#register(this.#dispatcher.bus.hooks, args, 'message')

  /** As `before('notice.…')`. */
  readonly beforeNotice: BeforeDetail<'notice'> = (...args) =>
    this.#register(this.#dispatcher.bus.hooks, args, 'notice')

  /** As `before('request.…')`. */
  readonly beforeRequest: BeforeDetail<'request'> = (...args) =>
    this.#register(this.#dispatcher.bus.hooks, args, 'request')

  /** As `before('meta_event.…')`. */
  readonly beforeMetaEvent: BeforeDetail<'meta_event'> = (...args) =>
    this.#register(this.#dispatcher.bus.hooks, args, 'meta_event')

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
    addTo(this.#dispatcher.observers.errorHandlers, handler)

  /**
   * Registers for what becomes of each event: for logs, metrics and tests.
   *
   * @returns A function that takes the handler off again.
   */
  readonly onDelivery = (handler: DeliveryHandler): (() => void) =>
    addTo(this.#dispatcher.observers.deliveryHandlers, handler)

  /**
   * Sends a message to where the event came from, as the account that it came to.
   *
   * Strings are plain text, unless `auto_escape: false` says otherwise. The delivery's `signal` ends
   * the call, and its `waitUntil` waits for it, so that a forgotten `await` is not lost.
   *
   * @throws TypeError when the event does not say where it came from, or the message is none.
   * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError
   */
  send(
    event: SendTarget,
    message: Message,
    params: SendParams = {},
  ): Promise<ActionResult<'send_msg'>> {
    const delivery = this.#dispatcher.deliveryOf(event)
    const sent = this.#send(event, message, params, delivery?.signal)
    delivery?.keep(sent, (error) => this.#logger.warn('a message was not sent:', error))
    return sent as Promise<ActionResult<'send_msg'>>
  }

  /**
   * Calls an action of the implementation's API: one of the standard, whose parameters are checked
   * by type, a suffixed one (`send_msg_async`), or one of the implementation's own.
   *
   * @returns The `data` of the answer, null when it has none.
   * @throws TypeError for a name that is none.
   * @throws ApiNotAvailableError, NetworkError, HttpStatusError, ActionFailedError
   */
  callAction<Name extends string>(
    action: Name,
    ...[params, options]: ActionArguments<Name>
  ): Promise<ActionResult<Name>> {
    return this.#client(action, { ...params }, options) as Promise<ActionResult<Name>>
  }

  /**
   * Hands an event to the handlers, without what belongs to HTTP: for tests, queues and WebSockets.
   * `inbox`, `replyTimeout` and `quickOperation` do not apply.
   *
   * @returns The whole quick operation, to be carried out by the caller; `undefined` when there is
   * nothing to say.
   * @throws The error of a hook, or of a handler when none gave a result; `onError` is told as well.
   */
  readonly receive = (
    event: object,
    runtime?: Runtime | null,
  ): Promise<QuickOperation | undefined> => this.#dispatcher.receive(event, runtime)

  /** Answers a Web `Request`; never rejects. Bound, so that it can be handed around. */
  // `object`, since Bun and Deno hand over objects of their own in place of a `Runtime`.
  readonly fetch = async (request: Request, runtime?: Runtime | object | null): Promise<Response> =>
    toResponse(await this.handle(toIncoming(request), runtime))

  /** The same as {@link CQHttp.fetch} without Web objects, for adapters. */
  readonly handle = async (
    incoming: Incoming,
    runtime?: Runtime | null,
  ): Promise<Outgoing | Response> => {
    try {
      const response = this.#router && (await route(this.#router, incoming, runtime ?? {}))
      if (response !== undefined) return response
      this.#checkTarget(incoming)
      const answer = this.#dispatcher.answer(await this.#read(incoming), runtime)
      return isThenable(answer) ? await answer : answer
    } catch (error) {
      if (error instanceof Refusal) {
        const { status } = error.outgoing
        // Anybody may look for other paths and methods; what is posted here is the author's business.
        const level = status === 404 || status === 405 ? 'debug' : 'warn'
        this.#logger[level]('refused a request:', error.message)
        return error.outgoing
      }
      this.#logger.error('a request could not be answered:', error)
      return respondError(500, 'internal error')
    }
  }

  #register(registry: Registry<Event, Delivery>, args: readonly unknown[], postType?: string) {
    const { names, listener } = readArguments(args, postType)
    registry.add(names, listener)
    return () => registry.remove(names, listener)
  }

  async #send(
    event: SendTarget,
    message: Message,
    params: SendParams,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const format = stringFormat(params.auto_escape, this.#format)
    const sending: Sending = { event, message: toWire(message, format), params: { ...params } }
    for (const hook of this.#sendingHooks.slice()) await hook(sending)
    const options: CallOptions = {}
    if (signal !== undefined) options.signal = signal
    if (event.self_id !== undefined) options.selfId = event.self_id
    return this.#client('send_msg', toSendMsg(sending), options)
  }

  #checkTarget({ method, url }: Incoming): void {
    if (pathOf(url) !== this.#path) throw new Refusal(404, 'not found')
    if (method !== 'POST') throw new Refusal(405, 'events are posted', { allow: 'POST' })
  }
}

/** The settings of an event's way through the handlers, with their defaults. */
function readDispatch(
  options: CQHttpOptions,
  hasApi: boolean,
  logger: Logger,
): Pick<
  DispatcherSettings,
  'ignoreSelf' | 'inbox' | 'maxEventAge' | 'quickOperation' | 'replyTimeout'
> {
  const { inbox = {}, replyTimeout = hasApi ? 4_000 : false } = options
  return {
    ignoreSelf: options.ignoreSelf ?? true,
    inbox:
      inbox === false
        ? undefined
        : new Inbox({
            store: inbox.store ?? memoryStore(),
            window: Math.ceil(inbox.window ?? 60_000),
            logger,
          }),
    maxEventAge: options.maxEventAge ?? Infinity,
    quickOperation: options.quickOperation ?? 'mixed',
    replyTimeout: replyTimeout === false ? Infinity : replyTimeout,
  }
}

function addTo<Item>(list: Item[], item: Item): () => void {
  list.push(item)
  return () => {
    const index = list.indexOf(item)
    if (index !== -1) list.splice(index, 1)
  }
}

/** The path of an absolute URL, without parsing the rest of it. */
function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3)
  if (start === url.length - 1) return ''
  const path = start === -1 ? '' : (/^[^?#]*/.exec(url.slice(start))?.[0] ?? '')
  return path.replace(/\/+$/, '')
}
