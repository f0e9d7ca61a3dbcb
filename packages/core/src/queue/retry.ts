import { isObject } from '../base/value.ts'

/** When a consumer gives an event up. */
export interface RetryOptions {
  /** How often an event is handed in before it becomes a dead letter; default 8. */
  maxAttempts?: number | undefined
  /**
   * Whether an event whose handler threw this is handed in again. Default: when `sent` of the error is
   * `no`, as that of a `CallError` whose call never left. Handlers then run again from their start,
   * so what they sent before is sent twice.
   */
  retry?: ((error: unknown) => boolean) | undefined
}

/** In milliseconds. */
const FIRST = 5_000
const MOST = 15 * 60_000

/** How long to wait after an attempt, in milliseconds: 5 s, then three times as long, up to 15 min. */
export function delayAfter(attempts: number): number {
  return Math.min(FIRST * 3 ** Math.max(0, attempts - 1), MOST)
}

export function isRetryable(error: unknown): boolean {
  return isObject(error) && error['sent'] === 'no'
}

/** An error as dead letters and the log keep it: its name and text, without a stack, not long. */
export function reasonOf(error: unknown): string {
  let text: string
  try {
    text = String(error)
  } catch {
    text = 'an error that cannot be written'
  }
  return text.replaceAll(/\s+/g, ' ').slice(0, 500)
}
