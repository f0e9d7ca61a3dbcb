/** workerd tells only that the connection was lost, with no code, and not when. */
export const sentOf = (): 'unknown' => 'unknown'
