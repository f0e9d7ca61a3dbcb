// In front of a bot
export { sqsQueue, type SqsQueue, type SqsQueueOptions } from './queue/sqs-queue.ts'

// What handles it
export {
  toQueueHandler,
  type QueueHandler,
  type QueueHandlerOptions,
} from './queue/queue-handler.ts'
export type { AwsCredentials, SqsOptions } from './queue/sqs-client.ts'
