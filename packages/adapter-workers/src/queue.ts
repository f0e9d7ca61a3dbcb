// A queue for the option `queue` of both functions `toWorkersHandler`
export {
  cloudflareQueue,
  type CloudflareQueueOptions,
  type QueueSource,
} from './queue/cloudflare-queue.ts'
export type {
  QueueBinding,
  QueuedBatch,
  QueuedMessage,
  QueueHandler,
  WorkersQueue,
} from './queue/workers-queue.ts'
