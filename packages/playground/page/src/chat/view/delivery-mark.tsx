import { useComputed } from '@preact/signals'
import { CircleAlert, LoaderCircle } from 'lucide-preact'
import type { MessageView } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { exchanges } from '../../state/state.ts'
import { pane, selectedExchange } from '../../state/navigation.ts'
import { deliveryOf } from '../deliveries.ts'
import { exchangeOf } from '../wire.ts'
import style from './delivery-mark.module.css'

/** Beside a message that the bot has not answered yet, or did not accept. */
export function DeliveryMark({ message }: { message: MessageView }) {
  const delivery = useComputed(() => deliveryOf(message.id)).value
  if (delivery === 'waiting') {
    return (
      <span class={style['waiting']} role="img" aria-label={t('chat.delivery.waiting')}>
        <LoaderCircle size={15} aria-hidden="true" />
      </span>
    )
  }
  if (delivery !== 'failed') return null
  return (
    <button
      type="button"
      class={style['failed']}
      aria-label={t('chat.delivery.failed')}
      title={t('chat.delivery.failed')}
      onClick={() => showWire(message)}
    >
      <CircleAlert size={18} aria-hidden="true" />
    </button>
  )
}

/** Shows in the side panel how a message was carried. */
export function showWire(message: MessageView): void {
  const exchange = exchangeOf(message, exchanges.value)
  if (exchange === undefined) return
  selectedExchange.value = exchange.key
  pane.value = 'inspector'
}
