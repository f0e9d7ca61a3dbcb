import type { Client } from './api/client.ts'
import type { Processor } from './handling/process.ts'
import type { Inbox } from './inbox/inbox.ts'
import type { Settings } from './options.ts'
import type { Enqueue } from './queue/event-queue.ts'
import type { CarryOut } from './reply/carry-out.ts'

/** What a bot is made of, for the rooms that bring events to it. */
export interface Parts extends Omit<Settings, 'inbox'> {
  readonly processor: Processor
  /** Undefined when events are not remembered. */
  readonly inbox: Inbox | undefined
  readonly client: Client
  readonly carryOut: CarryOut
  /** Where events are put instead of being handled at once; set by `attachQueue`. */
  queue?: Enqueue
}
