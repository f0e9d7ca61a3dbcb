// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

/** Of an action that changes nothing. */
export const READS = { reads: true } as const
/** Of an action that is not to be sent twice. */
export const WRITES = {} as const
/** Of an action that sends a message. */
export const SENDS = { messages: ['message'] } as const
/** Of an action that sends a forward record. */
export const FORWARDS = { messages: ['messages', 'message'] } as const
