// What runs beside a bot in production
export { type CallHandler, type CallReport, onCall, type OperatedBot } from './operation/on-call.ts'
export { addHealthRoute, type HealthBot, type HealthOptions } from './operation/health-route.ts'
export { jsonLogger, type JsonLoggerOptions } from './operation/json-logger.ts'
