import { type Eventually, isThenable, whenThere } from '../base/eventually.ts'
import { isFilled, mustBe } from '../base/value.ts'
import { isNothing } from '../reply/operation.ts'

/** What the bus asks of the context that it hands to listeners. */
interface Control<Event> {
  readonly event: Event
  /** Whether `stop()` has been called. */
  readonly stopped: boolean
  /** Is told of every error of a listener. */
  reportError(error: unknown): void
}

export type Listener<Event, Context> = (event: Event, context: Context) => unknown

type Level<Event, Context> = readonly Listener<Event, Context>[]

/** Listeners by name. */
export class Registry<Event, Context> {
  readonly #sets = new Map<string, Set<Listener<Event, Context>>>()
  /** What `levels` gave, until something changes: an emission keeps what it took. */
  readonly #levels = new Map<string, readonly Level<Event, Context>[]>()

  add(names: readonly string[], listener: Listener<Event, Context>): void {
    this.#levels.clear()
    for (const name of names) {
      const set = this.#sets.get(name) ?? new Set()
      this.#sets.set(name, set.add(listener))
    }
  }

  remove(names: readonly string[], listener: Listener<Event, Context>): void {
    this.#levels.clear()
    for (const name of names) {
      const set = this.#sets.get(name)
      if (set?.delete(listener) && set.size === 0) this.#sets.delete(name)
    }
  }

  /** The listeners that `name` reaches, most specific level first. */
  levels(name: string): readonly Level<Event, Context>[] {
    if (this.#sets.size === 0) return []
    const known = this.#levels.get(name)
    if (known !== undefined) return known
    const levels: Level<Event, Context>[] = []
    for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1)) {
      const set = this.#sets.get(name.slice(0, end))
      if (set !== undefined) levels.push([...set])
    }
    // Names come from outside: invented ones must not fill the memory.
    if (levels.length > 0 && this.#levels.size < MOST_NAMES) this.#levels.set(name, levels)
    return levels
  }
}

/** The standard has about 50. */
const MOST_NAMES = 1000

/** A listener and the names that it listens to. */
interface Registration<Event, Context> {
  names: readonly string[]
  listener: Listener<Event, Context>
}

/** Gives back what takes the listener off again. */
export function register<Event, Context>(
  { names, listener }: Registration<Event, Context>,
  registry: Registry<Event, Context>,
): () => void {
  registry.add(names, listener)
  return () => registry.remove(names, listener)
}

/** Reads `(...names, listener)`, and with a post type the rest of names below it. */
export function readArguments<Event, Context>(
  args: readonly unknown[],
  postType?: string,
): Registration<Event, Context> {
  const listener = args.at(-1)
  if (typeof listener !== 'function') throw mustBe('the last argument', 'the handler', listener)
  const names = args.slice(0, -1).map((name) => {
    if (!isFilled(name)) throw mustBe('an event name', "a string such as 'message.group'", name)
    return postType === undefined ? name : `${postType}.${name}`
  })
  if (names.length === 0) {
    if (postType === undefined)
      throw new TypeError("name the events to listen to, such as 'message'")
    names.push(postType)
  }
  return { names, listener: listener as Listener<Event, Context> }
}

/**
 * Hands an event to those who registered for its name, in the manner of aiocqhttp: from
 * `message.private.friend` up to `message`, the listeners of a level concurrently, the levels one
 * after the other, all hooks before any handler.
 */
export class EventBus<Event, Context extends Control<Event>> {
  readonly handlers: Registry<Event, Context> = new Registry()
  readonly hooks: Registry<Event, Context> = new Registry()

  /**
   * Gives the first result that is not null or undefined, in the order of level and registration;
   * throws the first error when a hook threw, or when a handler threw and none gave a result.
   */
  emit(name: string, context: Context): Eventually<unknown> {
    return whenThere(runLevels(this.hooks.levels(name), context, true), ({ failure }) => {
      if (failure) throw failure.error
      if (context.stopped) return undefined
      return whenThere(runLevels(this.handlers.levels(name), context, false), toResult)
    })
  }
}

function toResult({ result, failure }: LevelOutcome): unknown {
  if (result === undefined && failure) throw failure.error
  return result
}

/** `before` is what came of the levels before the one at `index`. */
function runLevels<Event, Context extends Control<Event>>(
  levels: readonly Level<Event, Context>[],
  context: Context,
  untilFailure: boolean,
  before: LevelOutcome = NOTHING,
  index = 0,
): Eventually<LevelOutcome> {
  const level = levels[index]
  if (level === undefined || context.stopped || (untilFailure && before.failure)) return before
  return whenThere(run(level, context), (outcome) =>
    runLevels(levels, context, untilFailure, merge(before, outcome), index + 1),
  )
}

/** What came first of the listeners of a level, in the order of their registration. */
interface LevelOutcome {
  readonly result: unknown
  readonly failure: { readonly error: unknown } | undefined
}

const NOTHING: LevelOutcome = { result: undefined, failure: undefined }

function merge(one: LevelOutcome, other: LevelOutcome): LevelOutcome {
  if (one === NOTHING || other === NOTHING) return one === NOTHING ? other : one
  return {
    result: one.result ?? other.result,
    failure: one.failure ?? other.failure,
  }
}

function mergeAll(outcomes: readonly LevelOutcome[]): LevelOutcome {
  return outcomes.reduce(merge, NOTHING)
}

/** Runs the listeners of a level concurrently; waits only for those that have to be waited for. */
function run<Event, Context extends Control<Event>>(
  level: Level<Event, Context>,
  context: Context,
): Eventually<LevelOutcome> {
  const [only] = level
  if (level.length === 1 && only !== undefined) return start(only, context)
  const outcomes = level.map((listener) => start(listener, context))
  return outcomes.some(isThenable)
    ? Promise.all(outcomes.map(async (outcome) => outcome)).then(mergeAll)
    : mergeAll(outcomes as LevelOutcome[])
}

function start<Event, Context extends Control<Event>>(
  listener: Listener<Event, Context>,
  context: Context,
): Eventually<LevelOutcome> {
  const fail = (error: unknown): LevelOutcome => {
    context.reportError(error)
    return { result: undefined, failure: { error } }
  }
  try {
    const returned = listener(context.event, context)
    return isThenable(returned) ? Promise.resolve(returned).then(succeed, fail) : succeed(returned)
  } catch (error) {
    return fail(error)
  }
}

function succeed(result: unknown): LevelOutcome {
  if (isNothing(result)) return NOTHING
  return { result, failure: undefined }
}
