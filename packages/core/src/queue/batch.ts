import type { Runtime } from '../handling/runtime.ts'
import type { Attempt, Verdict } from './attempt.ts'
import { type ParsedMessage, parseMessage } from './message.ts'

/** A message of a batch. */
export interface BatchItem {
  /** As it was sent. */
  readonly body: unknown
  /** How often it was handed over, this time included. */
  readonly attempts: number
}

/** How a batch is handled. */
export interface BatchOptions<Item> {
  readonly attempt: Attempt
  /** How many chats are served at the same time. */
  readonly concurrency: number
  /** Whether the messages of a chat behind one that failed wait for it. */
  readonly isFifo: boolean
  /** When the runtime cuts the work off, in milliseconds since the epoch. */
  readonly deadline?: number | undefined
  /** What handlers find in `platform`. */
  readonly platform: (item: Item) => unknown
  /** Is told what is to become of each message; `unstarted` when no time was left for it. */
  readonly settle: (item: Item, verdict: Verdict | 'unstarted') => void | Promise<void>
}

/** How much longer than the longest one so far a further message may take, and what it costs besides. */
const FACTOR = 1.5
const MARGIN = 2_000

/**
 * Hands in the messages of a batch: those of a chat one after the other, several chats at the same
 * time. A message for which too little time seems to be left is not started.
 */
export async function deliverBatch<Item extends BatchItem>(
  items: readonly Item[],
  options: BatchOptions<Item>,
): Promise<void> {
  const { attempt, concurrency, isFifo, deadline = Infinity, platform, settle } = options
  let longest = 0

  const runtime = (item: Item): Runtime => ({
    platform: platform(item),
    ...(deadline < Infinity && { deadline }),
  })

  async function serve(chat: Chat<Item>): Promise<void> {
    let isBlocked = false
    for (const { item, message } of chat) {
      const start = Date.now()
      if (isBlocked || deadline - start < longest * FACTOR + MARGIN) {
        await settle(item, 'unstarted')
        continue
      }
      const verdict = await attempt(message, item.attempts, runtime(item))
      longest = Math.max(longest, Date.now() - start)
      await settle(item, verdict)
      isBlocked = isFifo && verdict.state === 'retry'
    }
  }

  const chats = groupByChat(items).values()
  const worker = async (): Promise<void> => {
    for (const chat of chats) await serve(chat)
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
}

type Chat<Item> = { readonly item: Item; readonly message: ParsedMessage | undefined }[]

/** What cannot be read is of no chat, and waits for nothing. */
function groupByChat<Item extends BatchItem>(items: readonly Item[]): Set<Chat<Item>> {
  const chats = new Map<string, Chat<Item>>()
  const all = new Set<Chat<Item>>()
  for (const item of items) {
    const message = parseMessage(item.body)
    const chat = (message && chats.get(message.chat)) ?? []
    chat.push({ item, message })
    if (message !== undefined) chats.set(message.chat, chat)
    all.add(chat)
  }
  return all
}
