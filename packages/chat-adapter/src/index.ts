// The adapter
export { createCqhttpAdapter, CqhttpAdapter } from './cqhttp-adapter.ts'
export type { CqhttpAdapterOptions, CqhttpBot, StreamMessageOptions } from './options.ts'
export type { CqhttpThreadId } from './thread-id.ts'

// State
export { createState, type StateOptions } from './state/state.ts'
