import type { Id, MessageEvent } from '@cqhttp/core'
import { sameId } from '@cqhttp/core'
import type { FoundListener } from './listener.ts'
import { textOf } from './texts.ts'

/** Says whether an event is for a handler. */
export type Filter = (event: MessageEvent) => boolean

/**
 * Hands on only the messages that the filter lets through.
 *
 * @example
 * ```ts
 * bot.onMessage(when(and(role('admin'), text('全体禁言')), (event, { bot }) => …))
 * ```
 */
export function when<Event extends MessageEvent, Found extends readonly unknown[], Return>(
  filter: Filter,
  handler: FoundListener<Event, Found, Return>,
): FoundListener<Event, Found, Return | undefined> {
  return (event, context, ...found) =>
    filter(event) ? handler(event, context, ...found) : undefined
}

/** Lets through what all of the filters do. */
export function and(...filters: readonly Filter[]): Filter {
  return (event) => filters.every((filter) => filter(event))
}

/** Lets through what one of the filters does. */
export function or(...filters: readonly Filter[]): Filter {
  return (event) => filters.some((filter) => filter(event))
}

/** Lets through what the filter does not. */
export function not(filter: Filter): Filter {
  return (event) => !filter(event)
}

/** By the whole text, blanks at its ends left out: one of the strings, or what the pattern finds. */
export function text(...texts: readonly (string | RegExp)[]): Filter {
  return (event) => {
    const said = textOf(event.message)
    return texts.some((wanted) =>
      // Not `test`, which goes on where it last ended when the pattern is global.
      typeof wanted === 'string' ? said === wanted : said.search(wanted) >= 0,
    )
  }
}

/**
 * By the sender's role in the group; `admin` includes the owner. Messages outside groups, and
 * anonymous ones, have none.
 */
export function role(least: 'admin' | 'owner'): Filter {
  return (event) => {
    const { role: has } = event.sender as { role?: string }
    return event.message_type === 'group' && (has === 'owner' || has === least)
  }
}

/** By the sender's id. */
export function from(...users: readonly Id[]): Filter {
  return (event) => users.some((user) => sameId(user, event.user_id))
}

/** By the group; without ids, any group. */
export function inGroup(...groups: readonly Id[]): Filter {
  return (event) =>
    event.message_type === 'group' &&
    (groups.length === 0 || groups.some((group) => sameId(group, event.group_id)))
}

/** Messages of private chats. */
export const inPrivate: Filter = (event) => event.message_type === 'private'

/**
 * By the hour of the day in a time zone, from `start` until before `end`; `between(22, 6, …)` goes
 * over midnight.
 *
 * @param timeZone Such as `Asia/Shanghai`.
 */
export function between(start: number, end: number, timeZone: string): Filter {
  const format = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' })
  return (event) => {
    const hour = Number(format.format(event.time * 1000))
    return start <= end ? start <= hour && hour < end : start <= hour || hour < end
  }
}
