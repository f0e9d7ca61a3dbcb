// The handler
export {
  toWorkersHandler,
  type BotFactory,
  type CronTick,
  type WorkersHandler,
} from './workers-handler.ts'
export type { WorkersHandlerOptions } from './options.ts'

// In a bot's handlers
export { workersPlatform, type ExecutionContext, type WorkersPlatform } from './platform.ts'
