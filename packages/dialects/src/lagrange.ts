// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Dialect, DialectTypes } from '@cqhttp/core'
import type { LagrangeActions } from './lagrange/actions.ts'
import type { LagrangeEvents } from './lagrange/events.ts'
import { lagrangeRows } from './lagrange/rows.ts'
import type { LagrangeMessage } from './lagrange/segments.ts'

export type * from './lagrange/segments.ts'
export type * from './lagrange/events.ts'
export type * from './lagrange/results.ts'
export type * from './lagrange/params.ts'
export type * from './lagrange/actions.ts'
export type * from './common/events.ts'
export type * from './common/params.ts'
export type * from './common/results.ts'

/** What Lagrange adds to the types of a bot. */
export interface LagrangeTypes extends DialectTypes {
  actions: LagrangeActions
  events: LagrangeEvents
  message: LagrangeMessage
}

/**
 * The dialect of Lagrange: its actions, events and segments.
 *
 * @example
 * ```ts
 * import { CQHttp } from '@cqhttp/core'
 * import { lagrange } from '@cqhttp/dialects/lagrange'
 *
 * const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:5700' }).use(lagrange)
 * ```
 */
export const lagrange: Dialect<{ lagrange: LagrangeTypes }> = { actions: lagrangeRows }
