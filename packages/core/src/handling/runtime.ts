/** What an adapter knows about the runtime that an event arrived in. */
export interface Runtime {
  /** Keeps the runtime alive until `task` has settled, also after the response. */
  waitUntil?: (task: Promise<unknown>) => void
  /** When the runtime will cut the work off, in milliseconds since the epoch. */
  deadline?: number
  /** The runtime's own objects; each adapter exports a typed accessor for them. */
  platform?: unknown
}
