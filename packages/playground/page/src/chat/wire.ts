import type { ExchangeView, MessageView } from '../../../src/protocol.ts'
import { isDelivered } from '../inspector/exchanges/summary.ts'

/** How the post of a message went; `none` when it was not posted, or long ago. */
export type Delivery = 'none' | 'waiting' | 'done' | 'failed'

/** The exchange that carried a message to the bot, or that the bot sent it in; the latest such. */
export function exchangeOf(
  { id, number }: Pick<MessageView, 'id' | 'number'>,
  exchanges: ReadonlyMap<number, ExchangeView>,
): ExchangeView | undefined {
  let found: ExchangeView | undefined
  for (const exchange of exchanges.values()) {
    if (carries(exchange, id) || exchange.sent.includes(number)) found = exchange
  }
  return found
}

function carries({ event }: ExchangeView, id: number): boolean {
  const { post_type: type, message_id: messageId } = event
  return (type === 'message' || type === 'message_sent') && String(messageId) === String(id)
}

/** Which posts of messages are under way or failed, by message id. */
export function deliveries(exchanges: ReadonlyMap<number, ExchangeView>): Map<string, Delivery> {
  const found = new Map<string, Delivery>()
  for (const exchange of exchanges.values()) {
    const { event, status, duration } = exchange
    if (event['post_type'] !== 'message') continue
    const isBad = status === undefined ? !isDelivered(exchange) : status >= 300
    found.set(
      String(event['message_id']),
      duration === undefined ? 'waiting' : isBad ? 'failed' : 'done',
    )
  }
  return found
}
