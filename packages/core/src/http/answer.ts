import { sha256 } from '#hmac'
import { isThenable } from '../base/eventually.ts'
import { isPending, withinTime } from '../base/timers.ts'
import type { Delivery } from '../handling/delivery.ts'
import type { Outcome } from '../handling/process.ts'
import type { Runtime } from '../handling/runtime.ts'
import { Turn } from '../inbox/inbox.ts'
import type { Parts } from '../parts.ts'
import { splitOperation } from '../reply/calls.ts'
import type { QuickOperation } from '../reply/quick-operation.ts'
import type { Outgoing } from './endpoint.ts'
import type { Posted } from './read-event.ts'
import { readAnswer, respond, respondError, writeAnswer } from './respond.ts'

/** In milliseconds, for accounts with an API: go-cqhttp posts an event again after 5 s. */
const REPLY_TIMEOUT = 4_000

type Answer = (
  posted: Posted,
  runtime: Runtime | null | undefined,
  arrival: number,
) => Promise<Outgoing>

/**
 * Answers a posted event: once for all of its copies, and in time. One budget of time runs from the
 * arrival of the event to its response, whatever uses it up.
 */
export function createAnswer(parts: Parts): Answer {
  const { processor, inbox, client, carryOut, logger, quickOperation, replyTimeout } = parts

  return async ({ payload, body, signature }, runtime, arrival) => {
    const delivery = processor.open(payload, runtime, arrival)
    if (processor.drops(delivery)) return respond(undefined)
    if (parts.queue && (await parts.queue(delivery, signature ?? body))) return respond(undefined)

    const hasApi = client.reaches(delivery.event.self_id)
    const limit = replyTimeout ?? (hasApi ? REPLY_TIMEOUT : Infinity)
    const timeLeft = (): number => Math.min(limit - delivery.elapsed, delivery.timeLeft)

    // A client that hangs up comes back with a copy, which has to find the answer.
    let open: PromiseWithResolvers<void> | undefined
    const keepOpen = (): void => {
      if (open !== undefined) return
      open = Promise.withResolvers()
      delivery.keepAlive(open.promise)
    }

    try {
      let turn: Turn | undefined
      if (inbox !== undefined) {
        // The body names the account, so that its digest tells apart the accounts as well.
        const digest = signature ?? sha256(body)
        if (isThenable(digest)) keepOpen()
        const key = isThenable(digest) ? await digest : digest
        const taking = inbox.take(key, timeLeft)
        if (isThenable(taking)) keepOpen()
        const taken = isThenable(taking) ? await taking : taking
        if (!(taken instanceof Turn)) {
          delivery.reportOutcome('duplicate')
          return toCopy(taken)
        }
        turn = taken
      }

      const processing = processor.run(delivery)
      let outcome: Outcome | undefined
      if (!isThenable(processing)) {
        outcome = processing
      } else if (await isPending(processing)) {
        keepOpen()
        turn?.keep()
        outcome = await withinTime(processing, Math.max(0, timeLeft()))
        if (outcome === undefined) delivery.keepAlive(finishLate(processing, delivery, turn))
      } else {
        outcome = await processing
      }

      const outgoing = outcome === undefined ? respond(undefined) : conclude(outcome, delivery)
      const finished = turn?.finish(writeAnswer(outgoing), outcome !== undefined)
      if (finished !== undefined) delivery.keepAlive(finished)
      return outgoing
    } finally {
      open?.resolve()
    }
  }

  /** Undefined where another was still at it when the time was up. */
  function toCopy(answer: string | undefined): Outgoing {
    if (answer === undefined) return respond(undefined)
    const outgoing = readAnswer(answer)
    if (outgoing !== undefined) return outgoing
    logger.error('the store of the inbox holds an answer that this version cannot read')
    return respond(undefined)
  }

  function conclude(outcome: Outcome, delivery: Delivery): Outgoing {
    const outgoing = toOutgoing(outcome, delivery)
    delivery.reportOutcome(outgoing === undefined ? 'failed' : 'handled')
    return outgoing ?? respondError(500, 'a handler failed')
  }

  /** Undefined for a failure; onError has been told. */
  function toOutgoing(outcome: Outcome, delivery: Delivery): Outgoing | undefined {
    if ('error' in outcome) return undefined
    try {
      return respond(takeForResponse(outcome.operation, delivery))
    } catch (error) {
      // The result cannot be serialized, for example because it holds a bigint.
      delivery.reportError(error)
      return undefined
    }
  }

  /** What the response cannot carry is begun as actions here. */
  function takeForResponse(
    operation: QuickOperation | undefined,
    delivery: Delivery,
  ): object | undefined {
    const { event } = delivery
    if (operation === undefined || quickOperation === 'response') return operation
    const isCallable = event.post_type === 'message' || event.post_type === 'request'
    if (!isCallable || !client.reaches(event.self_id)) return operation
    if (quickOperation === 'api') {
      delivery.keepAlive(carryOutOf(operation, delivery))
      return undefined
    }
    const { response, rest } = splitOperation(operation as Record<string, unknown>, event)
    if (rest !== undefined) delivery.keepAlive(carryOutOf(rest, delivery))
    return response
  }

  /** The handlers have missed the response: what they return is done by actions. */
  async function finishLate(
    processing: Promise<Outcome>,
    delivery: Delivery,
    turn: Turn | undefined,
  ): Promise<void> {
    const outcome = await processing
    turn?.end(writeAnswer(respond(undefined)))
    delivery.reportOutcome('error' in outcome ? 'failed' : 'late')
    if ('operation' in outcome && outcome.operation !== undefined) {
      await carryOutOf(outcome.operation, delivery)
    }
  }

  function carryOutOf(operation: object, delivery: Delivery): Promise<void> {
    return carryOut(operation, delivery.event, (error) => delivery.reportError(error))
  }
}
