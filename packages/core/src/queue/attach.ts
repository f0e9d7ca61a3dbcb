import { sha256 } from '#hmac'
import { stringifyJson } from '../base/json.ts'
import { now, withinTime } from '../base/timers.ts'
import type { EventQueue } from './event-queue.ts'
import { formatMessage } from './message.ts'
import type { QueueBot } from './queue-bot.ts'

/** How long a queue may take to keep a message, in milliseconds. */
const SEND_TIMEOUT = 2_000
/** How long the log has no second line of a kind, in milliseconds. */
const PAUSE = 60_000

const UTF8 = new TextEncoder()

/**
 * Puts a queue in front of a bot: its events, by HTTP or sockets, are kept there, and answered with
 * 204 at once. A consumer handles them: `runQueue`, or one of the platform.
 *
 * Handled at once, as without a queue: meta events, such as heartbeats; what is larger than the queue
 * takes; and all events while the queue fails, since no implementation posts an event again. The log
 * says so, once a minute.
 *
 * @param onSent Called after each message that was kept.
 * @throws TypeError for anything that is no queue, or no bot of this package.
 */
export function attachQueue(bot: QueueBot, queue: EventQueue, onSent?: () => void): void {
  if (typeof queue?.send !== 'function' || !(queue.maxBytes > 0)) {
    throw new TypeError('a queue must be an object with maxBytes and the method send')
  }
  if (typeof bot?.settings !== 'function') {
    throw new TypeError('only a bot of @cqhttp/core takes a queue')
  }
  const parts = bot.settings()
  const { logger } = parts
  const said = new Map<string, number>()

  function say(kind: 'warn' | 'error', ...words: unknown[]): void {
    if (now() - (said.get(kind) ?? -PAUSE) < PAUSE) return
    said.set(kind, now())
    logger[kind](...words)
  }

  async function send(body: Parameters<EventQueue['send']>[0]): Promise<true> {
    await queue.send(body)
    return true
  }

  parts.queue = async (delivery, given) => {
    const { event } = delivery
    if (event.post_type === 'meta_event') return false
    try {
      const key = typeof given === 'string' ? given : await sha256(given ?? stringifyJson(event))
      const message = formatMessage(key, event)
      const size = UTF8.encode(message.body).length
      if (size > queue.maxBytes) {
        say(
          'warn',
          `an event of ${size} bytes is handled at once: the queue takes ${queue.maxBytes} at most`,
        )
        return false
      }
      const sending = send(message)
      delivery.keepAlive(sending.catch(() => {}))
      if ((await withinTime(sending, SEND_TIMEOUT)) === undefined) {
        throw new Error(`no answer within ${SEND_TIMEOUT} ms`)
      }
    } catch (error) {
      say('error', 'the queue failed, so events are handled at once:', error)
      return false
    }
    delivery.reportOutcome('queued')
    onSent?.()
    return true
  }
}
