import type { HandlerContext, Message, MessageEvent, StateStore } from '@cqhttp/core'
import { chatKey, memberKey } from './chat-key.ts'
import type { Result } from './listener.ts'
import { textOf, withoutQuote } from './texts.ts'

/** What a step of a flow gets. */
export interface StepInput<Data> {
  /** The message that answers the step's question. */
  readonly event: MessageEvent
  readonly context: HandlerContext
  /** Its text, without blanks at its ends. */
  readonly text: string
  /** What earlier steps kept. */
  readonly data: Data
}

/** Where a flow goes on, and what it says. */
export interface StepResult<Data, Step extends string> {
  /** The step that gets the next message; left out, the flow is over. */
  readonly next?: Step | undefined
  /** What is kept for it; default what there was. It must be JSON. */
  readonly data?: Data | undefined
  /** What is said. */
  readonly reply?: Message | undefined
}

/** The settings of {@link flow}. */
export interface FlowOptions<Data, Step extends string> {
  /** Names the flow in the store, and must differ from other flows there. */
  readonly name: string
  /**
   * Counts up when the steps change so that a conversation of before cannot go on: it then ends as if
   * its time were over. Default 1.
   */
  readonly version?: number | undefined
  /** Where conversations are kept: `memoryStateStore()`, or one that several processes share. */
  readonly store: StateStore
  /** What is done with a message, by the step that the conversation is at. */
  readonly steps: Readonly<
    Record<
      Step,
      (input: StepInput<Data>) => StepResult<Data, Step> | Promise<StepResult<Data, Step>>
    >
  >
  /** How long to wait for each message, in milliseconds; default 300 000. */
  readonly timeout?: number | undefined
  /** Texts that end the conversation; default `取消` and `cancel`. */
  readonly cancel?: readonly string[] | undefined
  /** What is said then; default nothing. */
  readonly cancelled?: Message | undefined
  /** Who talks to it: each member of a group for themselves, or a chat as a whole; default `member`. */
  readonly per?: 'member' | 'chat' | undefined
}

/** A conversation of several messages. */
export interface Flow<Data, Step extends string> {
  /** The handler that goes on with conversations; register it before others that answer any text. */
  (event: MessageEvent, context: HandlerContext): Promise<Result>
  /**
   * Begins a conversation with the sender of a message, in place of one that is going on. It waits
   * from now on: return what you ask after that, and the answer cannot come too early.
   */
  start(event: MessageEvent, first: { next: Step; data: Data }): Promise<void>
  /** Ends the conversation with the sender of a message, if there is one. */
  end(event: MessageEvent): Promise<void>
}

/** As it is stored. */
interface State<Data, Step extends string> {
  readonly version: number
  readonly step: Step
  readonly data: Data
  /** Until when, by the clock, a process works on a message of this conversation. */
  readonly busyUntil?: number | undefined
}

/** How long a process may take for a step before another one may take it over, in milliseconds. */
const LEASE = 60_000

/**
 * Asks, and goes on with the next message: an explicit state machine, whose state is in a store, so
 * that it works where the process does not live on, and survives a restart between any two messages.
 * Of two messages that come at once one wins, and the other one is ignored.
 *
 * @example
 * ```ts
 * const remind = flow<{ what: string }, 'what' | 'when'>({
 *   name: 'remind',
 *   store,
 *   steps: {
 *     what: ({ text }) => ({ next: 'when', data: { what: text }, reply: '什么时候？' }),
 *     when: ({ text, data }) => ({ reply: `好，${text}提醒你${data.what}` }),
 *   },
 * })
 * bot.onMessage(remind)
 * bot.onMessage(commands().command('remind', async (event) => {
 *   await remind.start(event, { next: 'what', data: { what: '' } })
 *   return { reply: '提醒你什么？' }
 * }))
 * ```
 * @throws TypeError when the steps or the settings are wrong.
 */
export function flow<Data, Step extends string>(
  options: FlowOptions<Data, Step>,
): Flow<Data, Step> {
  const { name, store, steps, version = 1, timeout = 300_000, cancelled } = options
  const cancel = options.cancel ?? ['取消', 'cancel']
  if (name === '' || Object.keys(steps).length === 0) {
    throw new TypeError('a flow needs a name and a step')
  }
  const keyOf = (event: MessageEvent): string =>
    `flow:${name}:${options.per === 'chat' ? chatKey(event) : memberKey(event)}`

  function checkStep(step: Step): void {
    if (!Object.hasOwn(steps, step)) throw new TypeError(`flow ${name} has no step ${step}`)
  }

  function write(
    key: string,
    state: State<Data, Step>,
    ifVersion?: string,
  ): ReturnType<StateStore['set']> {
    return store.set(key, JSON.stringify(state), { ttl: timeout, ifVersion })
  }

  async function run(event: MessageEvent, context: HandlerContext): Promise<Result> {
    const key = keyOf(event)
    const entry = await store.get(key)
    if (entry.value === undefined) return undefined
    const state = readState<Data, Step>(entry.value)
    if (state?.version !== version || !Object.hasOwn(steps, state.step)) {
      await store.delete(key)
      return undefined
    }
    context.stop()
    if ((state.busyUntil ?? 0) > Date.now()) return undefined
    const text = textOf(withoutQuote(event))
    if (cancel.includes(text)) {
      await store.delete(key)
      return answer(cancelled)
    }
    const claimed = await write(key, { ...state, busyUntil: Date.now() + LEASE }, entry.version)
    if (claimed === undefined) return undefined
    try {
      const result = await steps[state.step]({ event, context, text, data: state.data })
      const isCurrent = await goOn(key, state, result, claimed)
      return isCurrent ? answer(result.reply) : undefined
    } catch (error) {
      // The same question waits for another try.
      await write(key, state, claimed)
      throw error
    }
  }

  /** Whether the conversation was still the one that the step belongs to. */
  async function goOn(
    key: string,
    state: State<Data, Step>,
    { next, data = state.data }: StepResult<Data, Step>,
    claimed: string,
  ): Promise<boolean> {
    if (next !== undefined) {
      checkStep(next)
      return (await write(key, { version, step: next, data }, claimed)) !== undefined
    }
    // A step may have begun another conversation.
    if ((await store.get(key)).version === claimed) await store.delete(key)
    return true
  }

  return Object.assign(run, {
    async start(event: MessageEvent, { next, data }: { next: Step; data: Data }): Promise<void> {
      checkStep(next)
      await write(keyOf(event), { version, step: next, data })
    },
    async end(event: MessageEvent): Promise<void> {
      await store.delete(keyOf(event))
    },
  })
}

function answer(reply: Message | undefined): { reply: Message } | undefined {
  return reply === undefined ? undefined : { reply }
}

/** What another version wrote may be anything. */
function readState<Data, Step extends string>(value: string): State<Data, Step> | null {
  try {
    return JSON.parse(value) as State<Data, Step> | null
  } catch {
    return null
  }
}
