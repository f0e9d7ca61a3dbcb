import type { Explanation } from './sent.ts'

/** workerd tells only that the connection was lost, with no code, and not when. */
export const sentOf = (): 'unknown' => 'unknown'

export const explain = (cause: unknown): Explanation => ({
  cause,
  sent: 'unknown',
  reason: `no answer (${cause instanceof Error ? cause.message : String(cause)})`,
})

/** Only Deno needs the header. */
export const connection = undefined

/** workerd's `fetch` waits as long as it is told to. */
export const unlimited = (): undefined => undefined

/** Only undici's errors have data. A function that bundlers inline. */
export function withoutData(error: unknown): unknown {
  return error
}
