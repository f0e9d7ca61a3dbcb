import type { StateStore } from '@cqhttp/core'

/** How often a change is tried while others change the same list. */
const MOST_TRIES = 50
/** The largest value that every store takes, in bytes. */
const MOST_BYTES = 256 * 1024

const UTF8 = new TextEncoder()

/** What becomes of a list. */
interface Change<Result> {
  /** Its items; undefined leaves it as it is. */
  readonly items: readonly unknown[] | undefined
  /** After how many milliseconds it is gone; default never. */
  readonly ttl: number | undefined
  readonly result: Result
}

/**
 * Changes a list that others may change at the same time.
 *
 * @throws Error when others were faster every time.
 */
export async function change<Result>(
  store: StateStore,
  key: string,
  decide: (items: unknown[]) => Change<Result>,
): Promise<Result> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { value, version } = await store.get(key)
    const list: unknown = value === undefined ? [] : JSON.parse(value)
    const { items, ttl, result } = decide(Array.isArray(list) ? list : [])
    if (items === undefined) return result
    const options = { ifVersion: version, ...(ttl === undefined || ttl <= 0 ? {} : { ttl }) }
    if ((await store.set(key, write(items), options)) !== undefined) return result
    await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(2 ** tries, 50)))
  }
  throw new Error(
    `${MOST_TRIES} times somebody else changed ${JSON.stringify(key)} at the same time`,
  )
}

/** Without the oldest items, as far as all of them are too large. */
function write(items: readonly unknown[]): string {
  const texts = items.map((item) => JSON.stringify(item))
  let size = 2
  let first = texts.length
  while (first > 0) {
    size += UTF8.encode(texts[first - 1]).byteLength + 1
    if (size > MOST_BYTES && first < texts.length) break
    first--
  }
  return `[${texts.slice(first).join(',')}]`
}
