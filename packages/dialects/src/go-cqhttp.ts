// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Dialect, DialectTypes } from '@cqhttp/core'
import type { GoCqhttpActions } from './go-cqhttp/actions.ts'
import type { GoCqhttpEvents } from './go-cqhttp/events.ts'
import { goCqhttpRows } from './go-cqhttp/rows.ts'
import type { GoCqhttpMessage } from './go-cqhttp/segments.ts'

export type * from './go-cqhttp/segments.ts'
export type * from './go-cqhttp/events.ts'
export type * from './go-cqhttp/results.ts'
export type * from './go-cqhttp/params.ts'
export type * from './go-cqhttp/actions.ts'
export type * from './common/events.ts'
export type * from './common/params.ts'
export type * from './common/results.ts'

/** What go-cqhttp adds to the types of a bot. */
export interface GoCqhttpTypes extends DialectTypes {
  actions: GoCqhttpActions
  events: GoCqhttpEvents
  message: GoCqhttpMessage
}

/**
 * The dialect of go-cqhttp: its actions, events and segments.
 *
 * @example
 * ```ts
 * import { CQHttp } from '@cqhttp/core'
 * import { goCqhttp } from '@cqhttp/dialects/go-cqhttp'
 *
 * const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:5700' }).use(goCqhttp)
 * ```
 */
export const goCqhttp: Dialect<{ goCqhttp: GoCqhttpTypes }> = { actions: goCqhttpRows }
