import { describe } from './internal/value.ts'

/** What the bus asks of the context that it hands to listeners. */
interface Control {
  /** Whether `stop()` has been called. */
  readonly stopped: boolean
  /** Is told of every error of a listener. */
  readonly report: (error: unknown) => void
}

export type Listener<Event, Context> = (event: Event, context: Context) => unknown

/** Listeners by name. A list is replaced, never changed, so an emission keeps the one it took. */
export class Registry<Event, Context> {
  readonly #lists = new Map<string, readonly Listener<Event, Context>[]>()

  add(names: readonly string[], listener: Listener<Event, Context>): void {
    for (const name of names) {
      const list = this.#lists.get(name) ?? []
      if (!list.includes(listener)) this.#lists.set(name, [...list, listener])
    }
  }

  remove(names: readonly string[], listener: Listener<Event, Context>): void {
    for (const name of names) {
      const rest = this.#lists.get(name)?.filter((item) => item !== listener) ?? []
      if (rest.length > 0) this.#lists.set(name, rest)
      else this.#lists.delete(name)
    }
  }

  /** The lists that `name` reaches, most specific first. */
  levels(name: string): (readonly Listener<Event, Context>[])[] {
    const levels = []
    for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
      const list = this.#lists.get(name.slice(0, end))
      if (list !== undefined) levels.push(list)
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
      const { errors } = await run(level, event, context)
      if (errors.length > 0) throw errors[0]
      if (context.stopped) return undefined
    }

    const results: unknown[] = []
    const errors: unknown[] = []
    for (const level of handlers) {
      const outcome = await run(level, event, context)
      results.push(...outcome.results)
      errors.push(...outcome.errors)
      if (context.stopped) break
    }
    if (results.length === 0 && errors.length > 0) throw errors[0]
    return results[0]
  }
}

async function run<Event, Context extends Control>(
  level: readonly Listener<Event, Context>[],
  event: Event,
  context: Context,
): Promise<{ results: unknown[]; errors: unknown[] }> {
  const results: unknown[] = []
  const errors: unknown[] = []
  const outcomes = await Promise.allSettled(
    level.map(async (listener) => await listener(event, context)),
  )
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      errors.push(outcome.reason)
      context.report(outcome.reason)
    } else if (outcome.value !== undefined && outcome.value !== null) {
      results.push(outcome.value)
    }
  }
  return { results, errors }
}
