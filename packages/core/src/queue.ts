// A queue in front of a bot
export { attachQueue } from './queue/attach.ts'
export { runQueue, type QueueRunner, type RunQueueOptions } from './queue/run-queue.ts'
export type { EventQueue, PullQueue, QueueJob, QueueMessage } from './queue/event-queue.ts'
export type { QueueBot } from './queue/queue-bot.ts'

// For adapters whose platform hands messages over
export { type Attempt, createAttempt, type Verdict } from './queue/attempt.ts'
export { type BatchItem, type BatchOptions, deliverBatch } from './queue/batch.ts'
export type { RetryOptions } from './queue/retry.ts'
export {
  formatDeadLetter,
  formatMessage,
  type ParsedMessage,
  parseMessage,
} from './queue/message.ts'
