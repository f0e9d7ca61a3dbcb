import type { Parts } from '../parts.ts'

/** What queues need of a bot; a `CQHttp` has it. */
export interface QueueBot {
  /** Gives what the bot is made of, each time the same object. */
  settings(): Pick<Parts, 'processor' | 'inbox' | 'client' | 'carryOut' | 'logger' | 'queue'>
}
