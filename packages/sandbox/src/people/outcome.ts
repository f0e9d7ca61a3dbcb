import type { ChatMessage } from '../account/chat-message.ts'
import type { ApiCall, Exchange } from '../wire/records.ts'

/** What came of something that somebody did. */
export interface Outcome {
  /** One for each event that it raised at once; empty when the bot is not told. */
  readonly exchanges: readonly Exchange[]
  /** The status of the bot's response to the first event; undefined when none came. */
  readonly status: number | undefined
  /** The quick operation in it, as the implementation read it. */
  readonly operation: Record<string, unknown> | undefined
  /** The calls of the API that belong to these events, those that come later included. */
  readonly calls: readonly ApiCall[]
  /** What the bot sent for them, by the API and by quick operation, later on included. */
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
  const sent = (): ChatMessage[] => [...new Set(exchanges.flatMap((exchange) => exchange.sent))]
  return {
    exchanges,
    status: first?.status,
    operation: first?.operation,
    get calls() {
      return [...new Set(exchanges.flatMap((exchange) => exchange.calls))]
    },
    get sent() {
      return sent()
    },
    get replies() {
      return sent().map(({ text }) => text)
    },
    message,
  }
}

/** Runs a change of the world; resolves when the events that it raised at once are over. */
export type Act = (change: () => void) => Promise<Outcome>
