import type { Delivery } from '../handling/delivery.ts'

/** An event as it goes on a queue. */
export interface QueueMessage {
  /** JSON in one line: the event, and the key under which the inbox knows it. */
  readonly body: string
  /**
   * The chat that the event is from, such as `10001:group:20001`: events of a chat are handled in
   * the order of their arrival where the queue has an order. Ids are what an implementation sends,
   * so it may be any text.
   */
  readonly chat: string
  /** The key, in hex digits: the same for copies of an event. */
  readonly key: string
}

/** Where events are put, to be handled later and by another process. */
export interface EventQueue {
  /** The largest body of a message, in bytes of UTF-8; events beyond it are handled at once. */
  readonly maxBytes: number
  /**
   * Resolves when the message is kept. When it rejects, or takes longer than 2 s, the event is
   * handled at once.
   */
  send(message: QueueMessage): void | Promise<void>
}

/** A message that was taken from a queue, until one of its methods but `renew` is called. */
export interface QueueJob {
  readonly body: string
  /** How often it was taken, this time included. */
  readonly attempts: number
  /** Keeps it from others for another `lease` milliseconds. */
  renew(lease: number): void | Promise<void>
  /** Removes it: it was handled. */
  done(): void | Promise<void>
  /** Puts it back for `delay` milliseconds; with `isCounted: false` the attempt is taken back. */
  retry(delay: number, isCounted: boolean): void | Promise<void>
  /** Moves it to the dead letters. */
  bury(reason: string): void | Promise<void>
}

/** A queue that is asked for its messages, by `runQueue`. */
export interface PullQueue extends EventQueue {
  /**
   * Takes the next message that is due for `lease` milliseconds, the first one of its chat: others
   * of the chat wait until it is done. Undefined without any.
   */
  take(lease: number): QueueJob | undefined | Promise<QueueJob | undefined>
}

/** Puts an event on the bot's queue; gives false when it must be handled at once. Never rejects. */
export type Enqueue = (delivery: Delivery, key: string | Uint8Array | undefined) => Promise<boolean>
