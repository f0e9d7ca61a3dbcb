import type { Segment } from './segment.ts'

const GUARD = {
  value(): never {
    throw new TypeError(
      "a segment is not a string: write message`${segment.at(1)} hi` or [segment.at(1), ' hi'], or " +
        'formatCqCode(…) to print it',
    )
  },
}

/**
 * Keeps a segment, or an array of segments, from becoming `[object Object]` in `segment.at(1) + 'hi'`,
 * as one writes it in aiocqhttp.
 *
 * A property that is not enumerable: JSON, comparisons and copies do not see it. It takes about a
 * microsecond, too much for the segments of each event: only built ones have it.
 */
export function guard<Item extends object>(item: Item): Item {
  return Object.defineProperty(item, Symbol.toPrimitive, GUARD)
}

export function createSegment(type: string, data: object): Segment {
  return guard({ type, data } as Segment)
}
