import { describe } from './internal/value.ts'

/** What the bus asks of the context that it hands to listeners. */
interface Control {
  /** Whether `stop()` has been called. */
  readonly stopped: boolean
  /** Is told of every error of a listener. */
  readonly report: (error: unknown) => void
}

export type Listener<Event, Context> = (event: Event, context: Context) => unknown

/** Every listener that an event reaches: lists by level, most specific first. */
type Levels<Event, Context> = readonly (readonly Listener<Event, Context>[])[]

/** How many names of events are remembered; who posts events chooses them. */
const MAX_NAMES = 1000

/** Listeners by name. */
export class Registry<Event, Context> {
  readonly #listeners = new Map<string, Set<Listener<Event, Context>>>()
  /** Made when an event comes, and never changed: an emission keeps what it took. */
  readonly #levels = new Map<string, Levels<Event, Context>>()

  add(names: readonly string[], listener: Listener<Event, Context>): void {
    this.#levels.clear()
    for (const name of names) {
      const listeners = this.#listeners.get(name)
      if (listeners === undefined) this.#listeners.set(name, new Set([listener]))
      else listeners.add(listener)
    }
  }

  remove(names: readonly string[], listener: Listener<Event, Context>): void {
    this.#levels.clear()
    for (const name of names) this.#listeners.get(name)?.delete(listener)
  }

  /** The lists that `name` reaches, most specific first. */
  levels(name: string): Levels<Event, Context> {
    if (this.#listeners.size === 0) return []
    let levels = this.#levels.get(name)
    if (levels === undefined) {
      if (this.#levels.size >= MAX_NAMES) this.#levels.clear()
      this.#levels.set(name, (levels = this.#collect(name)))
    }
    return levels
  }

  #collect(name: string): Levels<Event, Context> {
    const levels = []
    for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
      const listeners = this.#listeners.get(name.slice(0, end))
      if (listeners !== undefined && listeners.size > 0) levels.push([...listeners])
    }
    return levels
  }
}

/** Reads `(...names, listener)`, and with a post type the rest of names below it. */
export function readArguments<Event, Context>(
  args: readonly unknown[],
  postType?: string,
): { names: readonly string[]; listener: Listener<Event, Context> } {
  const listener = args.at(-1)
  const names = args.slice(0, -1)
  if (typeof listener !== 'function') {
    throw new TypeError(`the last argument must be the handler, but it is ${describe(listener)}`)
  }
  for (const name of names) {
    if (typeof name !== 'string' || name === '') {
      throw new TypeError(
        `an event name must be a string such as 'message.group', but it is ${describe(name)}`,
      )
    }
  }
  if (postType !== undefined) {
    const details =
      names.length > 0 ? names.map((name) => `${postType}.${String(name)}`) : [postType]
    return { names: details, listener: listener as Listener<Event, Context> }
  }
  if (names.length === 0) throw new TypeError("name the events to listen to, such as 'message'")
  return { names: names as string[], listener: listener as Listener<Event, Context> }
}

/**
 * Hands an event to those who registered for its name, in the manner of aiocqhttp: from
 * `message.private.friend` up to `message`, the listeners of a level concurrently, the levels one
 * after the other, all hooks before any handler.
 */
export class EventBus<Event, Context extends Control> {
  readonly handlers: Registry<Event, Context> = new Registry()
  readonly hooks: Registry<Event, Context> = new Registry()

  /**
   * Resolves with the first result that is not null or undefined, in the order of level and
   * registration; rejects with the first error when a hook threw, or when a handler threw and none
   * gave a result.
   */
  async emit(name: string, event: Event, context: Context): Promise<unknown> {
    const hooks = this.hooks.levels(name)
    const handlers = this.handlers.levels(name)

    for (const level of hooks) {
      const { failure } = add({}, await run(level, event, context), context)
      if (failure !== undefined) throw failure.error
      if (context.stopped) return undefined
    }

    const total: Outcome = {}
    for (const level of handlers) {
      add(total, await run(level, event, context), context)
      if (context.stopped) break
    }
    if (total.failure !== undefined && total.result === undefined) throw total.failure.error
    return total.result
  }
}

/** What a listener made of an event, or several: the first result, and the first error. */
interface Outcome {
  result?: unknown
  /** In an object, since anything can be thrown. */
  failure?: { readonly error: unknown }
}

/** Adds what a level made of the event; only then errors are reported, in the order of the level. */
function add(total: Outcome, outcomes: readonly Outcome[], context: Control): Outcome {
  for (const { result, failure } of outcomes) {
    total.result ??= result ?? undefined
    if (failure === undefined) continue
    total.failure ??= failure
    context.report(failure.error)
  }
  return total
}

/** Settles when all listeners of a level have. Never rejects. */
async function run<Event, Context>(
  level: readonly Listener<Event, Context>[],
  event: Event,
  context: Context,
): Promise<readonly Outcome[]> {
  const [first] = level
  // Nearly always there is one only.
  if (first !== undefined && level.length === 1) return [await settle(first, event, context)]
  return await Promise.all(level.map((listener) => settle(listener, event, context)))
}

/** Never rejects. */
async function settle<Event, Context>(
  listener: Listener<Event, Context>,
  event: Event,
  context: Context,
): Promise<Outcome> {
  try {
    return { result: await listener(event, context) }
  } catch (error) {
    return { failure: { error } }
  }
}
