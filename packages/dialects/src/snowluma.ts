// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Dialect, DialectTypes } from '@cqhttp/core'
import type { SnowLumaActions } from './snowluma/actions.ts'
import type { SnowLumaEvents } from './snowluma/events.ts'
import { snowlumaRows } from './snowluma/rows.ts'
import type { SnowLumaMessage } from './snowluma/segments.ts'

export type * from './snowluma/segments.ts'
export type * from './snowluma/events.ts'
export type * from './snowluma/params.ts'
export type * from './snowluma/actions.ts'
export type * from './common/events.ts'
export type * from './common/params.ts'
export type * from './common/results.ts'

/** What SnowLuma adds to the types of a bot. */
export interface SnowLumaTypes extends DialectTypes {
  actions: SnowLumaActions
  events: SnowLumaEvents
  message: SnowLumaMessage
}

/**
 * The dialect of SnowLuma: its actions, events and segments.
 *
 * @example
 * ```ts
 * import { CQHttp } from '@cqhttp/core'
 * import { snowluma } from '@cqhttp/dialects/snowluma'
 *
 * const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:5700' }).use(snowluma)
 * ```
 */
export const snowluma: Dialect<{ snowluma: SnowLumaTypes }> = { actions: snowlumaRows }
