import type { Event } from '../events/event-names.ts'
import type { DeliveryHandler, DeliveryReport, ErrorHandler } from './handler.ts'
import { ignore, type Logger } from '../base/logger.ts'
import { printable } from '../base/value.ts'

/** Those who are told of errors and of what becomes of events, and the log. */
export class Observers {
  readonly errorHandlers: ErrorHandler[] = []
  readonly deliveryHandlers: DeliveryHandler[] = []
  readonly logger: Logger

  constructor(logger: Logger) {
    this.logger = logger
  }

  /** Never rejects. */
  async report(error: unknown, event: Event, name: string): Promise<void> {
    if (this.errorHandlers.length === 0) {
      this.logger.error(`handling ${printable(name)} failed:`, error)
    }
    for (const handler of this.errorHandlers.slice()) {
      try {
        await handler(error, event)
      } catch (failure) {
        this.logger.error('an onError handler failed:', failure, 'at the error', error)
      }
    }
  }

  /** Whether anybody wants to know what becomes of events. */
  get areListening(): boolean {
    return this.logger.debug !== ignore || this.deliveryHandlers.length > 0
  }

  notify(report: DeliveryReport, keepAlive: (task: Promise<void>) => void): void {
    const { name = 'an event without a name', outcome, reason, duration } = report
    this.logger.debug(
      `${printable(name)}: ${outcome}${reason ? ` (${reason})` : ''} after ${duration} ms`,
    )
    for (const handler of this.deliveryHandlers.slice()) keepAlive(this.#tell(handler, report))
  }

  async #tell(handler: DeliveryHandler, report: DeliveryReport): Promise<void> {
    try {
      await handler(report)
    } catch (failure) {
      this.logger.error('an onDelivery handler failed:', failure)
    }
  }
}
