// Handlers
export { toLambdaHandler, type LambdaHandler } from './lambda-handler.ts'
export { toStreamingLambdaHandler } from './streaming-handler.ts'
export type { LambdaHandlerOptions } from './options.ts'

// In a bot's handlers
export { lambdaPlatform, type LambdaPlatform } from './platform.ts'

// Events to requests, responses to results
export { toRequest } from './request.ts'
export { toResult } from './result.ts'
export type { LambdaEvent, LambdaResult, LatticeEvent, LatticeResult } from './fronts/events.ts'
