import type { ExecutionContext } from '../platform.ts'

/**
 * What is used of a message of a batch; `Message` of `@cloudflare/workers-types` is one.
 *
 * @see https://developers.cloudflare.com/queues/configuration/javascript-apis/#message
 */
export interface QueuedMessage {
  readonly body: unknown
  /** From 1 on. */
  readonly attempts: number
  ack(): void
  retry(options?: { delaySeconds?: number }): void
}

/** What is used of a batch; `MessageBatch` of `@cloudflare/workers-types` is one. */
export interface QueuedBatch {
  readonly messages: readonly QueuedMessage[]
}

/** What is used of a binding to a queue; `Queue` of `@cloudflare/workers-types` is one. */
export interface QueueBinding {
  send(body: string, options?: { contentType?: 'text' }): Promise<unknown>
}

/** The part of a Worker that handles what is on its queue. */
export interface QueueHandler<Env = unknown, Context extends ExecutionContext = ExecutionContext> {
  /**
   * Handles a batch, of the queue or of its dead letters; never rejects. It needs no `this`.
   *
   * @see https://developers.cloudflare.com/queues/configuration/javascript-apis/#consumer
   */
  readonly queue: (batch: QueuedBatch, env: Env, ctx: Context) => Promise<void>
}

/** A queue in front of a bot. */
export interface WorkersQueue {
  /** Puts the queue of these bindings in front of a bot. */
  attach(bot: object, env: unknown): void
  /** Makes the consumer of a Worker; `start` gives the bot, undefined when it could not be made. */
  handler<Env, Context extends ExecutionContext>(
    start: (env: Env, ctx: Context) => Promise<object | undefined>,
  ): QueueHandler<Env, Context>
}
