import { custom, type Incoming, type Outgoing } from '@cqhttp/core'

import { createBot } from './bot.ts'

export const takes = 'incoming'

export interface HandleOptions {
  /** The number of handlers that do not match the event. */
  others?: number
}

export function createAnswer(
  secret: string,
  { others = 0 }: HandleOptions = {},
): (incoming: Incoming) => Promise<Outgoing | Response> {
  const bot = createBot(secret)
  for (let index = 0; index < others; index++) {
    // Half of them each on a separate level, half on one level.
    if (index % 2 === 0) bot.on(custom(`notice.other_${index}`), () => ({}))
    else bot.onNotice('group_increase', () => {})
  }
  return (incoming) => bot.handle(incoming)
}
