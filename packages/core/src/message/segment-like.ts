import { isFilled, isObject } from '../base/value.ts'
import type { Segment } from './segment.ts'

/** `data` may still be missing: a segment written by hand, or null from an implementation. */
export function isSegmentLike(value: unknown): value is Segment {
  return isObject(value) && isFilled(value['type'])
}
