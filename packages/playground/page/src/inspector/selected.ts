import { computed, signal } from '@preact/signals'
import type { CallView, ExchangeView } from '../../../src/protocol.ts'
import { calls, exchanges, groups, messages, session, users } from '../state/state.ts'
import { pane, selectedExchange } from '../state/navigation.ts'
import type { People } from './event-form/people.ts'

export type TabName = 'exchanges' | 'calls' | 'sockets' | 'log' | 'chat'

/** Which tab of the side panel is chosen. */
export const tab = signal<TabName>('exchanges')

/** Where the panel is narrow, the detail of an exchange covers the list of them. */
export const isDetailOpen = signal(false)

/** All exchanges, the latest first. */
export const latestFirst = computed(() =>
  [...exchanges.value.values()].sort((a, b) => b.key - a.key),
)

/** The exchange that is shown: the selected one, else the latest. */
export const shownExchange = computed(() => {
  const { value: key } = selectedExchange
  const chosen = key === undefined ? undefined : exchanges.value.get(key)
  return chosen ?? latestFirst.value[0]
})

/** The calls of an exchange, as far as they are still known. */
export function callsOf(exchange: ExchangeView): CallView[] {
  return exchange.calls.flatMap((key) => calls.value.get(key) ?? [])
}

export function showExchange(key: number): void {
  selectedExchange.value = key
  tab.value = 'exchanges'
  isDetailOpen.value = true
  pane.value = 'inspector'
}

/** The people, groups and messages of the sandbox. */
export const people = computed<People>(() => ({
  selfId: session.value?.selfId ?? 0,
  users: users.value,
  groups: groups.value,
  messages: messages.value,
}))
