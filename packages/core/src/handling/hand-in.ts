import { sha256 } from '#hmac'
import { isThenable } from '../base/eventually.ts'
import { builtinOf, describe, isObject, isRecord } from '../base/value.ts'
import { Turn } from '../inbox/inbox.ts'
import type { Parts } from '../parts.ts'
import type { QuickOperation } from '../reply/quick-operation.ts'
import type { DeliveryReport } from './handler.ts'
import type { Processor } from './process.ts'
import type { Runtime } from './runtime.ts'

/** What became of an event that was handed to `bot.deliver`. */
export type Delivered = Exclude<DeliveryReport['outcome'], 'late'>

type HandIn<Result> = (event: object, runtime?: Runtime | null, json?: string) => Promise<Result>

/** A body that nobody has parsed, or a promise, has no name: it would be dropped in silence. */
function checkEvent(event: unknown): void {
  if (!isRecord(event) || builtinOf(event) !== undefined) {
    const what = isObject(event) ? builtinOf(event) : undefined
    throw new TypeError(`an event must be an object, but it is ${what ?? describe(event)}`)
  }
}

/** Processes an event and gives back its operation: for tests, and for callers that carry it out themselves. */
export function createReceive(processor: Processor): HandIn<QuickOperation | undefined> {
  return async (event, runtime) => {
    checkEvent(event)
    const delivery = processor.open({ ...event }, runtime)
    if (processor.drops(delivery)) return undefined
    const { operation, failure } = await processor.run(delivery)
    delivery.reportOutcome(failure ? 'failed' : 'handled')
    if (failure) throw failure.error
    return operation
  }
}

/** Processes an event and carries out its operation by actions, once for all of its copies. */
export function createDeliver(parts: Parts): HandIn<Delivered> {
  const { processor, inbox, carryOut } = parts
  return async (event, runtime, json) => {
    checkEvent(event)
    // Before `open`, which turns the message into segments.
    const digest = inbox && sha256(json ?? JSON.stringify(event))
    const key = isThenable(digest) ? await digest : digest
    const delivery = processor.open({ ...event }, runtime)
    if (processor.drops(delivery)) return 'dropped'
    if (parts.queue && (await parts.queue(delivery, key))) return 'queued'
    let turn: Turn | undefined
    if (inbox !== undefined && key !== undefined) {
      const taking = inbox.take(key, () => delivery.timeLeft)
      const taken = isThenable(taking) ? await taking : taking
      if (!(taken instanceof Turn)) {
        delivery.reportOutcome('duplicate')
        return 'duplicate'
      }
      turn = taken
    }
    const handled = Promise.withResolvers<void>()
    delivery.keepAlive(handled.promise)
    const processing = processor.run(delivery)
    if (isThenable(processing)) turn?.keep(delivery.elapsed)
    const { operation, failure } = isThenable(processing) ? await processing : processing
    if (operation !== undefined) {
      turn?.keep(delivery.elapsed)
      await carryOut(operation, delivery)
    }
    const finished = turn?.finish(failure ? '500 a handler failed' : '204 ')
    if (finished !== undefined) await finished
    const delivered = failure ? 'failed' : 'handled'
    delivery.reportOutcome(delivered)
    handled.resolve()
    return delivered
  }
}
