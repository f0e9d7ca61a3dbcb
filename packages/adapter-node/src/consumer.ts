import type { Endpoint } from '@cqhttp/core/adapter'
import type { PullQueue, QueueBot, QueueRunner, RunQueueOptions } from '@cqhttp/core/queue'

/**
 * Puts a queue in front of a bot, and handles what is on it unless `consumer` is `false`.
 *
 * @throws TypeError for a wrong option, or an endpoint that is no bot.
 */
export async function startConsumer(
  endpoint: Endpoint & Partial<QueueBot>,
  queue: PullQueue,
  consumer: RunQueueOptions | false = {},
): Promise<QueueRunner | undefined> {
  if (!isBot(endpoint)) {
    throw new TypeError('option queue: only a bot of @cqhttp/core takes a queue')
  }
  // Not before it is needed: a bot without a queue starts without it.
  const { attachQueue, runQueue } = await import('@cqhttp/core/queue')
  if (consumer !== false) return runQueue(endpoint, queue, consumer)
  attachQueue(endpoint, queue)
  return undefined
}

function isBot(endpoint: Endpoint & Partial<QueueBot>): endpoint is Endpoint & QueueBot {
  return typeof endpoint.settings === 'function'
}
