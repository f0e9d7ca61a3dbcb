import type { Logger } from '@cqhttp/core'

/** The part of a logger that the adapter uses. */
export type ErrorLogger = Pick<Logger, 'error'>
