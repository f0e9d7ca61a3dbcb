import type { ChatMessage } from '../account/chat-message.ts'
import type { Exchange } from '../wire/records.ts'

/** What came of something that somebody did. */
export interface Outcome {
  /** One for each event that it raised at once; empty when the bot is not told. */
  readonly exchanges: readonly Exchange[]
  /** The status of the bot's response to the first event; undefined when none came. */
  readonly status: number | undefined
  /** The quick operation in it, as the implementation read it. */
  readonly operation: Record<string, unknown> | undefined
  /** What the bot sent meanwhile, by the API and by quick operation. */
  readonly sent: readonly ChatMessage[]
  /** The texts of `sent`. */
  readonly replies: readonly string[]
  /** What was said, if anything was. */
  readonly message: ChatMessage | undefined
}

export function toOutcome(
  exchanges: readonly Exchange[],
  message: ChatMessage | undefined,
): Outcome {
  const [first] = exchanges
  const sent = [...new Set(exchanges.flatMap((exchange) => exchange.sent))]
  return {
    exchanges,
    status: first?.status,
    operation: first?.operation,
    sent,
    replies: sent.map(({ text }) => text),
    message,
  }
}

/** Runs a change of the world; resolves when the events that it raised at once are over. */
export type Act = (change: () => void) => Promise<Outcome>
