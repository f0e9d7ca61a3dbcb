import type { Logger } from './base/logger.ts'

// Requests and answers
export { ask, checkEndpoint, HOST, isEndpoint, isOutgoing } from './http/ask.ts'
export { type AnswerFields, toFields } from './http/fields.ts'
export { respondError as textAnswer } from './http/respond.ts'
export { toIncoming, toResponse } from './http/web.ts'
export type { Endpoint, Incoming, Outgoing, Runtime } from './http/endpoint.ts'
export { BodyTooLargeError, BodyUsedError } from './base/errors.ts'

// Options
export {
  type Check,
  check,
  checkLogger,
  checkOptions,
  type Describe,
  hasMethods,
} from './base/check.ts'
export { checkNode } from './base/node-version.ts'
export { MAX_TIMEOUT } from './base/timers.ts'

// Logging
export { resolveLogger } from './base/logger.ts'
export type { Logger }

/** The part of a logger that failures need. */
export type ErrorLogger = Pick<Logger, 'error'>

/** The part of a logger that warnings and failures need. */
export type WarningLogger = Pick<Logger, 'warn' | 'error'>

// Schedules
export { tickOf } from './schedule/board.ts'
export { startSchedules } from './schedule/start-schedules.ts'
