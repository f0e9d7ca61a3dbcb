/** workerd tells only that the connection was lost, with no code, and not when. */
export const sentOf = (): 'unknown' => 'unknown'

/** workerd's `fetch` waits as long as it is told to. */
export const unlimited = (): undefined => undefined
