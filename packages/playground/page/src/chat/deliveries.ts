import { computed } from '@preact/signals'
import { exchanges } from '../state/state.ts'
import { deliveries, type Delivery } from './wire.ts'

const found = computed(() => deliveries(exchanges.value))

/** How the post of a message went, by its id. */
export function deliveryOf(messageId: number): Delivery {
  return found.value.get(String(messageId)) ?? 'none'
}
