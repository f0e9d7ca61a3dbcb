// Made by `pnpm --filter @cqhttp/dialects generate` from the files in data/.

import type { Dialect, DialectTypes } from '@cqhttp/core'
import type { LLBotActions } from './llbot/actions.ts'
import type { LLBotEvents } from './llbot/events.ts'
import { llbotRows } from './llbot/rows.ts'
import type { LLBotMessage } from './llbot/segments.ts'

export type * from './llbot/segments.ts'
export type * from './llbot/events.ts'
export type * from './llbot/params.ts'
export type * from './llbot/results.ts'
export type * from './llbot/actions.ts'
export type * from './common/events.ts'
export type * from './common/params.ts'
export type * from './common/results.ts'

/** What LLBot adds to the types of a bot. */
export interface LLBotTypes extends DialectTypes {
  actions: LLBotActions
  events: LLBotEvents
  message: LLBotMessage
}

/**
 * The dialect of LLBot: its actions, events and segments.
 *
 * @example
 * ```ts
 * import { CQHttp } from '@cqhttp/core'
 * import { llbot } from '@cqhttp/dialects/llbot'
 *
 * const bot = new CQHttp({ apiRoot: 'http://127.0.0.1:5700' }).use(llbot)
 * ```
 */
export const llbot: Dialect<{ llbot: LLBotTypes }> = { actions: llbotRows }
