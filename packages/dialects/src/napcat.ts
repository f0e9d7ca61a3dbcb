// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Dialect, DialectTypes } from '@cqhttp/core'
import type { NapCatActions } from './napcat/actions.ts'
import type { NapCatEvents } from './napcat/events.ts'
import { napcatRows } from './napcat/rows.ts'
import type { NapCatMessage } from './napcat/segments.ts'

export type * from './napcat/segments.ts'
export type * from './napcat/events.ts'
export type * from './napcat/params.ts'
export type * from './napcat/results.ts'
export type * from './napcat/actions.ts'
export type * from './common/events.ts'
export type * from './common/params.ts'
export type * from './common/results.ts'

/** What NapCat adds to the types of a bot. */
export interface NapCatTypes extends DialectTypes {
  actions: NapCatActions
  events: NapCatEvents
  message: NapCatMessage
}

/**
 * The dialect of NapCat: its actions, events and segments.
 *
 * @example
 * ```ts
 * import { CQHttp } from '@cqhttp/core'
 * import { napcat } from '@cqhttp/dialects/napcat'
 *
 * const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:5700' }).use(napcat)
 * ```
 */
export const napcat: Dialect<{ napcat: NapCatTypes }> = { actions: napcatRows }
